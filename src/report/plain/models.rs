//! The inventory of models for people: each model, how firmly it is pinned, and where it is named.

use std::fmt::Write as _;

use super::super::looked::looked;
use crate::scan::{Inventory, Loading, Model, Part, Pin, Place, Seen};
use crate::text::{at_line, visible_line};
use crate::words::models as pins;
use crate::words::report::scan as words;

/// Every model with its places; first those of the product.
pub fn models(inventory: &Inventory) -> String {
    let (own, others): (Vec<&Model>, Vec<&Model>) = inventory.models.iter().partition(|model| model.counts());
    let mut out = String::new();
    for each in &own {
        model(&mut out, each);
    }
    if !others.is_empty() {
        let _ = writeln!(out, "{}:\n", words::ONLY_ELSEWHERE);
        for each in &others {
            model(&mut out, each);
        }
    }
    if !inventory.loads.is_empty() {
        let _ = writeln!(out, "{}:\n", words::LOADS_WITHOUT_A_MODEL);
        inventory.loads.iter().for_each(|load| place(&mut out, load));
        out.push('\n');
    }
    let _ = writeln!(out, "{}", words::counts(own.len(), others.len(), &looked(&inventory.scope)));
    for missed in &inventory.scope.not_examined {
        let place = at_line(&visible_line(&missed.path), missed.line);
        let _ = writeln!(out, "  {}", words::not_examined(&place, &visible_line(&missed.why)));
    }
    out
}

fn model(out: &mut String, model: &Model) {
    let written = model.places.first().and_then(|place| place.expression.as_deref()).unwrap_or("?");
    let id = model.id.as_deref().map_or_else(
        || words::known_only_when_it_runs(&visible_line(written)),
        |id| visible_line(id).into_owned(),
    );
    let id = match &model.revision {
        Some(revision) => words::at_revision(&id, &visible_line(revision)),
        None => id,
    };
    let _ = writeln!(out, "{}  {id}  [{}]", model.hub, model.pin);
    model.places.iter().for_each(|each| place(out, each));
    for file in &model.files {
        let digest = file.digest.map(|digest| format!("  sha256 {}", digest.short())).unwrap_or_default();
        let _ = write!(out, "    {}  {}{digest}", visible_line(&file.path), words::bytes(file.bytes));
        if file.part != Part::Product {
            let _ = write!(out, "  ({})", file.part);
        }
        out.push('\n');
    }
    if let Some(licence) = &model.licence {
        let _ = writeln!(out, "    {}: {}", words::LICENCE, visible_line(licence));
    }
    if !model.base.is_empty() {
        let _ = writeln!(out, "    {}: {}", words::BUILT_ON, visible_line(&model.base.join(", ")));
    }
    out.push('\n');
}

fn place(out: &mut String, place: &Place) {
    let at = Seen::from(place).named_to_the_column();
    let _ = write!(out, "    {}  {}", visible_line(&at), visible_line(&place.call));
    if place.part != Part::Product {
        let _ = write!(out, "  ({})", place.part);
    }
    for how in &place.loading {
        let _ = write!(out, "  {}", loaded(*how));
    }
    out.push('\n');
}

/// What loading does beyond reading numbers, in words.
pub fn loaded(how: Loading) -> &'static str {
    match how {
        Loading::RemoteCode => words::RUNS_CODE,
        Loading::RemoteCodeDynamic => words::MAY_RUN_CODE,
        Loading::ArgumentsUnseen => words::ARGUMENTS_UNSEEN,
        Loading::WeightsOnlyOff => words::WEIGHTS_ONLY_OFF,
        Loading::WeightsOnlyDefault => words::WEIGHTS_ONLY_AS_INSTALLED,
        Loading::WeightsOnlyDynamic => words::WEIGHTS_ONLY_DYNAMIC,
        Loading::WeightsOnlyOn => words::WEIGHTS_ONLY_ON,
        Loading::Pickle => words::UNPICKLES,
        Loading::Joblib => words::UNPICKLES_THROUGH_JOBLIB,
        Loading::AllowPickle => words::ALLOWS_PICKLE,
        Loading::SafeModeOff => words::SAFE_MODE_OFF,
        Loading::SafetensorsOff => words::SAFETENSORS_REFUSED,
        Loading::SafetensorsOn => words::SAFETENSORS_DEMANDED,
    }
}

/// What a pin says, in words.
pub fn pin_sentence(pin: Pin) -> &'static str {
    match pin {
        Pin::FullCommit => pins::PIN_FULL_COMMIT,
        Pin::ShortHash => pins::PIN_SHORT_HASH,
        Pin::Tag => pins::PIN_TAG,
        Pin::Branch => pins::PIN_BRANCH,
        Pin::None => pins::PIN_NONE,
        Pin::Dynamic => pins::PIN_DYNAMIC,
        Pin::Local => pins::PIN_LOCAL,
        Pin::Dated => pins::PIN_DATED,
        Pin::Floating => pins::PIN_FLOATING,
    }
}
