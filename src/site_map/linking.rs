//! Leads every link and picture of the authored texts to what will exist, or reports it.
//!
//! Enter at [`resolve`]. Authors may name a page by its address (`/courses/feedback/`), by its file
//! (`../courses/feedback.md`, `@/courses/feedback.md`), or a heading on the same page (`#try-it`). In an edition of
//! another language, links stay in it, and only its translations are judged: the other texts have been.

use std::sync::Arc;

use rayon::prelude::*;

use super::addresses::Addresses;
use super::assets::Assets;
use super::linked::{Linked, LinkedText, LinkedTexts};
use super::media::{self, publish};
use crate::diagnostics::nearest::nearest;
use crate::diagnostics::{Code, Diagnostic};
use crate::load::folder::Files;
use crate::load::lookup::{find_file, missing_file, normalised};
use crate::load::pictures::{self, Wanted};
use crate::load::values::parse_address;
use crate::model::Portal;
use crate::model::campaign::{ButtonLink, Touchpoint};
use crate::model::prose::{Inline, Link, Picture, Prose, Target};
use crate::model::texts::proses_mut;
use crate::model::walk::{NodeMut, each_node_mut};
use crate::source::Place;

/// Resolves all targets; files that are named join `assets`.
pub fn resolve(
    portal: &mut Portal,
    addresses: &Arc<Addresses>,
    files: &Files,
    linked: &mut Linked,
    assets: &mut Assets,
) -> Vec<Diagnostic> {
    let tag = portal.settings.language.clone();
    let language = (!portal.settings.is_default_edition()).then_some(&*tag);
    let earlier = linked.take(&tag).map(|earlier| earlier.of(addresses));
    let start = || Linker {
        addresses,
        files,
        language,
        earlier: earlier.as_ref(),
        kept: Vec::new(),
        assets: Assets::default(),
        findings: Vec::new(),
    };
    let proses = proses_mut(portal).into_par_iter().filter(|prose| prose.holds().links);
    let mut linker = proses.fold(start, Linker::with).reduce(start, Linker::and);
    let touchpoints = portal.campaigns.iter_mut().flat_map(|campaign| &mut campaign.touchpoints);
    let buttons = touchpoints.flat_map(Touchpoint::copies_mut).filter_map(|copy| copy.cta_to.as_mut());
    buttons.for_each(|button| linker.button(button));
    let mut findings = std::mem::take(&mut linker.findings);
    findings.retain(|finding| linker.judges(&finding.place));
    assets.extend(linker.assets);
    linked.keep(&tag, LinkedTexts::new(Arc::clone(addresses), linker.kept));
    findings
}

/// Where the links of a text lead.
#[derive(PartialEq, Eq)]
enum Leads {
    /// All of them to pages, here or elsewhere.
    ToPages,
    /// To files as well, or nowhere.
    Elsewhere,
}

struct Linker<'a> {
    addresses: &'a Addresses,
    files: &'a Files,
    /// Of an edition in another language than the portal's default one.
    language: Option<&'a str>,
    /// What was led on last time; `None` where nothing is to be kept.
    earlier: Option<&'a LinkedTexts>,
    kept: Vec<LinkedText>,
    /// The files that were named so far.
    assets: Assets,
    findings: Vec<Diagnostic>,
}

