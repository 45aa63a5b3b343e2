//! Testimonials and champions' stories on one page.

use super::Pages;
use super::head::{About, Doc};
use crate::render::engine;
use crate::render::views::people::Stories;

/// A page that can still be read.
const MOST: usize = 120;

impl Pages<'_> {
    pub(super) fn stories(&self) -> Doc {
        let (lead_voice, voices) = self.voices(&self.latest_voices(), MOST);
        let stories = self.shared.stories.iter().flatten().take(MOST).cloned().collect();
        let about = About {
            title: self.wording.text("stories"),
            description: self.wording.text("stories_lead"),
            section: "stories/",
            crumbs: vec![self.home()],
            ..About::default()
        };
        Doc { template: "pages/stories.html", it: engine::value(&Stories { lead_voice, voices, stories }), about }
    }
}
