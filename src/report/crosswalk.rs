//! Which clauses the asked items touch, and how these items are answered: counts with their denominators, never a share.

use std::collections::BTreeMap;

use super::lens::Lens;
use super::subject::Subject;
use crate::assess::Standing;
use crate::checklist::Item;
use crate::checklist::knowledge::{Clause, Framework, Incident, Shown};
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
        rows.sort_by_cached_key(|row| in_order(row.clause));
        Self { left_out: all - rows.len(), rows, incidents: incidents.into_values().collect() }
    }

    /// The frameworks of these clauses, in order.
    pub(super) fn frameworks(&self, lens: &Lens<'a>) -> Vec<&'a Framework> {
        let knowledge = lens.checklist.knowledge();
        let mut all: Vec<_> =
            self.rows.iter().filter_map(|row| knowledge.framework_of(&row.clause.id)).collect();
        all.dedup_by_key(|framework| &framework.id);
        all
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

/// The order of clauses as people count: 2 before 10.
fn in_order(clause: &Clause) -> (&str, Vec<(String, u64)>) {
    let mut parts = vec![(String::new(), 0_u64)];
    let mut in_number = false;
    for c in clause.id.clause().chars() {
        let digit = c.to_digit(10).map(u64::from);
        if digit.is_none() && in_number {
            parts.push((String::new(), 0));
        }
        in_number = digit.is_some();
        if let Some((text, number)) = parts.last_mut() {
            match digit {
                Some(digit) => *number = number.saturating_mul(10).saturating_add(digit),
                None => text.push(c),
            }
        }
    }
    (clause.id.framework(), parts)
}
