//! The same content for programs: `check` and `record` as JSON, with a format number of their own.
//!
//! The shapes here are for other programs and change only with [`FORMAT`]; the types of the house may change under them.
//! No character that a terminal acts upon leaves here unescaped.

mod check;
mod checklist;
mod explain;
mod knowledge;
mod parts;
mod print;
mod record;
mod references;
mod release;

pub use check::check;
pub use checklist::checklist;
pub use explain::explain;
pub use parts::FORMAT;
pub use print::print;
pub use record::record;
pub use release::{affirmed, blocked, proposals, queue, releases, reviewed, rules, signed};
