//! `communities/`.

use super::item::ItemRecord;
use super::record::record;
use super::references::Reference;
use super::values::{Spanned, WebAddress};
use crate::model::{Champion, Copy, Skill};

record! {
    CommunityRecord with item: ItemRecord {
        /// What people talk about.
        topic: Option<Copy> = "\"Conversations we'd rather avoid\"";
        /// How often they meet.
        cadence: Option<String> = "\"Every second Thursday, 30 minutes\"";
        /// Where to join.
        join_url: Option<WebAddress> = "\"https://chat.example.com/coaches\"";
        /// Who receives people: a name, or a champion's slug.
        host: Option<Spanned<String>> = "\"Priya Raman\"";
        /// Champions who are there.
        champions: Vec<Reference<Champion>> = "[\"jonas-weber\"]";
        /// Skills that grow there.
        skills: Vec<Reference<Skill>> = "[\"coaching\"]";
    }
}
