//! What the cards beside weights say, and what they are silent about: `model-card`, `model-licence`.

use std::collections::BTreeSet;

use super::draft::{Draft, subject};
use crate::scan::card::{Card, Topic};
use crate::scan::detector::Detector;
use crate::scan::files::Format;
use crate::scan::local::{folder_of, part_of};
use crate::scan::model::{Hub, Model};
use crate::scan::observation::Bearing::{Contradicts, Mentions, Supports};
use crate::scan::observation::Subject;
use crate::scan::part;
use crate::scan::total::Scan;

pub(super) fn drafts(scan: &Scan) -> Vec<Draft> {
    let mut all = Vec::new();
    for card in &scan.cards {
        let folder = folder_of(&card.path);
        let beside = |model: &&Model| model.files.iter().any(|file| folder_of(&file.path) == folder);
        let about = scan.inventory.models.iter().find(beside).and_then(subject);
        let about = about.unwrap_or(Subject { hub: Hub::Local, id: card.path.clone() });
        let from = all.len();
        read(card, &mut all);
        for draft in all.iter_mut().skip(from) {
            draft.subject = Some(about.clone());
        }
    }
    let local = scan.inventory.models.iter().filter(|model| !model.files.is_empty());
    all.extend(local.flat_map(|model| model_without(scan, model)));
    all
}

fn read(card: &Card, all: &mut Vec<Draft>) {
    let part = part::part_of(&card.path);
    let new = |detector, saw: String| Draft::of(detector, &card.path, part, saw);
    let card_saw = if card.silent.is_empty() {
        "a card that speaks of licence, data, limits, evaluation and intended use".to_owned()
    } else {
        format!("a card that is silent about {} of {} things", card.silent.len(), Topic::ALL.len())
    };
    let mut whole = new(Detector::ModelCard, card_saw);
    "card".clone_into(&mut whole.core);
    all.push(whole.on("model-card-read", Mentions).on("own-model-card", Mentions));
    for topic in &card.silent {
        let saw = format!("the card says nothing about {}", topic.says());
        let item = match topic {
            Topic::Licence => {
                all.push(new(Detector::ModelLicence, saw).on("licence-allows-use", Mentions));
                continue;
            }
            Topic::Data => "training-data-origin",
            Topic::Limits => "base-model-bias",
            Topic::Evaluation => "claims-reproduced",
            Topic::IntendedUse => "safety-tested-for-use",
        };
        let silence = new(Detector::ModelCard, saw).on("model-card-read", Mentions);
        all.push(silence.on(item, Mentions));
    }
    if !card.data.is_empty() {
        let saw = format!("the card names its data sets: {}", card.data.join(", "));
        all.push(new(Detector::ModelCard, saw).on("training-data-origin", Supports));
    }
    if let Some(licence) = &card.licence {
        let saw = format!("the card states the licence {licence}");
        all.push(new(Detector::ModelLicence, saw).on("licence-allows-use", Mentions));
    }
}

/// What is missing beside weights, and where two statements disagree.
fn model_without(scan: &Scan, model: &Model) -> Vec<Draft> {
    let folders: BTreeSet<&str> = model.files.iter().map(|file| folder_of(&file.path)).collect();
    let cards: Vec<&Card> =
        scan.cards.iter().filter(|card| folders.contains(folder_of(&card.path))).collect();
    let settings = |format: Format| {
        scan.files.iter().any(|file| file.report.format == format && folders.contains(folder_of(&file.path)))
    };
    // A configuration beside weights is how the hub publishes them.
    let of_hub = settings(Format::HubConfig);
    let Some(first) = model.files.first() else { return Vec::new() };
    let new = |detector, saw: String| {
        let mut draft = Draft::of(detector, &first.path, part_of(model), saw);
        draft.subject = subject(model);
        draft
    };
    let mut all = Vec::new();
    if cards.is_empty() {
        let (bearing, saw) = if of_hub {
            (Contradicts, "weights as a hub publishes them, without the card that belongs to them")
        } else {
            (Mentions, "weights without a card beside them")
        };
        let draft = new(Detector::ModelCard, saw.to_owned());
        all.push(draft.on("model-card-read", bearing).on("own-model-card", Mentions));
    }
    let stated: BTreeSet<(String, &str)> = licences(scan, model, &cards);
    let words: BTreeSet<String> = stated.iter().map(|(word, _)| word.to_lowercase()).collect();
    if words.len() > 1 {
        let each: Vec<_> = stated.iter().map(|(word, path)| format!("{word} in {path}")).collect();
        let saw = format!("two licences are stated: {}", each.join(", "));
        all.push(new(Detector::ModelLicence, saw).on("licence-allows-use", Contradicts));
    } else if words.is_empty() {
        let bearing = if of_hub { Contradicts } else { Mentions };
        let saw = "no licence is stated beside these weights".to_owned();
        all.push(new(Detector::ModelLicence, saw).on("licence-allows-use", bearing));
    }
    all
}

/// Every licence that is stated for a model, with where.
fn licences<'s>(scan: &'s Scan, model: &Model, cards: &[&'s Card]) -> BTreeSet<(String, &'s str)> {
    let of_card = cards.iter().filter_map(|card| Some((card.licence.clone()?, card.path.as_str())));
    let own = scan.files.iter().filter(|file| model.files.iter().any(|each| each.path == file.path));
    let of_file = own.flat_map(|file| {
        let stated = file.report.facts.iter().filter(|fact| fact.key == "general.license");
        stated.map(|fact| (fact.value.clone(), file.path.as_str()))
    });
    of_card.chain(of_file).collect()
}
