//! What is said before an export is written over in which somebody wrote.

use crate::words::number::counted;

pub(crate) const TITLE: &str = "Somebody wrote there";

/// `words`: the fields and comments that the record does not have.
pub(crate) fn holds(file: &str, words: usize) -> String {
    let things = counted(words, "thing", "things");
    format!(
        "{file} says {things} that the record does not, as if somebody wrote into it. It is left as it is."
    )
}

pub(crate) fn how_to_take_over(file: &str) -> String {
    format!("`mindgap review {file}` in the shell takes it into the record.")
}

pub(crate) fn keys(other: &str, over: &str, leave: &str) -> String {
    format!(
        "{other} names another file. {over} writes over it, and what was written there is lost. {leave} leaves."
    )
}
