//! `[words]` of portal.toml: the portal's own phrases for the rules of wording, and those that are always fine.

use super::record::record;

record! {
    WordsRecord with phrases: PhrasesRecord {
        /// Phrases that are always fine, by rule.
        fine: Option<PhrasesRecord> = "{ false-urgency = [\"last chance saloon\"] }";
    }
}

record! {
    PhrasesRecord {
        /// Pressure near a date.
        false_urgency as "false-urgency": Vec<String> = "[\"doors close\"]";
        /// Claims that little is left.
        false_scarcity as "false-scarcity": Vec<String> = "[\"seats fly off\"]";
        /// Ways to say no that put people down.
        confirm_shaming as "confirm-shaming": Vec<String> = "[\"no, i like chaos\"]";
        /// Sentences that say how many don't do it.
        negative_norm as "negative-norm": Vec<String> = "[\"nobody here files *\"]";
        /// Words that make learning sound like a duty.
        obligation_tone as "obligation-tone": Vec<String> = "[\"you are to attend\"]";
        /// Groups of people that nobody is to be addressed by.
        protected_trait as "protected-trait": Vec<String> = "[\"best agers\"]";
        /// Asking for attention on the road.
        driving_commute as "driving-commute": Vec<String> = "[\"on the motorway\"]";
        /// Words that make a figure a claim.
        uncited_number as "uncited-number": Vec<String> = "[\"# stars\"]";
    }
}

impl PhrasesRecord {
    /// The phrases with the rule that they are for.
    pub fn by_rule(&self) -> [(&'static str, &[String]); 8] {
        [
            ("false-urgency", &self.false_urgency),
            ("false-scarcity", &self.false_scarcity),
            ("confirm-shaming", &self.confirm_shaming),
            ("negative-norm", &self.negative_norm),
            ("obligation-tone", &self.obligation_tone),
            ("protected-trait", &self.protected_trait),
            ("driving-commute", &self.driving_commute),
            ("uncited-number", &self.uncited_number),
        ]
    }
}
