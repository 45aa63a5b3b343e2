//! `listmonk.json`: the body of listmonk's `POST /api/campaigns`. Enter at [`campaign`].

use super::Form;
use super::sheet::{COMMENT, COMMENTS};
use crate::model::{Choice, Portal};
use crate::render::message::Letter;
use crate::render::views::listmonk::{AttribsView, CampaignView};

/// Pretty, because whoever sends it adds the numbers of the lists, which only listmonk knows.
pub fn campaign(letter: &Letter<'_>, portal: &Portal, form: &Form) -> String {
    let touchpoint = letter.touchpoint;
    let (campaign, persona) = (&letter.campaign.item.slug, &letter.persona.item.slug);
    let variant = letter.message.variant.as_deref();
    let tags = [Some(campaign.as_str()), Some(&touchpoint.item.slug), Some(persona), variant];
    let view = CampaignView {
        name: tags.into_iter().flatten().collect::<Vec<_>>().join("/"),
        subject: &form.subject,
        lists: [],
        r#type: "regular",
        content_type: "html",
        body: &kept_for_word(&form.html),
        altbody: &form.text,
        send_at: send_at(letter, portal),
        tags: tags.into_iter().flatten().collect(),
        headers: [],
        attribs: AttribsView {
            campaign,
            touchpoint: &touchpoint.item.slug,
            kind: touchpoint.kind.word(),
            persona,
            variant,
        },
    };
    // Strings, numbers and lists of them can't fail to be written.
    let mut json = serde_json::to_string_pretty(&view).unwrap_or_default();
    json.push('\n');
    json
}

/// The message with its comments marked as safe: listmonk's template engine takes out all others, and with them
/// everything that is there for Word (knadh/listmonk#1088). Author text holds none, because its `<` is escaped.
fn kept_for_word(html: &str) -> String {
    let mut kept = String::with_capacity(html.len() + html.len() / 16);
    let mut rest = html;
    while let Some(at) = rest.find(COMMENT) {
        let (before, from) = rest.split_at(at);
        kept.push_str(before);
        // What else begins so is the doctype.
        let comment = COMMENTS.iter().find(|comment| from.starts_with(**comment));
        match comment {
            Some(comment) => kept.extend(["{{ Safe `", comment, "` }}"]),
            None => kept.push_str(COMMENT),
        }
        rest = &from[comment.map_or(COMMENT.len(), |comment| comment.len())..];
    }
    kept + rest
}

/// `2027-01-19T09:15:00+01:00`. A time that a clock change skips is the one after it.
fn send_at(letter: &Letter<'_>, portal: &Portal) -> Option<String> {
    let due = letter.message.slot.at.to_zoned(portal.settings.timezone.clone()).ok()?;
    Some(due.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string())
}
