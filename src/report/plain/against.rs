//! What a scan sees against answers, as text: the first places of each question, and of how many models nothing is asked
//! though something speaks against a yes about them. Programs get all of it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::super::subject::Subject;
use crate::assess::{About, Unasked, model_id};
use crate::checklist::Per;
use crate::record::AnswerKey;
use crate::scan::{Observation, Scan};
use crate::text::visible_line;
use crate::words::report::check as words;

/// Places that are told of one gap, or of one model.
const FEW: usize = 3;

/// What speaks against each question, its first places only.
pub(super) fn contradictions(subject: &Subject<'_>, scan: &Scan) -> String {
    let each = subject.record.in_use().next().is_some();
    // A gap is of an item, or of an item and a model; the places of each stay in their order.
    let mut gaps: BTreeMap<Gap, Vec<&Observation>> = BTreeMap::new();
    for (item, one) in subject.contradictions(&scan.observations) {
        let position = subject.checklist.position(&item.id).unwrap_or(usize::MAX);
        let about = one.subject.as_ref().filter(|_| each && item.per == Per::Model);
        let model = about.and_then(|about| model_id(about.hub, &about.id));
        gaps.entry(Gap { position, key: AnswerKey::of(&item.id, model.as_ref()) }).or_default().push(one);
    }
    let mut out = String::new();
    for (gap, places) in gaps {
        for one in places.iter().take(FEW) {
            let (key, saw) = (visible_line(gap.key.as_str()), visible_line(&one.saw));
            let _ = writeln!(out, "{}", words::contradicted(key, &place(one), &saw));
        }
        more(&mut out, places.len().saturating_sub(FEW));
    }
    out
}

/// A gap, in the order of the checklist.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Gap {
    position: usize,
    key: AnswerKey,
}

/// What speaks against a yes about models of which nothing is asked, one line a model and its first places.
pub(super) fn unasked(all: &[Unasked<'_>]) -> String {
    let mut out = String::new();
    for of_model in all.chunk_by(|one, other| one.about == other.about) {
        let Some(first) = of_model.first() else { continue };
        let _ = writeln!(out, "{}", unasked_words(first, of_model.len()));
        for Unasked { item, one, .. } in of_model.iter().take(FEW) {
            let _ = writeln!(out, "  {}: {}: {}", item.id, place(one), visible_line(&one.saw));
        }
        more(&mut out, of_model.len().saturating_sub(FEW));
    }
    out
}

/// The models about which something speaks against a yes and of which nothing is asked, one line each.
pub fn models_unasked(subject: &Subject<'_>) -> String {
    let mut out = String::new();
    for of_model in subject.unasked().chunk_by(|one, other| one.about == other.about) {
        if let Some(first) = of_model.first() {
            let _ = writeln!(out, "{}", unasked_words(first, of_model.len()));
        }
    }
    out
}

/// How much speaks against a yes that nobody is asked for.
fn unasked_words(first: &Unasked<'_>, count: usize) -> String {
    let model = visible_line(first.about.model().unwrap_or_default());
    match &first.about {
        About::NoModel => words::asked_of_none(count),
        About::NotInUse(_) => words::nothing_asked(count, &model),
        About::OfAnotherKind(_) => words::asked_of_another_kind(count, &model),
    }
}

fn place(one: &Observation) -> String {
    visible_line(&one.place.named()).into_owned()
}

fn more(out: &mut String, more: usize) {
    if more > 0 {
        let _ = writeln!(out, "  {}", words::and_more(more));
    }
}
