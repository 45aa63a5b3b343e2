//! HTTP. The certificates that count are the system's, so that a company's own ones and its proxy work as in a browser.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use ureq::Agent;
use ureq::tls::{RootCerts, TlsConfig, TlsProvider};

use super::{Method, NAME, Silence, Web};

const PATIENCE: Duration = Duration::from_secs(20);
const MOST_REDIRECTS: u32 = 8;

pub struct Client {
    agent: Agent,
}

impl Client {
    #[must_use]
    pub fn new() -> Self {
        let tls = TlsConfig::builder()
            .provider(TlsProvider::Rustls)
            .root_certs(RootCerts::PlatformVerifier)
            .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .build();
        let config = Agent::config_builder()
            .tls_config(tls)
            .user_agent(format!("{NAME}/{} (asks whether linked pages exist)", env!("CARGO_PKG_VERSION")))
            .accept("*/*")
            .timeout_global(Some(PATIENCE))
            .max_redirects(MOST_REDIRECTS)
            .max_redirects_will_error(false)
            // An answer is an answer, whatever it says.
            .http_status_as_error(false)
            .max_idle_connections_per_host(1)
            .build();
        Self { agent: Agent::new_with_config(config) }
    }
}

impl Default for Client {
    fn default() -> Self {
        Self::new()
    }
}

impl Web for Client {
    fn status(&self, method: Method, url: &str) -> Result<u16, Silence> {
        let answer = match method {
            Method::Head => self.agent.head(url).call(),
            Method::Get => self.agent.get(url).call(),
        };
        answer.map(|answer| answer.status().as_u16()).map_err(silence)
    }

    fn text(&self, url: &str, most: usize) -> Result<(u16, String), Silence> {
        let mut answer = self.agent.get(url).call().map_err(silence)?;
        let mut bytes = Vec::new();
        let mut body = io::Read::take(answer.body_mut().as_reader(), most as u64);
        io::Read::read_to_end(&mut body, &mut bytes).map_err(|error| Silence::Trouble(error.to_string()))?;
        Ok((answer.status().as_u16(), String::from_utf8_lossy(&bytes).into_owned()))
    }
}

/// What kept an answer away, in words.
fn silence(error: ureq::Error) -> Silence {
    use io::ErrorKind::{ConnectionRefused, ConnectionReset, TimedOut, UnexpectedEof};
    match error {
        ureq::Error::HostNotFound => Silence::Nobody("there is no such site".to_owned()),
        ureq::Error::Timeout(_) => Silence::Trouble(format!("no answer within {} seconds", PATIENCE.as_secs())),
        ureq::Error::Io(error) => match error.kind() {
            ConnectionRefused => Silence::Nobody("nobody answers at this address".to_owned()),
            TimedOut => Silence::Trouble("no answer in time".to_owned()),
            ConnectionReset | UnexpectedEof => Silence::Trouble("the site broke off in the middle".to_owned()),
            // An unknown name is only an error of the system's on some of them.
            _ if error.to_string().contains("lookup address") => Silence::Nobody("there is no such site".to_owned()),
            _ => Silence::Trouble(error.to_string()),
        },
        ureq::Error::Rustls(error) => Silence::Nobody(format!("the connection can't be trusted: {error}")),
        other => Silence::Trouble(other.to_string()),
    }
}
