//! Text for a terminal, a log or a screen reader: no colour, no boxes, no cursor, nothing that a terminal acts upon.

mod answer;
mod before;
mod check;
mod extended;
mod guide;

pub use answer::{answer, evidence, wanting};
pub use before::earlier;
pub use check::{check, gaps, verdict};
pub use guide::{example, findings, heading, item, list, today, wanted, whole, why};
