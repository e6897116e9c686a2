//! One answer as text: what is recorded, and what is still wanting in it.

use std::fmt::Write as _;

use super::super::comparison;
use super::super::proof::Proof;
use super::super::provenance;
use super::super::sign::status_word;
use super::super::subject::Subject;
use super::before::earlier;
use crate::assess::{Gap, only_mentioned};
use crate::checklist::{Basis, Item};
use crate::diff::Field;
use crate::record::{Affirmed, Answer, AnswerKey, Evidence, Kept, Observed};
use crate::scan::Detector;
use crate::text::{visible, visible_line};
use crate::words::adopting;
use crate::words::report::answer as words;

/// Facts that are told one by one; a project may have a great many models.
const FACTS: usize = 5;

/// Everything that is recorded under a key, one field a line; the lines of a note are indented.
pub fn answer(subject: &Subject<'_>, key: &AnswerKey) -> String {
    let empty = Answer::default();
    let answer = subject.record.answer(key).unwrap_or(&empty);
    let mut out = format!("{key}: {}\n", status_word(answer.status));
    field(&mut out, words::NOTE, &answer.note);
    field(&mut out, words::REASON, &answer.reason);
    for each in &answer.evidence {
        let _ = writeln!(out, "  {}: {}", words::EVIDENCE, evidence(each, subject.observed));
    }
    if only_mentioned(answer) {
        let _ = writeln!(out, "  {}", adopting::ONLY_MENTIONED);
    }
    for (fact, was) in answer.facts.iter().take(FACTS) {
        let _ = writeln!(out, "  {}: {}", words::given_when(&visible_line(fact)), visible_line(was));
    }
    match answer.facts.iter().count().saturating_sub(FACTS) {
        0 => {}
        more => drop(writeln!(out, "  {}", words::more_facts(more))),
    }
    field(&mut out, words::OWNER, answer.owner.as_deref().unwrap_or_default());
    if let Some(plan) = &answer.plan {
        field(&mut out, words::PLAN, &plan.what);
        if let Some(by) = plan.by {
            let _ = writeln!(out, "  {}: {by}", words::PLANNED_BY);
        }
    }
    if let Some(taken) = &answer.acceptance {
        field(&mut out, words::RISK, &taken.reason);
        let until = words::until(taken.until, &visible_line(&taken.who));
        let _ = writeln!(out, "  {}: {until}", words::ACCEPTED_UNTIL);
    }
    if let Some(by) = &answer.by {
        let day = answer.at.map(|at| at.date_naive());
        // Who only took a risk or wrote a note has answered nothing.
        let said_by = if answer.status.is_some() { words::ANSWERED_BY } else { words::LAST_CHANGED_BY };
        let _ = writeln!(out, "  {said_by}: {}", words::who_and_when(&visible_line(by), day));
    }
    if let Some(Affirmed { at, by, release, unchanged }) = &answer.affirmed {
        let look = words::reaffirmed(&visible_line(by), at.date_naive(), release, *unchanged);
        let _ = writeln!(out, "  {}: {look}", words::REAFFIRMED_BY);
    }
    if let Some(review) = &answer.review {
        let (by, day) = (visible_line(&review.by), review.at.date_naive());
        let judged = words::judged(&by, day, answer.verdict().is_none());
        let _ = writeln!(out, "  {}: {judged}", words::judged_by(review.verdict.word()));
        field(&mut out, words::COMMENT, &review.comment);
    }
    out
}

/// What stood in fields before something else was typed over it, so that it can be put back.
pub fn replaced(replaced: &[(Field, String)]) -> String {
    let mut out = String::new();
    for (name, was) in replaced {
        field(&mut out, &words::replaced(name), &comparison::replaced(was));
    }
    out
}

/// One piece of evidence, and whether it still holds.
pub fn evidence(evidence: &Evidence, observed: &Observed) -> String {
    let name = evidence.to_string();
    format!("{} ({})", visible_line(&name), Proof::of(evidence, observed).sentence())
}

/// What is wanting under a key, with the next step, or that nothing is.
pub fn wanting(subject: &Subject<'_>, key: &AnswerKey) -> String {
    let mut out = String::new();
    let of_key = |gaps: &'_ [Gap]| gaps.iter().filter(|gap| gap.key == *key).cloned().collect::<Vec<_>>();
    for gap in of_key(&subject.assessment.gaps) {
        let _ =
            writeln!(out, "{}: {}", words::WANTING, visible_line(gap.beside_key(&subject.sentence(&gap))));
        let _ = writeln!(out, "  {}: {}", words::NEXT, visible_line(&subject.next(&gap)));
    }
    for gap in of_key(&subject.assessment.accepted) {
        let sentence = subject.sentence(&gap);
        let sentence = visible_line(gap.beside_key(&sentence));
        let _ = writeln!(out, "{}: {sentence}", words::ACCEPTED_FOR_A_TIME);
    }
    let item = key.item_id().ok().and_then(|id| subject.checklist.item(&id));
    let earlier = item.map(|item| earlier(item, subject.record, "  ")).unwrap_or_default();
    if let Some(kept) = subject.kept(key) {
        let _ = writeln!(out, "{}: {}", words::NOT_ASKED, kept.sentence());
        if let Some(item) = item.filter(|_| kept == Kept::BeforeModels) {
            let keys: Vec<_> = subject.record.keys_of(item).iter().map(ToString::to_string).collect();
            if !keys.is_empty() {
                let _ = writeln!(out, "  {}: {}", words::ASKED_INSTEAD, visible_line(&keys.join(", ")));
            }
        }
    }
    if let Some(off) = subject.checklist.composition.off(key.item_str()) {
        let kept = words::and_kept(&visible_line(&provenance::off(off)));
        let _ = writeln!(out, "{}: {kept}", words::NOT_ASKED);
    }
    if let Some(because) = item.and_then(|item| subject.hidden_by(item)) {
        let _ = writeln!(out, "{}: {}", words::NOT_ASKED_OF_THIS_PROJECT, visible_line(&because));
    } else if let Some(item) = item.filter(|_| out.is_empty()) {
        let unscanned = subject.scan.is_none() && a_scan_may_tell(subject, item, key);
        let nothing = if unscanned { words::NOTHING_WANTING_UNSCANNED } else { words::NOTHING_WANTING };
        let _ = writeln!(out, "{nothing}");
    }
    out + &earlier
}

/// Whether a scan may find something wanting: a detector speaks of the item, the answer rests on what only a scan tells,
/// or it adopted what one saw.
fn a_scan_may_tell(subject: &Subject<'_>, item: &Item, key: &AnswerKey) -> bool {
    let adopted =
        |answer: &Answer| answer.evidence.iter().any(|evidence| matches!(evidence, Evidence::Observation(_)));
    !Detector::for_item(item.id.as_str()).is_empty()
        || item.rests_on.iter().any(|basis| *basis != Basis::ModelId)
        || subject.record.answer(key).is_some_and(adopted)
}

fn field(out: &mut String, name: &str, text: &str) {
    if !text.is_empty() {
        let text = visible(text).replace('\n', "\n    ");
        let _ = writeln!(out, "  {name}: {text}");
    }
}
