//! Clients of `OpenAI`'s protocol: whose server an address makes them speak to. What they are asked for is told elsewhere.

use std::sync::Arc;

use super::super::plain::is_class;
use super::super::server::{ADDRESSES, addressed};
use super::super::value::{Given, Value};
use super::choices::Held;
use super::project::{Frame, Project, Worth};
use crate::scan::model::Hub;
use crate::scan::provider::of_address;

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

    /// What comes of calling what a function of the project gives, such as a class of a library.
    pub(super) fn made_by(
        &self,
        given: &Given,
        frame: Option<Frame<'_>>,
        depth: usize,
        held: &Held,
        out: &mut Vec<Worth>,
    ) {
        for (callee, held) in self.inner(&given.callee, frame, depth, held) {
            match &callee {
                Value::Name(path) if path.starts_with('@') => {
                    let called = Arc::new(Given { callee: callee.clone(), ..given.clone() });
                    let is_class = self.classes.contains_key(path.as_str());
                    let called = if is_class { Value::Made(called) } else { Value::Result(called) };
                    self.expand(&called, frame, depth + 1, &held, out);
                }
                Value::Name(path) if is_class(path) && !may_be_elsewhere(path, given) => {
                    out.push((Value::Object(path.clone()), held));
                }
                _ => out.push((Value::Unknown, held)),
            }
        }
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

/// Whether a client of `OpenAI`'s protocol is made with an address.
fn may_be_elsewhere(class: &str, given: &Given) -> bool {
    let says = |name: &Option<String>| name.as_deref().is_none_or(|name| ADDRESSES.contains(&name));
    class.starts_with("openai.") && given.keywords.iter().any(|(name, _)| says(name))
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
