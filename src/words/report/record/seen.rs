//! What the safety record says of what a scan saw: in its chapter, and under the answers.

use std::fmt::{Display, from_fn};

pub(crate) const TITLE: &str = "Seen in the repository";
pub(crate) const NOT_ALL_LOOKED_AT: &str = "Not everything was looked at";
pub(crate) const FILES_SEEN: &str = "Files seen";
pub(crate) const NOT_EXAMINED: &str = "Not examined to the end";

pub(crate) const MODEL: &str = "Model";
pub(crate) const FROM: &str = "From";
pub(crate) const REVISION: &str = "Revision";
pub(crate) const PIN: &str = "Pin";
pub(crate) const LICENCE: &str = "Licence stated";
pub(crate) const WHERE: &str = "Where";
pub(crate) const KNOWN_ONLY_WHEN_IT_RUNS: &str = "known only when it runs";
pub(crate) const LICENCE_NOT_STATED: &str = "not stated";
pub(crate) const NO_REVISION: &str = "none given";

pub(crate) const SEEN_CONTRADICTS: &str = "Seen, contradicts";
pub(crate) const SEEN_NOT_EXAMINED: &str = "Seen, not-examined";
pub(crate) const SEEN_MENTIONS: &str = "Seen, mentions";
pub(crate) const SEEN_SUPPORTS: &str = "Seen, supports";
pub(crate) const SEEN_AND_SET_ASIDE: &str = "Seen and set aside";
/// What an observation would do if it counted.
pub(crate) const WOULD_CONTRADICT: &str = "would contradict";
pub(crate) const COULD_NOT_BE_EXAMINED: &str = "could not be examined";
pub(crate) const MENTIONS: &str = "mentions";
pub(crate) const WOULD_SUPPORT: &str = "would support";
pub(crate) const THE_PROJECT: &str = "the project";

pub(crate) fn looked_at(files: &str) -> String {
    format!("Looked at {files}. What is said to be absent is absent from these only.")
}

/// Behind `FILES_SEEN`.
pub(crate) fn seen_and_opened(seen: usize, opened: usize) -> String {
    format!("{seen}; opened: {opened}")
}

pub(crate) fn skipped(why: &str) -> String {
    format!("Skipped, {why}")
}

pub(crate) fn observations(bearing: impl Display, own: usize, elsewhere: usize, aside: usize) -> String {
    let aside = if aside > 0 { format!("; {aside} of these set aside") } else { String::new() };
    format!(
        "Observations, {bearing}: {own}, and {elsewhere} in tests, examples, generated or foreign code{aside}"
    )
}

pub(crate) fn models_of_the_product(count: usize) -> String {
    format!("Models of the product: {count}")
}

pub(crate) fn models_elsewhere(count: usize) -> String {
    format!("Models in tests, examples, generated or foreign code only: {count}")
}

/// A cell is one of a notebook.
pub(crate) fn place(path: &str, cell: Option<impl Display>, line: impl Display) -> String {
    match cell {
        Some(cell) => format!("{path}, cell {cell}, line {line}"),
        None => format!("{path}, line {line}"),
    }
}

pub(crate) fn in_cell(cell: impl Display) -> impl Display {
    from_fn(move |to| write!(to, "cell {cell}"))
}

pub(crate) fn in_line(line: impl Display) -> impl Display {
    from_fn(move |to| write!(to, "line {line}"))
}

pub(crate) fn in_member(member: &str) -> impl Display {
    from_fn(move |to| write!(to, "in {member}"))
}

pub(crate) fn and_more_places(count: usize) -> String {
    format!("and {count} more")
}

pub(crate) fn model_files(count: usize) -> String {
    format!("Files that look like models: {count}")
}

pub(crate) fn bytes(count: u64) -> impl Display {
    from_fn(move |to| write!(to, "{count} bytes"))
}

/// Behind what was seen; `lapsed` is what has become of its being set aside.
pub(crate) fn which_was(lapsed: &str) -> String {
    format!("it {lapsed}")
}

pub(crate) fn more_in_the_scan(count: usize) -> String {
    format!("{count} more, which `mindgap scan` lists")
}

pub(crate) fn set_aside(
    until: impl Display,
    who: &str,
    reason: &str,
    does: &str,
    seen: &str,
) -> impl Display {
    from_fn(move |to| write!(to, "until {until} by {who}: {reason}; it {does}: {seen}"))
}

pub(crate) fn times(count: impl Display) -> impl Display {
    from_fn(move |to| write!(to, "{count} times"))
}
