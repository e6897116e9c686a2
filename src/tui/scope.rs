//! What the scan looked at, in words: absence is said only within it. Counts and sentences; never draws.

use super::action::Action;
use super::keymap::name_of;
use super::model::{Model, Scanning};
use crate::scan::{Detector, Scan};

/// So many of something.
pub(super) fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// What was looked at: `61 Python files and 4 notebooks; 2 not examined to the end`.
pub(super) fn looked(scan: &Scan) -> String {
    let scope = &scan.inventory.scope;
    let kinds = [
        (scope.python, "Python file"),
        (scope.notebooks, "notebook"),
        (scope.scripts, "script"),
        (scope.configuration, "configuration file"),
        (scan.files.len(), "model file"),
    ];
    let mut kinds: Vec<String> =
        kinds.iter().filter(|(count, _)| *count > 0).map(|(count, what)| counted(*count, what)).collect();
    let last = kinds.pop();
    let all = match last {
        None => "no file that a detector reads".to_owned(),
        Some(last) if kinds.is_empty() => last,
        Some(last) => format!("{} and {last}", kinds.join(", ")),
    };
    match scan.counted.not_examined {
        0 => all,
        missed => format!("{all}; {missed} not examined to the end"),
    }
}

/// How the scan stands, where it has seen nothing yet.
pub(super) fn state(model: &Model) -> String {
    let key = name_of(Action::Scan);
    match &model.scanning {
        Scanning::NotYet => format!("not scanned yet; {key} scans"),
        Scanning::Running { of: 0, .. } => "being scanned".to_owned(),
        Scanning::Running { done, of } => format!("being scanned: {done} of {of} files"),
        Scanning::Stopped => format!("the scan was stopped; {key} scans again"),
        Scanning::Failed(why) => format!("the scan did not come to its end: {why}; {key} tries again"),
        Scanning::Done => "scanned".to_owned(),
    }
}

/// Why nothing is told about an item: nobody could see it in files, or nothing was seen, and within which scope.
pub(super) fn nothing_seen(model: &Model, position: usize) -> String {
    let item = model.work.item(position).map_or("", |item| item.id.as_str());
    if let Some(why) = Detector::why_none(item) {
        return format!("No detector looks for this. {why}");
    }
    match &model.work.scanned {
        Some(_) if Detector::for_item(item).is_empty() => {
            "no detector looks for this; it is for people to say".to_owned()
        }
        Some(scanned) => format!("nothing that bears on it, in {}", looked(scanned.scan())),
        None => state(model),
    }
}
