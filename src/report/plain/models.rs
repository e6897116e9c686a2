//! The inventory of models for people: each model, how firmly it is pinned, and where it is named.

use std::fmt::Write as _;

use super::super::looked::{counted, looked};
use crate::scan::{Inventory, Loading, Model, Part, Place};
use crate::text::visible_line;

/// Every model with its places; first those of the product.
pub fn models(inventory: &Inventory) -> String {
    let (own, others): (Vec<&Model>, Vec<&Model>) = inventory.models.iter().partition(|model| model.counts());
    let mut out = String::new();
    for each in &own {
        model(&mut out, each);
    }
    if !others.is_empty() {
        let _ = writeln!(out, "Only in tests, examples, generated or foreign code:\n");
        for each in &others {
            model(&mut out, each);
        }
    }
    if !inventory.loads.is_empty() {
        let _ = writeln!(out, "Loads that can run code and name no model:\n");
        inventory.loads.iter().for_each(|load| place(&mut out, load));
        out.push('\n');
    }
    let _ = writeln!(
        out,
        "{} of the product, {} elsewhere; looked at {}",
        counted(own.len(), "model"),
        others.len(),
        looked(&inventory.scope)
    );
    for missed in &inventory.scope.not_examined {
        let line = missed.line.map(|line| format!(":{line}")).unwrap_or_default();
        let _ = writeln!(
            out,
            "  not examined: {}{line}: {}",
            visible_line(&missed.path),
            visible_line(&missed.why)
        );
    }
    out
}

fn model(out: &mut String, model: &Model) {
    let written = model.places.first().and_then(|place| place.expression.as_deref()).unwrap_or("?");
    let id = model.id.as_deref().map_or_else(
        || format!("known only when it runs: {}", visible_line(written)),
        |id| visible_line(id).into_owned(),
    );
    let revision = model
        .revision
        .as_deref()
        .map(|revision| format!(" at {}", visible_line(revision)))
        .unwrap_or_default();
    let _ = writeln!(out, "{}  {id}{revision}  [{}]", model.hub, model.pin);
    model.places.iter().for_each(|each| place(out, each));
    for file in &model.files {
        let digest = file.digest.map(|digest| format!("  sha256 {}", digest.short())).unwrap_or_default();
        let _ = write!(out, "    {}  {} bytes{digest}", visible_line(&file.path), file.bytes);
        if file.part != Part::Product {
            let _ = write!(out, "  ({})", file.part);
        }
        out.push('\n');
    }
    if let Some(licence) = &model.licence {
        let _ = writeln!(out, "    licence: {}", visible_line(licence));
    }
    if !model.base.is_empty() {
        let _ = writeln!(out, "    built on: {}", visible_line(&model.base.join(", ")));
    }
    out.push('\n');
}

fn place(out: &mut String, place: &Place) {
    let cell = place.cell.map(|cell| format!("cell {cell}, ")).unwrap_or_default();
    let _ = write!(
        out,
        "    {}:{cell}{}:{}  {}",
        visible_line(&place.path),
        place.line,
        place.column,
        visible_line(&place.call)
    );
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
        Loading::RemoteCode => "runs code that comes with the model",
        Loading::RemoteCodeDynamic => "may run code that comes with the model",
        Loading::WeightsOnlyOff => "weights_only is off",
        Loading::WeightsOnlyDefault => "weights_only as the installed version has it",
        Loading::WeightsOnlyOn => "weights_only is on",
        Loading::Pickle => "unpickles",
        Loading::Joblib => "unpickles through joblib",
        Loading::AllowPickle => "allows pickle",
        Loading::SafeModeOff => "safe mode is off",
        Loading::SafetensorsOff => "safetensors refused",
        Loading::SafetensorsOn => "safetensors demanded",
    }
}
