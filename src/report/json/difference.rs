//! A difference for programs.

use serde::Serialize;

use super::super::comparison::{Comparison, Edge};
use super::changes::{AsideWire, ChangeWire, ModelWire};
use super::parts::FORMAT;
use super::print::print;
use crate::assess::{Gap, Regression};
use crate::checklist::ItemId;
use crate::diff::{AnswerChange, Pair};
use crate::record::{
    AnswerKey, ChecklistStamp, Evidence, ModelId, OpenRelease, ProfileAnswer, Rules, ScanThen,
};

#[derive(Debug, Serialize)]
struct DifferenceWire<'a> {
    format: u64,
    from: EdgeWire<'a>,
    to: EdgeWire<'a>,
    empty: bool,
    no_longer_shown: Vec<RegressionWire<'a>>,
    no_longer_asked: Vec<RegressionWire<'a>>,
    now_shown: Vec<&'a str>,
    opened: Vec<GapWire<'a>>,
    closed: Vec<GapWire<'a>>,
    answers: Vec<AnswerWire<'a>>,
    waiting: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    aside: Vec<AsideWire<'a>>,
    models: Vec<ModelWire<'a>>,
    profile: Vec<ProfileWire<'a>>,
    name: Option<(&'a str, &'a str)>,
    checklist: Option<(&'a ChecklistStamp, &'a ChecklistStamp)>,
    release: Option<(Option<&'a OpenRelease>, Option<&'a OpenRelease>)>,
    rules: Option<(Option<&'a Rules>, Option<&'a Rules>)>,
    items_gained: Vec<&'a str>,
    items_lost: Vec<&'a str>,
    extra: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
struct EdgeWire<'a> {
    name: &'a str,
    day: String,
    evidence: &'static str,
    /// By what look at the project it was judged, where it is a release that tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    scan: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    flaw: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct RegressionWire<'a> {
    item: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    model: Option<&'a str>,
    why: &'static str,
    sentence: &'static str,
}

#[derive(Debug, Serialize)]
struct GapWire<'a> {
    item: &'a str,
    model: Option<&'a str>,
    kind: &'static str,
    severity: &'static str,
    sentence: String,
}

#[derive(Debug, Serialize)]
struct ProfileWire<'a> {
    question: &'a str,
    before: Option<&'a ProfileAnswer>,
    after: Option<&'a ProfileAnswer>,
}

#[derive(Debug, Serialize)]
struct AnswerWire<'a> {
    #[serde(flatten)]
    change: ChangeWire<'a>,
    evidence_gained: Vec<&'a Evidence>,
    evidence_lost: Vec<&'a Evidence>,
}

/// The whole difference.
pub fn difference(comparison: &Comparison<'_>) -> String {
    let difference = &comparison.difference;
    let shift = &comparison.shift;
    let item = |position: &usize| comparison.item(*position).map(|item| item.id.as_str());
    let all = |list| regressions(comparison, list);
    let profile = difference.profile.iter().map(|Pair { key, before, after }| ProfileWire {
        question: key.as_str(),
        before: before.as_ref(),
        after: after.as_ref(),
    });
    print(&DifferenceWire {
        format: FORMAT,
        from: edge(&comparison.before),
        to: edge(&comparison.after),
        empty: comparison.is_empty(),
        no_longer_shown: all(&shift.no_longer_shown),
        no_longer_asked: all(&shift.no_longer_asked),
        now_shown: shift.now_shown.iter().filter_map(item).collect(),
        opened: shift.opened.iter().map(|each| gap(comparison, each, true)).collect(),
        closed: shift.closed.iter().map(|each| gap(comparison, each, false)).collect(),
        answers: comparison.answers().map(answer).collect(),
        waiting: comparison.after.record.conflicts.keys().map(AnswerKey::as_str).collect(),
        aside: difference.aside.iter().map(AsideWire::of).collect(),
        models: difference.models.iter().map(ModelWire::of).collect(),
        profile: profile.collect(),
        name: difference.name.as_ref().map(|(before, after)| (before.as_str(), after.as_str())),
        checklist: difference.checklist.as_ref().map(|(before, after)| (before, after)),
        release: difference.release.as_ref().map(|(before, after)| (before.as_ref(), after.as_ref())),
        rules: difference.rules.as_ref().map(|(before, after)| (before.as_ref(), after.as_ref())),
        items_gained: comparison.questions.gained.iter().map(ItemId::as_str).collect(),
        items_lost: comparison.questions.lost.iter().map(ItemId::as_str).collect(),
        extra: difference.extra.iter().map(|pair| pair.key.as_str()).collect(),
    })
}

fn regressions<'a>(comparison: &'a Comparison<'_>, list: &'a [Regression]) -> Vec<RegressionWire<'a>> {
    let one = |Regression { position, model, why }: &'a Regression| {
        let item = comparison.item(*position)?.id.as_str();
        let model = model.as_ref().map(ModelId::as_str);
        Some(RegressionWire { item, model, why: why.word(), sentence: why.sentence() })
    };
    list.iter().filter_map(one).collect()
}

fn edge<'a>(edge: &'a Edge<'_>) -> EdgeWire<'a> {
    let (day, evidence) = (edge.day.to_string(), edge.sight.word());
    EdgeWire {
        name: &edge.name,
        day,
        evidence,
        scan: edge.scan.map(ScanThen::word),
        flaw: edge.flaw.as_deref(),
    }
}

fn gap<'a>(comparison: &Comparison<'_>, gap: &'a Gap, open_after: bool) -> GapWire<'a> {
    GapWire {
        item: gap.key.item_str(),
        model: gap.key.model(),
        kind: gap.kind.word(),
        severity: gap.severity.word(),
        sentence: comparison.sentence(gap, open_after),
    }
}

fn answer(change: &AnswerChange) -> AnswerWire<'_> {
    AnswerWire {
        change: ChangeWire::of(change),
        evidence_gained: change.gained(),
        evidence_lost: change.lost(),
    }
}
