//! Posters, screens and share pictures of a message.
//!
//! Enter at [`poster`], [`signage`] and [`share`]. What they say stands here, how it looks in the theme's
//! `channels/*.svg`; `render::press` makes the sheets. A text that fits only in letters too small to read is measured
//! against [`crate::render::channels::limits`], a character that no font has is a finding of its own.

use super::delivery::Delivery;
use super::limits::{self, Limit, Measure};
use super::{Context, Written};
use crate::diagnostics::{Code, Diagnostic};
use crate::drawing::{Format, Sheet};
use crate::model::Copy;
use crate::model::portal::EspFlavour;
use crate::output::Content;
use crate::render::engine::RenderError;
use crate::render::message::{Letter, plain};
use crate::render::press::Template;
use crate::render::views::picture::PictureView;
use crate::site_map::KitFile;
use crate::source::Place;

pub fn poster(letter: &Letter<'_>, context: &Context<'_>) -> Result<Written, RenderError> {
    let sheet = context.press.sheet(Template::Poster, &view(letter, context))?;
    let drawing = |format| Content::Drawing(context.press.drawing(&sheet, format));
    let files = vec![(KitFile::PosterSvg, drawing(Format::Svg)), (KitFile::PosterPdf, drawing(Format::Pdf))];
    Ok(written(files, &sheet, &limits::POSTER, letter))
}

pub fn signage(letter: &Letter<'_>, context: &Context<'_>) -> Result<Written, RenderError> {
    let sheet = context.press.sheet(Template::Signage, &view(letter, context))?;
    let files = vec![(KitFile::Signage, Content::Drawing(context.press.drawing(&sheet, Format::Png)))];
    Ok(written(files, &sheet, &limits::SIGNAGE, letter))
}

/// The picture that chats show beside the link. It says nothing about the persona, so that one serves them all.
pub fn share(letter: &Letter<'_>, context: &Context<'_>) -> Result<Written, RenderError> {
    let promise = course_promise(letter).map(|promise| promise.resolve(&letter.scope)).unwrap_or_default();
    let view = PictureView { persona: String::new(), promise, ..view(letter, context) };
    let sheet = context.press.sheet(Template::Share, &view)?;
    let files = vec![(KitFile::Share, Content::Drawing(context.press.drawing(&sheet, Format::Png)))];
    Ok(written(files, &sheet, &limits::SHARE, letter))
}

fn view(letter: &Letter<'_>, context: &Context<'_>) -> PictureView {
    let delivery = Delivery::of(letter, context, EspFlavour::None);
    let wording = &context.press.wording;
    let title = letter.headline.map(|headline| plain(headline, &letter.scope));
    let link = context.short_link(letter);
    let scan = wording.text("scan");
    PictureView {
        title: title.unwrap_or_else(|| delivery.line_shown(&letter.subject)),
        promise: promise(letter).map(|promise| promise.resolve(&letter.scope)).unwrap_or_default(),
        persona: letter.persona.item.title.clone(),
        action: letter.cta.as_ref().map_or_else(|| scan.clone(), |cta| delivery.line_shown(cta)),
        scan,
        until: letter
            .campaign
            .closes
            .map(|day| wording.with("until", &[("date", &wording.date(day))]))
            .unwrap_or_default(),
        link_shown: shown(&link).to_owned(),
        link,
        ..context.press.blank(letter.campaign)
    }
}

/// The persona's promise, or the course's.
fn promise<'a>(letter: &Letter<'a>) -> Option<&'a Copy> {
    letter.persona.promise.as_ref().filter(|copy| !copy.is_empty()).or_else(|| course_promise(letter))
}

fn course_promise<'a>(letter: &Letter<'a>) -> Option<&'a Copy> {
    letter.scope.course.and_then(|course| course.promise.as_ref()).filter(|copy| !copy.is_empty())
}

/// An address as people read and type it.
fn shown(link: &str) -> &str {
    let bare = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://")).unwrap_or(link);
    bare.trim_end_matches('/')
}

fn written(files: Vec<(KitFile, Content)>, sheet: &Sheet, limit: &'static Limit, letter: &Letter<'_>) -> Written {
    let (measures, problems) = judged(sheet, limit, |field| place(field, letter));
    Written { files, measures, problems, ..Written::default() }
}

/// How full the boxes of a sheet's texts are, and what no font has. `place` is where an author wrote a text.
pub fn judged(sheet: &Sheet, limit: &'static Limit, place: impl Fn(&str) -> Place) -> (Vec<Measure>, Vec<Diagnostic>) {
    let texts = || sheet.texts.iter().map(|text| (text, place(&text.field)));
    let measures = texts().map(|(text, place)| Measure::at(limit, per_cent(text.fullness), &place));
    let unknown = texts().filter(|(text, _)| !text.unknown.is_empty());
    (measures.collect(), unknown.map(|(text, place)| missing_glyph(&text.unknown, place)).collect())
}

/// Where an author wrote a text.
fn place(field: &str, letter: &Letter<'_>) -> Place {
    let own = |field: &str| letter.touchpoint.item.origin.place(field);
    match field {
        "promise" => promise(letter).map_or_else(|| own("title"), |promise| promise.place.clone()),
        "persona" => letter.persona.item.origin.place("title"),
        "brand" => letter.scope.portal.settings.origin.place("title"),
        "link" => letter.scope.portal.settings.origin.place("base_url"),
        "until" => letter.campaign.item.origin.place("closes"),
        "action" if letter.touchpoint.copy.cta.is_some() => own("cta"),
        "title" if letter.headline.is_none() && letter.touchpoint.copy.subject.is_some() => own("subject"),
        _ => own("title"),
    }
}

fn per_cent(part: f64) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "positive, and cut to what a count can be"
    )]
    let percent = (part * 100.0).ceil() as usize;
    percent
}

fn missing_glyph(characters: &[char], place: Place) -> Diagnostic {
    let named: Vec<String> = characters.iter().map(|c| format!("{c} (U+{:04X})", u32::from(*c))).collect();
    let message = format!("No font has {}, so a poster, screen or share picture can't show it.", named.join(", "));
    Diagnostic::new(Code::MissingGlyph, place, message)
        .help("Put a font file (TTF or OTF) that has it into static/fonts/, or write it another way.")
}

#[cfg(test)]
mod tests;
