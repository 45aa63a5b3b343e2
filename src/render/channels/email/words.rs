//! The words that an e-mail says by itself, apart from what authors wrote.
//!
//! They stand in one place so that another language is another value of [`Wording`].

pub struct Wording {
    pub call_to_action: &'static str,
    pub preferences: &'static str,
    pub unsubscribe: &'static str,
    pub nudges: &'static str,
    pub questions: &'static str,
    pub links: &'static str,
    pub note: &'static str,
    pub tip: &'static str,
    pub important: &'static str,
    pub warning: &'static str,
    pub caution: &'static str,
}

pub const ENGLISH: Wording = Wording {
    call_to_action: "See what is in it for you",
    preferences: "E-mail preferences and how to stop",
    unsubscribe: "Unsubscribe or change preferences",
    nudges: "How and why we write to you",
    questions: "Questions?",
    links: "Links",
    note: "Note",
    tip: "Tip",
    important: "Important",
    warning: "Warning",
    caution: "Caution",
};

impl Wording {
    /// How long the call to action takes.
    pub fn minutes(&self, minutes: u32) -> String {
        match minutes {
            1 => "Takes about 1 minute".to_owned(),
            _ => format!("Takes about {minutes} minutes"),
        }
    }

    /// Why the reader gets this mail, and that it can be stopped.
    pub fn why(&self, portal: &str, campaign: &str, persona: &str) -> String {
        format!(
            "{portal} sends you this as part of “{campaign}”, written for: {persona}. \
             You can stop these e-mails at any time."
        )
    }
}
