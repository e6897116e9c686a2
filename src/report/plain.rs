//! Text for a terminal, a log or a screen reader: no colour, no boxes, no cursor, nothing that a terminal acts upon.

mod answer;
mod check;
mod difference;
mod guide;
mod log;
mod review;
mod versions;

pub use answer::{answer, evidence, wanting};
pub use check::{check, gaps, verdict};
pub use difference::difference;
pub use guide::{example, findings, heading, item, list, today, wanted, whole, why};
pub use log::log;
pub use review::{comment, proposal, review};
pub use versions::versions;
