//! What is said where a reviewer's proposals are applied.

use std::fmt::Display;

pub(crate) const NOTHING_IS_APPLIED: &str = "hint: nothing is applied yet; `--apply ITEM` or `--all` does";
pub(crate) const HOW_TO_LIST: &str = "without --apply, the proposals are listed";
pub(crate) const HOW_TO_EXPORT: &str =
    "`mindgap export -o FILE` writes one as Markdown; edit that, and give it here";
pub(crate) const APPLY_THIS: &str = "Apply this? [y/N, q ends]";

pub(crate) fn no_exported_record(file: &str) -> String {
    format!("{file} is no exported record: it holds no answer")
}

/// An export in the form for programs, or the record itself.
pub(crate) fn is_json(file: &str) -> String {
    format!("{file} is JSON that mindgap wrote for programs; what is reviewed is the export as Markdown")
}

pub(crate) fn is_a_folder(path: &str) -> String {
    format!("{path} is a folder, and an exported record is a file")
}

pub(crate) fn nothing_proposed(key: impl Display) -> String {
    format!("nothing is proposed for `{key}`")
}

pub(crate) fn not_applied(key: impl Display, field: impl Display) -> String {
    format!(
        "not applied: {key}, {field}: the answer was changed since; name it with --apply to apply it all the same"
    )
}

pub(crate) fn belongs_to_no_answer(line: usize) -> String {
    format!("not applied: the comment in line {line} belongs to no answer")
}

pub(crate) fn applied(count: usize, keys: &str) -> String {
    format!("applied: {count} to {keys}")
}
