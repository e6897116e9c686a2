//! Releases as text: what to look at again and why, what was done about it, and what is kept.

use std::fmt::Write as _;

use super::super::looked::judged_by;
use super::super::sign::status_word;
use super::super::subject::Subject;
use super::sign_off::{keeps_too, signatures, signed_then};
use crate::assess::{Entry, Haste, Queue, Reason, Renewal};
use crate::record::{Adopted, AnswerKey, Evidence, OpenRelease, Record, Restored, Rules, Verdict, Version};
use crate::store::releases::{Flaw, Kept, State};
use crate::text::visible_line;
use crate::words::reasons::spoken;
use crate::words::report::release as words;

/// Everything to look at again for the open release, and what else keeps it from being signed off.
pub fn queue(subject: &Subject<'_>, queue: &Queue) -> String {
    let Some(release) = &subject.record.release else { return format!("{}\n", words::NONE_OPEN) };
    let mut out = head(subject, release, queue);
    for (at, entry) in queue.entries.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| queue.entries.get(at));
        if before.is_none_or(|before| before.kind() != entry.kind()) {
            let _ = writeln!(out, "\n{}", spoken(entry.kind().word()));
        }
        row(&mut out, subject, entry);
    }
    out + &keeps_too(subject, queue)
}

fn head(subject: &Subject<'_>, release: &OpenRelease, queue: &Queue) -> String {
    let by = visible_line(&release.opened_by);
    let after = release.since.as_ref().map(|since| &since.version);
    let mut out = words::opened(&release.version, &by, release.opened_at.date_naive(), after);
    let _ = writeln!(out, "\n{}: {}", words::TO_LOOK_AT_AGAIN, queue.sum());
    let rest = queue.entries.len() - queue.needed().count();
    if rest > 0 {
        let _ = writeln!(out, "{}: {rest}", words::NOT_DUE);
    }
    out + &signatures(subject.record, release)
}

fn row(out: &mut String, subject: &Subject<'_>, entry: &Entry) {
    let title = subject.checklist.items().get(entry.position).map_or("", |item| item.title.as_str());
    let _ = writeln!(out, "  {:<9} {}: {}", entry.severity, entry.key, visible_line(title));
    for reason in &entry.reasons {
        let _ = writeln!(out, "            {}", visible_line(&reason.sentence()));
    }
    if let Some(answer) = subject.record.answer(&entry.key) {
        let status = status_word(answer.status);
        let said = match &answer.by {
            Some(by) => words::answered_by(status, &visible_line(by)),
            None => status.to_owned(),
        };
        let _ = writeln!(out, "            {}: {said}", words::YOUR_ANSWER);
    }
}

/// Versions that the project names, and how to open the first.
pub fn proposals(proposals: &[(&Version, &str)]) -> String {
    let mut out = String::new();
    for (version, from) in proposals {
        let _ = writeln!(out, "{}", words::proposal(version, from));
    }
    if let Some((version, _)) = proposals.first() {
        let _ = writeln!(out, "\n{}", words::how_to_open(version));
    }
    out
}

/// Which release is open in a record, and what may be done with it; nothing where none is.
pub fn open(record: &Record) -> String {
    let Some(release) = &record.release else { return String::new() };
    let (version, by) = (&release.version, visible_line(&release.opened_by));
    let after = release.since.as_ref().map(|since| &since.version);
    let head = words::opened(version, &by, release.opened_at.date_naive(), after);
    let ways = [words::IT_IS_OPEN.to_owned(), words::another_name(version)].join("\n");
    format!("{head}\n{}{ways}\n", signatures(record, release))
}

/// What was reaffirmed, each with the evidence that was taken anew, and what is left: `scanned` where a scan was asked as well.
pub fn affirmed(done: &[(AnswerKey, Vec<Renewal>)], queue: &Queue, scanned: bool) -> String {
    let mut out = String::new();
    for (key, renewed) in done {
        let _ = writeln!(out, "{}: {key}", words::REAFFIRMED);
        for Renewal { is, .. } in renewed {
            let name = is.to_string();
            let _ = writeln!(out, "  {}: {}", words::TAKEN_AS_IT_IS_NOW, visible_line(&name));
        }
        let left = queue.entries.iter().find(|entry| entry.key == *key);
        for reason in left.iter().flat_map(|entry| &entry.reasons) {
            let _ = writeln!(out, "  {}: {}", words::STILL_TO_LOOK_AT, visible_line(&reason.sentence()));
            if let Some(next) = next(key, reason) {
                let _ = writeln!(out, "    {}: {}", words::NEXT, visible_line(&next));
            }
        }
    }
    let _ = writeln!(out, "{}", words::reaffirmed(done.len(), queue.sum(), scanned));
    out
}

/// What changes a reason that no reaffirming takes away.
fn next(key: &AnswerKey, reason: &Reason) -> Option<String> {
    let observation = |adopted: &Adopted| Evidence::Observation(adopted.clone());
    Some(match reason {
        Reason::Contradicted(_) => words::next_of_contradicted(key),
        Reason::NotSeen(adopted) => words::next_of_not_seen(key, observation(adopted)),
        Reason::SeenOtherwise(adopted) => {
            words::next_of_seen_otherwise(key, observation(adopted), &adopted.detector, &adopted.path)
        }
        Reason::EvidenceMissing { path, .. } => words::next_of_missing(key, path),
        _ => return None,
    })
}

