//! The page of a detector for people.

use std::fmt::Write as _;

use crate::scan::Detector;

/// What it sees, how that bears on which items, two examples, and what it misses.
pub fn detector(detector: Detector) -> String {
    let mut out = format!("{detector}  (detector, version {})\n", detector.version());
    let Some(page) = detector.page() else { return out };
    for (title, text) in [
        ("What it sees", &page.sees),
        ("How that bears", &page.bears),
        ("A harmless example", &page.harmless),
        ("A telling example", &page.telling),
        ("What it misses", &page.misses),
        ("Read more", &page.source),
    ] {
        let _ = write!(out, "\n{title}\n  {text}\n");
    }
    out
}
