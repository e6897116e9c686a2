//! What leaves the program as a text: one room for each report.

pub(crate) mod aside;
pub(crate) mod difference;
pub(crate) mod evidence;
pub(crate) mod knowledge;
pub(crate) mod masking;
pub(crate) mod publisher;
pub(crate) mod question;
pub(crate) mod record;
pub(crate) mod review;
pub(crate) mod scan;
pub(crate) mod status;
