//! Whose server a client of a script speaks to: the address that it is made with. What it is asked for is told elsewhere.

use super::super::value::{Key, Worth, each};
use super::callee::Reading;
use crate::scan::model::{Hub, Sure};
use crate::scan::provider::of_address;
use crate::scan::sighting::Kind;

/// What an address is called.
const ADDRESSES: [&str; 4] = ["baseURL", "baseUrl", "basePath", "base_url"];
/// What options of a client within options are called.
const CARRIERS: [&str; 3] = ["configuration", "clientOptions", "additionalSessionOptions"];
/// Options within options.
const DEEPEST: usize = 3;

/// The address among the options of a client.
enum Address {
    /// None is given.
    Usual,
    /// What nobody sees into may give one.
    Perhaps,
    /// One is given, whatever it is.
    Open,
    /// This one, and whether it is assumed.
    Told(String, bool),
}

impl Reading<'_> {
    /// Whose models a client gives that is made with the brackets that open here, and how sure that is.
    pub(super) fn server(&self, kind: Kind, module: &str, open: usize) -> (Kind, Sure) {
        let Kind::Hub(own @ (Hub::OpenAi | Hub::Compatible | Hub::Anthropic)) = kind else {
            return (kind, Sure::Exact);
        };
        let of_llama = module == "llamaindex" || module.starts_with("@llamaindex/");
        let whoever = if own == Hub::Compatible { kind } else { Kind::Gateway };
        let azure = |at: &usize| match self.member(*at, &["azure"]) {
            Some(held) => !matches!(self.names.worth_of(self.tokens, &held, 0), Worth::Flag(_)),
            None => false,
        };
        if own == Hub::OpenAi && of_llama && self.arguments(open).first().is_some_and(azure) {
            return (Kind::Hub(Hub::Azure), Sure::Exact);
        }
        match self.arguments(open).first().map_or(Address::Usual, |&at| self.address(at, 0)) {
            Address::Usual => (kind, Sure::Exact),
            Address::Perhaps => (kind, Sure::Likely),
            // Whoever that is, only the names of its models may tell.
            Address::Open => (whoever, Sure::Likely),
            Address::Told(address, assumed) => match of_address(&address) {
                Hub::Compatible if own == Hub::Anthropic => (whoever, Sure::Likely),
                hub => (Kind::Hub(hub), if assumed { Sure::Likely } else { Sure::Exact }),
            },
        }
    }

    fn address(&self, at: usize, depth: usize) -> Address {
        if depth == 0 {
            self.names.budget.begin();
        }
        let object = match self.names.deep(self.tokens, at, depth) {
            Worth::Object(object) => object,
            // `openai("gpt-4o")`
            Worth::Text(..) | Worth::Flag(_) => return Address::Usual,
            _ => return Address::Perhaps,
        };
        let held = ADDRESSES.iter().map(|key| self.names.held(self.tokens, &object, key, depth));
        let held: Vec<_> = held.collect();
        if let Some(held) = held.iter().find(|held| !held.places.is_empty()) {
            let worth = self.names.worth_of(self.tokens, held, depth);
            let (none, all): (Vec<_>, Vec<_>) =
                each(worth).into_iter().partition(|one| matches!(one, Worth::Flag(_)));
            // One that is given or else nothing is that one.
            let mut all = all.into_iter();
            return match (all.next(), all.next()) {
                (None, _) if held.assumed() => Address::Perhaps,
                (None, _) => Address::Usual,
                (Some(Worth::Text(address, _)), None) if address.is_empty() => Address::Usual,
                (Some(Worth::Text(address, assumed)), None) => Address::Told(address, assumed),
                // It may be given none.
                _ if !held.certain || !none.is_empty() => Address::Perhaps,
                _ => Address::Open,
            };
        }
        let mut found = Address::Usual;
        if held.iter().any(|held| held.hidden) {
            found = Address::Perhaps;
        }
        for member in object.back().filter(|_| depth < DEEPEST) {
            let (Key::Named(key), Some(at)) = (&member.key, member.at) else { continue };
            if !CARRIERS.contains(&key.as_str()) {
                continue;
            }
            match self.address(at, depth + 1) {
                Address::Usual => {}
                Address::Perhaps => found = Address::Perhaps,
                told => return told,
            }
        }
        found
    }
}
