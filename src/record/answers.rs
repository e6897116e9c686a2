//! One answer, and what becomes of it. Knows no record, and looks at no file.
//!
//! ```text
//! edit       what a person does to an answer, and what it becomes
//! versions   two versions that wait for a choice
//! set_aside  the words of a version that was not chosen, in the note of the other
//! looked     who has looked at it, and at which answer
//! answer     what was said of one item
//! review     who looked again: reaffirmed, or gave a verdict
//! facts      what it rests on
//! key        what it is filed under
//! ```

mod answer;
mod edit;
mod facts;
mod key;
mod looked;
mod review;
mod set_aside;
mod versions;

pub use answer::{Acceptance, Answer, Plan, Status};
pub use edit::{Edit, edit, edit_all, ended, from_project, keep_ended};
pub use facts::Facts;
pub use key::{AnswerKey, KeyError};
pub use review::{Affirmed, Review, Verdict};
pub use set_aside::{SET_ASIDE_ON, set_aside};
pub use versions::{Apart, Side, Versions};
