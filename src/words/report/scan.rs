//! What a scan says of the files that it looked at.

use std::fmt::Display;

use crate::words::number::counted;

pub(crate) const KNOWN_NAMES: &str = "Known names say nothing about what the weights do.";

pub(crate) const TO_ADOPT_A_FILE: &str =
    "To name one as evidence: mindgap answer ITEM keep --adopt weights-file:PATH";

pub(crate) const ONLY_ELSEWHERE: &str = "Only in tests, examples, generated or foreign code";
pub(crate) const LOADS_WITHOUT_A_MODEL: &str = "Loads that can run code and name no model";
pub(crate) const LICENCE: &str = "licence";
pub(crate) const BUILT_ON: &str = "built on";

/// What loading does beyond reading numbers.
pub(crate) const RUNS_CODE: &str = "runs code that comes with the model";
pub(crate) const MAY_RUN_CODE: &str = "may run code that comes with the model";
pub(crate) const ARGUMENTS_UNSEEN: &str = "with arguments that only the running program knows";
pub(crate) const WEIGHTS_ONLY_OFF: &str = "weights_only is off";
pub(crate) const WEIGHTS_ONLY_AS_INSTALLED: &str = "weights_only as the installed version has it";
pub(crate) const WEIGHTS_ONLY_DYNAMIC: &str = "weights_only is known only when it runs";
pub(crate) const WEIGHTS_ONLY_ON: &str = "weights_only is on";
pub(crate) const UNPICKLES: &str = "unpickles";
pub(crate) const UNPICKLES_THROUGH_JOBLIB: &str = "unpickles through joblib";
pub(crate) const ALLOWS_PICKLE: &str = "allows pickle";
pub(crate) const SAFE_MODE_OFF: &str = "safe mode is off";
pub(crate) const SAFETENSORS_REFUSED: &str = "safetensors refused";
pub(crate) const SAFETENSORS_DEMANDED: &str = "safetensors demanded";

pub(crate) fn looked_at(
    python: usize,
    notebooks: usize,
    scripts: usize,
    configuration: usize,
    not_examined: usize,
) -> String {
    let files = format!(
        "{}, {}, {} and {}",
        counted(python, "Python file", "Python files"),
        counted(notebooks, "notebook", "notebooks"),
        counted(scripts, "script", "scripts"),
        counted(configuration, "configuration file", "configuration files"),
    );
    match not_examined {
        0 => files,
        _ => format!("{files}; {not_examined} not examined to the end"),
    }
}

pub(crate) fn counts(own: usize, elsewhere: usize, looked_at: &str) -> String {
    format!(
        "{} of the product, {elsewhere} elsewhere; looked at {looked_at}",
        counted(own, "model", "models")
    )
}

/// `skipped`: how many for which reasons; empty where nothing was.
pub(crate) fn files(seen: usize, opened: usize, skipped: &str, not_examined: usize) -> String {
    let skipped =
        if skipped.is_empty() { String::new() } else { format!(", the others skipped ({skipped})") };
    let seen = counted(seen, "file", "files");
    format!("{seen} seen, {opened} opened{skipped}, {not_examined} not examined to the end")
}

pub(crate) fn not_examined(place: &str, why: &str) -> String {
    format!("not examined: {place}: {why}")
}

pub(crate) fn elsewhere(count: usize) -> String {
    format!("{count} more in tests, examples, generated or foreign code")
}

pub(crate) fn set_aside(count: usize) -> String {
    format!("{} set aside for a time", counted(count, "observation", "observations"))
}

pub(crate) fn model_files(count: usize) -> String {
    counted(count, "file that looks like a model", "files that look like models")
}

pub(crate) fn times(count: impl Display) -> String {
    format!("{count} times")
}

/// An item, where what was seen bears on each in its own way.
pub(crate) fn bears(item: &str, bearing: impl Display) -> String {
    format!("{item} ({bearing})")
}

pub(crate) fn see(items: &str) -> String {
    format!("see {items}")
}

pub(crate) fn at_revision(model: &str, revision: &str) -> String {
    format!("{model} at {revision}")
}

pub(crate) fn known_only_when_it_runs(written: &str) -> String {
    format!("known only when it runs: {written}")
}

pub(crate) fn bytes(count: impl Display) -> String {
    format!("{count} bytes")
}
