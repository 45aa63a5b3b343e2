//! `serve`: the output as a value in memory, shown in a browser and made anew whenever the content changes. Nothing in this
//! room writes a file.
//!
//! Enter at [`bind`], then [`Server::run`]. [`work`] is the one thread that prepares and makes; it puts what it has on the [`board`],
//! where [`http`] finds it. [`watch`] tells it that something changed, and what a browser asks for is made first. [`live`] tells
//! open pages what is new; `client/` holds what runs in them, which is added to answers and never to files.

mod address;
mod answer;
mod board;
mod console;
mod guard;
mod http;
mod live;
mod make;
mod media_type;
mod pictures;
mod queue;
mod watch;
mod work;

use std::fmt;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use rayon::ThreadPoolBuilder;

use crate::options::CompileOptions;
use board::Board;
use http::Site;
use make::Place;
pub use watch::Attention;

/// Where to listen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Port {
    /// This one and no other; 0 takes any that is free.
    This(u16),
    /// The first that is free from here on.
    From(u16),
}

/// How many ports are tried where none was asked for.
const PORTS: u16 = 20;

/// How content is read each time: flags, day and clock resolved anew, because a day may end meanwhile.
pub type Options = Box<dyn FnMut() -> io::Result<CompileOptions> + Send>;

/// What to serve.
pub struct Session {
    pub options: Options,
    pub content: PathBuf,
    /// Never watched.
    pub out: PathBuf,
    pub attention: Attention,
    /// The path of the portal's public address: `/`, or `/academy/`.
    pub base_path: String,
}

/// A port that is ours.
pub struct Server {
    listener: std::net::TcpListener,
    pub address: SocketAddr,
}

/// Why nothing is served.
#[derive(Debug)]
pub enum ServeError {
    Taken { address: SocketAddr, port: Port, why: io::Error },
    Io(io::Error),
}

impl fmt::Display for ServeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Taken { address, port: Port::This(_), why } => {
                write!(f, "{address} can't be used ({why}); choose another --port, or leave it out")
            }
            Self::Taken { address, port: Port::From(first), why } => {
                write!(
                    f,
                    "none of the ports from {first} to {} can be used ({why}); choose one with --port",
                    address.port()
                )
            }
            Self::Io(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for ServeError {}

impl From<io::Error> for ServeError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Takes a port.
///
/// # Errors
/// When none can be had.
#[expect(clippy::disallowed_methods, reason = "this room is the one that listens")]
pub fn bind(host: IpAddr, port: Port) -> Result<Server, ServeError> {
    let (first, tries) = match port {
        Port::This(port) => (port, 1),
        Port::From(port) => (port, PORTS),
    };
    let mut refused = None;
    for port in (0..tries).filter_map(|step| first.checked_add(step)) {
        let address = SocketAddr::new(host, port);
        match std::net::TcpListener::bind(address) {
            Ok(listener) => return Ok(Server { address: listener.local_addr()?, listener }),
            Err(error) => refused = Some((address, error)),
        }
    }
    let (address, why) = refused.unwrap_or((SocketAddr::new(host, first), io::ErrorKind::AddrInUse.into()));
    Err(ServeError::Taken { address, port, why })
}

impl Server {
    /// Where a browser on this machine finds it: an address that means "all of this machine" is none to go to.
    pub fn home(&self) -> String {
        match self.address.ip() {
            ip if ip.is_unspecified() && ip.is_ipv6() => format!("http://[::1]:{}/", self.address.port()),
            ip if ip.is_unspecified() => format!("http://127.0.0.1:{}/", self.address.port()),
            _ => format!("http://{}/", self.address),
        }
    }

    /// Serves until somebody at the terminal ends it.
    ///
    /// # Errors
    /// When the system gives no thread or no connections.
    pub fn run(self, session: Session) -> Result<(), ServeError> {
        let Session { mut options, content, out, attention, base_path } = session;
        let (calls, called) = mpsc::channel();
        let board = Arc::new(Board::new(calls.clone()));
        let watch = watch::Watch { content, out, attention, calls };
        let working = Arc::clone(&board);
        // A fault of ours in the audit ends the audit, not the preview.
        let judges = ThreadPoolBuilder::new().num_threads(1).panic_handler(|_| {}).build().map_err(io::Error::other)?;
        let at_work = move || {
            work::work(&mut options, Place { board: &working, calls: &called, judges: &judges }, &watch);
        };
        thread::Builder::new().name("work".to_owned()).spawn(at_work)?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let served = runtime.block_on(async {
            self.listener.set_nonblocking(true)?;
            let listener = tokio::net::TcpListener::from_std(self.listener)?;
            let site = Arc::new(Site::new(board, base_path, self.address.ip()));
            tokio::select! {
                served = http::serve(listener, site) => served,
                ended = tokio::signal::ctrl_c() => ended,
            }
        });
        // Open streams end with the runtime, and what is being drawn is not waited for.
        runtime.shutdown_timeout(Duration::ZERO);
        Ok(served?)
    }
}
