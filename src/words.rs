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

pub(crate) mod adopting;
pub(crate) mod ages;
pub(crate) mod answer;
pub(crate) mod before;
pub(crate) mod beside;
pub(crate) mod confirming;
pub(crate) mod conflict;
pub(crate) mod contrast;
pub(crate) mod days;
pub(crate) mod detail;
pub(crate) mod differences;
pub(crate) mod evidence;
pub(crate) mod facts;
pub(crate) mod fields;
pub(crate) mod finder;
pub(crate) mod footer;
pub(crate) mod form;
pub(crate) mod gaps;
pub(crate) mod haste;
pub(crate) mod header;
pub(crate) mod help;
pub(crate) mod kept;
pub(crate) mod key_names;
pub(crate) mod keymap;
pub(crate) mod knowledge;
pub(crate) mod leaving;
pub(crate) mod list;
pub(crate) mod matrix;
pub(crate) mod models;
pub(crate) mod modes;
pub(crate) mod next_step;
pub(crate) mod no_longer_shown;
pub(crate) mod notice;
mod number;
pub(crate) mod overview;
pub(crate) mod past;
pub(crate) mod place;
pub(crate) mod profile;
pub(crate) mod reasons;
pub(crate) mod record;
pub(crate) mod refused;
pub(crate) mod release;
pub(crate) mod report;
pub(crate) mod scope;
pub(crate) mod screen;
pub(crate) mod seen;
pub(crate) mod shell;
pub(crate) mod short;
pub(crate) mod sight;
pub(crate) mod sign;
pub(crate) mod steps;
pub(crate) mod typed;
pub(crate) mod wanting;
pub(crate) mod writing_over;
