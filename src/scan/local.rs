//! Local model files become models of the inventory: those that code names, and those that merely lie there; with what a
//! card or the file itself says of licence and base. Opens nothing.

use super::card::Card;
use super::files::{FileResult, Format};
use super::model::{Hub, Inventory, Model, ModelFile, Part};
use super::pin::Pin;
use super::total::Examined;

/// Whether a file holds weights, rather than a setting beside them.
pub(super) fn is_weights(file: &Examined) -> bool {
    match file.report.format {
        Format::HubConfig | Format::ChatTemplate | Format::KerasConfig | Format::Program => false,
        // Something that could not be told is counted by its name alone.
        Format::Archive | Format::Zip | Format::Unknown => {
            file.report.result == FileResult::RunsCode || super::identity::is_weights(&file.path)
        }
        Format::Npy | Format::Npz => {
            file.report.result != FileResult::CannotCarryCode || is_large_or_called(file)
        }
        _ => true,
    }
}

/// Whether plain arrays are more than a table or a sample: large, or called what a model or its parts are called.
fn is_large_or_called(file: &Examined) -> bool {
    let path = file.path.to_ascii_lowercase();
    let mut words = path.split(|c: char| !c.is_ascii_alphanumeric());
    let called = words.any(|word| {
        PARTS.iter().any(|part| {
            word.strip_suffix('s').unwrap_or(word).trim_end_matches(|c: char| c.is_ascii_digit()) == *part
        })
    });
    file.report.size >= LARGE || called
}

/// From this size on an array of numbers is taken for weights, in bytes.
const LARGE: u64 = 1 << 20;
/// What models and their parts are called.
const PARTS: [&str; 18] = [
    "model",
    "weight",
    "param",
    "parameter",
    "checkpoint",
    "ckpt",
    "state",
    "pretrained",
    "embedding",
    "encoder",
    "decoder",
    "net",
    "network",
    "layer",
    "kernel",
    "bias",
    "classifier",
    "snapshot",
];

/// The folder of a path; empty for the root.
pub(super) fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Joins the files to the models.
pub(super) fn join(inventory: &mut Inventory, files: &[Examined], cards: &[Card]) {
    for file in files {
        let weights = is_weights(file);
        // What code loads as a model is one, however small.
        if !weights && !matches!(file.report.format, Format::Npy | Format::Npz) {
            continue;
        }
        let named = |model: &&mut Model| model.hub == Hub::Local && names(model, &file.path);
        if let Some(model) = inventory.models.iter_mut().find(named) {
            model.files.push(listed(file));
            continue;
        }
        if !weights {
            continue;
        }
        let id = id_of(file, files, cards);
        let model = Model {
            hub: Hub::Local,
            id: Some(id.to_owned()),
            revision: None,
            pin: Pin::Local,
            places: Vec::new(),
            files: vec![listed(file)],
            licence: None,
            base: Vec::new(),
        };
        inventory.models.push(model);
    }
    for model in inventory.models.iter_mut().filter(|model| model.hub == Hub::Local) {
        said(model, files, cards);
    }
    inventory.models.sort();
}

fn listed(file: &Examined) -> ModelFile {
    ModelFile { path: file.path.clone(), bytes: file.report.size, digest: file.digest, part: file.part }
}

/// Whether code means this file: by its path, its folder, or its path from where the code stands.
fn names(model: &Model, path: &str) -> bool {
    let Some(id) = &model.id else { return false };
    let id = id.strip_prefix("file:").unwrap_or(id).trim_start_matches("./").trim_end_matches('/');
    if id.is_empty() || id == "." || id.starts_with('/') || id.starts_with('~') {
        return false;
    }
    let within = |at: &str| path == at || path.strip_prefix(at).is_some_and(|rest| rest.starts_with('/'));
    let up = id.starts_with("../");
    let id = id.trim_start_matches("../");
    let beside = model.places.iter().map(|place| folder_of(&place.path)).filter(|folder| !folder.is_empty());
    let mut beside = beside.map(|folder| if up { folder_of(folder) } else { folder });
    within(id) || beside.any(|folder| within(&format!("{folder}/{id}")))
}

/// A folder with a card or a configuration is one model, however many files its weights are in.
fn id_of<'f>(file: &'f Examined, files: &[Examined], cards: &[Card]) -> &'f str {
    let path = file.path.as_str();
    let folder = folder_of(path);
    let graph = matches!(file.report.format, Format::SavedModel);
    let told = cards.iter().any(|card| folder_of(&card.path) == folder)
        || files
            .iter()
            .any(|each| each.report.format == Format::HubConfig && folder_of(&each.path) == folder);
    if !folder.is_empty() && (graph || told) { folder } else { path }
}

/// What the card beside a model, or its own files, say of it.
fn said(model: &mut Model, files: &[Examined], cards: &[Card]) {
    let mut licences = Vec::new();
    for file in &model.files {
        let folder = folder_of(&file.path);
        for card in cards.iter().filter(|card| folder_of(&card.path) == folder) {
            licences.extend(card.licence.clone());
            model.base.extend(card.base.iter().cloned());
        }
        for each in files.iter().filter(|each| each.path == file.path || is_setting(each, folder)) {
            for fact in &each.report.facts {
                match fact.key.as_str() {
                    "general.license" => licences.push(fact.value.clone()),
                    "base_model_name_or_path" => model.base.push(fact.value.clone()),
                    // `general.base_model.0.name`
                    key if key.starts_with("general.base_model.")
                        && key.rsplit('.').next() == Some("name") =>
                    {
                        model.base.push(fact.value.clone());
                    }
                    _ => {}
                }
            }
        }
    }
    model.base.sort();
    model.base.dedup();
    model.licence = licences.into_iter().next();
}

fn is_setting(file: &Examined, folder: &str) -> bool {
    file.report.format == Format::HubConfig && folder_of(&file.path) == folder
}

/// The part of the tree in which a model lies, the product first.
pub(super) fn part_of(model: &Model) -> Part {
    let files = model.files.iter().map(|file| file.part);
    model.places.iter().map(|place| place.part).chain(files).min().unwrap_or(Part::Product)
}
