//! Which calls of one file name a model, and what of it goes to other files. Decides nothing that another file may tell.
//!
//! ```text
//! read      the calls of a file; the only door
//! client    whose server a client speaks to
//! download  files of models
//! http      what is asked without a library
//! seen      what a call names
//! handing   what is handed to somebody who may change it
//! things    what may be changed of what a name stands for
//! takers    who takes what stands in brackets
//! exports   what the file exports
//! callee    what is called, and where that comes from
//! ```

mod callee;
mod client;
mod download;
mod exports;
mod handing;
mod http;
mod read;
mod seen;
mod takers;
mod things;

pub(in crate::scan::sources) use read::read;
