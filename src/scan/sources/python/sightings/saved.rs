//! What the project saves and loads again is its own, whatever it is called: `save_pretrained("tuned")`, then
//! `from_pretrained("tuned")`. Of what is known to be saved somewhere, and of a name that looks like a folder, nobody can tell
//! more than that. Resolves no calls.

use super::super::hashed::{Map, Set};
use super::super::resolve::Project;
use crate::scan::model::{Hub, Sure};
use crate::scan::sighting::{Kind, Named, Sighting};

/// Folders into which models are put, which nobody at the hub is called.
const FOLDERS: [&str; 12] = [
    "output",
    "outputs",
    "result",
    "results",
    "model",
    "models",
    "checkpoint",
    "checkpoints",
    "saved_model",
    "saved_models",
    "trained_models",
    "ckpts",
];

/// A place at which something is saved: the number of the file, and the line.
#[derive(Debug, Clone, Copy)]
struct Place {
    file: usize,
    line: u32,
}

/// Tells of all that was found what is the project's own.
pub(super) fn own(project: &Project<'_>, product: &[bool], found: &mut [(usize, Sighting)]) {
    let mut saved: Map<String, Vec<Place>> = Map::default();
    for (file, line, text) in project.saved() {
        let text = text.strip_prefix("./").unwrap_or(&text).trim_end_matches('/').to_owned();
        if !text.is_empty() && text != "." {
            saved.entry(text).or_default().push(Place { file, line });
        }
    }
    let fetched = fetched(&saved, found);
    for (file, sighting) in found {
        // Whoever names a revision means the hub.
        let Some(id) = of_hub(sighting).filter(|_| sighting.revision == Named::Absent) else { continue };
        let at = (*file, sighting.spot.line);
        let saved_as =
            |name: &str, fetched| saved.get(name).and_then(|all| is_own(all, at, product, fetched));
        let own = saved_as(id, fetched.contains(id)).or_else(|| {
            let (folder, is_checkpoint) = behind(id)?;
            let of_folder = || saved_as(folder, false);
            of_folder().or(is_checkpoint.then_some(true)).or(FOLDERS.contains(&folder).then_some(false))
        });
        let Some(own) = own else { continue };
        sighting.sure = sighting.sure.max(Sure::Likely);
        if own {
            sighting.kind = Kind::File;
            sighting.revision = Named::Absent;
        }
    }
}

/// Whether a name that is saved at these places, and loaded in that file, in that line, is the project's own; none where nothing
/// speaks for either. That the lines run in their order, and in one run, nobody knows.
fn is_own(all: &[Place], (file, line): (usize, u32), product: &[bool], fetched: bool) -> Option<bool> {
    let mut here = all.iter().filter(|each| each.file == file).peekable();
    // What is loaded first and saved then came from elsewhere, unless a later run goes on with it.
    if here.peek().is_some() {
        return Some(here.any(|each| each.line < line));
    }
    let elsewhere = all.iter().any(|each| product.get(each.file).copied().unwrap_or_default());
    elsewhere.then_some(!fetched)
}

/// Names that are loaded before they are saved, in the same file: a copy of what the hub has.
fn fetched(saved: &Map<String, Vec<Place>>, found: &[(usize, Sighting)]) -> Set<String> {
    let mut all = Set::default();
    if saved.is_empty() {
        return all;
    }
    for (file, sighting) in found {
        let Some((id, places)) = of_hub(sighting).and_then(|id| Some((id, saved.get(id)?))) else { continue };
        let mut here = places.iter().filter(|each| each.file == *file).peekable();
        if here.peek().is_some() && here.all(|each| each.line >= sighting.spot.line) {
            all.insert(id.to_owned());
        }
    }
    all
}

/// The name of a model at the hub.
fn of_hub(sighting: &Sighting) -> Option<&str> {
    match (sighting.kind, &sighting.id) {
        (Kind::Hub(Hub::HuggingFace), Named::Text(id)) => Some(id),
        _ => None,
    }
}

/// The folder of a name, and whether what stands in it is what a trainer leaves behind: `tuned/checkpoint-500`.
fn behind(id: &str) -> Option<(&str, bool)> {
    let (folder, last) = id.rsplit_once('/').filter(|(folder, _)| !folder.is_empty())?;
    let number = last.strip_prefix("checkpoint-").unwrap_or_default();
    Some((folder, !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())))
}
