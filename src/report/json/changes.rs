//! What changed in a record, for programs: the same in a difference and in a history.

use serde::Serialize;

use crate::diff::{AnswerChange, Pair};
use crate::record::{Answer, AsideKey, Declared, ModelId, SetAside};

#[derive(Debug, Serialize)]
pub(super) struct ChangeWire<'a> {
    key: &'a str,
    deed: &'static str,
    fields: Vec<&'static str>,
    before: Option<&'a Answer>,
    after: Option<&'a Answer>,
}

#[derive(Debug, Serialize)]
pub(super) struct ModelWire<'a> {
    model: &'a ModelId,
    before: Option<&'a Declared>,
    after: Option<&'a Declared>,
}

#[derive(Debug, Serialize)]
pub(super) struct AsideWire<'a> {
    observation: &'a str,
    before: Option<&'a SetAside>,
    after: Option<&'a SetAside>,
}

impl<'a> ChangeWire<'a> {
    pub(super) fn of(change: &'a AnswerChange) -> Self {
        Self {
            key: change.key.as_str(),
            deed: change.deed().word(),
            fields: change.fields.iter().map(|field| field.word()).collect(),
            before: change.before.as_ref(),
            after: change.after.as_ref(),
        }
    }
}

impl<'a> ModelWire<'a> {
    pub(super) fn of(Pair { key, before, after }: &'a Pair<ModelId, Declared>) -> Self {
        Self { model: key, before: before.as_ref(), after: after.as_ref() }
    }
}

impl<'a> AsideWire<'a> {
    pub(super) fn of(Pair { key, before, after }: &'a Pair<AsideKey, SetAside>) -> Self {
        Self { observation: key.as_str(), before: before.as_ref(), after: after.as_ref() }
    }
}
