//! What is said beside a scan.

pub(crate) fn decisions_not_known(path: &str, why: &str) -> String {
    format!("what is set aside is not known: {path} cannot be read: {why}")
}
