//! What is said of private things in a report that leaves the house.

use std::fmt::Display;

pub(crate) const HOW_TO_LEAVE_THEM: &str = "hint: --unmasked leaves them as they are";

pub(crate) fn is_a_folder(path: &str) -> String {
    format!("{path} is a folder")
}

pub(crate) fn name_a_file_in(folder: &str) -> String {
    format!("name a file in it, such as `-o {folder}/AI-SAFETY.md`")
}

pub(crate) fn masked(sighting: impl Display) -> String {
    format!("masked: {sighting}")
}

pub(crate) fn not_masked(sighting: impl Display) -> String {
    format!("not masked: {sighting}")
}

/// `count`: the fields and comments that the record does not have.
pub(crate) fn somebody_wrote(file: &str, count: usize) -> String {
    let what = if count == 1 { "something" } else { "things" };
    let count = if count == 1 { String::new() } else { format!("{count} ") };
    format!(
        "{file} says {count}{what} that the record does not, as if somebody wrote into it; it is left as it is:"
    )
}

/// One of these things: where it stands and what it says.
pub(crate) fn line(said: &str) -> String {
    format!("\n  {said}")
}

pub(crate) fn more_lines(count: usize) -> String {
    format!("\n  and {count} more")
}

/// `astray`: a comment stands under no answer.
pub(crate) fn how_to_take_over(file: &str, astray: bool) -> String {
    let first = if astray {
        "move the comment that is under no answer below the answer it is about, or take it out; then "
    } else {
        ""
    };
    format!(
        "{first}`mindgap review {file}` takes it into the record; or name another file; or write over it with --force, and \
         it is lost"
    )
}
