//! Files as people export them, matched with the portal of the tests.

use std::collections::BTreeMap;

use super::*;
use crate::diagnostics::Code;
use crate::load::results::read;
use crate::model::campaign::TouchpointCopy;
use crate::model::{Channel, Id};
use crate::source::Source;

/// One campaign `spring` ("Feedback in spring") with two messages for the persona `new-lead`.
fn portal() -> Portal {
    let mut portal = crate::render::channels::fixture::portal();
    let campaign = &mut portal.campaigns[0];
    let mut second = campaign.touchpoints[0].clone();
    second.item.slug = "02-reminder".to_owned();
    second.item.title = "A reminder".to_owned();
    second.variants = BTreeMap::from([("b".to_owned(), TouchpointCopy::default())]);
    campaign.touchpoints[0].item.slug = "01-teaser".to_owned();
    campaign.touchpoints.push(second);
    portal
}

fn found(files: &[&str]) -> (Results, Vec<Diagnostic>) {
    let portal = portal();
    let table = |(number, text): (usize, &&str)| {
        let (table, findings) = read(&Source::new(format!("results/{number}.csv"), *text), &BTreeMap::new());
        assert_eq!(findings, [], "{text}");
        table.unwrap()
    };
    let tables: Vec<Table> = files.iter().enumerate().map(table).collect();
    matched(&tables, &portal)
}

fn codes(findings: &[Diagnostic]) -> Vec<Code> {
    findings.iter().map(|finding| finding.code).collect()
}

fn slug(portal: &Portal) -> (String, String) {
    (portal.campaigns[0].item.slug.clone(), portal.personas[0].item.slug.clone())
}

#[test]
fn slugs_titles_and_values_of_links_mean_the_same() {
    let portal = portal();
    let (campaign, persona) = slug(&portal);
    let title = &portal.campaigns[0].item.title;
    let person = &portal.personas[0].item.title;
    for text in [
        format!("campaign,touchpoint,persona,channel,sent\n{campaign},01-teaser,{persona},email,90\n"),
        format!("Campaign,Touchpoint,Persona,Channel,Sent\n{},01-TEASER,{person},E-Mail,90\n", title.to_uppercase()),
        format!("utm_campaign,utm_content,utm_source,sent\n{campaign},01-teaser-{persona},email,90\n"),
    ] {
        let (results, findings) = found(&[&text]);
        assert_eq!(codes(&findings), [], "{text}");
        let [message] = &results.messages[..] else { panic!("{text}: {results:?}") };
        let about = About {
            campaign: Id::new(0),
            touchpoint: Some(0),
            persona: Some(Id::new(0)),
            channel: Some(Channel::Email),
            variant: None,
        };
        assert_eq!((&message.about, message.counts.get(Step::Sent)), (&about, Some(90)), "{text}");
    }
}

#[test]
fn the_versions_of_an_experiment_are_told_from_links() {
    let (campaign, persona) = slug(&portal());
    let rows = format!("{campaign},02-reminder-{persona},90\n{campaign},02-reminder-{persona}-b,91\n");
    let (results, _) = found(&[&format!("utm_campaign,utm_content,sent\n{rows}")]);
    let versions: Vec<_> = results.messages.iter().map(|message| message.about.variant.as_deref()).collect();
    assert_eq!(versions, [Some("a"), Some("b")]);
}

#[test]
fn what_nothing_is_called_is_listed_and_not_counted() {
    let (campaign, persona) = slug(&portal());
    let (results, findings) = found(&[&format!(
        "campaign,touchpoint,persona,channel,variant,sent\nwinter,,,,,90\n{campaign},09-x,,,,91\n{campaign},09-x,,,,91\n\
         {campaign},,nobody,,,92\n{campaign},,{persona},fax,,93\n{campaign},01-teaser,,,c,94\n"
    )]);
    assert_eq!(results.messages.len(), 0);
    assert_eq!(results.left_out.len(), 5);
    let said: Vec<_> = findings.iter().map(|finding| finding.message.as_str()).collect();
    assert!(
        said.iter().any(|said| said.contains("No message of this campaign is called \"09-x\", so 2 rows")),
        "{said:?}"
    );
    assert_eq!(findings[0].place.text(), "winter");
}

#[test]
fn what_two_files_say_alike_is_counted_once() {
    let (campaign, _) = slug(&portal());
    let text = format!("date,campaign,sent\n2027-01-19,{campaign},90\n2027-01-20,{campaign},10\n");
    let (results, findings) = found(&[&text, &text]);
    assert_eq!(results.messages[0].counts.get(Step::Sent), Some(100));
    assert_eq!(results.messages[0].rows.count(), 2);
    assert_eq!(codes(&findings), [Code::DoubledResults]);
    assert_eq!(results.left_out[0].why, Why::Double);
}

#[test]
fn a_newer_export_beside_the_older_one_is_noticed() {
    let (campaign, _) = slug(&portal());
    let older = format!("date,campaign,sent\n2027-01-19,{campaign},90\n");
    let newer = format!("date,campaign,sent\n2027-01-19,{campaign},90\n2027-01-20,{campaign},10\n");
    assert_eq!(codes(&found(&[&newer, &older]).1), [Code::DoubledResults]);
    let next = format!("date,campaign,sent\n2027-01-20,{campaign},10\n");
    let (results, findings) = found(&[&older, &next]);
    assert_eq!(codes(&findings), [], "one day after the other");
    assert_eq!(results.messages[0].counts.get(Step::Sent), Some(100));
    let learning = format!("date,campaign,started\n2027-01-19,{campaign},30\n");
    let (results, findings) = found(&[&older, &learning]);
    assert_eq!(codes(&findings), [], "another system counts another step");
    assert_eq!(results.messages[0].counts.get(Step::Started), Some(30));
}

#[test]
fn the_order_of_rows_and_files_changes_no_sum() {
    let (campaign, persona) = slug(&portal());
    let rows = [
        format!("2027-01-19,{campaign},01-teaser,{persona},90,9"),
        format!("2027-01-20,{campaign},01-teaser,{persona},80,8"),
        format!("2027-01-20,{campaign},02-reminder,,70,7"),
    ];
    let sums = |order: [usize; 3]| {
        let rows: Vec<_> = order.iter().map(|at| rows[*at].as_str()).collect();
        let (results, _) = found(&[&format!("date,campaign,touchpoint,persona,sent,clicked\n{}\n", rows.join("\n"))]);
        results.messages.into_iter().map(|it| (it.about, it.counts, it.days)).collect::<Vec<_>>()
    };
    for order in [[2, 1, 0], [1, 0, 2], [1, 2, 0]] {
        assert_eq!(sums(order), sums([0, 1, 2]));
    }
}
