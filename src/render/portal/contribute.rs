//! Add your own story: what to write, what is asked first, and where to put it.

use super::Pages;
use super::head::{About, Doc};
use crate::render::engine;

impl Pages<'_> {
    pub(super) fn contribute(&self) -> Doc {
        let about = About {
            title: self.wording.text("contribute"),
            description: self.wording.text("contribute_page_lead"),
            crumbs: vec![self.home()],
            ..About::default()
        };
        Doc { template: "pages/contribute.html", it: engine::value(&()), about }
    }
}
