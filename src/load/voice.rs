//! `testimonials/` and `champions/`.

use jiff::civil::Date;

use super::item::ItemRecord;
use super::record::record;
use super::references::Reference;
use super::values::{PicturePath, Spanned, Word};
use crate::model::persona::Channel;
use crate::model::voice::{Scope, VoiceKind};
use crate::model::{Copy, Course, Fact, Persona, Skill};

record! {
    TestimonialRecord with item: ItemRecord {
        /// Their own words, 25 to 50 of them.
        quote: Option<Spanned<String>> = "\"I finally asked the question I had avoided for a year.\"" needed;
        /// Who says it.
        person: Option<Spanned<String>> = "\"Amina Diallo\"" needed;
        /// What they do.
        role: Option<String> = "\"Shift lead, Plant 2\"";
        /// A picture of them.
        photo: Option<Spanned<PicturePath>> = "\"amina.jpg\"";
        /// What the picture shows.
        photo_alt: Option<Spanned<String>> = "\"Amina at the test bench\"";
        /// Whether a colleague or a leader speaks.
        kind: Option<Word<VoiceKind>> = "\"peer\"";
        /// To whom it will ring true.
        personas: Vec<Reference<Persona>> = "[\"new-manager\"]";
        /// The courses it is about.
        courses: Vec<Reference<Course>> = "[\"giving-feedback\"]";
        /// A figure that backs it, as named in facts.toml.
        outcome: Option<Reference<Fact>> = "\"meetings-shorter\"";
        /// When it was said.
        date: Option<Date> = "2026-09-01";
        /// What the person agreed to. Without it nothing of them is shown anywhere.
        consent: Option<Spanned<ConsentRecord>> = "{ given = 2026-05-01, until = 2028-05-01, scope = [\"portal\", \"email\"] }";
    }
}

record! {
    ConsentRecord {
        /// The day on which they agreed.
        given: Option<Date> = "2026-05-01" needed;
        /// The last day for which they agreed.
        until: Option<Spanned<Date>> = "2028-05-01";
        /// Where they may appear.
        scope: Vec<Word<Scope>> = "[\"portal\", \"email\", \"chat\", \"print\"]" needed;
    }
}

record! {
    ChampionRecord with item: ItemRecord {
        /// Who it is.
        person: Option<Spanned<String>> = "\"Jonas Weber\"" needed;
        /// What they do.
        role: Option<String> = "\"Service engineer\"";
        /// Where they work.
        team: Option<String> = "\"Field service north\"";
        /// A picture of them.
        photo: Option<Spanned<PicturePath>> = "\"jonas.jpg\"";
        /// What the picture shows.
        photo_alt: Option<Spanned<String>> = "\"Jonas beside his van\"";
        /// Who will listen to them.
        personas: Vec<Reference<Persona>> = "[\"technician\"]";
        /// The courses they speak for.
        courses: Vec<Reference<Course>> = "[\"giving-feedback\"]";
        /// What they are good at.
        skills: Vec<Reference<Skill>> = "[\"coaching\"]";
        /// How to reach them: an e-mail address, or the address of a page.
        contact: Option<Spanned<String>> = "\"jonas.weber@example.com\"";
        /// What they are thanked for.
        recognition: Option<Copy> = "\"Nine lunch sessions in one winter\"";
        /// Ready-made posts for them.
        posts: Vec<PostRecord> = "[{ channel = \"slack\", text = \"…\" }]";
        /// What the person agreed to. Without it nothing of them is shown anywhere.
        consent: Option<Spanned<ConsentRecord>> = "{ given = 2026-05-01, until = 2028-05-01, scope = [\"portal\", \"email\"] }";
    }
}

record! {
    PostRecord {
        /// Where it is posted.
        channel: Option<Word<Channel>> = "\"slack\"" needed;
        /// The words.
        text: Option<Copy> = "\"I tried this on Tuesday and it worked.\"" needed;
    }
}
