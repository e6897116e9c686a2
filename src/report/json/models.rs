//! The inventory of models for programs.

use serde::Serialize;

use super::parts::FORMAT;
use super::print::print;
use crate::scan::{Hub, Inventory, Loading, Model, NotExamined, Part, Pin, Place, Scope, Sure};

#[derive(Debug, Serialize)]
struct InventoryWire<'a> {
    format: u64,
    models: Vec<ModelWire<'a>>,
    loads: Vec<PlaceWire<'a>>,
    scope: ScopeWire<'a>,
}

#[derive(Debug, Serialize)]
struct ModelWire<'a> {
    hub: Hub,
    id: Option<&'a str>,
    revision: Option<&'a str>,
    pin: Pin,
    counts: bool,
    places: Vec<PlaceWire<'a>>,
}

#[derive(Debug, Serialize)]
struct PlaceWire<'a> {
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<u32>,
    line: u32,
    column: u32,
    part: Part,
    library: &'a str,
    call: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    expression: Option<&'a str>,
    loading: Vec<Loading>,
    sure: Sure,
}

#[derive(Debug, Serialize)]
struct ScopeWire<'a> {
    python: usize,
    notebooks: usize,
    scripts: usize,
    configuration: usize,
    other: usize,
    not_examined: Vec<NotExaminedWire<'a>>,
}

#[derive(Debug, Serialize)]
struct NotExaminedWire<'a> {
    path: &'a str,
    line: Option<u32>,
    why: &'a str,
}

/// Every model with its places, and within which scope they were looked for.
pub fn models(inventory: &Inventory) -> String {
    print(&InventoryWire {
        format: FORMAT,
        models: inventory.models.iter().map(model).collect(),
        loads: inventory.loads.iter().map(place).collect(),
        scope: scope(&inventory.scope),
    })
}

fn model(model: &Model) -> ModelWire<'_> {
    ModelWire {
        hub: model.hub,
        id: model.id.as_deref(),
        revision: model.revision.as_deref(),
        pin: model.pin,
        counts: model.counts(),
        places: model.places.iter().map(place).collect(),
    }
}

fn place(place: &Place) -> PlaceWire<'_> {
    PlaceWire {
        path: &place.path,
        cell: place.cell,
        line: place.line,
        column: place.column,
        part: place.part,
        library: &place.library,
        call: &place.call,
        expression: place.expression.as_deref(),
        loading: place.loading.iter().copied().collect(),
        sure: place.sure,
    }
}

fn scope(scope: &Scope) -> ScopeWire<'_> {
    fn wire(one: &NotExamined) -> NotExaminedWire<'_> {
        NotExaminedWire { path: &one.path, line: one.line, why: &one.why }
    }
    ScopeWire {
        python: scope.python,
        notebooks: scope.notebooks,
        scripts: scope.scripts,
        configuration: scope.configuration,
        other: scope.other,
        not_examined: scope.not_examined.iter().map(wire).collect(),
    }
}
