//! Calls that fetch files from anywhere, which are weights only where their name says so, and Stanza, whose models follow its
//! version. Data, and what is read out of their arguments.

use std::collections::BTreeSet;

use super::apply::{Id, Seen, Wanted};
use super::argument::Reading;
use super::rule::{Care, Rule, row};
use super::value::Value;
use crate::scan::identity::is_weights;
use crate::scan::model::{Hub, Loading, Sure};
use crate::scan::pin::Pin;
use crate::scan::sighting::{Kind, Named};

const URL: Kind = Kind::Hub(Hub::Url);
const HF: Kind = Kind::Hub(Hub::HuggingFace);

pub(super) const FETCHED: &[Rule] = &[
    row("pooch", "retrieve", URL, Some(0), "url", Care::Fetched),
    row("urllib", "urlretrieve", URL, Some(0), "url", Care::Fetched),
    row("wget", "download", URL, Some(0), "url", Care::Fetched),
    row("gdown", "download", URL, Some(0), "url", Care::Fetched),
    row("requests", "get", URL, Some(0), "url", Care::Fetched),
    row("stanza", "Pipeline", HF, Some(0), "lang", Care::Stanza),
    row("stanza", "download", HF, Some(0), "lang", Care::Stanza),
];

impl Reading<'_, '_> {
    /// Whether what is fetched has the name of weights, there or here.
    pub(super) fn fetches_weights(&self, id: Option<&Id<'_>>) -> bool {
        let Some(Value::Text(address)) = id.map(|id| &id.value) else { return false };
        let path = address.split(['?', '#']).next().unwrap_or(address);
        let kept = || match self.one("filename output out fname", Some(1)) {
            Some((Value::Text(name), _)) => is_weights(&name),
            Some((Value::Local(name), _)) => matches!(*name, Value::Text(name) if is_weights(&name)),
            _ => false,
        };
        address.contains("://") && (is_weights(path) || kept())
    }

    /// A model of Stanza: its library fetches `stanfordnlp/stanza-LANG` at the tag of its own version.
    pub(super) fn stanza(
        &self,
        wanted: &Wanted,
        id: Option<&Id<'_>>,
        loading: &BTreeSet<Loading>,
    ) -> Vec<Seen> {
        let is_code =
            |word: &str| word.len() > 1 && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        let code = match id.map(|id| &id.value) {
            None => Some("en"),
            Some(Value::Text(code)) if is_code(code) => Some(code.as_str()),
            _ => None,
        };
        let named = match (code, id) {
            (Some(code), _) => Named::Text(format!("stanfordnlp/stanza-{code}")),
            (None, Some(id)) if !id.any || matches!(id.value, Value::Text(_)) => {
                Named::Open(id.written.to_owned())
            }
            _ => return Vec::new(),
        };
        let handed_in = id.is_some_and(|id| id.handed_in) && code.is_some();
        let mut seen = self.seen(wanted, wanted.kind, named, Sure::Likely, loading, handed_in);
        seen.sighting.pin = Some(Pin::Dynamic);
        vec![seen]
    }
}
