//! Pictures that lie in a drawing as data. Enter at [`pixels`].

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::imaging::{Kind, examine};

/// How many pixels the picture in an address has; `None` where it could not be shown if it were a file of its own.
pub fn pixels(address: &str) -> Option<u64> {
    let (head, data) = address.trim().split_once(',')?;
    let is_base64 = head.starts_with("data:image/") && head.ends_with(";base64");
    let data: String = data.split_ascii_whitespace().collect();
    let bytes = STANDARD.decode(is_base64.then_some(data)?).ok()?;
    let picture = examine(&bytes).ok().filter(|picture| picture.kind != Kind::Svg)?;
    Some(u64::from(picture.width) * u64::from(picture.height))
}
