//! JavaScript and TypeScript: which models they name, read by words. Each room has its own facade:
//!
//! ```text
//!                    what it holds                                              what it stands on
//! all files  link    what one file takes from another                           keep
//! one file   calls   calls that name models, and what goes to other files       worth, collect, names, keep, syntax, lexer
//!            worth   what an expression is worth in its own file                names, syntax, lexer
//!            collect the walk that finds which name is bound to what            names, keep, syntax, lexer
//!            names   what is known of names                                     keep, syntax, lexer
//! between    keep    what is kept of one file until all are read
//! the text   syntax  what stands together: brackets, paths, patterns            lexer
//!            lexer   text to words
//! ```
//!
//! An arrow only points down. On the ground stand `value` (what an expression can be worth) and `modules` (which modules name
//! models); `imports` looks for packages that are imported beside models.
//!
//! No tree is built, so whatever is nested costs little; what the words do not tell is dynamic, and what is given more than
//! once, or not always, is likely at most.

mod calls;
mod collect;
mod imports;
mod keep;
mod lexer;
mod link;
mod modules;
mod names;
mod syntax;
mod value;
mod worth;

pub(super) use calls::read;
pub(super) use imports::imports;
pub(super) use keep::Unit;
pub(super) use lexer::{Kind, Token, tokens};
pub(super) use link::link;
