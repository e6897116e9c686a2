//! Whose server a client of a script speaks to: the address that it is made with. What it is asked for is told elsewhere.

use super::callee::Reading;
use super::worth::{Worth, worth};
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
        let azure = |at: &usize| match self.member(*at, &["azure"], 0) {
            Some(value) => !matches!(worth(self.tokens, self.names, value), Worth::Flag(_)),
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
        let members = match worth(self.tokens, self.names, at) {
            Worth::Object(members) => members,
            // `openai("gpt-4o")`
            Worth::Text(..) | Worth::Flag(_) => return Address::Usual,
            _ => return Address::Perhaps,
        };
        let named = |names: &[&str]| members.iter().rev().find(|(key, _)| names.contains(&key.as_str()));
        if let Some(&(_, value)) = named(&ADDRESSES) {
            return match worth(self.tokens, self.names, value) {
                Worth::Flag(_) => Address::Usual,
                Worth::Text(address, _) if address.is_empty() => Address::Usual,
                Worth::Text(address, assumed) => Address::Told(address, assumed),
                _ => Address::Open,
            };
        }
        let mut found = Address::Usual;
        for &(ref key, value) in members.iter().filter(|_| depth < DEEPEST) {
            let inner = match key.as_str() {
                "..." => self.address(value + 3, depth + 1),
                key if CARRIERS.contains(&key) => self.address(value, depth + 1),
                _ => continue,
            };
            match inner {
                Address::Usual => {}
                Address::Perhaps => found = Address::Perhaps,
                told => return told,
            }
        }
        found
    }
}
