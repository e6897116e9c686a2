//! The inventory of models for programs.

use std::borrow::Cow;

use serde::Serialize;

use super::parts::FORMAT;
use super::print::print;
use crate::checklist::Digest;
use crate::scan::{
    Hub, Inventory, Loading, Model, ModelFile, NotExamined, Part, Pin, Place, Scan, Scope, Sure,
};

#[derive(Debug, Serialize)]
struct InventoryWire<'a> {
    format: u64,
    models: Vec<ModelWire<'a>>,
    loads: Vec<PlaceWire<'a>>,
    scope: ScopeWire<'a>,
}

#[derive(Debug, Serialize)]
pub(super) struct ModelWire<'a> {
    hub: Hub,
    id: Option<&'a str>,
    revision: Option<&'a str>,
    pin: Pin,
    counts: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    licence: Option<&'a str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    base: &'a [String],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    files: Vec<FileWire<'a>>,
    places: Vec<PlaceWire<'a>>,
}

#[derive(Debug, Serialize)]
struct FileWire<'a> {
    path: &'a str,
    size: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    digest: Option<Digest>,
    part: Part,
}

#[derive(Debug, Serialize)]
pub(super) struct PlaceWire<'a> {
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
pub(super) struct ScopeWire<'a> {
    python: usize,
    notebooks: usize,
    scripts: usize,
    configuration: usize,
    other: usize,
    not_examined: Vec<NotExaminedWire<'a>>,
}

#[derive(Debug, Serialize)]
pub(super) struct NotExaminedWire<'a> {
    path: Cow<'a, str>,
    line: Option<u32>,
    why: Cow<'a, str>,
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

pub(super) fn model(model: &Model) -> ModelWire<'_> {
    ModelWire {
        hub: model.hub,
        id: model.id.as_deref(),
        revision: model.revision.as_deref(),
        pin: model.pin,
        counts: model.counts(),
        licence: model.licence.as_deref(),
        base: &model.base,
        files: model.files.iter().map(file).collect(),
        places: model.places.iter().map(place).collect(),
    }
}

fn file(file: &ModelFile) -> FileWire<'_> {
    FileWire { path: &file.path, size: file.bytes, digest: file.digest, part: file.part }
}

pub(super) fn place(place: &Place) -> PlaceWire<'_> {
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

pub(super) fn scope(scope: &Scope) -> ScopeWire<'_> {
    ScopeWire {
        python: scope.python,
        notebooks: scope.notebooks,
        scripts: scope.scripts,
        configuration: scope.configuration,
        other: scope.other,
        not_examined: scope.not_examined.iter().map(not_examined).collect(),
    }
}

pub(super) fn not_examined(one: &NotExamined) -> NotExaminedWire<'_> {
    NotExaminedWire { path: one.path.as_str().into(), line: one.line, why: one.why.as_str().into() }
}

/// Everything that was not examined to its end.
pub(super) fn all_not_examined<'a>(scan: &Scan) -> Vec<NotExaminedWire<'a>> {
    let owned =
        |one: NotExamined| NotExaminedWire { path: one.path.into(), line: one.line, why: one.why.into() };
    scan.not_examined().into_iter().map(owned).collect()
}
