//! What a scan beside a check saw, for programs: its scope, and what speaks against answers.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::subject::Subject;
use super::aside::SaidWire;
use crate::assess::{ModelState, Unasked, roster, unseen};
use crate::checklist::{Digest, Item};
use crate::scan::{Detector, Observation, Scan};

#[derive(Debug, Serialize)]
pub(super) struct SeenWire<'a> {
    seen: usize,
    opened: usize,
    skipped: &'a BTreeMap<&'static str, usize>,
    not_examined: usize,
    contradicts: Vec<ContradictsWire<'a>>,
    /// Models that are used and not declared, where others are: nothing is asked of them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    not_declared: Vec<&'a str>,
    /// Models that are declared and no longer seen.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    gone: Vec<&'a str>,
    /// What speaks against a yes about models of which nothing is asked, since they are not declared or not in use.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    contradicts_unasked: Vec<UnaskedWire<'a>>,
    set_aside: Vec<AsideWire<'a>>,
    set_aside_and_gone: Vec<&'a str>,
}

/// What was seen, and where.
#[derive(Debug, Serialize)]
struct SightWire<'a> {
    detector: Detector,
    path: &'a str,
    /// The cell of a notebook, within which the line is counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    saw: &'a str,
    digest: Digest,
}

impl<'a> SightWire<'a> {
    fn of(one: &'a Observation) -> Self {
        Self {
            detector: one.detector,
            path: &one.place.path,
            cell: one.place.cell,
            line: one.place.line,
            saw: &one.saw,
            digest: one.digest,
        }
    }
}

#[derive(Debug, Serialize)]
struct ContradictsWire<'a> {
    item: &'a str,
    #[serde(flatten)]
    sight: SightWire<'a>,
}

impl<'a> ContradictsWire<'a> {
    fn of(item: &'a Item, one: &'a Observation) -> Self {
        Self { item: item.id.as_str(), sight: SightWire::of(one) }
    }
}

#[derive(Debug, Serialize)]
struct UnaskedWire<'a> {
    /// Null where what was seen is about no model by name.
    model: Option<String>,
    #[serde(flatten)]
    against: ContradictsWire<'a>,
}

#[derive(Debug, Serialize)]
struct AsideWire<'a> {
    #[serde(flatten)]
    sight: SightWire<'a>,
    #[serde(flatten)]
    said: SaidWire<'a>,
}

impl<'a> SeenWire<'a> {
    pub(super) fn of(scan: &'a Scan, subject: &'a Subject<'_>) -> Self {
        let aside = subject.laid_aside(&scan.observations).map(|(one, said)| AsideWire {
            sight: SightWire::of(one),
            said: SaidWire::of(said, subject.today),
        });
        let gone = unseen(&scan.observations, subject.record).into_iter().map(|(key, _)| key.as_str());
        let all = subject.contradictions(&scan.observations);
        let unasked = subject.unasked().into_iter();
        let unasked = unasked.map(|Unasked { about, item, one }| UnaskedWire {
            model: about.model().map(str::to_owned),
            against: ContradictsWire::of(item, one),
        });
        let roster = roster(subject.record, subject.assessment.witness());
        let of = |state| {
            let these = roster.iter().filter(move |listed| listed.state == state);
            these.map(|listed| listed.id.as_str()).collect::<Vec<_>>()
        };
        let declared = !subject.record.models.is_empty();
        Self {
            not_declared: if declared { of(ModelState::NotDeclared) } else { Vec::new() },
            gone: of(ModelState::Gone),
            seen: scan.counted.seen,
            opened: scan.counted.opened,
            skipped: &scan.counted.skipped,
            not_examined: scan.counted.not_examined,
            contradicts: all.map(|(item, one)| ContradictsWire::of(item, one)).collect(),
            contradicts_unasked: unasked.collect(),
            set_aside: aside.collect(),
            set_aside_and_gone: gone.collect(),
        }
    }
}
