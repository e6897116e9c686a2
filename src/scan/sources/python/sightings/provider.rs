//! Whose models a call asks for that may be given an address itself, or a provider. What a client was given is told in `resolve`.

use super::super::resolve::Worth;
use super::super::server::ADDRESSES;
use super::super::tables::Care;
use super::super::value::Value;
use super::apply::{Id, Wanted};
use super::argument::Reading;
use super::piece::bare;
use crate::scan::model::{Hub, Sure};
use crate::scan::provider::{of_address, of_prefix};
use crate::scan::sighting::Kind;

impl Reading<'_, '_> {
    /// Whose models a call asks for that may be given an address itself, and how sure that is.
    pub(super) fn asks(&self, wanted: &Wanted, id: Option<&Id<'_>>) -> (Kind, Sure) {
        let usual = (wanted.kind, wanted.sure);
        if through_litellm(wanted, id) {
            return (Kind::Gateway, wanted.sure);
        }
        if wanted.rule.care == Care::Hubs {
            return self.at_hub(usual, id);
        }
        let gateway = wanted.library == "litellm" && wanted.kind == Kind::Gateway;
        if !gateway && wanted.kind != Kind::Hub(Hub::OpenAi) {
            return usual;
        }
        let Some(argument) = self.argument(&ADDRESSES.join(" "), None) else { return self.provided(usual) };
        let all = self.of(&argument);
        let said = |(address, held): &Worth| match address {
            Value::Text(address) => Some((of_address(address), held.likely)),
            _ => None,
        };
        let told: Vec<(Hub, bool)> = all.iter().filter_map(said).collect();
        let open = all.iter().any(|(address, _)| !matches!(address, Value::Text(_) | Value::Nothing));
        // What is spread and says an address says it like any other, unless it may as well say none.
        let says =
            || !argument.value.is_unknown() && !all.iter().any(|(each, _)| matches!(each, Value::Nothing));
        let spread = argument.written.starts_with("**") && !says();
        if gateway {
            // Whose server it is says the id, unless that says no more than whose protocol.
            let own = |id: &Id<'_>| match &id.value {
                Value::Text(id) => {
                    id.split_once('/').is_none_or(|(prefix, _)| of_prefix(prefix) == Some(Hub::OpenAi))
                }
                _ => false,
            };
            let assumed = id.is_some_and(own) && told.iter().any(|(hub, _)| *hub != Hub::OpenAi);
            return (wanted.kind, if assumed { Sure::Likely } else { wanted.sure });
        }
        match told.as_slice() {
            [] if !open => usual,
            // A call of a client takes none any more.
            [] if spread && !is_class(wanted.rule.tail) => usual,
            [] if spread => (wanted.kind, Sure::Likely),
            [(hub, assumed)] if !assumed && all.len() == 1 => (Kind::Hub(*hub), wanted.sure),
            [(hub, _), more @ ..] if more.iter().all(|(other, _)| other == hub) => {
                (Kind::Hub(*hub), Sure::Likely)
            }
            _ => (Kind::Gateway, Sure::Likely),
        }
    }
}

impl Reading<'_, '_> {
    /// The hub that an argument says. A name without an owner is one of the library's own, which it looks up there.
    fn at_hub(&self, (kind, sure): (Kind, Sure), id: Option<&Id<'_>>) -> (Kind, Sure) {
        let own = matches!(id.map(|id| &id.value), Some(Value::Text(id)) if !id.contains('/'));
        let (hub, likely) = match self.one("hub", None) {
            Some((Value::Text(word), likely)) => (word, likely),
            told => (String::new(), told.is_some()),
        };
        let kind = match hub.as_str() {
            "openai" => Kind::Hub(Hub::Whisper),
            _ if own => Kind::Hub(Hub::Library),
            "hf" | "huggingface" => Kind::Hub(Hub::HuggingFace),
            _ => kind,
        };
        (kind, if likely { sure.max(Sure::Likely) } else { sure })
    }

    /// The same where a provider is handed over that says whose server it is.
    fn provided(&self, (kind, sure): (Kind, Sure)) -> (Kind, Sure) {
        match self.one("provider", None) {
            None => (kind, sure),
            Some((Value::Text(word), _)) => (of_prefix(&word).map_or(Kind::Gateway, Kind::Hub), sure),
            Some(_) => (kind, sure.max(Sure::Likely)),
        }
    }
}

/// Whether an agent of `OpenAI`'s own library asks somebody else: `litellm/anthropic/…`.
fn through_litellm(wanted: &Wanted, id: Option<&Id<'_>>) -> bool {
    let Some(Value::Text(text)) = id.map(|id| &id.value) else { return false };
    bare(wanted.library, text) != text
}

/// Whether the last part of a row is a class.
fn is_class(tail: &str) -> bool {
    !tail.contains('.') && tail.starts_with(|first: char| first.is_ascii_uppercase())
}
