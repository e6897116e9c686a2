//! A load of what was fetched from the hub before: `load_file(hf_hub_download("owner/name", …))` loads that model. What the load
//! itself does is told as of any other.

use super::super::resolve::{Held, Worth};
use super::super::tables::{Care, gives_what_it_fetches};
use super::super::value::{Given, Value};
use super::apply::{Id, Seen, Wanted};
use super::argument::{Argument, Reading};
use super::settled::settled;
use crate::scan::identity::is_weights;
use crate::scan::model::{Hub, Sure};
use crate::scan::sighting::{Kind, Named, Sighting};

/// Most models of which one load may be told.
const MOST: usize = 4;

/// What the call was given that fetched something.
fn fetched(value: &Value) -> Option<&Given> {
    match value {
        Value::Made(given) if given.callee.as_name().is_some_and(gives_what_it_fetches) => Some(given),
        Value::Local(inner) => fetched(inner),
        _ => None,
    }
}

impl Reading<'_, '_> {
    /// Takes what was fetched out of what an argument may be.
    pub(super) fn take_fetched(wanted: &Wanted, worths: &mut Vec<Worth>) -> Vec<(Given, Held)> {
        let is_a_load = matches!(
            wanted.rule.care,
            Care::Plain | Care::Default | Care::TorchLoad | Care::Unpickles(_) | Care::SafeMode
        );
        let loads =
            matches!(wanted.kind, Kind::File | Kind::Hub(_) | Kind::Any) && !wanted.kind.is_elsewhere();
        let mut taken = Vec::new();
        if is_a_load && loads {
            worths.retain(|(value, held)| {
                let given = fetched(value);
                taken.extend(given.map(|given| (given.clone(), held.clone())));
                given.is_none()
            });
        }
        taken
    }

    /// The model of the hub that the call loads out of what was fetched.
    /// Where the name of that cannot be told, only if the load is of nothing else.
    pub(super) fn of_hub(
        &self,
        wanted: &Wanted,
        argument: &Argument,
        (given, held): &(Given, Held),
        alone: bool,
    ) -> Vec<Seen> {
        let at = |given, held: &Held| {
            let Reading { project, call, frame, .. } = *self;
            Reading { project, given, call, frame, held: held.clone() }
        };
        let inner = at(given, held);
        let Some(id) = inner.argument("repo_id", Some(0)) else { return Vec::new() };
        let of_model = match inner.one("repo_type", None) {
            Some((Value::Text(word), _)) => word == "model",
            _ => true,
        };
        if !of_model {
            return Vec::new();
        }
        let wanted = Wanted { kind: Kind::Hub(Hub::HuggingFace), ..wanted.clone() };
        let worths = settled((Care::RepoType, wanted.kind), &id, inner.of(&id));
        let is_text = |(value, _): &Worth| matches!(value, Value::Text(_));
        let any = worths.iter().any(is_text);
        // Of many the download tells; which of them is loaded here nobody knows.
        if worths.iter().filter(|worth| is_text(worth)).count() > MOST || (!any && !alone) {
            return Vec::new();
        }
        let handed_in = inner.handed_through(&id, "repo_id");
        let written = &argument.written;
        let mut all = Vec::new();
        for (value, held) in worths {
            let likely = held.likely || self.is_doubtful(argument, &held);
            let id = Id { value, likely, any, handed_in, written };
            let (revision, assumed) = at(given, &held).revision();
            for mut seen in at(self.given, &held).applied(&wanted, Some(&id)) {
                if matches!(seen.sighting.kind, Kind::Hub(_)) {
                    seen.sighting.revision = revision.clone();
                    if assumed {
                        seen.sighting.sure = seen.sighting.sure.max(Sure::Likely);
                    }
                }
                all.push(seen);
            }
        }
        all
    }
}

/// Where a file was put that came from an address.
#[derive(Debug)]
pub(super) struct Put {
    path: String,
    address: String,
}

impl Reading<'_, '_> {
    /// Where the call puts what it fetches, if both are told.
    pub(super) fn put(&self, wanted: &Wanted) -> Option<Put> {
        let tail = wanted.rule.tail;
        if !matches!(tail, "urlretrieve" | "download" | "hub.download_url_to_file") {
            return None;
        }
        let text = |told: Option<(Value, bool)>| match told?.0 {
            Value::Text(text) => Some(text),
            Value::Local(inner) => match *inner {
                Value::Text(text) => Some(text),
                _ => None,
            },
            _ => None,
        };
        let address = text(self.one("url", Some(0)))?;
        let path = text(self.one("filename output out dst", Some(1)))?;
        (address.contains("://") && is_weights(&path)).then(|| Put { path: plain(&path).to_owned(), address })
    }
}

/// What is loaded from where the same file put it is the model that it fetched. That it was put there in this run nobody knows.
pub(super) fn fetched_before(put: &[Put], found: &mut [(usize, Sighting)]) {
    for (_, sighting) in found.iter_mut().filter(|(_, sighting)| sighting.kind == Kind::File) {
        let Named::Text(path) = &sighting.id else { continue };
        let mut here = put.iter().filter(|put| put.path == plain(path));
        let Some(first) = here.next() else { continue };
        if here.all(|other| other.address == first.address) {
            sighting.kind = Kind::Hub(Hub::Url);
            sighting.id = Named::Text(first.address.clone());
            sighting.sure = sighting.sure.max(Sure::Likely);
        }
    }
}

fn plain(path: &str) -> &str {
    path.strip_prefix("./").unwrap_or(path)
}
