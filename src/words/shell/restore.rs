//! What is said where a good copy takes the place of a damaged record, or of one that is gone.

pub(crate) fn restored(record: &str, damaged: Option<&str>) -> String {
    match damaged {
        Some(damaged) => format!("{record} is the last good copy again; the damaged file is {damaged}"),
        None => format!("{record} is there again, as the last good copy has it"),
    }
}
