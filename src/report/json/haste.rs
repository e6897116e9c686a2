//! Facts about how answers were given, for programs. Judges none of them.

use serde::Serialize;

use crate::assess::Haste;
use crate::record::AnswerKey;

/// A fact about how answers were given.
#[derive(Debug, Serialize)]
pub(super) struct HasteWire<'a> {
    kind: &'static str,
    items: &'a [AnswerKey],
    sentence: &'a str,
}

impl<'a> HasteWire<'a> {
    pub(super) fn of(fact: &'a Haste) -> Self {
        Self { kind: fact.kind.word(), items: &fact.keys, sentence: &fact.sentence }
    }
}
