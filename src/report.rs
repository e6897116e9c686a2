//! What leaves the program: one value in, one text out, one format a file.
//!
//! Nothing is read, judged or measured again here, and no file is written. Every text that a person or a checklist wrote
//! is made harmless for the format that it goes into.

mod hidden;
pub mod json;
pub mod markdown;
pub mod plain;
pub mod privacy;
mod proof;
pub mod provenance;
mod sign;
mod subject;

pub use hidden::hidden_sentence;
pub use proof::Proof;
pub use sign::{sign, status_word};
pub use subject::Subject;