impl Linker<'_> {
    /// Leads on what stands in a text, unless that is known.
    fn with(mut self, prose: &mut Prose) -> Self {
        let Some(earlier) = self.earlier else {
            self.lead_on(prose);
            return self;
        };
        if let Some(text) = earlier.get(&prose.blocks) {
            *prose = text.finished();
            self.kept.push(text.clone());
            return self;
        }
        let authored = Arc::clone(&prose.blocks);
        if self.lead_on(prose) == Leads::ToPages {
            self.kept.push(LinkedText::new(authored, prose.clone()));
        }
        self
    }

    fn lead_on(&mut self, prose: &mut Prose) -> Leads {
        let mut leads = Leads::ToPages;
        each_node_mut(prose, &mut |node| match node {
            NodeMut::Inline(Inline::Link(link)) => {
                self.link(link);
                if matches!(link.target, Target::File(_) | Target::Unresolved) {
                    leads = Leads::Elsewhere;
                }
            }
            NodeMut::Inline(Inline::Image(picture)) => {
                self.picture(picture);
                leads = Leads::Elsewhere;
            }
            _ => {}
        });
        leads
    }

    fn and(mut self, other: Self) -> Self {
        self.kept.extend(other.kept);
        self.assets.extend(other.assets);
        self.findings.extend(other.findings);
        self
    }

    /// Whether the text at a place belongs to this edition alone.
    fn judges(&self, place: &Place) -> bool {
        self.language.is_none_or(|language| place.source.is_translation_into(language))
    }

    fn link(&mut self, link: &mut Link) {
        let place = address_place(&link.place, &link.to);
        link.target = self.target(&link.to, place);
    }

    /// A message is no page, so there is no heading of its own that a button could lead to.
    fn button(&mut self, button: &mut ButtonLink) {
        let place = address_place(&button.place, &button.to);
        if button.to.starts_with('#') {
            let help = "Write the page as well: /courses/giving-feedback/#try-it.";
            self.broken(place, "A button leads to a page, and this is only a heading.", help);
        } else {
            button.target = self.target(&button.to, place);
        }
    }

    fn target(&mut self, to: &str, place: Place) -> Target {
        if to.contains("{{") || to.contains("[[") {
            let message = "An address can't have {{ … }} or [[ … ]] in it.";
            self.broken(place, message, "Write the address itself; the words of the link may have them.");
            Target::Unresolved
        } else if to.is_empty() {
            self.broken(place, "This link has no address.", "Write the address between the round brackets.");
            Target::Unresolved
        } else if let Some(anchor) = to.strip_prefix('#') {
            self.own_anchor(&place, anchor)
        } else if let Some(scheme) = scheme(to) {
            self.external(to, scheme, place)
        } else {
            self.internal(to, place)
        }
    }

    fn external(&mut self, to: &str, scheme: &str, place: Place) -> Target {
        if let Some(url) = parse_address(to) {
            return Target::External(url);
        }
        let message =
            format!("\"{to}\" can't be linked to: addresses that begin with {scheme}: are not allowed or not whole.");
        let help = "Link to https://, mailto: or tel:.";
        self.findings.push(Diagnostic::new(Code::BadUrl, place, message).help(help));
        Target::Unresolved
    }

    /// A heading of the page that the text itself is on.
    fn own_anchor(&mut self, place: &Place, anchor: &str) -> Target {
        let page = self.addresses.of_file(&place.source.path).unwrap_or_default().to_owned();
        if self.anchor(&page, anchor, place) { Target::Fragment(format!("#{anchor}")) } else { Target::Unresolved }
    }

    fn anchor(&mut self, page: &str, anchor: &str, place: &Place) -> bool {
        if self.addresses.has_anchor(page, anchor) {
            return true;
        }
        let near = nearest(anchor, self.addresses.anchors(page));
        let known: Vec<String> = self.addresses.anchors(page).map(|id| format!("#{id}")).collect();
        let help = match near {
            Some(near) => format!("Did you mean #{near}?"),
            None if known.is_empty() => "That page's text has no headings to link to.".to_owned(),
            None => format!("Its headings are {}.", known.join(", ")),
        };
        self.broken(place.clone(), &format!("There is no heading #{anchor} on that page."), help);
        false
    }

    fn internal(&mut self, to: &str, place: Place) -> Target {
        let (path, anchor) = to.split_once('#').map_or((to, None), |(path, anchor)| (path, Some(anchor)));
        let Some(address) = self.page(path, &place) else {
            return self.file(path, place);
        };
        match anchor.filter(|anchor| !anchor.is_empty()) {
            None => Target::Portal(address),
            Some(anchor) if self.anchor(&address, anchor, &place) => Target::Portal(format!("{address}#{anchor}")),
            // The heading has other words in the page's translation.
            Some(_) if !self.judges(&place) => Target::Portal(address),
            Some(_) => Target::Unresolved,
        }
    }

    /// The address of the page that `path` means in the file of `place`.
    fn page(&self, path: &str, place: &Place) -> Option<String> {
        let path = path.split('?').next().unwrap_or(path);
        if path.ends_with(".md") {
            let file = match path.strip_prefix("@/").or_else(|| path.strip_prefix('/')) {
                Some(from_root) => normalised(from_root)?,
                None => normalised(&format!("{}{path}", folder(place)))?,
            };
            return self.addresses.of_file(&file).map(str::to_owned);
        }
        let from_root = path.strip_prefix('/')?;
        if self.addresses.has_page(from_root) {
            return Some(from_root.to_owned());
        }
        let whole = from_root.strip_suffix("index.html").unwrap_or(from_root);
        let slashed = if whole.is_empty() || whole.ends_with('/') { whole.to_owned() } else { format!("{whole}/") };
        self.addresses.has_page(&slashed).then_some(slashed)
    }

    /// A file to download, else a broken link.
    fn file(&mut self, path: &str, place: Place) -> Target {
        let found = find_file(self.files, folder(&place), path).filter(|file| !file.ends_with(".md"));
        let published = found.and_then(|file| publish(&file, self.files, &mut self.assets));
        if let Some(address) = published {
            return Target::File(address);
        }
        let wanted = path.trim_start_matches('/');
        let near = nearest(wanted, self.addresses.all().filter(|address| !address.is_empty()));
        let help = match near {
            Some(near) => format!("Did you mean /{near}?"),
            None => {
                "Pages are linked by their address, such as /courses/giving-feedback/, or by their file.".to_owned()
            }
        };
        if let Some(file) = self.unpublished(path, &place) {
            let help = format!(
                "See the first lines of {file}: a draft, its dates, or a consent. Publish it, or take the link out."
            );
            self.broken(place, &format!("{file} exists, but it is not published today."), help);
        } else {
            self.broken(place, &format!("There is no page or file at \"{path}\"."), help);
        }
        Target::Unresolved
    }

    /// The content file that an address without a page was probably meant for.
    fn unpublished(&self, path: &str, place: &Place) -> Option<String> {
        if path.ends_with(".md") {
            return find_file(self.files, folder(place), path.trim_start_matches("@/"));
        }
        let address = path.trim_matches('/');
        let (kind, slug) = match address.split_once('/') {
            Some(("for", slug)) => ("personas", slug),
            Some(("c", slug)) => ("campaigns", slug),
            Some((kind, slug)) => (kind, slug),
            None => ("pages", address),
        };
        let candidates = [format!("{kind}/{slug}.md"), format!("{kind}/{slug}/index.md")];
        candidates.into_iter().find(|file| self.files.contains_key(file))
    }

    fn picture(&mut self, picture: &mut Picture) {
        let place = address_place(&picture.place, &picture.to);
        if picture.alt.trim().is_empty() {
            let message = "This picture has no text for people who can't see it.";
            let help = "Say what it shows between the square brackets: ![Two people at a bench](bench.jpg).";
            self.findings.push(Diagnostic::new(Code::MissingAlt, picture.place.clone(), message).help(help));
        }
        let found = find_file(self.files, folder(&place), &picture.to);
        let Some((file, disk)) = found.and_then(|file| self.files.get_key_value(&file)) else {
            self.findings.push(missing_file(self.files, folder(&place), &picture.to, &place));
            return;
        };
        self.findings.extend(pictures::judged(&picture.to, disk, Wanted::Anywhere, &place));
        if let Some(shown) = media::picture(file, self.files, &mut self.assets) {
            picture.target = Target::File(shown.src.clone());
            picture.shown = Some(Box::new(shown));
        }
    }

    fn broken(&mut self, place: Place, message: &str, help: impl Into<String>) {
        self.findings.push(Diagnostic::new(Code::BrokenLink, place, message).help(help));
    }
}

/// The folder of a place's file, ending in a slash.
fn folder(place: &Place) -> &str {
    let path = &place.source.path;
    path.rfind('/').map_or("", |slash| &path[..=slash])
}

/// The scheme of an address such as `https://…` or `mailto:…`.
fn scheme(to: &str) -> Option<&str> {
    let (scheme, _) = to.split_once(':')?;
    let plain = scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    (plain && scheme.starts_with(|c: char| c.is_ascii_alphabetic())).then_some(scheme)
}

/// The address within a link, where it stands there letter by letter.
fn address_place(place: &Place, to: &str) -> Place {
    match place.text().rfind(to).filter(|_| !to.is_empty()) {
        Some(at) => place.part(at..at + to.len()),
        None => place.clone(),
    }
}
