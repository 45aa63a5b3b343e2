//! A sheet as one page of PDF: its size is the sheet's, its texts can be selected and searched. Enter at [`pdf`].

use krilla::Document;
use krilla::geom::Size;
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla_svg::{SurfaceExt, SvgSettings};
use resvg::usvg::Tree;

use super::drawn::DPI;
use super::said::Said;

/// PDF counts in points.
const POINTS: f32 = 72.0;

pub fn pdf(tree: &Tree, sheet: &str) -> Result<Vec<u8>, String> {
    let points = |pixels: f32| pixels / DPI * POINTS;
    let (width, height) = (points(tree.size().width()), points(tree.size().height()));
    let size = Size::from_wh(width, height).ok_or("the picture has no size")?;
    let settings = PageSettings::from_wh(width, height).ok_or("the picture has no size")?;
    let mut document = Document::new();
    let mut page = document.start_page_with(settings);
    let mut surface = page.surface();
    let drawn = surface.draw_svg(tree, size, SvgSettings::default());
    surface.finish();
    page.finish();
    drawn.ok_or("the page can't be drawn")?;
    let Said { title, description, language, .. } = Said::of(sheet);
    // No date and no random number: the same sheet gives the same file.
    document.set_metadata(Metadata::new().title(title).description(description).language(language));
    document.finish().map_err(|error| format!("the page can't be written: {error:?}"))
}
