//! What the places that name or load models say: `model-load`, `model-pin`, `hosted-model`, `remote-code`, `unsafe-load`.

use super::draft::{Draft, subject};
use super::packages::{self, Torch};
use crate::scan::detector::Detector;
use crate::scan::model::{Hub, Loading, Model, Part, Place, Scope, Sure};
use crate::scan::observation::Bearing::{Contradicts, Mentions, Supports};
use crate::scan::observation::{Bearing, Seen};
use crate::scan::pin::Pin;
use crate::scan::total::Scan;
use crate::scan::traces::Traces;

/// One after the other, since there may be a great many.
pub(super) fn drafts<'s>(scan: &'s Scan, traces: &'s Traces) -> impl Iterator<Item = Draft> + 's {
    let inventory = &scan.inventory;
    let of_models =
        inventory.models.iter().flat_map(|model| model.places.iter().map(move |place| (model, place)));
    let of_models = of_models.flat_map(move |(model, place)| {
        let mut all = Vec::new();
        named(model, place, &mut all);
        all.extend(place.loading.iter().filter_map(|how| loaded(*how, place, Some(model), (scan, traces))));
        all
    });
    let others = inventory.loads.iter().flat_map(move |place| {
        place.loading.iter().filter_map(move |how| loaded(*how, place, None, (scan, traces)))
    });
    of_models.chain(others).chain(no_remote_code(scan))
}

/// What is written as the name of the model.
fn name(model: &Model, place: &Place) -> String {
    match (&model.id, &place.expression) {
        (Some(id), _) => id.clone(),
        (None, Some(written)) => format!("a model that only the running program knows ({written})"),
        (None, None) => "a model that only the running program knows".to_owned(),
    }
}

fn named(model: &Model, place: &Place, all: &mut Vec<Draft>) {
    let name = name(model, place);
    let saw = format!("{} names {name} of {}", place.call, model.hub);
    let load = Draft::at(Detector::ModelLoad, place, Some(model), saw);
    all.push(load.on("model-inventory", Mentions).on("models-compared", Mentions));
    if model.hub.is_hosted() {
        let (bearing, what) = match model.pin {
            Pin::Dated | Pin::FullCommit => (Supports, "carries its date or version"),
            Pin::Dynamic => (Mentions, "is decided while the program runs"),
            _ => (Contradicts, "is an alias that its provider can move"),
        };
        let saw = format!("{}: {name} of {} {what}", place.call, model.hub);
        let hosted =
            Draft::at(Detector::HostedModel, place, Some(model), saw).on("pin-model-revision", bearing);
        let beside = ["hosted-terms-agreed", "suite-rerun-on-change", "upstream-followed"];
        all.push(beside.iter().fold(hosted, |draft, item| draft.on(item, Mentions)));
    } else if model.hub != Hub::Local {
        let (bearing, what) = pinned(model);
        let saw = format!("{}: {name} of {}, {what}", place.call, model.hub);
        let pin = Draft::at(Detector::ModelPin, place, Some(model), saw);
        // That one load is pinned does not make the tuning repeatable, nor the opposite.
        all.push(pin.on("pin-model-revision", bearing).on("tuning-repeatable", Mentions));
    }
}

/// How a revision bears on being pinned, in words.
fn pinned(model: &Model) -> (Bearing, String) {
    let revision = model.revision.as_deref().unwrap_or_default();
    let known = matches!(
        model.hub,
        Hub::HuggingFace
            | Hub::ModelScope
            | Hub::TorchHub
            | Hub::OnnxHub
            | Hub::Kaggle
            | Hub::Ollama
            | Hub::Docker
            | Hub::Replicate
    );
    match model.pin {
        Pin::FullCommit => (Supports, format!("at the commit {revision}")),
        Pin::Dynamic if model.id.is_none() => (Mentions, "at what only the running program knows".to_owned()),
        Pin::Dynamic => (Mentions, "at a revision that only the running program knows".to_owned()),
        Pin::ShortHash => (Contradicts, format!("at {revision}, the beginning of a commit")),
        Pin::Tag if known => (Contradicts, format!("at {revision}, a tag that can be moved")),
        Pin::Branch if known => (Contradicts, format!("at {revision}, which moves")),
        Pin::None if known => (Contradicts, "without a revision".to_owned()),
        _ if model.hub == Hub::Url => (Mentions, "whose address says nothing about its version".to_owned()),
        _ => (Mentions, "which follows the version of the library that is installed".to_owned()),
    }
}

