//! What the first row says of the release, of the record on disk and of the scan.

/// Before the name of the project.
pub(crate) const BRAND: &str = " mindgap";
pub(crate) const NOT_BEGUN: &str = "not begun";
pub(crate) const SAVED: &str = "saved";
pub(crate) const SAVING: &str = "saving";
pub(crate) const SCANNING: &str = "scanning";
pub(crate) const SCAN_FAILED: &str = "scan failed";
pub(crate) const SCAN_STOPPED: &str = "scan stopped";

pub(crate) fn release(version: &str) -> String {
    format!("release {version}")
}

pub(crate) fn choice_waits(key: &str) -> String {
    format!("a choice waits ({key})")
}

pub(crate) fn not_saved(why: &str) -> String {
    format!("not saved: {why}")
}

pub(crate) fn scanning_of(done: usize, of: usize) -> String {
    format!("scanning {done} of {of}")
}

pub(crate) fn scanning_percent(percent: usize) -> String {
    format!("scanning {percent} %")
}
