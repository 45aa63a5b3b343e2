//! The files of a badge: its picture, and what programs that keep badges read of it.

use super::engine::{self, RenderError};
use super::press::{Press, Template};
use super::views::picture::PictureView;
use super::{Inputs, artwork, machines};
use crate::drawing::Format;
use crate::model::{Course, Id};
use crate::output::Content;
use crate::site_map::BadgeFile;

pub fn file(course: Id<Course>, file: BadgeFile, inputs: &Inputs<'_>, press: &Press) -> Result<Content, RenderError> {
    let course = &inputs.portal[course];
    let format = match file {
        BadgeFile::Class => {
            return Ok(Content::Bytes(machines::badge_class(course, inputs.portal, &inputs.site_map.links).into()));
        }
        BadgeFile::Svg => Format::Svg,
        BadgeFile::Png => Format::Png,
    };
    let view = PictureView {
        title: course.badge.as_ref().map(|badge| badge.name.clone()).unwrap_or_default(),
        art: engine::html(&artwork::badge(&course.item.slug)),
        ..press.empty()
    };
    let sheet = press.sheet(Template::Badge, &view)?;
    Ok(Content::Drawing(press.drawing(&sheet, format)))
}
