//! `check` as text: gaps first, then the counts by phase, then one sentence on the threshold.
//!
//! It never says that something passed while a gap at or above the threshold is open.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr as _;

use super::super::aside::aside_words;
use super::super::beside::Beside;
use super::super::provenance;
use super::super::subject::Subject;
use super::against;
use super::before::earlier;
use super::release::{haste, tampered};
use super::roster::overruled;
use super::scan::scope;
use super::sign_off::{keeps, refused, signatures};
use crate::assess::{Coverage, Gap, GapKind, ModelState, roster, unseen};
use crate::checklist::Severity;
use crate::record::{SET_ASIDE, left_over};
use crate::scan::Scan;
use crate::text::visible_line;
use crate::words::report::check as words;

/// Gaps and counts as text, with what is told beside them.
pub fn check(subject: &Subject<'_>, fail_on: Severity, beside: &Beside<'_>) -> String {
    let mut out = String::new();
    let assessment = subject.assessment;
    let _ = writeln!(out, "{}: {}\n", visible_line(&subject.record.project.name), counted(subject));
    out.push_str(&gaps(subject));
    if !(assessment.gaps.is_empty() && assessment.accepted.is_empty()) {
        out.push('\n');
    }
    out.push_str(&switched_off(subject));
    table(&mut out, subject);
    let _ = write!(out, "\n{}", told_beside(subject, beside));
    let _ = writeln!(out, "\n{}", verdict_with(subject, fail_on, beside));
    out
}

/// The sentence on the threshold, which never stands alone while a release is not what was signed off.
pub fn verdict_with(subject: &Subject<'_>, fail_on: Severity, beside: &Beside<'_>) -> String {
    let verdict = verdict(subject, fail_on);
    match beside.tampered().count() {
        0 => verdict,
        count => words::edited_releases(count, &verdict),
    }
}

/// The open release, the releases that were edited, and how answers were given.
fn told_beside(subject: &Subject<'_>, beside: &Beside<'_>) -> String {
    let mut out = String::new();
    if let Some((release, queue)) = subject.record.release.as_ref().zip(beside.queue) {
        let _ = writeln!(out, "{}", words::open_release(&release.version, queue.sum()));
        out.push_str(&signatures(subject.record, release));
    }
    if let Some((blockers, threshold)) = beside.blockers {
        out.push_str(&keeps(subject, blockers, threshold));
    }
    out.push_str(&refused(subject, beside.broken));
    let left = left_over(subject.record);
    if !left.is_empty() {
        let _ = writeln!(out, "{}", words::left_over(&visible_line(&left.join(", ")), SET_ASIDE));
    }
    out.push_str(&tampered(beside.kept));
    out.push_str(&overruled(subject));
    out.push_str(&haste(beside.haste));
    match beside.scan {
        Some(scan) => seen(&mut out, subject, scan),
        None => {
            let _ = writeln!(out, "{}", words::NOT_LOOKED_AT);
        }
    }
    out
}

/// What speaks against answers, and what was looked at for it.
fn seen(out: &mut String, subject: &Subject<'_>, scan: &Scan) {
    out.push_str(&against::contradictions(subject, scan));
    let record = subject.record;
    for listed in roster(record, subject.assessment.witness()) {
        // While nothing is declared, nothing is asked of each model.
        match listed.state {
            ModelState::NotDeclared if !record.models.is_empty() => {
                let _ = writeln!(out, "{}", words::not_declared(listed.id));
            }
            ModelState::Gone => {
                let _ = writeln!(out, "{}", words::no_longer_used(listed.id));
            }
            _ => {}
        }
    }
    out.push_str(&against::unasked(&subject.unasked()));
    for (one, said) in subject.laid_aside(&scan.observations) {
        let place = one.place.named();
        let place = visible_line(&place);
        let saw = visible_line(&one.saw);
        let _ = writeln!(out, "{}", words::set_aside(&place, &aside_words(said), &saw));
    }
    for (key, said) in unseen(&scan.observations, subject.record) {
        let _ = writeln!(out, "{}", words::set_aside_and_gone(said.until, &visible_line(key.place())));
    }
    scope(out, scan);
}

