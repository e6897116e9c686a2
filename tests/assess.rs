//! The judgement, story by story: what is wanting, what it weighs, what is accepted, what is said and what is shown.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

#[path = "assess/models.rs"]
mod models;
#[path = "assess/one_voice.rs"]
mod one_voice;
#[path = "assess/project.rs"]
mod project;
#[path = "assess/properties.rs"]
mod properties;
#[path = "assess/stories.rs"]
mod stories;
