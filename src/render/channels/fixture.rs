//! A small portal made by hand, for the tests of the channels.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::date;
use jiff::tz::TimeZone;

use super::Context;
use crate::brand::Tokens;
use crate::model::campaign::{
    Campaign, Cta, Landing, Sender, SenderKind, Touchpoint, TouchpointCopy, TouchpointKind, VoiceChoice, When,
};
use crate::model::copy::{Copy, MergeTag, Placeholder, Segment, ValueName};
use crate::model::item::{Item, Origin};
use crate::model::persona::{Channel, Persona};
use crate::model::portal::Drafts;
use crate::model::portal::{
    AnalyticsProvider, AnalyticsSettings, Brand, Colour, Contact, EspFlavour, Policy, RawHtml, Settings, Window,
};
use crate::model::prose::{Block, Inline, Link, Picture, Prose, Target};
use crate::model::voice::{Champion, Consent, Scope, Testimonial, VoiceKind};
use crate::model::words::Words;
use crate::model::{Id, Portal};
use crate::output::Revisions;
use crate::render::engine::Templates;
use crate::render::press::{Materials, Press};
use crate::schedule::{self, Message};

use crate::site_map::{Assets, Links};
use crate::source::{Place, Source};
use crate::theme::{Strings, Theme};

pub fn source() -> Arc<Source> {
    Source::new("campaigns/spring/01-teaser.md", "text\n")
}

pub fn place() -> Place {
    Place::file(&source())
}

pub fn copy(text: &str) -> Copy {
    Copy { segments: vec![Segment::Text(text.to_owned())], place: place() }
}

fn tag() -> MergeTag {
    MergeTag { name: "first_name".to_owned(), fallback: "there".to_owned(), place: place() }
}

pub fn first_name() -> Segment {
    Segment::Merge(tag())
}

pub fn value(path: &str) -> Placeholder {
    Placeholder { name: ValueName::Path(path.to_owned()), place: place() }
}

pub fn text(text: &str) -> Inline {
    Inline::Text(text.to_owned())
}

pub fn paragraph(words: &str) -> Block {
    Block::Paragraph(vec![text(words)])
}

pub fn link(words: &str, target: Target) -> Inline {
    Inline::Link(Box::new(Link {
        to: String::new(),
        target,
        title: String::new(),
        content: vec![text(words)],
        place: place(),
    }))
}

pub fn picture(url: &str, alt: &str) -> Inline {
    let target = Target::External(url.to_owned());
    Inline::Image(Box::new(Picture {
        to: url.to_owned(),
        target,
        shown: None,
        alt: alt.to_owned(),
        title: String::new(),
        place: place(),
    }))
}

pub fn item(slug: &str, title: &str) -> Item {
    Item {
        slug: slug.to_owned(),
        title: title.to_owned(),
        language: "en".to_owned(),
        summary: None,
        publish_date: None,
        expiry_date: None,
        updated: None,
        aliases: Vec::new(),
        weight: None,
        tags: Vec::new(),
        image: None,
        owner: None,
        review_by: None,
        provenance: None,
        reviewed_by: None,
        extra: BTreeMap::new(),
        body: Prose::default(),
        origin: Origin {
            source: source(),
            fields: BTreeMap::new(),
            allow: Vec::new(),
            original: None,
            untranslated: BTreeSet::new(),
        },
    }
}

fn settings() -> Settings {
    Settings {
        title: "Northwind Academy".to_owned(),
        base_url: url::Url::parse("https://learn.example.com/academy/").unwrap(),
        language: "en".to_owned(),
        languages: vec!["en".to_owned()],
        promise: "Grow here.".to_owned(),
        summary: String::new(),
        timezone: TimeZone::UTC,
        contact: Some(Contact {
            name: "Priya Raman".to_owned(),
            role: Some("Learning partner".to_owned()),
            email: Some("learning@example.com".to_owned()),
            url: None,
        }),
        contribute_url: None,
        internal: true,
        hosts: Vec::new(),
        drafts: Drafts::Hidden,
        brand: brand("#0b5fff"),
        policy: Policy {
            messages_per_week: 2,
            window: Window::Rolling,
            minutes_per_week: 24,
            quiet_hours: None,
            quiet_days: Vec::new(),
            holidays: Vec::new(),
            exempt: Vec::new(),
            friction_budget: 6,
            small_cell: 10,
        },
        platforms: BTreeMap::new(),
        utm: true,
        esp: EspFlavour::Mailchimp,
        word: true,
        analytics: AnalyticsSettings { provider: AnalyticsProvider::None, url: None, site: None },
        raw_html: RawHtml::Escape,
        severities: BTreeMap::new(),
        words: Words::default(),
        results_columns: BTreeMap::new(),
        origin: item("portal", "").origin,
    }
}

pub fn brand(primary: &str) -> Brand {
    Brand { colours: [("primary".to_owned(), Colour::parse(primary).unwrap())].into(), ..Brand::default() }
}

fn persona(slug: &str, title: &str) -> Persona {
    Persona {
        item: item(slug, title),
        who: copy("People who lead a team for the first time."),
        goals: Vec::new(),
        channels: vec![Channel::Email],
        competing_for_attention: Vec::new(),
        motivations: Vec::new(),
        objections: Vec::new(),
        promise: None,
        moments: Vec::new(),
        commute: None,
        depth: None,
        start_here: None,
        target_skills: BTreeMap::new(),
        headcount: None,
        overlaps: Vec::new(),
    }
}

