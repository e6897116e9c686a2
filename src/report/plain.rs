//! Text for a terminal, a log or a screen reader: no colour, no boxes, no cursor, nothing that a terminal acts upon.

mod against;
mod answer;
mod aside;
mod before;
mod check;
mod detector;
mod difference;
mod explain;
mod extended;
mod guide;
mod known;
mod log;
mod models;
mod publisher;
mod release;
mod review;
mod roster;
mod scan;
mod sign_off;
mod versions;

pub use against::models_unasked;
pub use answer::{answer, evidence, replaced, wanting};
pub use aside::set_aside;
pub use before::earlier;
pub use check::{check, gaps, verdict, verdict_with};
pub use detector::detector;
pub use difference::difference;
pub use explain::{candidates, explain};
pub use extended::found_off;
pub use guide::{example, findings, found, heading, item, list, today, wanted, whole, why};
pub use known::{gap_kind, known};
pub use log::log;
pub use models::{loaded, models, pin_sentence};
pub use publisher::askable;
pub use release::{
    abandoned, affirmed, flaws, haste, open, proposals, queue, releases, restored, reviewed, rules, tampered,
    verified,
};
pub use review::{comment, proposal, review};
pub use roster::{ModelDeed, how_declared, models_changed, roster};
pub use scan::{scan, scan_of_models};
pub use sign_off::{blocked, missing, refused, signed};
pub use versions::{versions, versions_of_session};
