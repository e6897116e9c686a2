//! What leaves the program: one value in, one text out, one format a file.
//!
//! Nothing is read, judged or measured again here, and no file is written. Every text that a person or a checklist wrote
//! is made harmless for the format that it goes into.

mod aside;
mod beside;
mod comparison;
mod crosswalk;
pub mod days;
pub mod github;
mod hidden;
pub mod json;
mod known;
mod lens;
mod log;
mod looked;
pub mod markdown;
mod moved;
mod others;
pub mod plain;
pub mod privacy;
mod proof;
pub mod provenance;
mod publisher;
mod review;
mod sign;
mod signed;
mod subject;

pub use aside::{Decision, Decisions, aside_words, lapsed_words};
pub use beside::Beside;
pub use comparison::{Comparison, Edge, Sight, acceptance_ended, model_value, value as field_value};
pub use hidden::{hidden_sentence, kind_of_models, spared_sentence, ways_out};
pub use lens::{Lens, Sensitive};
pub use log::{Entry, Log, Source};
pub use others::{Theirs, of_others, words_of_others};
pub use proof::Proof;
pub use publisher::{Askable, Audience, about, askable};
pub use review::{Proposal, Review, noted, review};
pub use sign::{sign, status_word};
pub use subject::Subject;
