//! How a look is taken: what may be remembered, who may stop it, who is told, and how long it may last. Types only.

use std::path::Path;
use std::time::Duration;

use crate::checklist::words;

/// How long a look may last where nobody says otherwise.
const BUDGET: Duration = Duration::from_mins(10);

/// How a look is taken.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// The file in which results are kept for the next time; it lies outside the project.
    pub cache: Option<&'a Path>,
    /// Whether to stop. Asked from the thread that looks, every few milliseconds.
    pub cancelled: &'a (dyn Fn() -> bool + Sync),
    /// Told how far it is, from the same thread.
    pub progress: &'a (dyn Fn(Progress) + Sync),
    /// How long it may last. What is not looked at by then is reported as not examined.
    pub budget: Duration,
}

impl Default for Options<'_> {
    /// Nothing remembered, nobody asked or told.
    fn default() -> Self {
        Self { cache: None, cancelled: &|| false, progress: &|_| (), budget: BUDGET }
    }
}

impl std::fmt::Debug for Options<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Options")
            .field("cache", &self.cache)
            .field("budget", &self.budget)
            .finish_non_exhaustive()
    }
}

/// How far a look is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Files done.
    pub done: usize,
    /// Files in all; zero while they are still being listed.
    pub of: usize,
}

words! {
    /// Why a look ended before everything was looked at.
    Cut {
        /// Somebody stopped it.
        Cancelled = "cancelled",
        /// Its time was over.
        OutOfTime = "out-of-time",
    }
}

impl Cut {
    /// The same as the reason for one file.
    pub fn says(self) -> &'static str {
        match self {
            Self::Cancelled => "the scan was stopped before this was looked at",
            Self::OutOfTime => "the time for the scan was over before this was looked at",
        }
    }
}
