//! What the preview of the record says about itself.

use crate::words::number::counted;

pub(crate) const TITLE: &str = "Record as Markdown";
pub(crate) const BEING_PRINTED: &str = "being printed …";
pub(crate) const BEING_PRINTED_ANEW: &str = "being printed anew";
pub(crate) const AS_IT_WAS: &str = "as it was; it could not be printed anew";

/// Where no scan has come to its end yet.
pub(crate) const WITHOUT_A_SCAN: &str = "without what a scan sees";

pub(crate) fn masked(texts: usize) -> String {
    format!("{} masked", counted(texts, "private text", "private texts"))
}

pub(crate) fn unmasked(texts: usize) -> String {
    format!("{} shown", counted(texts, "private text", "private texts"))
}

pub(crate) fn not_printed(why: &str) -> String {
    format!("not printed: {why}; `mindgap export` tells more")
}
