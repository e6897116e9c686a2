//! The page of a detector for programs.

use serde::Serialize;

use super::parts::FORMAT;
use super::print::print;
use crate::scan::Detector;

#[derive(Serialize)]
struct PageWire<'a> {
    format: u64,
    detector: Detector,
    version: u64,
    items: &'a [String],
    sees: &'a str,
    bears: &'a str,
    harmless: &'a str,
    telling: &'a str,
    misses: &'a str,
    source: &'a str,
}

/// The page as JSON.
pub fn detector(detector: Detector) -> String {
    let text = |of: fn(&crate::scan::Page) -> &String| detector.page().map_or("", |page| of(page).as_str());
    print(&PageWire {
        format: FORMAT,
        detector,
        version: detector.version(),
        items: detector.page().map_or(&[][..], |page| &page.items),
        sees: text(|page| &page.sees),
        bears: text(|page| &page.bears),
        harmless: text(|page| &page.harmless),
        telling: text(|page| &page.telling),
        misses: text(|page| &page.misses),
        source: text(|page| &page.source),
    })
}
