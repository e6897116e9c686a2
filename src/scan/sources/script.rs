//! JavaScript and TypeScript: which models they name, read by words. The rooms: `lexer`, `letters`, `slash` and `elements` (text to words), `bracket`
//! and `plain` (brackets and paths), `scopes`, `bodies`, `declared`, `assigned`, `pattern`, `imported`, `function`, `named`,
//! `gifts`, `settle` and `callers` (which scopes there are, what is named in them and given to it, and who calls whom), `names`, `bound` and
//! `budget` (what a name is bound to, and how much is looked at), `takers`, `handed`, `kept` and `change` (who else may change an object), `value`, `worth`, `choice`, `literal`, `object` and `look` (what an argument is), `callee` (what is called), `client` (whose server
//! it speaks to), `modules` and `calls` (which calls name a model), `seen` (which they name), `download` (files of models), `http`
//! (what is asked without a library), `exports`, `exported`, `resolve` and `link` (what one file takes from another), `imports` (which packages they import).
//!
//! No tree is built, so whatever is nested costs little; what the words do not tell is dynamic, and what is given more than
//! once, or not always, is likely at most.

mod assigned;
mod bodies;
mod bound;
mod bracket;
mod budget;
mod callee;
mod callers;
mod calls;
mod change;
mod choice;
mod client;
mod declared;
mod download;
mod elements;
mod exported;
mod exports;
mod function;
mod gifts;
mod handed;
mod http;
mod imported;
mod imports;
mod kept;
mod letters;
mod lexer;
mod link;
mod literal;
mod look;
mod modules;
mod named;
mod names;
mod object;
mod pattern;
mod plain;
mod resolve;
mod scopes;
mod seen;
mod settle;
mod slash;
mod takers;
mod value;
mod worth;

pub(super) use calls::read;
pub(super) use imports::imports;
pub(super) use lexer::{Kind, Token, tokens};
pub(super) use link::link;
pub(super) use seen::Unit;
