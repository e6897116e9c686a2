//! The same content for programs: `check` and `record` as JSON, with a format number of their own.
//!
//! The shapes here are for other programs and change only with [`FORMAT`]; the types of the house may change under them.
//! No character that a terminal acts upon leaves here unescaped.

mod answer;
mod answered;
mod aside;
mod changes;
mod check;
mod checklist;
mod detector;
mod difference;
mod earlier;
mod explain;
mod haste;
mod kept;
mod knowledge;
mod known;
mod log;
mod models;
mod parts;
mod print;
mod profile;
mod project;
mod publisher;
mod record;
mod references;
mod release;
mod repository;
mod review;
mod roster;
mod scan;
mod seen;
mod sign_off;
mod undone;
mod versions;

pub use answer::answer;
pub use aside::set_aside;
pub use check::check;
pub use checklist::checklist;
pub use detector::detector;
pub use difference::difference;
pub use explain::explain;
pub use known::{gap_kind, known};
pub use log::log;
pub use models::models;
pub use parts::FORMAT;
pub use print::print;
pub use project::project;
pub use publisher::{askable, asked};
pub use record::record;
pub use release::{affirmed, proposals, queue, releases, reviewed, rules};
pub use review::review;
pub use roster::{models_changed, roster};
pub use scan::{scan, scan_of_models};
pub use sign_off::{blocked, signed};
pub use undone::{abandoned, restored};
pub use versions::resolved;
