//! The sample project: its files, and its answers turned into a record by the same rules as a person's.

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, Utc};
use serde::Deserialize;

use crate::checklist::{Checklist, Digest, QuestionId};
use crate::record::{Acceptance, AnswerKey, Edit, Evidence, Plan, ProfileAnswer, Record, Status, edit};
use crate::words::shell::demo::has_no_file;

macro_rules! files {
    ($($path:literal),+ $(,)?) => {
        &[$(($path, include_str!(concat!("../../../assets/demo/files/", $path)))),+]
    };
}

/// The files of the sample, by their place in it.
pub(super) const FILES: &[(&str, &str)] = files![
    "README.md",
    "SAFETY.md",
    "app/draft.py",
    "app/rag.py",
    "docs/intended-use.md",
    "docs/model-inventory.md",
    "eval/leakage.jsonl",
    "ops/switch-off.md",
];

const ANSWERS: &str = include_str!("../../../assets/demo/answers.toml");

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sample {
    name: String,
    profile: BTreeMap<QuestionId, ProfileAnswer>,
    answer: Vec<Said>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    item: AnswerKey,
    status: Status,
    who: String,
    #[serde(default)]
    note: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    evidence: Vec<Shown>,
    owner: Option<String>,
    plan: Option<Planned>,
    accept: Option<Taken>,
}

/// `held` is what the file held when it was named; none is what it holds now.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "lowercase", untagged)]
enum Shown {
    File { file: String, held: Option<String> },
    Link { link: String },
    Commit { commit: String },
}

/// Days count from the day of the demo.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Planned {
    what: String,
    by: i64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Taken {
    reason: String,
    until: i64,
}

/// The record of the sample, as it would be on a day.
pub(super) fn record(checklist: &Checklist, at: DateTime<Utc>, today: NaiveDate) -> Result<Record, String> {
    let sample: Sample = toml::from_str(ANSWERS).map_err(|error| error.to_string())?;
    let mut record = Record::new(&sample.name, checklist);
    for (question, answer) in sample.profile {
        record.profile.set(question, Some(answer));
    }
    for said in sample.answer {
        let item = said.item.item_id().ok().and_then(|id| checklist.item(&id));
        let (key, who) = (said.item.clone(), said.who.clone());
        let empty = record.answers.remove(&key).unwrap_or_default();
        let edits = edits(said, today)?;
        let answer = edits.into_iter().fold(empty, |answer, each| edit(&answer, each, item, &who, at));
        record.answers.insert(key, answer);
    }
    Ok(record)
}

fn edits(said: Said, today: NaiveDate) -> Result<Vec<Edit>, String> {
    let mut edits = vec![Edit::Status(said.status), Edit::Note(said.note), Edit::Reason(said.reason)];
    for shown in said.evidence {
        edits.push(Edit::AddEvidence(evidence(shown)?));
    }
    edits.extend(said.owner.map(Edit::Owner));
    if let Some(plan) = said.plan {
        edits.push(Edit::Plan(Some(Plan { by: Some(day(today, plan.by)), what: plan.what })));
    }
    if let Some(taken) = said.accept {
        let (reason, until) = (taken.reason, day(today, taken.until));
        edits.push(Edit::Accept(Some(Acceptance { reason, until, who: said.who })));
    }
    Ok(edits)
}

fn evidence(shown: Shown) -> Result<Evidence, String> {
    let evidence = match shown {
        Shown::Link { link } => Evidence::link(&link),
        Shown::Commit { commit } => Evidence::commit(&commit),
        Shown::File { file, held } => {
            let now = || FILES.iter().find(|(path, _)| *path == file).map(|(_, text)| (*text).to_owned());
            let held = held.or_else(now).ok_or_else(|| has_no_file(&file))?;
            file.parse().map(|path| Evidence::File { path, digest: Digest::of(held.as_bytes()) })
        }
    };
    evidence.map_err(|error| error.to_string())
}

fn day(today: NaiveDate, offset: i64) -> NaiveDate {
    let days = Days::new(offset.unsigned_abs());
    let moved = if offset < 0 { today.checked_sub_days(days) } else { today.checked_add_days(days) };
    moved.unwrap_or(today)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::{GapKind, assess};
    use crate::checklist::builtin;
    use crate::record::{Content, EvidenceState, Observed};

    #[test]
    fn the_sample_has_a_bit_of_everything() {
        let checklist = builtin().unwrap();
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let record = record(&checklist, DateTime::default(), today).unwrap();
        let paths = record.written().flat_map(|(_, answer)| answer.evidence_files());
        let observed: Observed = paths
            .map(|path| {
                let file = FILES.iter().find(|(name, _)| *name == path.as_str());
                let state = file.map_or(EvidenceState::Missing, |(_, text)| {
                    EvidenceState::Holds(Content::of(text.as_bytes()))
                });
                (path.clone(), state)
            })
            .collect();
        let assessment = assess(&checklist, &record, &observed, today);
        // The first needs another checklist, the second an open release, the last two a scan, and a choice between two
        // versions would lie over the first screen that anybody sees.
        let elsewhere = [
            GapKind::QuestionChanged,
            GapKind::NotReviewed,
            GapKind::Conflict,
            GapKind::Contradicted,
            GapKind::ModelChanged,
        ];
        for kind in GapKind::ALL.iter().filter(|kind| !elsewhere.contains(kind)) {
            assert!(assessment.gaps.iter().any(|gap| gap.kind == *kind), "no gap {kind}");
        }
        assert!(!assessment.accepted.is_empty());
        assert!(assessment.total.shown > 0 && assessment.total.said_not_shown() > 0);
        assert!(assessment.total.not_asked > 0);
        for status in Status::ALL {
            assert!(record.written().any(|(_, answer)| answer.status == Some(*status)), "{status}");
        }
    }

    #[test]
    fn the_list_of_files_equals_the_folder() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/demo/files");
        let (mut open, mut found) = (vec![root.clone()], Vec::new());
        while let Some(folder) = open.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() { open.push(path) } else { found.push(path) }
            }
        }
        let mut found: Vec<_> = found
            .iter()
            .map(|path| path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/"))
            .collect();
        found.sort();
        assert_eq!(found, FILES.iter().map(|(path, _)| *path).collect::<Vec<_>>());
    }
}
