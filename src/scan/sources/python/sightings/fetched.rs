//! A load of what was fetched from the hub before: `load_file(hf_hub_download("owner/name", …))` loads that model. What the load
//! itself does is told as of any other.

use std::ops::Range;

use super::super::plain::last_of;
use super::super::resolve::{Held, Worth};
use super::super::tables::{Care, Rule, fetches, puts};
use super::super::value::{Given, Value};
use super::apply::{Id, Seen, Wanted};
use super::argument::{Argument, Reading};
use super::settled::settled;
use crate::scan::identity::is_weights;
use crate::scan::model::{Hub, Sure};
use crate::scan::sighting::{Kind, Named, Sighting};

/// Most models of which one load may be told.
const MOST: usize = 4;

/// A call that fetched something, its row, and what was chosen for it.
pub(super) struct Fetched {
    given: Given,
    rule: &'static Rule,
    held: Held,
}

/// What the call was given that fetched something, and the row of that.
fn fetched(value: &Value) -> Option<(&Given, &'static Rule)> {
    match value {
        Value::Made(given) => Some((given, fetches(given.callee.as_name()?)?)),
        Value::Local(inner) => fetched(inner),
        _ => None,
    }
}

impl Reading<'_, '_> {
    /// Takes what was fetched out of what an argument may be.
    pub(super) fn take_fetched(wanted: &Wanted, worths: &mut Vec<Worth>) -> Vec<Fetched> {
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
                taken.extend(given.map(|(given, rule)| Fetched {
                    given: given.clone(),
                    rule,
                    held: held.clone(),
                }));
                given.is_none()
            });
        }
        taken
    }

    /// Whether this is a folder in that of a model that is fetched from a hub on another way to the same load: `owner/name/part`.
    /// Weights may lie there beside it.
    pub(super) fn is_of_fetched(value: &Value, all: &[Seen]) -> bool {
        let Value::Local(path) = value else { return false };
        let Value::Text(path) = &**path else { return false };
        if is_weights(path) {
            return false;
        }
        all.iter().any(|seen| match (seen.sighting.kind, &seen.sighting.id) {
            (Kind::Hub(Hub::HuggingFace | Hub::ModelScope), Named::Text(id)) => {
                path.strip_prefix(id.as_str()).is_some_and(|rest| rest.starts_with('/'))
            }
            _ => false,
        })
    }

    /// The model of the hub that the call loads out of what was fetched.
    /// Where the name of that cannot be told, only if the load is of nothing else.
    pub(super) fn of_hub(
        &self,
        wanted: &Wanted,
        argument: &Argument,
        Fetched { given, rule, held }: &Fetched,
        alone: bool,
    ) -> Vec<Seen> {
        let at = |given, held: &Held| {
            let Reading { project, call, frame, .. } = *self;
            Reading { project, given, call, frame, held: held.clone() }
        };
        let inner = at(given, held);
        let Some(id) = inner.argument(rule.names, rule.at) else { return Vec::new() };
        let of_model = match inner.one("repo_type", None) {
            Some((Value::Text(word), _)) => word == "model",
            _ => true,
        };
        if !of_model {
            return Vec::new();
        }
        let wanted = Wanted { kind: rule.kind, ..wanted.clone() };
        let worths = settled((Care::RepoType, wanted.kind), &id, inner.of(&id));
        let is_text = |(value, _): &Worth| matches!(value, Value::Text(_));
        let any = worths.iter().any(is_text);
        // Of many the download tells; which of them is loaded here nobody knows.
        if worths.iter().filter(|worth| is_text(worth)).count() > MOST || (!any && !alone) {
            return Vec::new();
        }
        let handed_in = inner.handed_through(&id, rule.names);
        let written = &argument.written;
        let mut all = Vec::new();
        for (value, held) in worths {
            let likely = held.likely || self.is_doubtful(argument, &held);
            let id = Id { value, likely, any, handed_in, written };
            let (revision, assumed) = at(given, &held).revision(rule.revision);
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
    /// The lines behind it, up to the end of its function.
    behind: Range<u32>,
}

impl Reading<'_, '_> {
    /// Where the call, in that file, puts what it fetches, if both are told.
    pub(super) fn put(&self, file: usize, wanted: &Wanted) -> Option<Put> {
        if !puts(last_of(wanted.rule.tail)) {
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
        let line = self.call.spot.line;
        let until = self.project.fetches_until(file, line).unwrap_or_default();
        let behind = line.saturating_add(1)..until.saturating_add(1);
        (address.contains("://") && is_weights(&path)).then(|| Put {
            path: plain(&path).to_owned(),
            address,
            behind,
        })
    }
}

/// A sighting, the number of its file, and the line of the load of which it tells, whoever hands that its path.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) file: usize,
    pub(super) load: u32,
    pub(super) sighting: Sighting,
}

/// What is loaded from where the same file put it may be what that fetched, and is taken for it where that stands before it in the
/// same function. That it was put there in this run nobody knows.
pub(super) fn fetched_before(put: &[Put], found: &mut Vec<Found>) {
    let mut beside = Vec::new();
    for Found { file, load, sighting } in found.iter_mut().filter(|each| each.sighting.kind == Kind::File) {
        let Named::Text(path) = &sighting.id else { continue };
        let all: Vec<&Put> = put.iter().filter(|put| put.path == plain(path)).collect();
        let before: Vec<&Put> = all.iter().filter(|put| put.behind.contains(load)).copied().collect();
        let is_before = !before.is_empty();
        let Some((first, more)) = (if is_before { &before } else { &all }).split_first() else { continue };
        if more.iter().any(|other| other.address != first.address) {
            continue;
        }
        let mut fetched = sighting.clone();
        fetched.kind = Kind::Hub(Hub::Url);
        fetched.id = Named::Text(first.address.clone());
        fetched.sure = fetched.sure.max(Sure::Likely);
        if is_before {
            *sighting = fetched;
        } else {
            beside.push(Found { file: *file, load: *load, sighting: fetched });
        }
    }
    found.extend(beside);
}

fn plain(path: &str) -> &str {
    path.strip_prefix("./").unwrap_or(path)
}
