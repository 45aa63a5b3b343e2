//! `portal.toml`.

use jiff::civil::Date;

use super::dates::Day;
use super::record::{Names, record};
use super::values::{PicturePath, Spanned, WebAddress, Word};
use super::words::WordsRecord;
use crate::model::campaign::TouchpointKind;
use crate::model::portal::{
    AnalyticsProvider, Colour, EspFlavour, Host, Look, Radius, RawHtml, SharePictures, Step, Window,
};

record! {
    PortalRecord {
        /// The name of the portal.
        title: Option<String> = "\"Northwind Academy\"" needed;
        /// Where it will be published, with the folder it will stand in.
        base_url: Option<Spanned<WebAddress>> = "\"https://learn.example.com/academy/\"" needed;
        /// The language of the texts.
        language: Option<Spanned<String>> = "\"en\"";
        /// All languages, if there are several.
        languages: Vec<Spanned<String>> = "[\"en\", \"fr\"]";
        /// The texts of this file in the other languages.
        translations: Names<PortalWordsRecord> = "{ fr = { promise = \"Grandir ici.\" } }";
        /// The learning brand's one-line answer to "what's in it for me?".
        promise: Option<String> = "\"Grow here.\"" needed;
        /// What the portal is, in one or two sentences; for previews and search engines.
        summary: Option<String> = "\"Short courses by colleagues, for colleagues.\"";
        /// The time zone in which dates and times are meant.
        timezone: Option<Spanned<String>> = "\"Europe/Berlin\"";
        /// The person whom learners can turn to.
        contact: Option<ContactRecord> = "{ name = \"Priya Raman\", email = \"learning@example.com\" }";
        /// Where learners can add their own story.
        contribute_url: Option<WebAddress> = "\"https://git.example.com/academy/new/main/testimonials\"";
        /// `true` for an intranet: every page asks search engines to stay away, and there is neither a sitemap nor an
        /// llms.txt. Whoever can reach the pages still gets the feeds.
        internal: Option<bool> = "false";
        /// Who publishes the portal. Each host gets files that tell it what to send with the pages: what browsers may run and
        /// keep, and where old addresses lead.
        hosts: Vec<Word<Host>> = "[\"netlify\"]";
        /// The versions of uptake that may build this portal.
        requires: Option<Spanned<String>> = "\">=0.1, <2\"";
        /// The contract of the content model that this folder is written for; `uptake --version` says which one yours has.
        contract: Option<Spanned<i64>> = "1";
        /// How pages, e-mails, cards and posters look.
        brand: Option<BrandRecord> = "{ primary = \"#0b5fff\" }";
        /// How much of people's attention the learning team may take.
        policy: Option<PolicyRecord> = "{ messages_per_week = 2 }";
        /// Where courses really live.
        platforms: Names<PlatformRecord> = "{ lms = { name = \"Workday Learning\" } }";
        /// Whether outbound links say which message they came from.
        utm: Option<UtmRecord> = "{ enabled = true }";
        /// The mail system that sends the messages.
        esp: Option<EspRecord> = "{ flavour = \"outlook\" }";
        /// Counting of visits; none unless you choose a provider.
        analytics: Option<AnalyticsRecord> = "{ provider = \"none\" }";
        /// How texts are turned into pages.
        markdown: Option<MarkdownRecord> = "{ raw_html = \"escape\" }";
        /// The severity of single rules: error, warning, note or off.
        check: Names<Spanned<String>> = "{ long-module = \"note\" }";
        /// Phrases of your own for the rules of wording.
        words: Option<WordsRecord> = "{ false-urgency = [\"doors close\"] }";
        /// What is said about the files in results/.
        results: Option<ResultsRecord> = "{ columns = { clicked = \"Unique clicks\" } }";
    }
}

record! {
    PortalWordsRecord {
        /// The name of the portal.
        title: Option<String> = "\"Académie Northwind\"";
        /// The learning brand's one-line answer to "what's in it for me?".
        promise: Option<String> = "\"Grandir ici.\"";
        /// What the portal is, in one or two sentences.
        summary: Option<String> = "\"De courtes leçons, par des collègues.\"";
        /// What the person whom learners can turn to does.
        contact_role: Option<String> = "\"Partenaire formation\"";
    }
}

record! {
    ContactRecord {
        /// The name of the person.
        name: Option<String> = "\"Priya Raman\"" needed;
        /// What they do.
        role: Option<String> = "\"Learning partner\"";
        /// Where they read mail.
        email: Option<Spanned<String>> = "\"learning@example.com\"";
        /// A page about them.
        url: Option<WebAddress> = "\"https://example.com/people/priya\"";
    }
}

