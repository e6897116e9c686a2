//! Scripts that ask a model's interface without a library: `fetch(address, {body: JSON.stringify({model: …})})`.

use super::super::keep::Seen;
use super::super::syntax::path;
use super::super::value::{Worth, each};
use super::super::worth::worth;
use super::callee::{Callee, Reading};
use crate::scan::endpoint::endpoint;
use crate::scan::identity::is_weights;
use crate::scan::model::{Hub, Sure};
use crate::scan::sighting::{Kind, Named};

impl Reading<'_> {
    /// What a call of `fetch`, or of a method `post`, asks for. A model that only the running program knows is not told.
    pub(super) fn fetched(&self, callee: &Callee, arguments: &[usize]) -> Vec<Seen> {
        let Some(&first) = arguments.first() else { return Vec::new() };
        let Worth::Text(address, assumed) = worth(self.tokens, self.names, first) else { return Vec::new() };
        if is_hub_file(&address) && callee.path.last().is_some_and(|last| last == "fetch") {
            let sure = if assumed { Sure::Likely } else { Sure::Exact };
            let kind = Kind::Hub(Hub::HuggingFace);
            return vec![self.sighting(kind, Named::Text(address), callee, sure, &[]).into()];
        }
        let Some((hub, named)) = endpoint(&address) else { return Vec::new() };
        let said = || arguments.get(1).map_or_else(Vec::new, |&at| self.said(at, 0));
        let models = named.map_or_else(said, |named| vec![named]);
        let one = |model| self.sighting(Kind::Hub(hub), Named::Text(model), callee, Sure::Likely, &[]).into();
        models.into_iter().map(one).collect()
    }

    /// The models one of which is sent along.
    fn said(&self, at: usize, depth: usize) -> Vec<String> {
        let (called, length) = path(self.tokens, at);
        let packed =
            matches!(called.as_slice(), [json, stringify] if json == "JSON" && stringify == "stringify");
        let at = if packed { at + length + 1 } else { at };
        if let Some(model) = self.member(at, &["model"]) {
            let text = |worth| match worth {
                Worth::Text(text, _) if !text.is_empty() => Some(text),
                _ => None,
            };
            return each(self.names.worth_of(self.tokens, &model, 0)).into_iter().filter_map(text).collect();
        }
        let body = self.member(at, &["body", "json", "data"]).filter(|_| depth < 2).unwrap_or_default();
        let mut said = body.places.iter().flatten().map(|&at| self.said(at, depth + 1));
        said.find(|said| !said.is_empty()).unwrap_or_default()
    }
}

/// Whether an address is that of weights on the Hub.
fn is_hub_file(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or(address);
    let Some(place) = path.strip_prefix("https://huggingface.co/") else { return false };
    // Data sets and spaces are no models.
    let other = ["datasets/", "spaces/"].iter().any(|start| place.starts_with(start));
    !other && place.contains("/resolve/") && is_weights(path)
}