/// What loading does beyond reading numbers.
fn loaded(
    how: Loading,
    place: &Place,
    model: Option<&Model>,
    (scan, traces): (&Scan, &Traces),
) -> Option<Draft> {
    let about = model.and_then(subject).map_or_else(String::new, |subject| format!(" of {}", subject.id));
    let at =
        |detector, what: &str| Draft::at(detector, place, model, format!("{}{about} {what}", place.call));
    // A switch that is thrown is thrown for whichever model it turns out to be.
    let draft = |detector, what: &str| Draft { sure: place.loads, ..at(detector, what) };
    // Unpickling a cache of one's own is no model, and what is only taken to be one may be none.
    let is_a_model = place.sure == Sure::Exact && model.is_some_and(|model| model.id.is_some());
    let names_a_model = if is_a_model { Contradicts } else { Mentions };
    let unsafe_load =
        |what: &str, bearing| Some(draft(Detector::UnsafeLoad, what).on("weight-format", bearing));
    let code =
        |what: &str, bearing| Some(draft(Detector::RemoteCode, what).on("remote-code-refused", bearing));
    match how {
        Loading::RemoteCode => code("runs code that comes with the model", Contradicts),
        Loading::RemoteCodeDynamic => {
            code("may run code that comes with the model: decided at run time", Mentions)
        }
        // Nothing is seen there; it only takes from what can be said of all loads.
        Loading::ArgumentsUnseen => None,
        Loading::WeightsOnlyOff => unsafe_load("unpickles with weights_only=False", Contradicts),
        Loading::WeightsOnlyDynamic => {
            unsafe_load("may unpickle without weights_only: decided at run time", Mentions)
        }
        Loading::WeightsOnlyDefault | Loading::WeightsOnlyOn => {
            let torch = packages::torch(scan, traces, &place.path);
            let (bearing, what) = restricted(how, torch.as_ref());
            let mut draft = draft(Detector::UnsafeLoad, &what).on("weight-format", bearing);
            // Another torch is another fact.
            draft.core.extend(torch.map(|torch| format!("\0{}", torch.version)));
            Some(draft)
        }
        Loading::Pickle => unsafe_load("unpickles, which can run code", names_a_model),
        Loading::Joblib => unsafe_load("unpickles through joblib, which can run code", names_a_model),
        Loading::AllowPickle => unsafe_load("lets numpy unpickle objects", names_a_model),
        Loading::SafeModeOff => unsafe_load("loads with safe_mode=False", Contradicts),
        Loading::SafetensorsOff => unsafe_load("refuses safetensors", Contradicts),
        Loading::SafetensorsOn => unsafe_load("demands safetensors", Supports),
    }
}

/// What the restriction of `torch.load` is worth with the torch that the lock decides on.
fn restricted(how: Loading, torch: Option<&Torch>) -> (Bearing, String) {
    let on = how == Loading::WeightsOnlyOn;
    let Some(Torch { version, number, path }) = torch else {
        let what = if on {
            "restricts unpickling with weights_only=True; that holds from torch 2.10 on"
        } else {
            "leaves weights_only to the installed torch: off before 2.6"
        };
        return (Mentions, what.to_owned());
    };
    let with = format!("with the torch {version} of {path}");
    match number {
        (0..=1, _) | (2, 0..=5) if !on => {
            (Contradicts, format!("leaves weights_only to torch, which is off {with}"))
        }
        (0..=1, _) | (2, 0..=5) => {
            (Contradicts, format!("restricts unpickling, which could be got round {with}: CVE-2025-32434"))
        }
        (2, 6..=9) => {
            (Contradicts, format!("restricts unpickling, which could be got round {with}: CVE-2026-24747"))
        }
        _ if on => (Supports, format!("restricts unpickling with weights_only=True, {with}")),
        _ => (Mentions, format!("leaves weights_only to torch, which is on {with}")),
    }
}

/// That no load asks for code, within what was read. Where arguments could not be read that may ask, it is no evidence.
fn no_remote_code(scan: &Scan) -> Option<Draft> {
    let inventory = &scan.inventory;
    let product = |place: &&Place| place.part == Part::Product;
    let places = || inventory.models.iter().flat_map(|model| &model.places).filter(product);
    let remote = |place: &Place| {
        place.loading.iter().any(|how| matches!(how, Loading::RemoteCode | Loading::RemoteCodeDynamic))
    };
    if scan.cut.is_some() || places().next().is_none() || places().any(remote) {
        return None;
    }
    let unseen = places().filter(|place| place.loading.contains(&Loading::ArgumentsUnseen)).count();
    let (bearing, but) = match unseen {
        0 => (Supports, String::new()),
        1 => (Mentions, "; 1 load takes arguments that only the running program knows".to_owned()),
        more => (Mentions, format!("; {more} loads take arguments that only the running program knows")),
    };
    let saw = format!("no load asks for code that comes with a model, in {}{but}", within(&inventory.scope));
    let mut draft = Draft::of(Detector::RemoteCode, Seen::WHOLE, Part::Product, saw);
    draft.sure = Sure::Likely;
    "none".clone_into(&mut draft.core);
    Some(draft.on("remote-code-refused", bearing))
}

/// The scope within which something can be said to be absent.
pub(super) fn within(scope: &Scope) -> String {
    let count = |number: usize, what: &str| match number {
        0 => None,
        1 => Some(format!("1 {what}")),
        number => Some(format!("{number} {what}s")),
    };
    let kinds = [
        count(scope.python, "Python file"),
        count(scope.notebooks, "notebook"),
        count(scope.scripts, "script"),
        count(scope.configuration, "configuration file"),
    ];
    let all: Vec<_> = kinds.into_iter().flatten().collect();
    let read = if all.is_empty() { "no source".to_owned() } else { all.join(", ") };
    match scope.not_examined.len() {
        0 => read,
        missed => format!("{read}; {missed} not read to the end"),
    }
}
