//! Clients of `OpenAI`'s protocol: whose server an address makes them speak to. What they are asked for is told elsewhere.

use super::held::Held;
use super::project::{Frame, Project, Worth};
use super::value::{Given, Value};
use crate::scan::model::{Hub, Sure};
use crate::scan::provider::of_address;

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
        let (_, address) = given.keywords.first()?;
        let all = self.inner(address, frame, depth, held);
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
        Some(if told.is_empty() { open } else { told }.into_iter().map(one).collect())
    }
}
