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
