//! Add your own story: what to write, what is asked first, and where to put it.

use super::Pages;
use super::head::{About, Doc};
use crate::model::Course;
use crate::render::contribution::{Filled, Invitation};
use crate::render::engine;
use crate::render::views::Action;
use crate::render::views::together::Contribute;
use crate::site_map::address;

impl Pages<'_> {
    pub(super) fn contribute(&self) -> Doc {
        let about = About {
            title: self.wording.text("contribute"),
            description: self.wording.text("contribute_page_lead"),
            crumbs: vec![self.home()],
            ..About::default()
        };
        let it = Invitation::of(self.portal, None, &self.wording).map(|invitation| {
            let (action, send) = match invitation.filled {
                Filled::All => ("contribute_open", "contribute_send"),
                Filled::Name | Filled::Nothing => ("contribute_open", "contribute_copy"),
                Filled::Letter => ("contribute_letter", "contribute_mail"),
            };
            Contribute {
                action: Action::outside(invitation.href, self.wording.text(action)),
                send: self.wording.text(send),
                copies: matches!(invitation.filled, Filled::Name | Filled::Nothing),
                template: invitation.template,
            }
        });
        Doc { template: "pages/contribute.html", it: engine::value(&it), about }
    }

    /// To tell how a course went: straight to a form that knows the course, else to the page that says how.
    pub(super) fn contribute_about(&self, course: &Course) -> Option<Action> {
        let invitation = Invitation::of(self.portal, Some(course), &self.wording)?;
        let words = self.wording.text("contribute_about");
        Some(match invitation.filled {
            Filled::All | Filled::Letter => Action::outside(invitation.href, words),
            Filled::Name | Filled::Nothing => Action::inside(address::CONTRIBUTE, words),
        })
    }
}
