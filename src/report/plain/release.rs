//! Releases as text: what to look at again and why, what was done about it, who signed, and what is kept.

use std::fmt::Write as _;

use super::super::sign::status_word;
use super::super::subject::Subject;
use crate::assess::{Blockers, Entry, Haste, Queue, Reason, Renewal};
use crate::checklist::Severity;
use crate::record::{AnswerKey, Evidence, OpenRelease, Restored, Rules, Signature, Verdict, Version};
use crate::store::releases::{Kept, State};
use crate::store::{SignOff, shown};
use crate::text::{visible, visible_line};

/// Everything to look at again for the open release.
pub fn queue(subject: &Subject<'_>, queue: &Queue) -> String {
    let Some(release) = &subject.record.release else { return "no release is open\n".to_owned() };
    let mut out = head(subject, release, queue);
    for (at, entry) in queue.entries.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| queue.entries.get(at));
        if before.is_none_or(|before| before.kind() != entry.kind()) {
            let _ = writeln!(out, "\n{}", entry.kind());
        }
        row(&mut out, subject, entry);
    }
    out
}

fn head(subject: &Subject<'_>, release: &OpenRelease, queue: &Queue) -> String {
    let by = visible_line(&release.opened_by);
    let mut out =
        format!("release {}, opened by {by} on {}", release.version, release.opened_at.date_naive());
    if let Some(since) = &release.since {
        let _ = write!(out, ", after {}", since.version);
    }
    let _ = writeln!(out, "\nto look at again: {}", queue.sum());
    let rest = queue.entries.len() - queue.needed().count();
    if rest > 0 {
        let _ = writeln!(out, "not due, and listed last: {rest}");
    }
    if !release.signed.is_empty() {
        let stand = subject.record.stand();
        for signature in &release.signed {
            let counts = if signature.of == stand { "" } else { ", under answers that have changed since" };
            let _ = writeln!(out, "signed by {}{counts}", signer(signature));
        }
    }
    out
}

fn row(out: &mut String, subject: &Subject<'_>, entry: &Entry) {
    let title = subject.checklist.items().get(entry.position).map_or("", |item| item.title.as_str());
    let _ = writeln!(out, "  {:<9} {}: {}", entry.severity, entry.key, visible_line(title));
    for reason in &entry.reasons {
        let _ = writeln!(out, "            {}", visible_line(&reason.sentence()));
    }
    if let Some(answer) = subject.record.answer(&entry.key) {
        let by = answer.by.as_deref().map(|by| format!(", by {}", visible_line(by))).unwrap_or_default();
        let _ = writeln!(out, "            your answer: {}{by}", status_word(answer.status));
    }
}

/// Versions that the project names, and how to open the first.
pub fn proposals(proposals: &[(&Version, &str)]) -> String {
    let mut out = String::new();
    for (version, from) in proposals {
        let _ = writeln!(out, "{version}  from {from}");
    }
    if let Some((version, _)) = proposals.first() {
        let _ = writeln!(out, "\nopen it with: mindgap release open {version}");
    }
    out
}

/// What was reaffirmed, each with the evidence that was taken anew, and what is left.
pub fn affirmed(done: &[(AnswerKey, Vec<Renewal>)], queue: &Queue) -> String {
    let mut out = String::new();
    for (key, renewed) in done {
        let _ = writeln!(out, "reaffirmed: {key}");
        for Renewal { is, .. } in renewed {
            let name = is.to_string();
            let _ = writeln!(out, "  taken as it is now: {}", visible_line(&name));
        }
        let left = queue.entries.iter().find(|entry| entry.key == *key);
        for reason in left.iter().flat_map(|entry| &entry.reasons) {
            let _ = writeln!(out, "  still to look at: {}", visible_line(&reason.sentence()));
            if let Some(next) = next(key, reason) {
                let _ = writeln!(out, "    next: {}", visible_line(&next));
            }
        }
    }
    let _ = writeln!(out, "{} reaffirmed; left: {}", done.len(), queue.sum());
    out
}

/// What changes a reason that no reaffirming takes away.
fn next(key: &AnswerKey, reason: &Reason) -> Option<String> {
    Some(match reason {
        Reason::Contradicted(_) => format!(
            "mend the place, or `mindgap answer {key} STATUS`; `mindgap set-aside` takes it out of the reckoning for a \
             time"
        ),
        Reason::NotSeen(adopted) => format!(
            "`mindgap answer {key} keep --drop-evidence {}` withdraws it, `--adopt DETECTOR:PATH` takes something else that \
             is seen",
            Evidence::Observation(adopted.clone())
        ),
        Reason::SeenOtherwise(adopted) => format!(
            "`mindgap answer {key} keep --drop-evidence {} --adopt {}:{}:LINE` takes what is seen there now, if it holds",
            Evidence::Observation(adopted.clone()),
            adopted.detector,
            adopted.path
        ),
        Reason::EvidenceMissing { path, .. } => format!(
            "put it back, or `mindgap answer {key} keep --drop-evidence {path} --evidence PATH` names something else"
        ),
        _ => return None,
    })
}

