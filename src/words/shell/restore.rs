//! What is said where a good copy takes the place of a damaged record.

pub(crate) fn restored(record: &str, damaged: &str) -> String {
    format!("{record} is the last good copy again; the damaged file is {damaged}")
}
