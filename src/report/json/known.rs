//! Everything that can be explained, for programs.

use serde::Serialize;

use super::super::known::kinds;
use super::super::lens::Lens;
use super::parts::FORMAT;
use super::print::print;
use crate::assess::GapKind;

#[derive(Debug, Serialize)]
struct KnownWire<'a> {
    format: u64,
    known: Vec<NameWire<'a>>,
}

#[derive(Debug, Serialize)]
struct NameWire<'a> {
    kind: &'static str,
    id: &'a str,
    title: &'a str,
}

#[derive(Debug, Serialize)]
struct GapKindWire {
    format: u64,
    kind: &'static str,
    id: &'static str,
    sentence: &'static str,
    next: &'static str,
    can_be_accepted: bool,
}

/// Every name, with its kind; items and clauses are listed where they are asked for.
pub fn known(lens: &Lens<'_>) -> String {
    let known = kinds(lens).into_iter().flat_map(|kind| {
        kind.names.into_iter().map(move |(id, title)| NameWire { kind: kind.word, id, title })
    });
    print(&KnownWire { format: FORMAT, known: known.collect() })
}

/// A kind of gap.
pub fn gap_kind(kind: GapKind) -> String {
    print(&GapKindWire {
        format: FORMAT,
        kind: "gap",
        id: kind.word(),
        sentence: kind.sentence(),
        next: kind.next(),
        can_be_accepted: kind.can_be_accepted(),
    })
}
