//! The page of a detector for people.

use std::fmt::Write as _;

use crate::scan::Detector;
use crate::words::report::detector as words;

/// What it sees, how that bears on which items, two examples, and what it misses.
pub fn detector(detector: Detector) -> String {
    let mut out = format!("{detector}  ({})\n", words::version(detector.version()));
    let Some(page) = detector.page() else { return out };
    for (title, text) in [
        (words::WHAT_IT_SEES, &page.sees),
        (words::HOW_THAT_BEARS, &page.bears),
        (words::HARMLESS_EXAMPLE, &page.harmless),
        (words::TELLING_EXAMPLE, &page.telling),
        (words::WHAT_IT_MISSES, &page.misses),
        (words::READ_MORE, &page.source),
    ] {
        let _ = write!(out, "\n{title}\n  {text}\n");
    }
    out
}
