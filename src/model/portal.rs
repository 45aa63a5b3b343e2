//! What `portal.toml` says.

use std::collections::BTreeMap;
use std::fmt;

use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;

use super::choice::choices;
use super::item::Origin;
use super::words::Words;
use crate::diagnostics::{Code, Severity};

#[derive(Debug, Clone)]
pub struct Settings {
    pub title: String,
    /// Absolute, ends in `/`, without query or fragment.
    pub base_url: url::Url,
    /// The language of this edition of the portal.
    pub language: String,
    /// Every language of the portal, the default one first.
    pub languages: Vec<String>,
    /// The learning brand's one-line answer to "what's in it for me?".
    pub promise: String,
    pub summary: String,
    pub timezone: TimeZone,
    pub contact: Option<Contact>,
    pub contribute_url: Option<String>,
    /// An intranet portal: no page may be indexed.
    pub internal: bool,
    /// Who publishes the portal, each once, in the order of [`Host`].
    pub hosts: Vec<Host>,
    /// Whether this build shows drafts, and with them what only those who make the portal need.
    pub drafts: Drafts,
    pub brand: Brand,
    pub policy: Policy,
    pub platforms: BTreeMap<String, Platform>,
    /// Whether outbound links carry UTM parameters.
    pub utm: bool,
    pub esp: EspFlavour,
    /// Whether e-mails cater for Outlook on Windows, which lays them out with Word.
    pub word: bool,
    pub analytics: AnalyticsSettings,
    pub raw_html: RawHtml,
    /// Severities set in `[check]`; `None` is "off".
    pub severities: BTreeMap<Code, Option<Severity>>,
    /// Phrases that the portal adds to its language's.
    pub words: Words,
    /// Column names of exported results by our names.
    pub results_columns: BTreeMap<String, String>,
    pub origin: Origin,
}

impl Settings {
    /// Whether there is a place for learners' own stories: a form, or somebody to write to.
    pub fn takes_stories(&self) -> bool {
        self.contribute_url.is_some() || self.contact.as_ref().is_some_and(|contact| contact.email.is_some())
    }

    /// The language of the originals.
    pub fn default_language(&self) -> &str {
        self.languages.first().unwrap_or(&self.language)
    }

    /// Whether this is the edition that stands at the portal's root.
    pub fn is_default_edition(&self) -> bool {
        self.language == self.default_language()
    }
}

/// What becomes of drafts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Drafts {
    #[default]
    Hidden,
    /// Published as if they were finished.
    Shown,
}

/// The human a learner can turn to.
#[derive(Debug, Clone, PartialEq)]
pub struct Contact {
    pub name: String,
    pub role: Option<String>,
    pub email: Option<String>,
    pub url: Option<String>,
}

/// `[brand]` as authored; `crate::brand` derives everything else from it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Brand {
    /// Authored colours by token name (`primary`, `accent`, `ink`, `paper`, `success`, …), as `#rrggbb`.
    pub colours: BTreeMap<String, Colour>,
    /// Relative to the content folder.
    pub logo: Option<String>,
    pub logo_dark: Option<String>,
    pub heading_font: Option<String>,
    pub body_font: Option<String>,
    pub radius: Radius,
    pub look: Look,
    pub share_pictures: SharePictures,
    pub voice: Voice,
}

/// An sRGB colour of 8 bits a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Colour {
    pub red: u8,
    pub green: u8,
    pub blue: u8,
}

impl fmt::Display for Colour {
    /// `#rrggbb`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

impl Colour {
    /// A colour written `#rgb` or `#rrggbb`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits: Vec<u8> = text
            .strip_prefix('#')?
            .chars()
            .map(|c| c.to_digit(16).and_then(|d| u8::try_from(d).ok()))
            .collect::<Option<_>>()?;
        match digits[..] {
            [r, g, b] => Some(Self { red: r * 17, green: g * 17, blue: b * 17 }),
            [r1, r2, g1, g2, b1, b2] => Some(Self { red: r1 * 16 + r2, green: g1 * 16 + g2, blue: b1 * 16 + b2 }),
            _ => None,
        }
    }
}

choices! {
    /// How round corners are.
    #[derive(Default)]
    Radius { Sharp = "sharp", #[default] Soft = "soft", Round = "round" }
}

choices! {
    /// How pages speak: quietly, loudly, or like a magazine. `crate::brand::looks` says what each is.
    #[derive(Default)]
    Look { #[default] Calm = "calm", Bold = "bold", Editorial = "editorial" }
}

choices! {
    /// What stands beside a link to a page elsewhere: a picture of the page's own, or one for the whole portal.
    #[derive(Default)]
    SharePictures { #[default] Each = "each", One = "one" }
}

/// Words that the brand doesn't want to hear itself say.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Voice {
    pub obligation_words: Vec<String>,
    pub banned: Vec<String>,
}

/// How much of people's attention the learning team may take.
#[derive(Debug, Clone, PartialEq)]
pub struct Policy {
    /// Per persona, across all campaigns.
    pub messages_per_week: u32,
    pub window: Window,
    pub minutes_per_week: u32,
    /// From and to, the local time; may span midnight.
    pub quiet_hours: Option<(Time, Time)>,
    pub quiet_days: Vec<Weekday>,
    pub holidays: Vec<Date>,
    /// Touchpoint kinds that don't count.
    pub exempt: Vec<super::campaign::TouchpointKind>,
    pub friction_budget: u32,
    /// Results about fewer people than this are suppressed.
    pub small_cell: u32,
}

choices! {
    /// What a "week" of the attention budget is.
    Window { Rolling = "rolling-7d", Iso = "iso-week" }
}

/// Where courses really live.
#[derive(Debug, Clone, PartialEq)]
pub struct Platform {
    pub id: String,
    pub name: String,
    /// An address with `{course_id}` in it.
    pub deep_link: Option<String>,
    pub steps: Vec<Step>,
}

choices! {
    /// A typed cost on the way to the first minute of learning.
    Step {
        Click = "click", Search = "search", Form = "form", Login = "login", Mfa = "mfa",
        Password = "password", Vpn = "vpn", Menu = "menu", Sso = "sso",
    }
}

choices! {
    /// How merge tags are written in the e-mails.
    EspFlavour {
        Outlook = "outlook", Mailchimp = "mailchimp", Hubspot = "hubspot", Listmonk = "listmonk", None = "none",
    }
}

choices! {
    AnalyticsProvider { None = "none", Plausible = "plausible", Matomo = "matomo", Umami = "umami" }
}

#[derive(Debug, Clone, PartialEq)]
pub struct AnalyticsSettings {
    pub provider: AnalyticsProvider,
    pub url: Option<String>,
    pub site: Option<String>,
}

choices! {
    /// Who publishes a portal; `crate::site_map::hosting` says which files that makes.
    Host {
        Github = "github", Gitlab = "gitlab", Netlify = "netlify", Cloudflare = "cloudflare", Azure = "azure", S3 = "s3",
        Nginx = "nginx",
    }
}

choices! {
    /// What happens to HTML in Markdown. It is never passed through.
    #[derive(Default)]
    RawHtml { #[default] Escape = "escape", Sanitise = "sanitise" }
}
