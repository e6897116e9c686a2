//! What is said of a file that was written.

pub(crate) fn wrote(path: &str) -> String {
    format!("wrote {path}")
}