/// What was taken back from an earlier release.
pub fn restored(version: &Version, restored: &Restored) -> String {
    let Restored { changes, back, withdrawn, profile } = restored;
    if changes.is_empty() {
        return words::nothing_to_take_back(version) + "\n";
    }
    let mut out = String::new();
    let rows = back.iter().map(|key| (words::AS_IT_WAS, key.as_str()));
    let rows = rows.chain(withdrawn.iter().map(|key| (words::UNANSWERED_AS_IT_WAS, key.as_str())));
    let facts = profile.iter().map(|question| (words::PROFILE_AS_IT_WAS, question.as_str()));
    for (word, name) in rows.chain(facts) {
        let _ = writeln!(out, "{word}: {name}");
    }
    let answers = back.len() + withdrawn.len();
    let _ = writeln!(out, "{}", words::taken_back(version, answers, profile.len()));
    let _ = writeln!(out, "{}", words::FILES_STAY);
    out
}

/// A release that was given up.
pub fn abandoned(version: &Version) -> String {
    words::abandoned(version) + "\n"
}

/// What a reviewer did.
pub fn reviewed(keys: &[AnswerKey], verdict: Verdict) -> String {
    let word = match verdict {
        Verdict::Accepted => words::ACCEPTED,
        Verdict::SentBack => words::SENT_BACK,
    };
    keys.iter().fold(String::new(), |mut out, key| {
        let _ = writeln!(out, "{word}: {key}");
        out
    })
}

/// What the project demands of a sign-off.
pub fn rules(rules: Rules) -> String {
    words::rules(usize::from(rules.people), rules.threshold) + "\n"
}

/// The releases that were signed off, one after the other, and who has to sign the one that is open in the record.
pub fn releases(kept: &[Kept], record: Option<&Record>) -> String {
    let mut out = String::new();
    if kept.is_empty() {
        let _ = writeln!(out, "{}", words::NONE_SIGNED_OFF);
    }
    for each in kept {
        match &each.state {
            State::Tampered(flaw) => {
                let _ = writeln!(out, "{}  {}", each.version, visible_line(&flaw.sentence()));
            }
            State::Intact(end) => {
                let counts = &end.counts;
                let answers = words::answers(counts.applicable, counts.answered, counts.said, counts.shown);
                let gaps = words::gaps(counts.gaps, counts.accepted);
                let look = judged_by(end.scan);
                let then = words::as_signed_off(&answers, &gaps);
                let _ = writeln!(out, "{}  {then}; {look}", each.version);
                for signature in &end.release.signed {
                    let _ = writeln!(out, "  {}", words::signed_by(&signed_then(signature), true));
                }
            }
        }
    }
    if let Some((record, release)) = record.and_then(|record| Some((record, record.release.as_ref()?))) {
        let _ = writeln!(out, "{}", words::is_open(&release.version));
        for line in signatures(record, release).lines() {
            let _ = writeln!(out, "  {line}");
        }
    }
    out
}

/// Whether releases are still what was signed off; `put_back` says how the file of one is put back.
pub fn verified(kept: &[Kept], put_back: impl Fn(&Version) -> String) -> String {
    let mut out = flaws(kept, put_back);
    for each in kept {
        if let State::Intact(end) = &each.state {
            let _ = writeln!(out, "{}", words::tampered(&each.version, judged_by(end.scan)));
        }
    }
    let intact = kept.iter().filter(|each| !each.is_tampered()).count();
    let _ = writeln!(out, "{}", words::intact(intact, kept.len()));
    out
}

/// The releases that are not what was signed off, each with what to do about its file; empty if all are.
pub fn flaws(kept: &[Kept], put_back: impl Fn(&Version) -> String) -> String {
    let mut out = String::new();
    for each in kept.iter().filter(|each| each.is_tampered()) {
        out.push_str(&tampered(std::slice::from_ref(each)));
        let next = match &each.state {
            State::Tampered(Flaw::OtherName(version)) => words::rename_it(version),
            _ => put_back(&each.version),
        };
        let _ = writeln!(out, "  {}: {next}", words::NEXT);
        if matches!(&each.state, State::Tampered(flaw) if flaw.is_gone()) {
            let _ = writeln!(out, "  {}: {}", words::NEXT, words::COPY_THE_FOLDER);
        }
    }
    out
}

/// The releases that are not what was signed off, one a line; empty if all are.
pub fn tampered(kept: &[Kept]) -> String {
    let mut out = String::new();
    for each in kept {
        if let State::Tampered(flaw) = &each.state {
            let _ = writeln!(out, "{}", words::tampered(&each.version, &visible_line(&flaw.sentence())));
            let _ = writeln!(out, "  {}: {}", words::NEXT, words::verify(&each.version));
        }
    }
    out
}

/// Items that a fact names here; the JSON names them all.
const NAMED: usize = 6;

/// Facts about how answers were given, one a line with its answers.
pub fn haste(facts: &[Haste]) -> String {
    let mut out = String::new();
    for fact in facts {
        let named = fact.keys.iter().take(NAMED);
        let mut keys: Vec<_> = named.map(|key| key.as_str().to_owned()).collect();
        if fact.keys.len() > NAMED {
            keys.push(words::and_more(fact.keys.len() - NAMED));
        }
        let _ = writeln!(out, "{}", words::worth_a_look(&visible_line(&fact.sentence), &keys.join(", ")));
    }
    out
}
