//! [`Step`]: what a compilation goes through, one after the other, and [`Steps`], which tells whoever wants to hear of it.
//! Compiling reads no clock; who listens may.

use std::fmt;
use std::sync::Arc;

/// A step begins when the one before is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Load,
    Check,
    Schedule,
    SiteMap,
    Audit,
    Pages,
    /// What finished pages show to be true.
    Judge,
    /// Feeds, kit, reports and all other files.
    Others,
    /// Compares with what was published, draws what is missing, and writes.
    Publish,
    Done,
}

impl Step {
    /// What the program does now, for people.
    pub fn words(self) -> &'static str {
        match self {
            Self::Load => "reading",
            Self::Check => "checking",
            Self::Schedule => "planning messages",
            Self::SiteMap => "laying out the site",
            Self::Audit => "judging texts",
            Self::Pages => "making pages",
            Self::Judge => "judging pages",
            Self::Others => "making the rest",
            Self::Publish => "drawing and writing",
            Self::Done => "done",
        }
    }
}

/// Who hears of steps: nobody, unless somebody asked.
#[derive(Clone, Default)]
pub struct Steps(Option<Arc<dyn Fn(Step) + Send + Sync>>);

impl Steps {
    pub fn heard_by(listener: impl Fn(Step) + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(listener)))
    }

    /// Says that a step begins.
    pub fn begin(&self, step: Step) {
        if let Some(listener) = &self.0 {
            listener(step);
        }
    }
}

impl fmt::Debug for Steps {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Steps")
    }
}
