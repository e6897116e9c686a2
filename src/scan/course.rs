//! The course of one look: how far it is, and whether it has to end. Asks and tells whoever wanted it; reads no file.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicUsize, Ordering};
use std::time::Instant;

use super::files::Watch;
use super::options::{Cut, Options, Progress};

const RUNNING: u8 = 0;
const CANCELLED: u8 = 1;
const OUT_OF_TIME: u8 = 2;

/// The course of one look.
pub(super) struct Course<'a> {
    options: Options<'a>,
    end: Arc<End>,
    done: AtomicUsize,
    of: AtomicUsize,
    failed: AtomicBool,
    left_out: AtomicBool,
}

/// Whether it has to end, for those who outlive the options.
#[derive(Debug)]
struct End {
    state: AtomicU8,
    until: Option<Instant>,
}

impl End {
    fn cut(&self) -> Option<Cut> {
        match self.state.load(Ordering::Relaxed) {
            RUNNING if self.until.is_some_and(|until| Instant::now() >= until) => {
                // Whoever came first is the reason.
                let _ =
                    self.state.compare_exchange(RUNNING, OUT_OF_TIME, Ordering::Relaxed, Ordering::Relaxed);
                Some(Cut::OutOfTime)
            }
            RUNNING => None,
            CANCELLED => Some(Cut::Cancelled),
            _ => Some(Cut::OutOfTime),
        }
    }
}

impl<'a> Course<'a> {
    /// Begins now.
    pub(super) fn new(options: &Options<'a>) -> Self {
        // A budget beyond all clocks is none.
        let until = Instant::now().checked_add(options.budget);
        Self {
            options: *options,
            end: Arc::new(End { state: AtomicU8::new(RUNNING), until }),
            done: AtomicUsize::new(0),
            of: AtomicUsize::new(0),
            failed: AtomicBool::new(false),
            left_out: AtomicBool::new(false),
        }
    }

    /// So many more files are to be looked at.
    pub(super) fn expect(&self, files: usize) {
        self.of.fetch_add(files, Ordering::Relaxed);
        self.tell();
    }

    /// One file is done.
    pub(super) fn did_one(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }

    /// A reader failed, or a job was begun by nobody.
    pub(super) fn fell_short(&self, failed: bool, left_out: bool) {
        self.failed.fetch_or(failed, Ordering::Relaxed);
        self.left_out.fetch_or(left_out, Ordering::Relaxed);
    }

    /// Whether a reader failed.
    pub(super) fn failed(&self) -> bool {
        self.failed.load(Ordering::Relaxed)
    }

    /// Whether a job was begun by nobody.
    pub(super) fn left_out(&self) -> bool {
        self.left_out.load(Ordering::Relaxed)
    }

    /// Whether it has to end, and why. Cheap, and for every thread.
    pub(super) fn cut(&self) -> Option<Cut> {
        self.end.cut()
    }

    /// Asks whether to stop and tells how far it is; for the thread that looks.
    pub(super) fn tell(&self) {
        if (self.options.cancelled)() {
            let end = &self.end.state;
            let _ = end.compare_exchange(RUNNING, CANCELLED, Ordering::Relaxed, Ordering::Relaxed);
        }
        let load = |number: &AtomicUsize| number.load(Ordering::Relaxed);
        let of = load(&self.of);
        // Work that is no file counts as none.
        (self.options.progress)(Progress { done: load(&self.done).min(of), of });
    }

    /// For whoever reads one file: whether to go on.
    pub(super) fn watch(&self) -> Watch {
        let end = Arc::clone(&self.end);
        Arc::new(move |_| end.cut().is_none())
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn the_first_reason_to_end_stays() {
        let options = Options { budget: Duration::ZERO, ..Options::default() };
        let course = Course::new(&options);
        assert_eq!(course.cut(), Some(Cut::OutOfTime));
        let cancelled = || true;
        let options = Options { cancelled: &cancelled, budget: Duration::MAX, ..Options::default() };
        let course = Course::new(&options);
        let watch = course.watch();
        assert!(watch(0) && course.cut().is_none());
        course.tell();
        assert!(!watch(0));
        assert_eq!(course.cut(), Some(Cut::Cancelled));
    }
}