record! {
    BrandRecord {
        /// The brand's colour. Everything else is derived from it.
        primary: Option<Spanned<Colour>> = "\"#0b5fff\"";
        /// The one accent colour.
        accent: Option<Spanned<Colour>> = "\"#ff7a45\"";
        /// The colour of text.
        ink: Option<Spanned<Colour>> = "\"#14213d\"";
        /// The ground of pages.
        paper: Option<Spanned<Colour>> = "\"#ffffff\"";
        /// The ground of cards.
        surface: Option<Spanned<Colour>> = "\"#ffffff\"";
        /// What went well.
        success: Option<Spanned<Colour>> = "\"#1a7f37\"";
        /// What needs care.
        warning: Option<Spanned<Colour>> = "\"#9a6700\"";
        /// What went wrong.
        danger: Option<Spanned<Colour>> = "\"#cf222e\"";
        /// Text on the brand's colour.
        on_primary: Option<Spanned<Colour>> = "\"#ffffff\"";
        /// Text on the accent colour.
        on_accent: Option<Spanned<Colour>> = "\"#000000\"";
        /// Links and other text in the brand's colour.
        link: Option<Spanned<Colour>> = "\"#0b5fff\"";
        /// The brand's colour in the dark.
        dark_primary: Option<Spanned<Colour>> = "\"#7aa7ff\"";
        /// The accent colour in the dark.
        dark_accent: Option<Spanned<Colour>> = "\"#ff9a70\"";
        /// The ground of pages in the dark.
        dark_paper: Option<Spanned<Colour>> = "\"#10141c\"";
        /// The ground of cards in the dark.
        dark_surface: Option<Spanned<Colour>> = "\"#181e29\"";
        /// The colour of text in the dark.
        dark_ink: Option<Spanned<Colour>> = "\"#eef2f8\"";
        /// The logo. Turn its words into outlines in your drawing program: then posters and screens can show it too.
        logo: Option<Spanned<PicturePath>> = "\"static/logo.svg\"";
        /// The logo on dark grounds.
        logo_dark: Option<Spanned<PicturePath>> = "\"static/logo-dark.svg\"";
        /// The font of headings, if the reader has it; never fetched from elsewhere.
        heading_font: Option<String> = "\"Inter\"";
        /// The font of texts.
        body_font: Option<String> = "\"Inter\"";
        /// How round corners are.
        radius: Option<Word<Radius>> = "\"soft\"";
        /// How pages speak: "calm", "bold" or "editorial".
        look: Option<Word<Look>> = "\"calm\"";
        /// What stands beside a link to a page in chats and networks: "each" page's own picture, or "one" for all. Thousands of
        /// pictures take longer to draw than the pages.
        share_pictures: Option<Word<SharePictures>> = "\"each\"";
        /// Words that the brand doesn't want to hear itself say.
        voice: Option<VoiceRecord> = "{ banned = [\"leverage\"] }";
    }
}

impl BrandRecord {
    /// The authored colours by their names.
    pub fn colours(&self) -> Vec<(&'static str, &Spanned<Colour>)> {
        let all = [
            ("primary", &self.primary),
            ("accent", &self.accent),
            ("ink", &self.ink),
            ("paper", &self.paper),
            ("surface", &self.surface),
            ("success", &self.success),
            ("warning", &self.warning),
            ("danger", &self.danger),
            ("on_primary", &self.on_primary),
            ("on_accent", &self.on_accent),
            ("link", &self.link),
            ("dark_primary", &self.dark_primary),
            ("dark_accent", &self.dark_accent),
            ("dark_paper", &self.dark_paper),
            ("dark_surface", &self.dark_surface),
            ("dark_ink", &self.dark_ink),
        ];
        all.into_iter().filter_map(|(name, colour)| Some((name, colour.as_ref()?))).collect()
    }
}

record! {
    VoiceRecord {
        /// Words that make learning sound like a duty.
        obligation_words: Vec<String> = "[\"mandatory\"]";
        /// Words that are never used.
        banned: Vec<String> = "[\"leverage\"]";
    }
}

record! {
    PolicyRecord {
        /// Messages a persona may get in a week, across all campaigns.
        messages_per_week: Option<u32> = "2";
        /// What counts as a week: any seven days, or Monday to Sunday.
        window: Option<Word<Window>> = "\"rolling-7d\"";
        /// Minutes of attention a persona may be asked for in a week.
        minutes_per_week: Option<u32> = "24";
        /// When nobody is written to, as from-to in local time.
        quiet_hours: Option<Spanned<String>> = "\"18:00-08:00\"";
        /// Days on which nobody is written to.
        quiet_days: Vec<Word<Day>> = "[\"sat\", \"sun\"]";
        /// Dates on which nobody is written to.
        holidays: Vec<Date> = "[2027-01-01]";
        /// Kinds of touchpoints that don't count.
        exempt: Vec<Word<TouchpointKind>> = "[\"safety\"]";
        /// The most that the steps to the first minute of learning may cost.
        friction_budget: Option<u32> = "6";
        /// Results about fewer people than this are not shown.
        small_cell: Option<u32> = "10";
    }
}

record! {
    PlatformRecord {
        /// What people call it.
        name: Option<String> = "\"Workday Learning\"" needed;
        /// The address of a course, with {course_id} where its number belongs.
        deep_link: Option<Spanned<String>> = "\"https://lms.example.com/sso?target={course_id}\"";
        /// What people have to do before the first minute.
        steps: Vec<Word<Step>> = "[\"sso\", \"click\"]";
    }
}

record! {
    UtmRecord {
        /// Whether links in messages say where they came from.
        enabled: Option<bool> = "true";
    }
}

record! {
    EspRecord {
        /// How the mail system writes the recipient's name.
        flavour: Option<Word<EspFlavour>> = "\"outlook\"";
        /// Whether e-mails cater for Outlook on Windows, which lays them out with Word; true unless you say no.
        word: Option<bool> = "true";
    }
}

record! {
    AnalyticsRecord {
        /// Who counts visits.
        provider: Option<Word<AnalyticsProvider>> = "\"none\"";
        /// The address of the provider's script.
        url: Option<WebAddress> = "\"https://stats.example.com/script.js\"";
        /// The name of this portal there.
        site: Option<String> = "\"learn.example.com\"";
    }
}

record! {
    MarkdownRecord {
        /// What happens to HTML in texts: shown as text, or cleaned to a list of allowed tags.
        raw_html: Option<Word<RawHtml>> = "\"escape\"";
    }
}

record! {
    ResultsRecord {
        /// What the columns of exported files are called.
        columns: Names<Spanned<String>> = "{ clicked = \"Unique clicks\" }";
    }
}
