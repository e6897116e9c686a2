//! What a scan says, made ready once for judging: the models that the product uses, what they are now, and what bears on
//! which item. It looks at no answer.

use std::collections::{BTreeMap, BTreeSet};

use super::sightings::{Found, Sightings};
use crate::checklist::Digest;
use crate::record::{Adopted, Declared, ModelId};
use crate::scan::{Cut, Hub, Model, ModelFile, Observation, Part, Pin, Scan};

/// What is said of a model that is named without a revision.
pub(super) const UNPINNED: &str = Pin::None.word();
/// What is said of a model whose revision nobody can tell.
pub(super) const UNTOLD: [&str; 2] = [UNPINNED, Pin::Dynamic.word()];
/// Longest list of things within one fact, in bytes; longer ones are told by their number and digest.
const LONGEST: usize = 200;
/// Detectors whose observations are facts about what stands in a file.
const DATA_SETS: &str = "data-set-load";
const PROMPTS: &str = "prompt-files";
/// What an adapter says that it is put on.
const PUT_ON: &str = "base_model_name_or_path";
/// The library that puts adapters on models.
const ADAPTERS: &str = "peft";

/// A model as the product uses it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen {
    /// Its revision, or why there is none, of all places: `none`, `dynamic`, two revisions; no word where its id alone
    /// says which one it is.
    pub revision: Option<String>,
    /// What its files hold, where the project has them.
    pub files: Option<String>,
}

impl Seen {
    /// The revision, where there is one that can be written down.
    pub fn pinned(&self) -> Option<&str> {
        self.revision.as_deref().filter(|revision| !UNTOLD.contains(revision) && !self.is_split())
    }

    /// Whether the places that name it differ in their revisions, so that none is the one that is used.
    pub fn is_split(&self) -> bool {
        // Several of them are joined by commas, which stand in no name of a revision.
        self.revision.as_deref().is_some_and(|revision| revision.contains(','))
    }

    /// Whether one revision, or none, is used everywhere, and the record says another.
    pub fn has_left(&self, declared: &Declared) -> bool {
        self.revision.is_some() && !self.is_split() && self.pinned() != declared.revision.as_deref()
    }
}

/// Everything that a scan says to the judgement.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Witness {
    /// What the detectors saw.
    pub observations: Vec<Observation>,
    /// The models that the product itself uses, as they would be declared.
    pub models: BTreeMap<ModelId, Seen>,
    /// The adapters that are put on models, in one line.
    pub adapters: String,
    /// The data sets that are loaded, in one line.
    pub data_sets: String,
    /// The prompts that stand in files, in one line.
    pub prompts: String,
    /// Why the scan ended before everything was looked at, where it did. What it did not see may be there then.
    pub cut: Option<Cut>,
    /// The ways in to the observations.
    sightings: Sightings,
}

impl Witness {
    /// What a scan says.
    pub fn of(scan: &Scan) -> Self {
        let own = || scan.inventory.models.iter().filter(|model| model.counts());
        let mut by_id: BTreeMap<ModelId, Vec<&Model>> = BTreeMap::new();
        for model in own() {
            if let Some(id) = model.id.as_deref().and_then(|id| model_id(model.hub, id)) {
                by_id.entry(id).or_default().push(model);
            }
        }
        Self {
            models: by_id.into_iter().map(|(id, models)| (id, seen(&models))).collect(),
            adapters: adapters(scan),
            data_sets: saw(scan, DATA_SETS),
            prompts: saw(scan, PROMPTS),
            cut: scan.cut,
            sightings: Sightings::of(&scan.observations),
            observations: scan.observations.clone(),
        }
    }

    /// What has become of an observation that was adopted.
    pub fn found(&self, adopted: &Adopted) -> Found {
        self.sightings.found(adopted, self.cut)
    }

    /// Every item that something speaks against, with all that does, whether or not somebody set it aside.
    pub(super) fn against(&self) -> impl Iterator<Item = (&'static str, impl Iterator<Item = &Observation>)> {
        let one = |at: &usize| self.observations.get(*at);
        self.sightings.against().map(move |(item, list)| (item, list.iter().filter_map(one)))
    }
}

/// The id under which a model that was seen is declared; none for one whose name is not fit to be an id.
pub fn model_id(hub: Hub, id: &str) -> Option<ModelId> {
    let id = match hub {
        Hub::Local => id.strip_prefix("file:").unwrap_or(id).trim_start_matches("./").trim_end_matches('/'),
        _ => id,
    };
    ModelId::on(hub.word(), id).ok()
}

fn seen(models: &[&Model]) -> Seen {
    let revisions: BTreeSet<&str> = models.iter().filter_map(|model| revision(model)).collect();
    let files: BTreeSet<String> = models.iter().flat_map(|model| &model.files).map(held).collect();
    Seen {
        revision: (!revisions.is_empty()).then(|| listed(revisions.into_iter().map(str::to_owned))),
        files: (!files.is_empty()).then(|| listed(files.into_iter())),
    }
}

fn revision(model: &Model) -> Option<&str> {
    model.revision.as_deref().or(match model.pin {
        Pin::Local | Pin::Dated | Pin::Floating => None,
        pin => Some(pin.word()),
    })
}

fn held(file: &ModelFile) -> String {
    let held = file.digest.map_or_else(|| format!("{} bytes", file.bytes), |digest| digest.short());
    format!("{} {held}", file.path)
}

/// The adapters that code puts on models, and those that lie in the project.
fn adapters(scan: &Scan) -> String {
    let named = scan.inventory.models.iter().filter(|model| {
        model.places.iter().any(|place| place.part == Part::Product && place.library == ADAPTERS)
    });
    let mut all: BTreeSet<String> = named
        .filter_map(|model| Some(format!("{} {}", model.id.as_deref()?, revision(model).unwrap_or_default())))
        .map(|text| text.trim_end().to_owned())
        .collect();
    let says = |folder: &str| {
        scan.files.iter().any(|file| {
            folder_of(&file.path) == folder && file.report.facts.iter().any(|fact| fact.key == PUT_ON)
        })
    };
    let lying = scan.inventory.models.iter().flat_map(|model| &model.files);
    let lying = lying.filter(|file| file.part == Part::Product && says(folder_of(&file.path)));
    all.extend(lying.map(held));
    listed(all.into_iter())
}

/// What a detector saw in the product, file by file.
fn saw(scan: &Scan, detector: &str) -> String {
    let own = scan.observations.iter().filter(|one| one.detector.word() == detector);
    let mut by_path: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for one in own.filter(|one| one.part == Part::Product) {
        by_path.entry(&one.place.path).or_default().push(one.digest.to_string());
    }
    listed(by_path.into_iter().map(|(path, mut digests)| {
        digests.sort();
        format!("{path} {}", Digest::of(digests.join(" ").as_bytes()).short())
    }))
}

fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// A list in one line that stays short, and is another whenever any part of it is; `none` for an empty one.
fn listed(all: impl ExactSizeIterator<Item = String>) -> String {
    let count = all.len();
    let text = all.collect::<Vec<_>>().join(", ");
    match count {
        0 => "none".to_owned(),
        _ if text.len() <= LONGEST => text,
        _ => format!("{count} of them, together {}", Digest::of(text.as_bytes()).short()),
    }
}
/// Whether an observation is about what a question is about: a model only if it is that one.
pub fn is_about(one: &Observation, model: Option<&str>) -> bool {
    let (Some(subject), Some(model)) = (&one.subject, model) else { return true };
    model_id(subject.hub, &subject.id).is_some_and(|id| id.as_str() == model)
}
