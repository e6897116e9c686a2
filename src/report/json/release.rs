//! Releases for programs: the queue, what was done about it, and what is kept.

use serde::Serialize;

use super::super::subject::Subject;
use super::kept::KeptWire;
use super::parts::FORMAT;
use super::print::print;
use super::sign_off::{SignOffWire, SignaturesWire};
use crate::assess::{Entry, Queue, Reason, Renewal};
use crate::checklist::Digest;
use crate::record::{AnswerKey, Evidence, OpenRelease, Record, Rules, Status, Verdict, Version};
use crate::store::releases::Kept;

#[derive(Debug, Serialize)]
struct QueueWire<'a> {
    format: u64,
    project: &'a str,
    today: String,
    release: Option<&'a OpenRelease>,
    /// Whether the project was looked at; where it was not, nothing is told of what it contradicts.
    scanned: bool,
    /// How many entries the release waits for, and about how long they take.
    needed: usize,
    minutes: u32,
    entries: Vec<EntryWire<'a>>,
    #[serde(flatten)]
    sign_off: Option<SignOffWire<'a>>,
}

#[derive(Debug, Serialize)]
struct EntryWire<'a> {
    item: &'a str,
    title: &'a str,
    severity: &'static str,
    needed: bool,
    minutes: u16,
    status: &'static str,
    reasons: Vec<ReasonWire<'a>>,
}

#[derive(Debug, Serialize)]
struct ReasonWire<'a> {
    kind: &'static str,
    sentence: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    days: Option<i64>,
}

/// Everything to look at again for the open release, and what else keeps it from being signed off.
/// `broken`: why a sign-off is refused whatever is answered.
pub fn queue(subject: &Subject<'_>, queue: &Queue, broken: Option<&str>) -> String {
    let (blockers, threshold) = subject.blockers();
    let release = subject.record.release.as_ref();
    print(&QueueWire {
        format: FORMAT,
        project: &subject.record.project.name,
        today: subject.today.to_string(),
        release,
        scanned: subject.is_scanned(),
        needed: queue.needed().count(),
        minutes: queue.minutes(),
        entries: queue.entries.iter().map(|entry| entry_wire(subject, entry)).collect(),
        sign_off: release
            .map(|release| SignOffWire::of(subject.record, release, Some((&blockers, threshold)), broken)),
    })
}

fn entry_wire<'a>(subject: &Subject<'a>, entry: &'a Entry) -> EntryWire<'a> {
    let status = subject.record.answer(&entry.key).and_then(|answer| answer.status);
    EntryWire {
        item: entry.key.item_str(),
        title: subject.checklist.items().get(entry.position).map_or("", |item| &item.title),
        severity: entry.severity.word(),
        needed: entry.is_needed(),
        minutes: entry.minutes,
        status: Status::word_of(status),
        reasons: entry.reasons.iter().map(reason_wire).collect(),
    }
}

fn reason_wire(reason: &Reason) -> ReasonWire<'_> {
    let mut wire = ReasonWire {
        kind: reason.kind().word(),
        sentence: reason.sentence(),
        file: None,
        before: None,
        after: None,
        day: None,
        days: None,
    };
    match reason {
        Reason::QuestionChanged { before, after } => {
            wire.before.clone_from(before);
            wire.after = Some(after.clone());
        }
        Reason::EvidenceMissing { path, before } => {
            wire.file = Some(path.as_str());
            wire.before = Some(before.to_string());
        }
        Reason::EvidenceChanged { path, before, after } => {
            wire.file = Some(path.as_str());
            wire.before = Some(before.to_string());
            wire.after = Some(after.to_string());
        }
        Reason::NotSeen(adopted) | Reason::SeenOtherwise(adopted) => {
            wire.file = Some(adopted.path.as_str());
            wire.before = Some(adopted.digest.to_string());
        }
        Reason::AcceptanceExpired { until: day, days }
        | Reason::AcceptanceEnding { until: day, days }
        | Reason::PlanOverdue { by: day, days } => {
            wire.day = Some(day.to_string());
            wire.days = Some(*days);
        }
        Reason::Due { last, days, .. } | Reason::Unchanged { last, days } => {
            wire.day = last.map(|day| day.to_string());
            wire.days = *days;
        }
        Reason::SentBack { .. } | Reason::Contradicted(_) | Reason::FactChanged(_) | Reason::Unanswered => {}
    }
    wire
}

