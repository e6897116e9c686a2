//! What the cards beside weights say, and what they are silent about: `model-card`, `model-licence`.

use std::collections::BTreeSet;

use super::draft::{Draft, subject};
use crate::scan::card::{Card, Topic};
use crate::scan::detector::Detector;
use crate::scan::files::Format;
use crate::scan::local::{folder_of, part_of};
use crate::scan::model::{Hub, Model};
use crate::scan::observation::Bearing::{Contradicts, Mentions, Supports};
use crate::scan::observation::{Bearing, Subject};
use crate::scan::part;
use crate::scan::total::Scan;
use crate::scan::traces::{OTHER, Traces, agree, limits};

pub(super) fn drafts(scan: &Scan, traces: &Traces) -> Vec<Draft> {
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
    all.extend(local.flat_map(|model| model_without(scan, traces, model)));
    all
}

fn read(card: &Card, all: &mut Vec<Draft>) {
    let part = part::part_of(&card.path);
    let new = |detector, saw: String| Draft::of(detector, &card.path, part, saw);
    let card_saw = if card.silent.is_empty() {
        "a card with words about licence, data, limits, evaluation and intended use".to_owned()
    } else {
        format!("a card that is silent about {} of {} things", card.silent.len(), Topic::ALL.len())
    };
    let mut whole = new(Detector::ModelCard, card_saw);
    "card".clone_into(&mut whole.core);
    all.push(whole.on("model-card-read", Mentions).on("own-model-card", Mentions));
    for topic in &card.silent {
        let saw = format!("the card says nothing about {}", topic.says());
        all.push(match topic {
            Topic::Licence => new(Detector::ModelLicence, saw).on(topic.item(), Mentions),
            _ => new(Detector::ModelCard, saw).on("model-card-read", Mentions).on(topic.item(), Mentions),
        });
    }
    if !card.data.is_empty() {
        let saw = format!("the card names its data sets: {}", card.data.join(", "));
        all.push(new(Detector::ModelCard, saw).on("training-data-origin", Supports));
    }
    if let Some(licence) = &card.licence {
        let limits = limits(licence).map(|limits| format!(", {limits}")).unwrap_or_default();
        let saw = format!("the card states the licence {licence}{limits}");
        all.push(new(Detector::ModelLicence, saw).on("licence-allows-use", Mentions));
    }
}

/// What is missing beside weights, and where two statements disagree.
fn model_without(scan: &Scan, traces: &Traces, model: &Model) -> Vec<Draft> {
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
    // Which one a sentence or a file names need not be told for there to be one.
    let spoken = cards.iter().any(|card| !card.silent.contains(&Topic::Licence))
        || traces.all.iter().any(|trace| trace.licence.is_some() && folders.contains(folder_of(&trace.path)));
    all.extend(
        stated(&licences(scan, traces, model, &cards), of_hub, spoken)
            .map(|(bearing, saw)| new(Detector::ModelLicence, saw).on("licence-allows-use", bearing)),
    );
    all
}

/// What is wrong with the licences that are stated for a model; `spoken` is whether one is spoken of without its name.
fn stated(all: &BTreeSet<(String, &str)>, of_hub: bool, spoken: bool) -> Option<(Bearing, String)> {
    if all.is_empty() {
        if spoken {
            return None;
        }
        let bearing = if of_hub { Contradicts } else { Mentions };
        return Some((bearing, "no licence is stated beside these weights".to_owned()));
    }
    let named: Vec<&String> = all.iter().map(|(word, _)| word).filter(|word| *word != OTHER).collect();
    let all_agree = named.windows(2).all(|two| matches!(two, [one, other] if agree(one, other)));
    let each: Vec<_> = all.iter().map(|(word, path)| format!("{word} in {path}")).collect();
    (!all_agree).then(|| (Contradicts, format!("two licences are stated: {}", each.join(", "))))
}

/// Every licence that is stated for a model, with where.
fn licences<'s>(
    scan: &'s Scan,
    traces: &'s Traces,
    model: &Model,
    cards: &[&'s Card],
) -> BTreeSet<(String, &'s str)> {
    let of_card = cards.iter().filter_map(|card| Some((card.licence.clone()?, card.path.as_str())));
    let own = scan.files.iter().filter(|file| model.files.iter().any(|each| each.path == file.path));
    let of_file = own.flat_map(|file| {
        let stated = file.report.facts.iter().filter(|fact| fact.key == "general.license");
        stated.map(|fact| (fact.value.clone(), file.path.as_str()))
    });
    let beside = texts(traces, model);
    let of_text = beside.map(|(licence, path)| (licence.to_owned(), path));
    of_card.chain(of_file).chain(of_text).collect()
}

/// The texts of licences beside a model. One at the root is the project's own.
fn texts<'t>(traces: &'t Traces, model: &Model) -> impl Iterator<Item = (&'static str, &'t str)> {
    let folders: BTreeSet<String> = model.files.iter().map(|file| folder_of(&file.path).to_owned()).collect();
    let beside = move |path: &str| !folder_of(path).is_empty() && folders.contains(folder_of(path));
    let all = traces.all.iter().filter_map(|trace| Some((trace.licence?, trace.path.as_str())));
    all.filter(move |(_, path)| beside(path))
}
