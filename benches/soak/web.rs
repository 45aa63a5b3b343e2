//! Asks for pages as a browser does, without keeping anything.

use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// What came back.
pub struct Answer {
    pub status: u16,
    pub location: Option<String>,
    pub body: String,
}

/// One answer, however it comes out.
pub fn get(host: &str, path: &str, patience: Duration) -> io::Result<Answer> {
    let mut stream = TcpStream::connect(host)?;
    stream.set_read_timeout(Some(patience))?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes);
    let (head, body) = text.split_once("\r\n\r\n").ok_or(io::ErrorKind::UnexpectedEof)?;
    let status = head.split(' ').nth(1).and_then(|word| word.parse().ok()).ok_or(io::ErrorKind::InvalidData)?;
    let location = head.lines().find_map(|line| line.strip_prefix("location: "));
    Ok(Answer { status, location: location.map(str::to_owned), body: body.to_owned() })
}

/// The number that an edit left in a page.
pub fn mark(body: &str) -> Option<u64> {
    let (_, rest) = body.split_once("Soak number ")?;
    rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

/// What an edit leaves in a course.
pub fn marked(text: &str, number: u64) -> String {
    format!("{text}\n\nSoak number {number} was here.\n")
}