/// What was taken back from an earlier release.
pub fn restored(version: &Version, restored: &Restored) -> String {
    let Restored { changes, back, withdrawn, profile } = restored;
    if changes.is_empty() {
        return format!("every answer says what it said in release {version}; nothing was changed\n");
    }
    let mut out = String::new();
    let rows = back.iter().map(|key| ("as it was", key.as_str()));
    let rows = rows.chain(withdrawn.iter().map(|key| ("unanswered, as it was", key.as_str())));
    for (word, name) in rows.chain(profile.iter().map(|question| ("profile, as it was", question.as_str()))) {
        let _ = writeln!(out, "{word}: {name}");
    }
    let _ = writeln!(
        out,
        "taken back from release {version}: answers {}, profile {}; what stood there is in the notes and under `extra`",
        back.len() + withdrawn.len(),
        profile.len()
    );
    out.push_str("files of the product stay as they are; `mindgap check` says what they no longer show\n");
    out
}

/// A release that was given up.
pub fn abandoned(version: &Version) -> String {
    format!("release {version} is no longer open; every answer stays as it is\n")
}

/// What a reviewer did.
pub fn reviewed(keys: &[AnswerKey], verdict: Verdict) -> String {
    let word = match verdict {
        Verdict::Accepted => "accepted",
        Verdict::SentBack => "sent back",
    };
    keys.iter().fold(String::new(), |mut out, key| {
        let _ = writeln!(out, "{word}: {key}");
        out
    })
}

/// What the project demands of a sign-off.
pub fn rules(rules: Rules) -> String {
    let people = if rules.people <= 1 {
        "one person signs".to_owned()
    } else {
        format!("{} different people sign", rules.people)
    };
    format!("{people}, and no gap at or above {} is open and not accepted\n", rules.threshold)
}

/// What keeps a release from being signed off.
pub fn blocked(subject: &Subject<'_>, blockers: &Blockers, threshold: Severity) -> String {
    let mut out = String::from("not signed\n");
    for gap in &blockers.gaps {
        let _ = writeln!(
            out,
            "{:<9} {}: {}",
            gap.severity,
            gap.key,
            visible_line(gap.beside_key(&subject.sentence(gap)))
        );
        let _ = writeln!(out, "          next: {}", subject.next(gap));
    }
    for key in &blockers.sent_back {
        let review = subject.record.answer(key).and_then(|answer| answer.review.as_ref());
        let (by, comment) = review.map_or(("", ""), |review| (&review.by, &review.comment));
        let comment = visible(comment).replace('\n', "\n          ");
        let _ = writeln!(out, "sent back {key}: by {}: {comment}", visible_line(by));
    }
    let _ = writeln!(
        out,
        "{} at or above {threshold} neither closed nor accepted, {} sent back",
        blockers.gaps.len() - blockers.waiting(),
        blockers.sent_back.len()
    );
    if blockers.waiting() > 0 {
        let _ =
            writeln!(out, "{} in two versions: choose with `mindgap merge --resolve`", blockers.waiting());
    }
    out
}

/// What came of a signature.
pub fn signed(by: &str, done: &SignOff) -> String {
    let by = visible_line(by);
    match done {
        SignOff::Signed { wanting: 1 } => format!("signed by {by}; one more person has to sign\n"),
        SignOff::Signed { wanting } => format!("signed by {by}; {wanting} more people have to sign\n"),
        SignOff::Frozen { version, path } => {
            format!("signed by {by}; release {version} is signed off and kept in {}\n", shown(path))
        }
    }
}

fn signer(signature: &Signature) -> String {
    let mut out =
        format!("{} as {} on {}", visible_line(&signature.by), signature.role, signature.at.date_naive());
    if !signature.statement.is_empty() {
        let _ = write!(out, ": {}", visible_line(&signature.statement));
    }
    out
}

/// The releases that were signed off, one after the other.
pub fn releases(kept: &[Kept]) -> String {
    if kept.is_empty() {
        return "no release was signed off yet\n".to_owned();
    }
    let mut out = String::new();
    for each in kept {
        match &each.state {
            State::Tampered(flaw) => {
                let _ = writeln!(out, "{}  {}", each.version, visible_line(&flaw.sentence()));
            }
            State::Intact(end) => {
                let counts = &end.counts;
                let _ = writeln!(
                    out,
                    "{}  asked {}, answered {}, said {}, shown {}; gaps {}, accepted {}",
                    each.version,
                    counts.applicable,
                    counts.answered,
                    counts.said,
                    counts.shown,
                    counts.gaps,
                    counts.accepted
                );
                for signature in &end.release.signed {
                    let _ = writeln!(out, "  signed by {}", signer(signature));
                }
            }
        }
    }
    out
}

/// Whether releases are still what was signed off.
pub fn verified(kept: &[Kept]) -> String {
    let mut out = tampered(kept);
    let intact = kept.iter().filter(|each| matches!(each.state, State::Intact(_))).count();
    let _ = writeln!(out, "{intact} of {} as signed off", kept.len());
    out
}

/// The releases that are not what was signed off, one a line; empty if all are.
pub fn tampered(kept: &[Kept]) -> String {
    let mut out = String::new();
    for each in kept {
        if let State::Tampered(flaw) = &each.state {
            let _ = writeln!(out, "release {} {}", each.version, visible_line(&flaw.sentence()));
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
            keys.push(format!("and {} more", fact.keys.len() - NAMED));
        }
        let _ = writeln!(out, "worth a look: {} ({})", visible_line(&fact.sentence), keys.join(", "));
    }
    out
}
