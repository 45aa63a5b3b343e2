//! The digest: at most six lines to pass on, for an e-mail and for a chat.

use super::DidItWork;
use crate::brand::colour::hex;
use crate::measure::Measured;
use crate::render::channels::Context;
use crate::render::channels::email::sheet::{Direction, TABLE};
use crate::render::channels::email::style::WIDTH;
use crate::render::escape;

/// All lines together: nobody reads more in a chat.
const MOST: usize = 6;

impl DidItWork<'_> {
    /// Plain text without marks.
    pub(super) fn digest_chat(&self) -> String {
        let mut text = self.digest().join("\n");
        text.push('\n');
        text
    }

    /// A fragment for a paste into Outlook or Gmail: one table, each text with its own style, nothing to load.
    pub(super) fn digest_mail(&self, context: &Context<'_>) -> String {
        let (tokens, language) = (context.tokens, &self.portal.settings.language);
        let [ground, ink, line] = [tokens.light.surface, tokens.light.ink, tokens.light.line].map(hex);
        let mut rows = String::new();
        for (at, text) in self.digest().iter().enumerate() {
            let (size, weight) =
                if at == 0 { ("20px;line-height:28px", "bold") } else { ("16px;line-height:24px", "normal") };
            rows += &format!(
                "<tr><td style=\"padding:4px 24px;font-family:{};font-size:{size};font-weight:{weight};color:{ink}\">{}</td></tr>\n",
                tokens.mail_body_font,
                escape::to_text(text)
            );
        }
        format!(
            "{TABLE} width=\"{WIDTH}\" bgcolor=\"{ground}\" lang=\"{}\" dir=\"{}\" \
             style=\"background-color:{ground};border:1px solid {line}\">\n{rows}</table>\n",
            escape::to_attribute(language),
            Direction::of(language).word(),
        )
    }

    /// One campaign in some detail, or several by their verdicts.
    fn digest(&self) -> Vec<String> {
        let (title, portal) = (self.words.text("report_measure"), &self.portal.settings.title);
        let (today, campaigns) = (self.words.date(self.measurement.day), &self.measurement.campaigns);
        let head = self.words.with("measure_digest_head", &[("title", &title), ("portal", portal), ("date", &today)]);
        let mut lines = vec![one_line(&head)];
        match campaigns.as_slice() {
            [] => lines.push(self.words.text("measure_nothing")),
            [only] => lines.extend(self.digest_of(only)),
            several => {
                let shown = MOST - 2;
                lines.extend(several.iter().take(shown).map(|campaign| self.titled_verdict(campaign)));
                if let Some(more @ 1..) = several.len().checked_sub(shown) {
                    lines.pop();
                    lines.push(self.words.with("measure_digest_more", &[("n", &self.words.number(more + 1))]));
                }
            }
        }
        lines.push(self.words.text("measure_digest_foot"));
        lines
    }

    fn digest_of(&self, campaign: &Measured) -> Vec<String> {
        let funnel = campaign.funnel.as_ref();
        let counts = funnel.map(|funnel| {
            let steps =
                super::funnel::counted(funnel).map(|(step, n)| self.words.named(&self.step(step), &self.count(n)));
            steps.collect::<Vec<_>>().join("; ")
        });
        let roi = campaign.roi.as_ref().and_then(|roi| roi.as_ref().ok()).map(|roi| {
            let range = self.roi_range(roi);
            let said = [("base", self.roi_percent(roi.base)), ("range", range)];
            self.filled(if roi.is_told { "measure_roi_told" } else { "measure_roi_untold" }, &said)
        });
        let leak = funnel.and_then(|funnel| self.leak_said(funnel));
        let further = [counts, leak, roi].into_iter().flatten();
        [self.titled_verdict(campaign)].into_iter().chain(further.map(|text| one_line(&text))).collect()
    }

    fn titled_verdict(&self, campaign: &Measured) -> String {
        let title = &self.portal[campaign.campaign].item.title;
        one_line(&self.words.with("measure_digest_campaign", &[("title", title), ("verdict", &self.verdict(campaign))]))
    }
}

/// Whatever an author wrote takes one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
