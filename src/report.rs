//! What leaves the program: one value in, one text out, one format a file.
//!
//! ```text
//! markdown    as Markdown: the safety record, which is read back as well, a difference, a letter
//! json        for programs
//! plain       for people
//! github      for a workflow
//! review      what a reviewer proposes by editing an exported record
//! others      whether somebody wrote into an export
//! privacy     what should not leave the house, and its masks
//! comparison  what a difference is about
//! subject     what any other report is about
//! beside      what `check` tells beside the gaps
//! log         how answers came to be
//! publisher   whom questions about a model go to
//! crosswalk   which clauses the answers touch
//! known       everything that can be explained
//! lens        the knowledge as one project sees it
//! aside       the words for what was set aside
//! days        for days that are past
//! hidden      for items that are not asked
//! looked      for what was looked at
//! moved       what became of the evidence of an answer
//! proof       what became of a piece of evidence
//! provenance  what extensions made of an item
//! sign        the sign and the word of a status
//! signed      who signed a release, and who has to
//! ```
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
