//! The style guide: tokens, contrasts, type, artwork and parts, as this portal's brand and look make them.
//!
//! Enter at [`Pages::styleguide`]. It exists only while drafts are shown; no search engine is told of it.

use super::head::{About, Doc};
use super::{Pages, pictures};
use crate::brand::colour::hex;
use crate::brand::contrast::ratio;
use crate::brand::looks::{GROUPS, Step};
use crate::brand::pairs::{PAIRS, Pair};
use crate::brand::{Scheme, Tokens};
use crate::model::portal::Look;
use crate::model::{Choice, Course, Listed};
use crate::render::artwork::{self, Family};
use crate::render::engine;
use crate::render::views::styleguide::{PairRow, StepRow, Styleguide, Swatch, TokenGroup, TokenRow};
use crate::render::views::{Action, Cover};

/// How many pictures of each family, and how many doors, are enough to see what varies.
const EXAMPLES: usize = 4;
/// Names of nobody, whose portraits are shown.
const NAMES: [&str; 12] = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L"];

impl Pages<'_> {
    pub(super) fn styleguide(&self) -> Doc {
        let tokens = Tokens::of(&self.portal.settings.brand);
        let looks = looks(tokens.look);
        let start =
            Course::all(self.portal).next().map(|(id, _)| self.course_start(id, self.wording.text("start_here")));
        let it = Styleguide {
            looks_css: self.assets.theme.get("looks.css").cloned().unwrap_or_default(),
            colours: swatches(&tokens),
            pairs: PAIRS.iter().filter_map(|pair| pair_row(pair, &tokens)).collect(),
            steps: Step::of(tokens.look).map(step_row).into(),
            groups: self.token_groups(&looks),
            families: Family::ALL.map(family).into(),
            people: NAMES.map(pictures::named).into(),
            doors: (0..EXAMPLES).map(|index| engine::html(&artwork::door(index))).collect(),
            course: Course::all(self.portal).next().map(|(id, _)| self.course_card(id).clone()),
            event: self.shared.events.first().cloned(),
            voice: self.shared.voices.iter().flatten().next().cloned(),
            story: self.shared.stories.iter().flatten().next().cloned(),
            start,
            action: Action::inside("", self.wording.text("find_your_start")),
            looks: looks.map(Choice::word).into(),
        };
        let about = About {
            title: self.wording.text("style_title"),
            description: self.wording.text("style_lead"),
            crumbs: vec![self.home()],
            hidden: true,
            ..About::default()
        };
        Doc { template: "pages/styleguide.html", it: engine::value(&it), about }
    }

    fn token_groups(&self, looks: &[Look]) -> Vec<TokenGroup> {
        let group = |group: &crate::brand::looks::Group| TokenGroup {
            title: self.wording.text(&format!("style_{}", group.name)),
            tokens: group
                .tokens
                .iter()
                .map(|token| TokenRow {
                    name: token.name,
                    values: looks.iter().map(|look| token.value(*look)).collect(),
                })
                .collect(),
        };
        GROUPS.iter().map(group).collect()
    }
}

/// All looks, the portal's own first.
fn looks(own: Look) -> [Look; 3] {
    match own {
        Look::Calm => [Look::Calm, Look::Bold, Look::Editorial],
        Look::Bold => [Look::Bold, Look::Calm, Look::Editorial],
        Look::Editorial => [Look::Editorial, Look::Calm, Look::Bold],
    }
}

/// `--primary-soft`, as style sheets call it.
fn property(name: &str) -> String {
    format!("--{}", name.replace('_', "-"))
}

fn swatches(tokens: &Tokens) -> Vec<Swatch> {
    let both = tokens.light.named().into_iter().zip(tokens.dark.named());
    both.map(|((name, light), (_, dark))| Swatch { name: property(name), light: hex(light), dark: hex(dark) }).collect()
}

fn pair_row(pair: &Pair, tokens: &Tokens) -> Option<PairRow> {
    let of = |scheme: &Scheme| Some(ratio(scheme.get(pair.text)?, scheme.get(pair.ground)?));
    // Cut, not rounded: 4.497 would otherwise read as if it were enough.
    let told = |ratio: f64| format!("{:.2}", (ratio * 100.0).floor() / 100.0);
    Some(PairRow {
        text: property(pair.text),
        ground: property(pair.ground),
        light: told(of(&tokens.light)?),
        dark: told(of(&tokens.dark)?),
        needed: pair.needed.to_string(),
    })
}

fn step_row(step: Step) -> StepRow {
    let (least, most) = step.pixels();
    StepRow { name: format!("--{}", step.name()), step: step.step, least, most }
}

fn family(family: Family) -> Vec<Cover> {
    let example = |number| {
        let svg = engine::html(&artwork::cover(&format!("example-{number}"), family));
        Cover { shown: None, alt: String::new(), svg }
    };
    (0..EXAMPLES).map(example).collect()
}
