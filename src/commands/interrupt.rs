//! [`Interrupt`]: Ctrl-C, and the signal by which systems end a program, leave everything as it was.
//!
//! Enter at [`Interrupt::heard`]. Until publishing begins the program ends as soon as what waits beside the output is removed.
//! From then on it ends after the file at hand, and what was made beside the output is removed; who asks again isn't kept
//! waiting, and the next build removes it. Once the output begins to be replaced, nobody is asked any more.

use std::io::{self, IsTerminal, Write};
use std::ops::ControlFlow;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use super::Exit;
use crate::output::OutputError;

/// Where the program is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// What is on the disk already can be removed at any time.
    Compiling,
    Publishing,
    /// Somebody wants it to end.
    Asked,
}

/// Shared with the thread that hears signals.
#[derive(Clone)]
pub struct Interrupt(Arc<Mutex<State>>);

impl Interrupt {
    /// Hears signals from now on, instead of being ended by them. `clear` removes what compiling has put on the disk, and keeps
    /// it from putting more there.
    ///
    /// # Errors
    /// When the system gives no thread, or no signals.
    pub fn heard(clear: impl Fn() + Send + 'static) -> io::Result<Self> {
        let interrupt = Self(Arc::new(Mutex::new(State::Compiling)));
        let hearing = interrupt.clone();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
        let mut signals = {
            let _within = runtime.enter();
            Signals::new()?
        };
        let hear = move || {
            runtime.block_on(async {
                loop {
                    signals.next().await;
                    hearing.ask(&clear);
                }
            });
        };
        thread::Builder::new().name("interrupt".to_owned()).spawn(hear)?;
        Ok(interrupt)
    }

    /// The output is being looked at from now on: who wants to end has to wait for the file at hand.
    pub fn publishing(&self) {
        *self.state() = State::Publishing;
    }

    /// What an onlooker of the output answers.
    pub fn flow(&self) -> ControlFlow<()> {
        if *self.state() == State::Asked { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    fn ask(&self, clear: &impl Fn()) {
        let mut state = self.state();
        match *state {
            // Publishing can't begin meanwhile: it would need what is held here.
            State::Compiling => {
                clear();
                end()
            }
            State::Asked => end(),
            State::Publishing => *state = State::Asked,
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What a command that publishes comes to where somebody ended it.
pub fn stopped() -> Exit {
    // The line that shows progress ends here.
    let from = if io::stderr().is_terminal() { "\n" } else { "" };
    // Nobody is left to tell when standard error is closed.
    let _ = writeln!(io::stderr(), "{from}{}", OutputError::Interrupted);
    Exit::Interrupted
}

#[expect(
    clippy::disallowed_methods,
    reason = "the thread at work holds nothing that has to be given back, or may not be waited for"
)]
fn end() -> ! {
    std::process::exit(i32::from(stopped().code()))
}

#[cfg(unix)]
struct Signals([tokio::signal::unix::Signal; 2]);

#[cfg(unix)]
impl Signals {
    fn new() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self([signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?]))
    }

    async fn next(&mut self) {
        let [interrupt, terminate] = &mut self.0;
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    }
}

#[cfg(windows)]
struct Signals(tokio::signal::windows::CtrlC);

#[cfg(windows)]
impl Signals {
    fn new() -> io::Result<Self> {
        tokio::signal::windows::ctrl_c().map(Self)
    }

    async fn next(&mut self) {
        self.0.recv().await;
    }
}
