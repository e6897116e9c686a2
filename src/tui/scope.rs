//! What the scan looked at, in words: absence is said only within it. Counts and sentences; never draws.

use super::action::Action;
use super::keymap::name_of;
use super::model::{Model, Scanning};
use crate::scan::{Detector, Scan};
use crate::words::{scope as words, seen};

/// So many of something, in words.
type Told = fn(usize) -> String;

/// What was looked at: `61 Python files and 4 notebooks; 2 not examined to the end`.
pub(super) fn looked(scan: &Scan) -> String {
    let scope = &scan.inventory.scope;
    let kinds: [(usize, Told); 5] = [
        (scope.python, words::python_files),
        (scope.notebooks, words::notebooks),
        (scope.scripts, words::scripts),
        (scope.configuration, words::configuration_files),
        (scan.files.len(), words::model_files),
    ];
    let kinds = kinds.iter().filter(|(count, _)| *count > 0);
    let all = words::together(&kinds.map(|(count, told)| told(*count)).collect::<Vec<_>>());
    match scan.counted.not_examined {
        0 => all,
        missed => words::not_to_the_end(&all, missed),
    }
}

/// How the scan stands, where nothing of it is shown.
pub(super) fn state(model: &Model) -> String {
    let key = name_of(Action::Scan);
    match &model.scanning {
        Scanning::NotYet => words::not_scanned(&key),
        Scanning::Running { of: 0, .. } => words::BEING_SCANNED.to_owned(),
        Scanning::Running { done, of } => words::scanning(*done, *of),
        Scanning::Stopped => words::stopped(&key),
        Scanning::Failed(why) => words::broken_off(why, &key),
        Scanning::Done => words::SCANNED.to_owned(),
    }
}

/// So much was seen about other models than the chosen one, and where that is to be seen.
pub(super) fn about_others(model: &Model, count: usize) -> String {
    let next = (model.work.record.in_use().count() > 1).then(|| name_of(Action::NextModel));
    seen::about_other_models(count, next.as_deref(), &name_of(Action::ShowModels))
}

/// Why nothing is told about an item: nobody could see it in files, or nothing was seen, and within which scope.
pub(super) fn nothing_seen(model: &Model, position: usize) -> String {
    let item = model.work.item(position).map_or("", |item| item.id.as_str());
    if let Some(why) = Detector::why_none(item) {
        return words::no_detector(why);
    }
    match &model.work.scanned {
        Some(_) if Detector::for_item(item).is_empty() => words::FOR_PEOPLE.to_owned(),
        Some(scanned) => words::nothing_seen(&looked(scanned.scan())),
        None => state(model),
    }
}
