//! Clients of `OpenAI`'s protocol: whose server an address makes them speak to. What they are asked for is told elsewhere.

use super::apply::{Id, Wanted};
use super::argument::Reading;
use super::held::Held;
use super::project::{Frame, Project, Worth};
use super::value::{Given, Value};
use crate::scan::model::{Hub, Sure};
use crate::scan::provider::{of_address, of_prefix};
use crate::scan::sighting::Kind;

/// What the address is called that a client, or what makes one, is given.
pub(super) const ADDRESSES: [&str; 4] = ["base_url", "api_base", "openai_api_base", "api_base_url"];

/// A client of that class at such a server, as a path that [`server`] reads; a mark says whether the server is assumed.
pub(super) fn addressed(class: &str, hub: Hub, assumed: bool) -> Value {
    let last = class.rsplit('.').next().unwrap_or(class);
    let mark = if assumed { '?' } else { ':' };
    Value::Object(format!("openai{mark}{}.{last}", hub.word()))
}

/// The server of such a path, how sure it is, and the path as if it had no address.
pub(super) fn server(path: &str) -> Option<(Hub, Sure, String)> {
    let marked = path.strip_prefix("openai")?;
    let (sure, rest) = match marked.strip_prefix(':') {
        Some(rest) => (Sure::Exact, rest),
        None => (Sure::Likely, marked.strip_prefix('?')?),
    };
    let (word, rest) = rest.split_once('.')?;
    Some((word.parse().unwrap_or(Hub::Compatible), sure, format!("openai.{rest}")))
}

impl Project<'_> {
    /// What a client with an address is; nothing where this is an object of the project.
    pub(super) fn client(
        &self,
        given: &Given,
        frame: Option<Frame<'_>>,
        depth: usize,
        held: &Held,
    ) -> Option<Vec<Worth>> {
        let class = given.callee.as_name().filter(|path| path.starts_with("openai."))?;
        let (said, address) = given.keywords.first()?;
        if said.is_none() {
            return Some(self.spread_client(class, address, frame, depth, held));
        }
        let all = self.inner(address, frame, depth, held);
        Some(clients(class, all))
    }

    /// What a client is whose address may stand in what is spread.
    fn spread_client(
        &self,
        class: &str,
        spread: &Value,
        frame: Option<Frame<'_>>,
        depth: usize,
        held: &Held,
    ) -> Vec<Worth> {
        let mut out = Vec::new();
        for (whole, held) in self.inner(spread, frame, depth, held) {
            let Value::Dict(all) = &whole else {
                // Whatever that holds, it is most often none.
                out.push((addressed(class, Hub::OpenAi, true), held));
                continue;
            };
            let address = all.iter().rev().find(|(key, _)| ADDRESSES.contains(&key.as_str()));
            let further = all.iter().any(|(key, _)| key == "**" || key == "?");
            match address {
                Some((_, address)) => out.extend(clients(class, self.inner(address, frame, depth, &held))),
                None if further => out.push((addressed(class, Hub::OpenAi, true), held)),
                None => out.push((Value::Object(class.to_owned()), held)),
            }
        }
        // Of several servers it depends on what else is spread which it is: only the names of the models may tell.
        if out.is_empty() {
            return vec![(addressed(class, Hub::OpenAi, true), held.likely())];
        }
        let several = out.windows(2).any(|pair| matches!(pair, [(one, _), (other, _)] if one != other));
        if several { vec![(addressed(class, Hub::Gateway, true), held.likely())] } else { out }
    }
}

/// The clients of that class at each of these addresses.
fn clients(class: &str, all: Vec<Worth>) -> Vec<Worth> {
    let is_told = |(address, _): &Worth| matches!(address, Value::Text(_));
    let (told, open): (Vec<Worth>, Vec<Worth>) = all.into_iter().partition(is_told);
    // What else it may be is not told beside what it is unless somebody says otherwise.
    let assumed = !open.is_empty();
    let one = |(address, held): Worth| {
        let client = match address {
            Value::Text(address) => addressed(class, of_address(&address), assumed || held.likely),
            Value::Nothing if !held.likely => Value::Object(class.to_owned()),
            // Whoever that is, only the names of its models may tell.
            _ => addressed(class, Hub::Gateway, true),
        };
        (client, held)
    };
    if told.is_empty() { open } else { told }.into_iter().map(one).collect()
}

impl Reading<'_, '_> {
    /// Whose models a call asks for that may be given an address itself, and how sure that is.
    pub(super) fn asks(&self, wanted: &Wanted, id: Option<&Id<'_>>) -> (Kind, Sure) {
        let usual = (wanted.kind, wanted.sure);
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
        let spread = argument.written.starts_with("**");
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
    /// The same where a provider is handed over that says whose server it is.
    fn provided(&self, (kind, sure): (Kind, Sure)) -> (Kind, Sure) {
        match self.one("provider", None) {
            None => (kind, sure),
            Some((Value::Text(word), _)) => (of_prefix(&word).map_or(Kind::Gateway, Kind::Hub), sure),
            Some(_) => (kind, sure.max(Sure::Likely)),
        }
    }
}

/// Whether the last part of a row is a class.
fn is_class(tail: &str) -> bool {
    !tail.contains('.') && tail.starts_with(|first: char| first.is_ascii_uppercase())
}
