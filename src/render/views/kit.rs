//! The campaign kit's own pages.

use serde::Serialize;
use tera::Value;

use super::Link;
use super::course::Choice;

/// The same around every page of the kit.
#[derive(Debug, Serialize)]
pub struct Frame {
    /// The portal's name.
    pub portal: String,
    pub language: String,
    pub dir: &'static str,
    /// The portal's mark as an address that needs no file.
    pub icon: String,
}

/// What one page says about itself.
#[derive(Debug, Serialize)]
pub struct Head {
    pub title: String,
    /// The way to the folder of the kit, or of the reports.
    pub root: String,
    /// `kit` or `reports`.
    pub room: String,
}

/// Every message of the portal.
#[derive(Debug, Serialize)]
pub struct Gallery {
    pub filters: Vec<Filter>,
    pub campaigns: Vec<CampaignGroup>,
    /// The champions' own kits.
    pub champions: Vec<Link>,
    /// The portal's public address: its pictures stand beside the kit.
    pub base: String,
    /// Words of the interface for the script, as JSON.
    pub words: Value,
}

/// Something that the list can be narrowed by.
#[derive(Debug, Serialize)]
pub struct Filter {
    pub key: &'static str,
    pub name: String,
    pub groups: Vec<ChoiceGroup>,
}

/// Choices under a name, or under none.
#[derive(Debug, Serialize)]
pub struct ChoiceGroup {
    pub name: String,
    pub choices: Vec<Choice>,
}

#[derive(Debug, Serialize)]
pub struct CampaignGroup {
    pub slug: String,
    pub title: String,
    pub facts: String,
    /// Whether its messages are shown at once.
    pub is_open: bool,
    pub links: Vec<Link>,
    pub days: Vec<Day>,
}

/// One touchpoint on its day.
#[derive(Debug, Serialize)]
pub struct Day {
    pub iso: String,
    /// `2027-W11` and `2027-03`, as the filters name them.
    pub week: String,
    pub month: String,
    pub date: String,
    pub title: String,
    pub kind: String,
    pub rows: Vec<Row>,
}

/// One message on the list.
#[derive(Debug, Serialize)]
pub struct Row {
    pub step: Step,
    pub persona_key: String,
    pub channel_keys: String,
    pub channels: String,
    /// The message on its campaign's review page.
    pub review: String,
    /// The main file of each channel.
    pub files: Vec<Link>,
}

/// What a message says about itself, whatever the channel.
#[derive(Debug, Clone, Serialize)]
pub struct Step {
    /// The way to its folder from the kit's: `spring/01-teaser/lead`.
    pub id: String,
    pub campaign: String,
    /// The touchpoint's title and kind.
    pub title: String,
    pub kind: String,
    pub iso: String,
    pub date: String,
    pub persona: String,
    /// `Variant b`; empty for the touchpoint as it stands.
    pub variant: String,
    pub sender: String,
    pub role: String,
    pub subject: String,
    pub preheader: String,
}

/// What the gallery shows of a message. Read by `site-template/kit/js/`.
#[derive(Debug, Serialize)]
pub struct Preview {
    #[serde(flatten)]
    pub step: Step,
    pub channels: Vec<PreviewChannel>,
}

#[derive(Debug, Serialize)]
pub struct PreviewChannel {
    pub key: &'static str,
    pub name: String,
    /// Who speaks and why; empty where nobody does.
    pub voice: String,
    /// The message as its reader sees it, where the files hold the tags of a mail system.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shown: Option<ShownForms>,
    pub files: Vec<PreviewFile>,
    pub measures: Vec<MeasureView>,
    pub notes: Vec<String>,
}

#[derive(Debug, Serialize)]
pub struct ShownForms {
    pub html: String,
    pub text: String,
}

#[derive(Debug, Serialize)]
pub struct PreviewFile {
    pub name: &'static str,
    pub label: String,
    /// Whether it has a copy button.
    pub is_copied: bool,
    /// What is copied or saved; pictures are only linked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// A figure against its limit.
#[derive(Debug, Serialize)]
pub struct MeasureView {
    pub what: &'static str,
    /// `8,642 of 102,000 bytes`.
    pub words: String,
    /// What happens above the limit that the figure is over.
    pub why: String,
    /// `fine`, `close`, `over`.
    pub state: &'static str,
    /// `Fine`, `Close to the limit`, `Over the limit`.
    pub verdict: String,
    /// How much of the limit is used, at most 100.
    pub percent: usize,
}

/// A campaign's messages one after the other, to be read, marked and signed.
#[derive(Debug, Serialize)]
pub struct Review {
    pub objective: String,
    pub facts: String,
    pub messages: Vec<ReviewMessage>,
}

#[derive(Debug, Serialize)]
pub struct ReviewMessage {
    pub anchor: String,
    pub step: Step,
    pub channels: Vec<ReviewChannel>,
}

#[derive(Debug, Serialize)]
pub struct ReviewChannel {
    pub name: String,
    /// Who speaks and why; empty where nobody does.
    pub voice: String,
    /// What it says, as plain text.
    pub text: String,
    pub links: Vec<String>,
    /// Drawn files, small.
    pub pictures: Vec<Link>,
    pub measures: Vec<MeasureView>,
    pub notes: Vec<String>,
    pub files: Vec<Link>,
}
