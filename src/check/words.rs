//! `[words]`: the portal's own phrases.

use crate::load::words::{PhrasesRecord, WordsRecord};
use crate::model::words::{FINE, OWN, Words};

pub fn words(record: Option<&WordsRecord>) -> Words {
    let mut words = Words::default();
    let Some(record) = record else { return words };
    for (rule, phrases) in record.phrases.by_rule() {
        words.add(rule, OWN, phrases.iter().cloned());
    }
    for (rule, phrases) in record.fine.iter().flat_map(PhrasesRecord::by_rule) {
        words.add(rule, FINE, phrases.iter().cloned());
    }
    words
}
