//! Whether a campaign's metric can show that anything changed.
//!
//! Enter at [`judge`]. A metric says what it is about by `measures`; where its author doesn't tell, by its words.

use super::lexicon::{Lexicon, token};
use crate::diagnostics::{Code, Diagnostic};
use crate::measure::metric::Worth;
use crate::model::words::Words;
use crate::model::{Campaign, Portal};

/// The rule whose phrases name what can rise while nothing changes. They are for metrics alone: a message may well count.
pub const RULE: &str = "vanity-metrics";

pub fn judge(portal: &Portal, words: &Words) -> Vec<Diagnostic> {
    let lexicon = Lexicon::new(&words.only(RULE));
    portal.campaigns.iter().filter_map(|campaign| vanity(campaign, &lexicon)).collect()
}

fn vanity(campaign: &Campaign, lexicon: &Lexicon) -> Option<Diagnostic> {
    let metric = campaign.metric.as_deref()?;
    let what = match Worth::of_measures(campaign.measures).0 {
        Worth::Vanity => "Its metric",
        Worth::Untold if !lexicon.hits(&token::tokens(metric)).is_empty() => "By its words, its metric",
        Worth::Untold | Worth::Leading | Worth::Outcome => return None,
    };
    let field = if campaign.measures.is_some() { "measures" } else { "metric" };
    let message = format!(
        "{what} counts opens, clicks, hours or completions: all of them can rise while nobody does anything differently."
    );
    let help = "Name what people do differently afterwards, and how you will hear of it, such as metric = \"Leads who held a \
                feedback talk this month\" and measures = \"behaviour\".";
    Some(Diagnostic::new(Code::VanityMetrics, campaign.item.origin.place(field), message).help(help))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::campaign::Measures;
    use crate::model::words::OWN;
    use crate::render::channels::fixture;

    fn found(metric: Option<&str>, measures: Option<Measures>) -> bool {
        let mut portal = fixture::portal();
        portal.campaigns[0].metric = metric.map(str::to_owned);
        portal.campaigns[0].measures = measures;
        let mut words = Words::default();
        words.add(RULE, OWN, ["open rate*".to_owned(), "completions".to_owned()]);
        !judge(&portal, &words).is_empty()
    }

    #[test]
    fn what_can_rise_while_nothing_changes_is_vanity() {
        assert!(found(Some("Open rate of the newsletter"), None));
        assert!(found(Some("Course completions"), None));
        assert!(found(Some("What we look at"), Some(Measures::Hours)));
    }

    #[test]
    fn what_people_do_is_none() {
        assert!(!found(None, None));
        assert!(!found(Some("Leads who held a feedback talk"), None));
        assert!(!found(Some("Course completions that led to a talk"), Some(Measures::Behaviour)), "its author knows");
        assert!(!found(Some("People who know what there is"), Some(Measures::Awareness)));
    }
}
