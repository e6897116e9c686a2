//! JavaScript and TypeScript: which models they name, read by words. The rooms: `lexer` (text to words), `names` (what a
//! name is bound to), `plain` (paths and brackets), `worth` (what an argument is), `callee` (what is called), `client` (whose
//! server it speaks to), `modules` and `calls` (which calls name a model), `http` (what is asked
//! without a library), `imports` (which packages they import).
//!
//! No tree is built, so whatever is nested costs nothing; what the words do not tell is dynamic.

mod callee;
mod calls;
mod client;
mod http;
mod imports;
mod lexer;
mod modules;
mod names;
mod plain;
mod worth;

pub(super) use calls::read;
pub(super) use imports::imports;
pub(super) use lexer::{Kind, Token, tokens};
