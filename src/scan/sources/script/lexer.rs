//! Words of JavaScript, TypeScript and JSON. Nothing here knows what a word means.
//!
//! ```text
//! token     the words of a text; the only door
//! letters   texts, templates and numbers, letter by letter
//! slash     whether a slash begins a regular expression
//! elements  elements of JSX, and what stands between them
//! ```

mod elements;
mod letters;
mod slash;
mod token;

pub(in crate::scan::sources) use token::{Kind, Token, tokens};
pub(super) use token::{LONGEST, tokens_of};
