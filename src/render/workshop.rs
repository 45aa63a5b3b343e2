//! What is set up once for all that is made: the templates, and a press for each of the portal's languages.
//!
//! Enter at [`Workshop::new`].

use super::engine::Templates;
use super::press::{Materials, Press};
use crate::brand::Tokens;
use crate::model::Portal;
use crate::theme::Theme;

pub struct Workshop {
    pub templates: Templates,
    /// In the order of the editions.
    pub presses: Vec<Press>,
}

impl Workshop {
    /// `editions` is the portal in each of its languages.
    pub fn new<'p>(
        templates: Templates,
        theme: &Theme,
        editions: impl Iterator<Item = &'p Portal>,
        tokens: &Tokens,
        materials: &Materials,
    ) -> Self {
        let press = |portal: &Portal| {
            let strings = theme.strings(&portal.settings.language);
            Press::new(&templates, strings, &portal.settings, tokens, materials)
        };
        Self { presses: editions.map(press).collect(), templates }
    }
}