/// The release that is open in a record.
#[derive(Debug, Serialize)]
pub(super) struct OpenWire<'a> {
    version: &'a Version,
    signatures: SignaturesWire<'a>,
}

impl<'a> OpenWire<'a> {
    fn of(record: &'a Record) -> Option<Self> {
        record.release.as_ref().map(|release| Self::under(record.stand(), record, release))
    }

    /// The same of a record in which something may be masked.
    pub(super) fn of_subject(subject: &Subject<'a>) -> Option<Self> {
        let (release, stand) = subject.record.release.as_ref().zip(subject.stand)?;
        Some(Self::under(stand, subject.record, release))
    }

    fn under(stand: Digest, record: &Record, release: &'a OpenRelease) -> Self {
        Self { version: &release.version, signatures: SignaturesWire::under(stand, record.rules(), release) }
    }
}

#[derive(Debug, Serialize)]
struct ProposalWire<'a> {
    version: &'a str,
    from: &'a str,
}

/// Versions that the project names, the likeliest first; none while one is open in the record.
pub fn proposals(proposals: &[(&Version, &str)], record: Option<&Record>) -> String {
    #[derive(Debug, Serialize)]
    struct Wire<'a> {
        format: u64,
        proposals: Vec<ProposalWire<'a>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        open: Option<OpenWire<'a>>,
    }
    let proposals = proposals.iter().map(|(version, from)| ProposalWire { version: version.as_str(), from });
    print(&Wire { format: FORMAT, proposals: proposals.collect(), open: record.and_then(OpenWire::of) })
}

/// What was reaffirmed, each with the evidence that was taken anew, and what is left.
pub fn affirmed(done: &[(AnswerKey, Vec<Renewal>)], queue: &Queue, scanned: bool) -> String {
    #[derive(Debug, Serialize)]
    struct Done<'a> {
        item: &'a AnswerKey,
        taken_anew: Vec<&'a Evidence>,
    }
    #[derive(Debug, Serialize)]
    struct Wire<'a> {
        format: u64,
        scanned: bool,
        reaffirmed: Vec<Done<'a>>,
        left: usize,
        minutes: u32,
    }
    let left = queue.needed().count();
    let reaffirmed = done
        .iter()
        .map(|(item, renewed)| Done { item, taken_anew: renewed.iter().map(|each| &each.is).collect() })
        .collect();
    print(&Wire { format: FORMAT, scanned, reaffirmed, left, minutes: queue.minutes() })
}

/// What a reviewer did.
pub fn reviewed(keys: &[AnswerKey], verdict: Verdict) -> String {
    #[derive(Debug, Serialize)]
    struct Wire<'a> {
        format: u64,
        verdict: &'static str,
        items: &'a [AnswerKey],
    }
    print(&Wire { format: FORMAT, verdict: verdict.word(), items: keys })
}

/// What the project demands of a sign-off.
pub fn rules(rules: Rules) -> String {
    #[derive(Debug, Serialize)]
    struct Wire {
        format: u64,
        #[serde(flatten)]
        rules: Rules,
    }
    print(&Wire { format: FORMAT, rules })
}

/// The releases that were signed off, and whether they still are what they were; and the one that is open in the record, or
/// why the record is `unread`.
pub fn releases(kept: &[Kept], record: Option<&Record>, unread: Option<String>) -> String {
    #[derive(Debug, Serialize)]
    struct Wire<'a> {
        format: u64,
        releases: Vec<KeptWire<'a>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        open: Option<OpenWire<'a>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        unread: Option<String>,
    }
    let open = record.and_then(OpenWire::of);
    print(&Wire { format: FORMAT, releases: kept.iter().map(KeptWire::of).collect(), open, unread })
}
