//! What is set aside of what a scan sees, for programs.

use chrono::NaiveDate;
use serde::Serialize;

use super::super::aside::{Decided, Decision, is_notebook};
use super::parts::{FORMAT, moment};
use super::print::print;
use crate::record::SetAside;

#[derive(Debug, Serialize)]
struct SetAsideWire<'a> {
    format: u64,
    today: String,
    set_aside: Vec<DecisionWire<'a>>,
}

/// One decision, with every field of it.
#[derive(Debug, Serialize)]
pub(super) struct DecisionWire<'a> {
    observation: &'a str,
    detector: &'a str,
    path: &'a str,
    #[serde(flatten)]
    said: &'a SetAside,
    /// The cell of a notebook, within which the line is counted; null where it moved since, or only a look would tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<Cell>,
    holds: bool,
    /// Whether it is still seen; null where nobody looked, or not at everything.
    seen: Option<bool>,
    /// Where it is seen now.
    #[serde(skip_serializing_if = "Option::is_none")]
    now: Option<Now>,
}

/// A place as a look found it.
#[derive(Debug, Serialize)]
struct Now {
    cell: Option<u32>,
    line: Option<u32>,
}

/// The cell of a notebook, where it is known.
#[derive(Debug, Serialize)]
struct Cell(Option<u32>);

impl<'a> DecisionWire<'a> {
    pub(super) fn of(decided: &Decided<'a>, today: NaiveDate) -> Self {
        let Decided { key, said, seen, place } = *decided;
        let cell = place.filter(|place| place.line == said.line).and_then(|place| place.cell);
        Self {
            cell: is_notebook(key.path()).then_some(Cell(cell)),
            observation: key.as_str(),
            detector: key.detector(),
            path: key.path(),
            said,
            holds: said.holds_on(today),
            seen,
            now: place.map(|place| Now { cell: place.cell, line: place.line }),
        }
    }
}

/// What was decided about an observation, as every document tells it.
#[derive(Debug, Serialize)]
pub(super) struct SaidWire<'a> {
    at: String,
    by: &'a str,
    reason: &'a str,
    until: String,
    holds: bool,
}

impl<'a> SaidWire<'a> {
    pub(super) fn of(said: &'a SetAside, today: NaiveDate) -> Self {
        Self {
            at: moment(said.at),
            by: &said.by,
            reason: &said.reason,
            until: said.until.to_string(),
            holds: said.holds_on(today),
        }
    }
}

/// Every decision, and whether what it is about is still seen.
pub fn set_aside(decisions: &[Decision<'_>], today: NaiveDate) -> String {
    let all = decisions.iter().map(|each| {
        let Decision { key, said, seen: place } = each;
        DecisionWire::of(&Decided { key, said, seen: Some(place.is_some()), place: place.as_ref() }, today)
    });
    print(&SetAsideWire { format: FORMAT, today: today.to_string(), set_aside: all.collect() })
}
