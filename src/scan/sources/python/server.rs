//! A client of `OpenAI`'s protocol as a path that says whose server it speaks to, written and read back. Resolves nothing.

use super::value::Value;
use crate::scan::model::{Hub, Sure};

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
