//! Stories about other people's checklists: extensions composed onto a checklist, and what an upgrade does to answers.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

#[path = "extensions/composed.rs"]
mod composed;
#[path = "extensions/knows.rs"]
mod knows;
#[path = "extensions/lists.rs"]
mod lists;
#[path = "extensions/place.rs"]
mod place;
#[path = "extensions/told.rs"]
mod told;
#[path = "extensions/upgrades.rs"]
mod upgrades;
