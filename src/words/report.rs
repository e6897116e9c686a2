//! What leaves the program as a text: one room for each report.

pub(crate) mod answer;
pub(crate) mod aside;
pub(crate) mod check;
pub(crate) mod checklist;
pub(crate) mod detector;
pub(crate) mod difference;
pub(crate) mod evidence;
pub(crate) mod explain;
pub(crate) mod history;
pub(crate) mod knowledge;
pub(crate) mod known;
pub(crate) mod masking;
pub(crate) mod models;
pub(crate) mod publisher;
pub(crate) mod question;
pub(crate) mod record;
pub(crate) mod release;
pub(crate) mod review;
pub(crate) mod scan;
pub(crate) mod status;
