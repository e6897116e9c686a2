//! What is said beside a scan.

pub(crate) fn decisions_not_known(path: &str, why: &str) -> String {
    format!("what is set aside is not known: {path} cannot be read: {why}")
}

/// Of a look that ended too early: some of the files, and how many more there are.
pub(crate) fn not_reached(files: &[String], more: usize) -> String {
    match (files, more) {
        ([], _) => "some files".to_owned(),
        (files, 0) => files.join(", "),
        (files, more) => format!("{} and {more} more", files.join(", ")),
    }
}
