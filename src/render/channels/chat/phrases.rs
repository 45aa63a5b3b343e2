//! The words that a chat message says by itself, apart from what authors wrote.
//!
//! They stand in one place so that another language is another value of [`Phrases`].

pub struct Phrases {
    pub call_to_action: &'static str,
    pub preferences: &'static str,
    pub note: &'static str,
    pub tip: &'static str,
    pub important: &'static str,
    pub warning: &'static str,
    pub caution: &'static str,
}

pub const ENGLISH: Phrases = Phrases {
    call_to_action: "See what is in it for you",
    preferences: "How we nudge you, and how to stop",
    note: "Note",
    tip: "Tip",
    important: "Important",
    warning: "Warning",
    caution: "Caution",
};

impl Phrases {
    /// How long the call to action takes.
    pub fn minutes(&self, minutes: u32) -> String {
        match minutes {
            1 => "Takes about 1 minute".to_owned(),
            _ => format!("Takes about {minutes} minutes"),
        }
    }

    /// Why the reader gets this message.
    pub fn why(&self, portal: &str, persona: &str) -> String {
        format!("{portal}, written for: {persona}.")
    }
}