/// Every gap with its next step, heaviest first, then what is accepted for a time.
pub fn gaps(subject: &Subject<'_>) -> String {
    let mut out = String::new();
    let assessment = subject.assessment;
    for gap in &assessment.gaps {
        row(&mut out, subject, gap, "");
        let _ = writeln!(out, "          {}: {}", words::NEXT, visible_line(&subject.next(gap)));
        // Only where the item asks for an answer anew, and once for each item.
        let anew = matches!(gap.kind, GapKind::QuestionChanged | GapKind::Unanswered);
        if let Some(item) = subject.item(gap).filter(|_| anew) {
            out.push_str(&earlier(item, subject.record, "          "));
        }
    }
    for gap in &assessment.accepted {
        let taken = subject.record.answer(&gap.key).and_then(|answer| answer.acceptance.as_ref());
        let until =
            taken.map(|taken| format!(" ({})", words::accepted_until(taken.until))).unwrap_or_default();
        row(&mut out, subject, gap, &until);
    }
    out
}

/// What extensions switched off, so that nobody takes it for answered.
fn switched_off(subject: &Subject<'_>) -> String {
    let mut out = String::new();
    let off = &subject.checklist.composition.off;
    for each in off {
        let kept = subject.record.written().any(|(key, _)| key.item_str() == each.item.id.as_str());
        let why = provenance::off(each);
        let why = visible_line(&why);
        let why = if kept { words::and_kept(&why) } else { why.into_owned() };
        let _ = writeln!(out, "{:<9} {}: {why}", words::OFF, each.item.id);
    }
    if !off.is_empty() {
        out.push('\n');
    }
    out
}

fn row(out: &mut String, subject: &Subject<'_>, gap: &Gap, more: &str) {
    let sentence = subject.sentence(gap);
    let sentence = gap.beside_key(&sentence);
    let _ = writeln!(out, "{:<9} {}: {}{more}", gap.severity, gap.key, visible_line(sentence));
}

/// How many questions have gaps of which weight; each counts once, however many gaps it has.
fn counted(subject: &Subject<'_>) -> String {
    let heavy = Severity::ALL.iter().rev();
    let each: Vec<_> =
        heavy.map(|severity| format!("{} {severity}", subject.assessment.count(*severity))).collect();
    let all = subject.assessment.count_at_or_above(Severity::Low);
    let accepted = subject.assessment.count_accepted();
    words::summary(all, &each.join(", "), accepted)
}

fn table(out: &mut String, subject: &Subject<'_>) {
    let phases = subject.checklist.phases.iter();
    let titles: Vec<_> = phases.map(|phase| provenance::phase_title(subject.checklist, phase)).collect();
    let titles: Vec<_> = titles.iter().map(|title| visible_line(title)).collect();
    let all = words::ALL_PHASES;
    let width = titles.iter().map(|title| title.width()).max().unwrap_or_default().max(all.width());
    let mut line = |title: &str, counts: [String; 6]| {
        let pad = " ".repeat(width.saturating_sub(title.width()));
        let [asked, answered, said, shown, not_applicable, not_asked] = counts;
        let _ = writeln!(
            out,
            "{title}{pad}  {asked:>5}  {answered:>8}  {said:>5}  {shown:>5}  {not_applicable:>14}  {not_asked:>9}"
        );
    };
    let heads =
        [words::ASKED, words::ANSWERED, words::SAID, words::SHOWN, words::NOT_APPLICABLE, words::NOT_ASKED];
    line(words::PHASE, heads.map(str::to_owned));
    for (title, counts) in titles.iter().zip(&subject.assessment.phases) {
        line(title, numbers(counts));
    }
    line(all, numbers(&subject.assessment.total));
}

fn numbers(counts: &Coverage) -> [String; 6] {
    let &Coverage { applicable, answered, said, shown, not_applicable, not_asked } = counts;
    [applicable, answered, said, shown, not_applicable, not_asked].map(|count| count.to_string())
}

/// One sentence on the threshold, with what it leaves out.
pub fn verdict(subject: &Subject<'_>, fail_on: Severity) -> String {
    let above = subject.assessment.count_at_or_above(fail_on);
    let below = subject.assessment.count_at_or_above(Severity::Low) - above;
    words::verdict(fail_on, above, (fail_on != Severity::Low).then_some(below))
}
