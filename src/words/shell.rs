//! What commands print beside the reports: questions, notes, and what is wrong with a request. One room for each command.
//!
//! The help that the parser of the command line shows stands with the arguments that it is about.

pub(crate) mod adopt;
pub(crate) mod answer;
pub(crate) mod ask;
pub(crate) mod checklist;
pub(crate) mod demo;
pub(crate) mod diff;
pub(crate) mod exit;
pub(crate) mod explain;
pub(crate) mod export;
pub(crate) mod hint;
pub(crate) mod init;
pub(crate) mod log;
pub(crate) mod merge;
pub(crate) mod models;
pub(crate) mod open;
pub(crate) mod profile;
pub(crate) mod publisher;
pub(crate) mod release;
pub(crate) mod restore;
pub(crate) mod review;
pub(crate) mod saving;
pub(crate) mod scan;
pub(crate) mod session;
pub(crate) mod set_aside;
pub(crate) mod unknown;
