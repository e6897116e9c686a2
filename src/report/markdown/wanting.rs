//! The head of the record: what is wanting, heaviest first, then what is accepted for a time.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::super::subject::Subject;
use super::escape::{code, line};
use crate::assess::{Gap, GapKind};
use crate::checklist::Severity;
use crate::record::AnswerKey;
use crate::words::report::record::wanting as words;

/// The kinds in the order in which a reviewer wants to see them: what is known to be wrong, what is not known, what is
/// not shown, what is late, and last what nobody has come to.
const ORDER: &[GapKind] = &[
    GapKind::Conflict,
    GapKind::Contradicted,
    GapKind::ModelChanged,
    GapKind::NotDone,
    GapKind::PartlyDone,
    GapKind::Unknown,
    GapKind::NoEvidence,
    GapKind::EvidenceMissing,
    GapKind::EvidenceChanged,
    GapKind::NoReason,
    GapKind::QuestionChanged,
    GapKind::NotReviewed,
    GapKind::AcceptanceExpired,
    GapKind::PlanOverdue,
    GapKind::Unanswered,
    GapKind::Orphaned,
];

pub(super) fn write(out: &mut String, subject: &Subject<'_>) {
    let _ = writeln!(out, "## {}\n", words::TITLE);
    let gaps = sorted(&subject.assessment.gaps);
    if gaps.is_empty() {
        let asked = subject.assessment.total.applicable;
        let _ = writeln!(out, "{}\n", words::nothing(asked));
    } else {
        table(out, subject, &gaps);
    }
    for &severity in Severity::ALL.iter().rev() {
        let these: Vec<_> = gaps.iter().filter(|gap| gap.severity == severity).collect();
        if !these.is_empty() {
            let questions = subject.assessment.count(severity);
            let _ = writeln!(out, "### {}\n", words::of_weight(&capital(severity.word()), questions));
            by_question(out, subject, &these);
            out.push('\n');
        }
    }
    accepted(out, subject);
}

/// One line for each question, at the place of its first gap.
fn by_question(out: &mut String, subject: &Subject<'_>, gaps: &[&&Gap]) {
    let mut rows: Vec<&AnswerKey> = Vec::new();
    let mut sentences: HashMap<&AnswerKey, Vec<String>> = HashMap::new();
    for gap in gaps {
        let known = sentences.entry(&gap.key).or_insert_with(|| {
            rows.push(&gap.key);
            vec![name(subject, gap)]
        });
        known.push(gap_line(gap, &subject.sentence(gap)));
    }
    for key in rows {
        if let Some((name, rest)) = sentences.get(key).and_then(|all| all.split_first()) {
            let _ = writeln!(out, "- {name}: {}", rest.join("; "));
        }
    }
}

/// The order of severity first; it is stable, so the checklist's order stays within a kind.
fn sorted(gaps: &[Gap]) -> Vec<&Gap> {
    let rank = |gap: &Gap| ORDER.iter().position(|kind| *kind == gap.kind).unwrap_or(ORDER.len());
    let mut gaps: Vec<&Gap> = gaps.iter().collect();
    gaps.sort_by_key(|gap| (std::cmp::Reverse(gap.severity), rank(gap)));
    gaps
}

/// How many of each kind weigh what.
fn table(out: &mut String, subject: &Subject<'_>, gaps: &[&Gap]) {
    let heavy = || Severity::ALL.iter().rev();
    let heads: Vec<_> = heavy().map(|severity| format!(" {} |", capital(severity.word()))).collect();
    let _ = writeln!(out, "| {} |{} {} |", words::WANTING, heads.concat(), words::ALL);
    let _ = writeln!(out, "| --- |{} ---: |", " ---: |".repeat(Severity::ALL.len()));
    let row = |out: &mut String, title: &str, counted: &dyn Fn(&Gap) -> bool| {
        let count =
            |severity: &Severity| gaps.iter().filter(|gap| gap.severity == *severity && counted(gap)).count();
        let cells: Vec<_> = heavy().map(|severity| format!(" {} |", count(severity))).collect();
        let all: usize = Severity::ALL.iter().map(count).sum();
        let _ = writeln!(out, "| {title} |{} {all} |", cells.concat());
    };
    for kind in ORDER.iter().filter(|kind| gaps.iter().any(|gap| gap.kind == **kind)) {
        row(out, kind.sentence(), &|gap| gap.kind == *kind);
    }
    let each: Vec<_> =
        heavy().map(|severity| format!(" {} |", subject.assessment.count(*severity))).collect();
    let all = subject.assessment.count_at_or_above(Severity::Low);
    let _ = writeln!(out, "| {} |{} {all} |\n", words::QUESTIONS, each.concat());
}

fn accepted(out: &mut String, subject: &Subject<'_>) {
    let accepted = &subject.assessment.accepted;
    if accepted.is_empty() {
        return;
    }
    let questions = subject.assessment.count_accepted();
    let _ = writeln!(out, "### {}\n", words::accepted_for_a_time(questions));
    for gap in accepted {
        let _ = write!(
            out,
            "- {}, {}: {}",
            name(subject, gap),
            gap.severity,
            gap_line(gap, &subject.sentence(gap))
        );
        let answer = subject.record.answer(&gap.key);
        if let Some(taken) = answer.and_then(|answer| answer.acceptance.as_ref()) {
            let (who, reason) = (line(&taken.who), line(&taken.reason));
            let _ = write!(out, "; {}", words::accepted(taken.until, &who, &reason));
        }
        out.push('\n');
    }
    out.push('\n');
}

fn name(subject: &Subject<'_>, gap: &Gap) -> String {
    match subject.item(gap) {
        Some(item) => format!("{} ({})", line(&item.title), code(gap.key.as_str())),
        None => code(gap.key.as_str()),
    }
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// What is said of a gap, beside its key. Where it names the item that took a place, it is the program's own words and an
/// id, which stands in backticks.
pub(super) fn gap_line(gap: &Gap, sentence: &str) -> String {
    let is_own = gap.kind == GapKind::Orphaned && gap.key.model().is_none();
    if is_own { sentence.to_owned() } else { line(gap.beside_key(sentence)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_place() {
        for kind in GapKind::ALL {
            assert!(ORDER.contains(kind), "{kind}");
        }
    }
}
