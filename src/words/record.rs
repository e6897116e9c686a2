//! What the preview of the record says about itself.

pub(crate) const TITLE: &str = "Record as Markdown";
pub(crate) const BEING_PRINTED: &str = "being printed …";
pub(crate) const BEING_PRINTED_ANEW: &str = "being printed anew";
pub(crate) const AS_IT_WAS: &str = "as it was; it could not be printed anew";

/// Where no scan has come to its end yet.
pub(crate) const WITHOUT_A_SCAN: &str = "without what a scan sees";

pub(crate) fn masked(texts: usize) -> String {
    format!("{texts} private texts masked")
}

pub(crate) fn unmasked(texts: usize) -> String {
    format!("{texts} private texts shown")
}

pub(crate) fn not_printed(why: &str) -> String {
    format!("not printed: {why}; `mindgap export` tells more")
}
