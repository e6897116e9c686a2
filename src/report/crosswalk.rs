//! Which clauses the asked items touch, and how these items are answered: counts with their denominators, never a share.

use std::collections::BTreeMap;

use super::lens::Lens;
use super::subject::Subject;
use crate::assess::Standing;
use crate::checklist::knowledge::{Clause, Framework, Incident, Shown};
use crate::checklist::{ClauseId, Item};
use crate::record::{ModelId, Status};

/// What the asked items of a subject refer to.
#[derive(Debug)]
pub(super) struct Crosswalk<'a> {
    /// Framework after framework, clause after clause.
    pub(super) rows: Vec<Row<'a>>,
    /// Clauses of law that cannot bind this project, by its profile.
    pub(super) left_out: usize,
    /// The leading case of each asked item, each once, in the order of their ids.
    pub(super) incidents: Vec<&'a Incident>,
}

/// One clause and the asked items that touch it.
#[derive(Debug)]
pub(super) struct Row<'a> {
    pub(super) clause: &'a Clause,
    pub(super) shown: Shown,
    pub(super) items: Vec<Cell<'a>>,
}

/// One question of these items, and how it is answered.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell<'a> {
    pub(super) item: &'a Item,
    /// The model, where it is asked of each.
    pub(super) model: Option<&'a ModelId>,
    pub(super) status: Option<Status>,
    /// Whether it is a yes with evidence that still holds.
    pub(super) shown: bool,
}

impl<'a> Crosswalk<'a> {
    pub(super) fn of(subject: &Subject<'a>) -> Self {
        let lens = subject.lens();
        let mut rows: BTreeMap<_, Row<'a>> = BTreeMap::new();
        let mut incidents = BTreeMap::new();
        let items = subject.checklist.items().iter().zip(&subject.assessment.items);
        let questions = items.flat_map(|(item, asked)| asked.each().map(move |each| (item, each)));
        for (item, (model, standing)) in questions {
            let Standing::Asked { status, shown, .. } = standing else { continue };
            let cell = Cell { item, model, status: *status, shown: *shown };
            for (clause, seen) in lens.standards(item) {
                let new = || Row { clause, shown: seen, items: Vec::new() };
                rows.entry(&clause.id).or_insert_with(new).items.push(cell);
            }
            if let Some(incident) = lens.incidents(item).first() {
                incidents.insert(&incident.id, *incident);
            }
        }
        let all = rows.len();
        let mut rows: Vec<_> = rows.into_values().filter(|row| row.shown.is_visible()).collect();
        rows.sort_by_cached_key(|row| as_counted(&row.clause.id));
        Self { left_out: all - rows.len(), rows, incidents: incidents.into_values().collect() }
    }

    /// The frameworks of these clauses in order, each with its rows.
    pub(super) fn by_framework(&self, lens: &Lens<'a>) -> Vec<(&'a Framework, &[Row<'a>])> {
        let knowledge = lens.checklist.knowledge();
        let of = |rows: &[Row<'a>]| knowledge.framework_of(&rows.first()?.clause.id);
        let alike = |one: &Row<'_>, next: &Row<'_>| one.clause.id.framework() == next.clause.id.framework();
        self.rows.chunk_by(alike).filter_map(|rows| Some((of(rows)?, rows))).collect()
    }

    /// Whether the licence of the AI Incident Database asks for its credit line.
    pub(super) fn wants_credit(&self) -> bool {
        self.incidents.iter().any(|incident| incident.wants_credit())
    }
}

impl Row<'_> {
    /// How many of its items are answered yes.
    pub(super) fn yes(&self) -> usize {
        self.items.iter().filter(|cell| cell.status == Some(Status::Yes)).count()
    }

    /// How many of these are shown.
    pub(super) fn shown(&self) -> usize {
        self.items.iter().filter(|cell| cell.shown).count()
    }
}

/// By what clauses stand in the order in which people count: 2 before 10.
fn as_counted(clause: &ClauseId) -> (&str, Vec<(&str, u64)>) {
    (clause.framework(), counted(clause.clause()).collect())
}

/// What stands before each number of a text, with the number.
fn counted(mut rest: &str) -> impl Iterator<Item = (&str, u64)> {
    std::iter::from_fn(move || {
        let (before, from) =
            rest.split_at_checked(rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len()))?;
        let (digits, after) =
            from.split_at_checked(from.find(|c: char| !c.is_ascii_digit()).unwrap_or(from.len()))?;
        rest = after;
        let number = digits
            .bytes()
            .fold(0_u64, |number, digit| number.saturating_mul(10).saturating_add(u64::from(digit - b'0')));
        (!before.is_empty() || !digits.is_empty()).then_some((before, number))
    })
}