fn testimonial() -> Testimonial {
    Testimonial {
        item: item("tomas", "Tomás"),
        quote: "\"I used to put off the hard talks. Now I have them on Tuesday, and they take ten minutes.\""
            .to_owned(),
        person: "Tomás Oliveira".to_owned(),
        role: Some("Team lead, Warehouse North".to_owned()),
        photo: None,
        kind: VoiceKind::Peer,
        personas: vec![Id::new(0)],
        courses: Vec::new(),
        outcome: None,
        date: None,
        consent: Consent { given: date(2026, 5, 1), until: None, scope: BTreeSet::from([Scope::Email]) },
    }
}

/// A champion without a story of their own.
pub fn champion(person: &str) -> Champion {
    Champion {
        item: item("champion", person),
        person: person.to_owned(),
        role: Some("Dispatcher".to_owned()),
        team: Some("Night shift".to_owned()),
        photo: None,
        personas: Vec::new(),
        courses: Vec::new(),
        skills: Vec::new(),
        contact: None,
        recognition: Some(copy("For asking first.")),
        posts: Vec::new(),
        consent: testimonial().consent,
    }
}

fn touchpoint() -> Touchpoint {
    let copy = TouchpointCopy {
        subject: Some(copy("One question that makes feedback easier")),
        preheader: Some(copy("Ask it on Tuesday. It takes ten minutes and no courage at all.")),
        sms: None,
        cta: Some(copy("Start the first ten minutes")),
        cta_to: None,
        body: None,
    };
    let mut item = item("01-teaser", "Teaser");
    let blocks = vec![
        Block::Paragraph(vec![text("Hello "), Inline::Merge(tag()), text(",")]),
        paragraph(
            "most of us get feedback once a year, in a form. What helps is one honest sentence in the week in which \
             something happened, and a way to say it that doesn't keep you awake the night before.",
        ),
        Block::Paragraph(vec![
            text("That is a skill, and it can be learned in small steps. "),
            link("Feedback that lands", Target::Portal("courses/feedback/".to_owned())),
            text(" gives you one question to ask, three sentences to try and somebody to practise with."),
        ]),
    ];
    item.body = Prose::new(blocks, Vec::new());
    Touchpoint {
        item,
        kind: TouchpointKind::Teaser,
        stage: None,
        moves: None,
        when: When::Day(-7),
        time: None,
        channels: vec![Channel::Email],
        personas: vec![Id::new(0), Id::new(1)],
        sender: Some(Sender {
            name: "Amara Nwosu".to_owned(),
            role: Some("Head of Operations".to_owned()),
            kind: SenderKind::Leader,
        }),
        copy,
        copy_for: BTreeMap::new(),
        variants: BTreeMap::new(),
        voice: VoiceChoice::Testimonial(Id::new(0)),
        minutes: Some(10),
        experiment: None,
        nudge: None,
        recall: None,
    }
}

/// Two personas, one campaign with one touchpoint, one voice.
pub fn portal() -> Portal {
    Portal {
        settings: settings(),
        today: date(2027, 1, 4),
        skills: Vec::new(),
        facts: Vec::new(),
        personas: vec![persona("new-manager", "New managers"), persona("driver", "Drivers")],
        courses: Vec::new(),
        paths: Vec::new(),
        testimonials: vec![testimonial()],
        champions: Vec::new(),
        events: Vec::new(),
        communities: Vec::new(),
        pages: Vec::new(),
        campaigns: vec![Campaign {
            item: item("spring", "Feedback in spring"),
            objective: None,
            metric: None,
            measures: None,
            baseline: None,
            target: None,
            courses: Vec::new(),
            path: None,
            personas: vec![Id::new(0)],
            launch: date(2027, 1, 14),
            closes: None,
            finishes: None,
            priority: 5,
            holdout: None,
            value: None,
            landing: Landing::default(),
            cta: Cta::default(),
            landing_for: BTreeMap::new(),
            touchpoints: vec![touchpoint()],
        }],
    }
}

/// Everything a channel is made with.
pub struct Fixture {
    pub portal: Portal,
    pub tokens: Tokens,
    pub links: Links,
    pub assets: Assets,
    pub strings: Strings,
    pub earlier: Revisions,
    pub press: Press,
}

impl Fixture {
    pub fn new() -> Self {
        Self::of(portal())
    }

    pub fn of(portal: Portal) -> Self {
        let tokens = Tokens::of(&portal.settings.brand);
        let links = Links::new(portal.settings.base_url.clone());
        let theme = Theme::load(&BTreeMap::new()).unwrap();
        let strings = theme.strings(&portal.settings.language);
        let templates = Templates::of(&theme).unwrap();
        let press = Press::new(&templates, strings.clone(), &portal.settings, &tokens, &Materials::default());
        Self { portal, tokens, links, assets: Assets::default(), strings, earlier: Revisions::default(), press }
    }

    /// What channels are made with.
    pub fn context(&self) -> Context<'_> {
        let Self { portal, tokens, links, assets, strings, earlier, press } = self;
        Context { portal, tokens, links, assets, strings, earlier, press }
    }

    /// The first persona's message.
    pub fn message(&self) -> Message {
        schedule::messages(&self.portal).swap_remove(0)
    }

    /// A portal whose message has this body.
    pub fn with_body(blocks: Vec<Block>) -> Self {
        let mut portal = portal();
        portal.campaigns[0].touchpoints[0].item.body.blocks = blocks.into();
        Self::of(portal)
    }

    pub fn flavour(mut self, flavour: EspFlavour) -> Self {
        self.portal.settings.esp = flavour;
        self
    }
}
