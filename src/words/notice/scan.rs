//! What is told of a scan that was stopped.

pub(crate) fn stopped(again: &str) -> String {
    format!("the scan is stopped; {again} begins it anew")
}

pub(crate) fn broken_off(why: &str) -> String {
    format!("the scan did not come to its end: {why}")
}
