//! Scripts that ask a model's interface without a library: `fetch(address, {body: JSON.stringify({model: …})})`.

use super::callee::{Callee, Reading};
use super::plain::path;
use super::seen::Seen;
use super::worth::{Worth, worth};
use crate::scan::endpoint::endpoint;
use crate::scan::model::Sure;
use crate::scan::sighting::{Kind, Named};

impl Reading<'_> {
    /// What a call of `fetch`, or of a method `post`, asks for. A model that only the running program knows is not told.
    pub(super) fn fetched(&self, callee: &Callee, arguments: &[usize]) -> Vec<Seen> {
        let Some(&first) = arguments.first() else { return Vec::new() };
        let Worth::Text(address, _) = worth(self.tokens, self.names, first) else { return Vec::new() };
        let Some((hub, named)) = endpoint(&address) else { return Vec::new() };
        let said = || arguments.get(1).and_then(|&at| self.said(at, 0));
        let Some(model) = named.or_else(said) else { return Vec::new() };
        vec![self.sighting(Kind::Hub(hub), Named::Text(model), callee, Sure::Likely, &[]).into()]
    }

    /// The model that is sent along.
    fn said(&self, at: usize, depth: usize) -> Option<String> {
        let (called, length) = path(self.tokens, at);
        let packed =
            matches!(called.as_slice(), [json, stringify] if json == "JSON" && stringify == "stringify");
        let at = if packed { at + length + 1 } else { at };
        if let Some(model) = self.member(at, &["model"]) {
            return match self.names.worth_of(self.tokens, &model, 0) {
                Worth::Text(text, _) if !text.is_empty() => Some(text),
                _ => None,
            };
        }
        let body = self.member(at, &["body", "json", "data"]).filter(|_| depth < 2)?;
        body.places.iter().flatten().find_map(|&at| self.said(at, depth + 1))
    }
}
