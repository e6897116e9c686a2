//! The program's own words, all in one place: whatever a person reads on the screen, in the shell or in an export, and
//! that no checklist says. One room for each part of the program that speaks, one name for each sentence.
//!
//! Sentences with something in them are functions, so that another language may put it elsewhere. Nothing here knows a
//! record or a model: numbers, words and text in, text out. It never decides when something is said, or how it looks.
//! Names that other programs read (statuses, gap kinds, fields of JSON) are no words in this sense; they live with what
//! they name. The words of an error stand beside what fails.
#![allow(
    missing_docs,
    reason = "a sentence says itself; what is put into it is in the names of the arguments"
)]

pub(crate) mod days;
pub(crate) mod overview;
