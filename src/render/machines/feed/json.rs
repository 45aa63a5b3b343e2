//! The JSON form of a feed (jsonfeed.org, version 1.1).

use super::{Issue, moment};
use crate::render::engine;
use crate::render::views::feed::{Author, JsonFeed, JsonItem};

pub fn write(issue: &Issue<'_>) -> Vec<u8> {
    let item = |entry: &super::Entry<'_>| JsonItem {
        id: entry.url.clone(),
        url: entry.url.clone(),
        title: entry.item.title.clone(),
        // An item has to have a content (version 1.1, "Items").
        content_text: if entry.summary.is_empty() { entry.item.title.clone() } else { entry.summary.clone() },
        date_published: entry.item.publish_date.map(moment),
        date_modified: moment(entry.updated),
        tags: entry.item.tags.clone(),
    };
    engine::json(&JsonFeed {
        version: "https://jsonfeed.org/version/1.1",
        title: &issue.title,
        description: &issue.promise,
        home_page_url: &issue.page,
        feed_url: &issue.own,
        language: issue.language,
        authors: vec![Author { name: issue.author }],
        items: issue.entries.iter().map(item).collect(),
    })
}
