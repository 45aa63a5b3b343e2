//! A campaign of listmonk, in the words of its API (listmonk.app/docs/apis/campaigns).

use serde::Serialize;

#[derive(Debug, Serialize)]
pub struct CampaignView<'a> {
    pub name: String,
    pub subject: &'a str,
    /// Numbers of lists, which only listmonk knows.
    pub lists: [u32; 0],
    pub r#type: &'static str,
    pub content_type: &'static str,
    pub body: &'a str,
    pub altbody: &'a str,
    /// RFC 3339.
    pub send_at: Option<String>,
    pub tags: Vec<&'a str>,
    /// Headers of our own; listmonk adds those for unsubscribing.
    pub headers: [(); 0],
    pub attribs: AttribsView<'a>,
}

/// What reports group by.
#[derive(Debug, Serialize)]
pub struct AttribsView<'a> {
    pub campaign: &'a str,
    pub touchpoint: &'a str,
    pub kind: &'a str,
    pub persona: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variant: Option<&'a str>,
}
