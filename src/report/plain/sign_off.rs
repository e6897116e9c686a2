//! The sign-off of a release as text: what keeps it, who has signed and who still has to, and what came of a signature.
//! Judges nothing.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::super::looked::judged_by;
use super::super::signed::{missing_signature, signed_lines, signer};
use super::super::subject::Subject;
use crate::assess::{Blockers, Gap, GapKind, Queue, Reason};
use crate::checklist::{Digest, Severity};
use crate::record::{OpenRelease, Record, Rules, ScanThen, Signature};
use crate::store::{SignOff, shown};
use crate::text::{visible, visible_line};
use crate::words::report::release as words;

/// What keeps a release from being signed off.
pub fn blocked(subject: &Subject<'_>, blockers: &Blockers, threshold: Severity) -> String {
    let mut out = format!("{}\n", words::NOT_SIGNED);
    for gap in &blockers.gaps {
        row(&mut out, subject, gap);
    }
    out.push_str(&sent_back(subject, blockers));
    out + &counted(blockers, threshold)
}

/// The same where the gaps stand already: what is no gap, and how much there is of each. Nothing where nothing keeps it.
pub(super) fn keeps(subject: &Subject<'_>, blockers: &Blockers, threshold: Severity) -> String {
    if blockers.is_empty() {
        return String::new();
    }
    let refused = words::not_yet_signed(subject.scan.is_some());
    format!("{refused}: {}{}", counted(blockers, threshold), sent_back(subject, blockers))
}

/// The same below a queue, which tells already what nobody has answered and what was sent back.
pub(super) fn keeps_too(subject: &Subject<'_>, queue: &Queue) -> String {
    let (blockers, threshold) = subject.blockers();
    if blockers.is_empty() {
        return String::new();
    }
    let open = queue.entries.iter().filter(|entry| entry.reasons.contains(&Reason::Unanswered));
    let open: BTreeSet<_> = open.map(|entry| &entry.key).collect();
    let told = |gap: &&Gap| gap.kind == GapKind::Unanswered && open.contains(&gap.key);
    let refused = words::not_yet_signed(subject.scan.is_some());
    let mut out = format!("\n{refused}: {}", counted(&blockers, threshold));
    for gap in blockers.gaps.iter().filter(|gap| !told(gap)) {
        row(&mut out, subject, gap);
    }
    let above = blockers.gaps.iter().filter(told).count();
    if above > 0 {
        let _ = writeln!(out, "{}", words::unanswered_above(above));
    }
    out
}

/// Why a sign-off is refused whatever is answered; nothing where it is not.
pub fn refused(subject: &Subject<'_>, broken: Option<&str>) -> String {
    let why = broken
        .map(|why| format!("{}: {}\n", words::not_yet_signed(subject.scan.is_some()), visible_line(why)));
    why.unwrap_or_default()
}

fn row(out: &mut String, subject: &Subject<'_>, gap: &Gap) {
    let sentence = subject.sentence(gap);
    let sentence = visible_line(gap.beside_key(&sentence));
    let _ = writeln!(out, "{:<9} {}: {sentence}", gap.severity, gap.key);
    let _ = writeln!(out, "          {}: {}", words::NEXT, visible_line(&subject.next(gap)));
}

fn sent_back(subject: &Subject<'_>, blockers: &Blockers) -> String {
    let mut out = String::new();
    for key in &blockers.sent_back {
        let review = subject.record.answer(key).and_then(|answer| answer.review.as_ref());
        let (by, comment) = review.map_or(("", ""), |review| (&review.by, &review.comment));
        let comment = visible(comment).replace('\n', "\n          ");
        let _ = writeln!(out, "{}", words::sent_back(key, &visible_line(by), &comment));
        let _ = writeln!(out, "          {}: {}", words::NEXT, words::next_of_sent_back(key));
    }
    out
}

fn counted(blockers: &Blockers, threshold: Severity) -> String {
    let mut out = words::blocked(blockers.wanting(), threshold, blockers.sent_back.len()) + "\n";
    if blockers.waiting() > 0 {
        let _ = writeln!(out, "{}", words::waiting(blockers.waiting()));
    }
    out
}

/// Who has signed the open release, and who still has to where one signature is not enough.
pub(super) fn signatures(record: &Record, release: &OpenRelease) -> String {
    let lines = signed_lines(release, record.rules(), || record.stand(), shown_plainly);
    lines.into_iter().map(|line| line + "\n").collect()
}

/// Who still has to sign as the record stands, or that nobody has; nothing where one person signs and has not. `how`: the
/// command or the key.
pub fn missing(release: &OpenRelease, stand: Digest, rules: Rules, how: &str) -> Option<String> {
    missing_signature(release, stand, rules, how, shown_plainly)
}

/// What came of a signature, and by what look at the project the answers were judged.
pub fn signed(by: &str, done: &SignOff, scan: ScanThen) -> String {
    let by = visible_line(by);
    let said = match done {
        SignOff::Signed { wanting } => words::more_have_to_sign(&by, *wanting),
        SignOff::Frozen { version, path } => words::signed_off(&by, version, shown(path)),
    };
    let look = judged_by(Some(scan));
    match scan {
        ScanThen::Complete => format!("{said}; {look}\n"),
        ScanThen::Incomplete | ScanThen::Missing => format!("{said}; {look}\n{}\n", words::NOBODY_LOOKED),
    }
}

/// Who signed, as what, when, and with which words.
pub(super) fn signed_then(signature: &Signature) -> String {
    signer(signature, shown_plainly)
}

fn shown_plainly(text: &str) -> String {
    visible_line(text).into_owned()
}
