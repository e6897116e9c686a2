//! What a reviewer proposes by editing an exported record: one edit a field, and comments. Nothing is applied here.

mod beside;

use chrono::NaiveDate;

use beside::{added, by_key, gone, is_set_aside, recorded};

use super::comparison::value;
use super::markdown::{self, Comment, Own, ReadAnswer, Reading};
use super::subject::Subject;
use crate::assess::assess;
use crate::diff::Field;
use crate::record::{Acceptance, Answer, AnswerKey, Edit, Plan, Status, edit};
use crate::words::report::masking::MASK_ENDS;
use crate::words::report::record::CLOSING;
use crate::words::report::record::answer::BY;
use crate::words::report::record::scope::WRITTEN_ON;
use crate::words::report::{review as words, status};

/// One change that a reviewer proposes.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// Of which answer.
    pub key: AnswerKey,
    /// The line of the document on which the answer begins, from 1.
    pub line: usize,
    /// Of which field.
    pub field: Field,
    /// As it is recorded.
    pub before: String,
    /// As the reviewer has it.
    pub after: String,
    /// What is done to make it so.
    pub edit: Edit,
    /// Whether somebody changed the answer after the document was written.
    pub stale: bool,
}

/// Everything in a reviewed document.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Review {
    /// The changes.
    pub proposals: Vec<Proposal>,
    /// What was written beside the answers.
    pub comments: Vec<Comment>,
    /// What could not be understood: the line, from 1, and why.
    pub strange: Vec<(usize, String)>,
}

impl Review {
    /// Whether the document says nothing new.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Compares a document with the record as it is and, `masked`, as an export shows it. Untouched, it proposes nothing.
pub fn review(text: &str, subject: &Subject<'_>, masked: &Subject<'_>) -> Review {
    if markdown::is_as_written(text) {
        return Review::default();
    }
    let mut fresh = [subject, masked].map(|subject| markdown::record(subject)).to_vec();
    // What is late on one day is not on another.
    if let Some(today) = written_on(text).filter(|day| *day != subject.today) {
        let assessment = &assess(subject.checklist, subject.record, subject.observed, today);
        let then =
            |subject: &Subject<'_>| markdown::record(&Subject { assessment, today, ..subject.clone() });
        fresh.extend([subject, masked].map(then));
    }
    fresh.extend(markdown::as_formerly(text, &fresh));
    let own = Own::new(&fresh, subject.checklist);
    let document = markdown::read(text, &own);
    let known: Vec<Reading> = fresh.iter().map(|text| markdown::read(text, &own)).collect();
    let known = by_key(&known);
    let mut review = Review { comments: document.comments, ..Review::default() };
    for read in &document.answers {
        let recorded = recorded(&known, read);
        added(&mut review.comments, &mut review.strange, read, recorded, |answer| &answer.verdict);
        added(&mut review.comments, &mut review.strange, read, recorded, |answer| &answer.versions);
    }
    review.comments.sort_by_key(|comment| comment.line);
    let mut kept: Vec<(AnswerKey, String)> = Vec::new();
    review.comments.retain(|comment| {
        let Some(key) = &comment.key else { return true };
        let note = subject.record.answer(key).map_or("", |answer| &answer.note);
        let is_kept = holds(note, &comment.text);
        if is_kept {
            kept.push((key.clone(), comment.text.clone()));
        }
        !is_kept
    });
    for (line, text) in document.strange {
        if !own.has(&text) {
            review.strange.push((line, words::no_line_of_an_answer(&text)));
        }
    }
    let changed = document.changed.into_iter();
    review.strange.extend(changed.map(|(line, text)| (line, words::only_the_export_writes(&text))));
    if document.is_of_today && text.lines().any(|line| line == CLOSING) {
        gone(&mut review.strange, text, &document.answers, &known);
    }
    for read in &document.answers {
        let Some(key) = &read.key else { continue };
        let recorded = recorded(&known, read);
        if recorded.is_empty() {
            review.strange.push((read.line, words::not_known_here(key)));
        } else {
            let own = kept.iter().filter(|(of, _)| of == key).map(|(_, text)| text.as_str());
            one(&mut review, subject, key, read, recorded, &own.collect::<Vec<_>>());
        }
    }
    review.strange.sort_by_key(|(line, _)| *line);
    review
}

/// The day that a document says it was written on.
fn written_on(text: &str) -> Option<NaiveDate> {
    let value =
        |line: &str| line.strip_prefix("- ")?.strip_prefix(WRITTEN_ON)?.strip_prefix(": ")?.parse().ok();
    text.lines().find_map(value)
}

/// Compares one answer, field by field. `kept` are the comments of the document that are in the note already.
fn one(
    review: &mut Review,
    subject: &Subject<'_>,
    key: &AnswerKey,
    read: &ReadAnswer,
    recorded: &[&ReadAnswer],
    kept: &[&str],
) {
    let empty = Answer::default();
    let answer = subject.record.answer(key).unwrap_or(&empty);
    let stale = recorded.iter().all(|known| known.answered != read.answered);
    // An answer that waited for a choice stood there as its two versions: what it does not say by itself is not withdrawn.
    let apart = stale && read.answered.is_empty();
    let differs = |of: fn(&ReadAnswer) -> &str| {
        recorded.iter().all(|known| of(known) != of(read)) && !(apart && of(read).is_empty())
    };
    let mut all: Vec<(Field, String, Result<Edit, String>)> = Vec::new();
    if read.status.is_empty() && differs(|answer| &answer.status) {
        review.strange.push((read.line, words::no_status(key)));
    } else if differs(|answer| &answer.status) {
        let status = status_of(&read.status);
        let edit = status.map(|status| status.map_or(Edit::Unanswered, Edit::Status));
        all.push((Field::Status, read.status.clone(), edit));
    }
    if differs(|answer| &answer.reason) {
        all.push((Field::Reason, read.reason.clone(), Ok(Edit::Reason(read.reason.clone()))));
    }
    let stands = |known: &str| known == read.note || is_set_aside(known, &read.note);
    let note = |known: &&ReadAnswer| without(&known.note, kept) != without(&read.note, kept);
    if recorded.iter().all(|known| note(known) && !stands(&known.note)) && !(apart && read.note.is_empty()) {
        // What was taken over from this document stays.
        let note = kept.iter().fold(read.note.clone(), |note, text| with(&note, text));
        all.push((Field::Note, note.clone(), Ok(Edit::Note(note))));
    }
    if differs(|answer| &answer.owner) {
        all.push((Field::Owner, read.owner.clone(), Ok(Edit::Owner(read.owner.clone()))));
    }
    if differs(|answer| &answer.plan) || differs(|answer| &answer.planned_by) {
        let what = if differs(|answer| &answer.plan) { Some(read.plan.as_str()) } else { None };
        let edit = plan(answer, what, &read.planned_by);
        all.push((Field::Plan, both(&read.plan, &read.planned_by), edit));
    }
    if differs(|answer| &answer.risk) || differs(|answer| &answer.accepted) {
        let reason = if differs(|answer| &answer.risk) { Some(read.risk.as_str()) } else { None };
        let days = if differs(|answer| &answer.accepted) { Some(read.accepted.as_str()) } else { None };
        all.push((Field::Acceptance, both(&read.risk, &read.accepted), acceptance(answer, reason, days)));
    }
    for (field, after, edit) in all {
        let before = value(field, Some(answer));
        match edit {
            Ok(_) if after.contains(MASK_ENDS) => {
                review.strange.push((read.line, words::masked_text_changed(key, field)));
            }
            // Said in other words, or said already.
            Ok(edit) if after_edit(subject, key, answer, field, &edit) == before => {}
            Ok(edit) if !edit.withdraws() && !subject.may_be_answered(key) => {
                review.strange.push((read.line, words::not_asked(key, field)));
            }
            Ok(edit) => {
                let key = key.clone();
                review.proposals.push(Proposal { key, line: read.line, field, before, after, edit, stale });
            }
            Err(why) => review.strange.push((read.line, format!("{key}, {field}: {why}"))),
        }
    }
    let evidence = recorded.iter().all(|known| places(&known.evidence) != places(&read.evidence));
    if evidence && !(apart && read.evidence.is_empty()) {
        review.strange.push((read.line, words::how_evidence_is_named(key)));
    }
}

/// The status that a word of the document means.
fn status_of(word: &str) -> Result<Option<Status>, String> {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    match word.as_str() {
        status::UNANSWERED | "" => Ok(None),
        status::NOT_APPLICABLE | "n/a" | "na" => Ok(Some(Status::NotApplicable)),
        word => word.parse().map(Some),
    }
}

fn both(text: &str, days: &str) -> String {
    if days.is_empty() { text.to_owned() } else { format!("{text} ({days})") }
}

/// What evidence is named, whatever became of it since.
fn places(lines: &[String]) -> Vec<&str> {
    let place = |line: &'_ String| line.find(", ").unwrap_or(line.len());
    lines.iter().map(|line| line.get(..place(line)).unwrap_or(line)).collect()
}

fn day(text: &str) -> Result<NaiveDate, String> {
    text.trim().parse().map_err(|_| words::HOW_A_DAY_IS_WRITTEN.to_owned())
}

fn plan(answer: &Answer, what: Option<&str>, by: &str) -> Result<Edit, String> {
    let what = what.map(str::to_owned).or_else(|| answer.plan.as_ref().map(|plan| plan.what.clone()));
    let by = if by.is_empty() { None } else { Some(day(by)?) };
    match what.filter(|what| !what.trim().is_empty()) {
        Some(what) => Ok(Edit::Plan(Some(Plan { by, what }))),
        None if by.is_some() => Err(words::DAY_WITHOUT_A_PLAN.to_owned()),
        None => Ok(Edit::Plan(None)),
    }
}

/// `2026-12-31, by Ada` and a reason.
fn acceptance(answer: &Answer, reason: Option<&str>, days: Option<&str>) -> Result<Edit, String> {
    let known = answer.acceptance.as_ref();
    let reason =
        reason.map(str::to_owned).or_else(|| known.map(|taken| taken.reason.clone())).unwrap_or_default();
    let (until, who) = match days {
        Some("") => return Ok(Edit::Accept(None)),
        Some(days) => {
            let (until, who) = days.split_once(BY).unwrap_or((days, ""));
            (day(until)?, who.to_owned())
        }
        None => match known {
            Some(taken) => (taken.until, taken.who.clone()),
            None => return Err(words::HOW_A_RISK_IS_ACCEPTED.to_owned()),
        },
    };
    // A day without a risk takes none, and is not passed over.
    if reason.trim().is_empty() {
        return Err(words::DAY_WITHOUT_A_RISK.to_owned());
    }
    Ok(Edit::Accept(Some(Acceptance { reason, until, who })))
}

/// What a field would be after an edit.
fn after_edit(
    subject: &Subject<'_>,
    key: &AnswerKey,
    answer: &Answer,
    field: Field,
    change: &Edit,
) -> String {
    let item = key.item_id().ok().and_then(|id| subject.checklist.item(&id));
    let at = answer.at.unwrap_or_default();
    value(field, Some(&edit(answer, change.clone(), item, answer.by.as_deref().unwrap_or_default(), at)))
}

/// The edit that keeps a comment: it goes to the end of the note, once.
pub fn noted(answer: &Answer, comment: &str) -> Edit {
    Edit::Note(with(&answer.note, comment))
}

/// What stands between a note and the comments behind it.
const APART: &str = "\n\n";

/// A note with a comment at its end, unless it holds it already.
fn with(note: &str, comment: &str) -> String {
    if holds(note, comment) {
        return note.to_owned();
    }
    let apart = if note.is_empty() { "" } else { APART };
    format!("{note}{apart}{}", words::comment(comment))
}

/// Whether a note holds a comment, by itself among its paragraphs.
fn holds(note: &str, comment: &str) -> bool {
    let comment = words::comment(comment);
    format!("{APART}{note}{APART}").contains(&format!("{APART}{}{APART}", comment.trim_end()))
}

/// A note without these comments.
fn without(note: &str, comments: &[&str]) -> String {
    let strip = |note: String, comment: &&str| {
        let comment = words::comment(comment);
        note.replacen(&format!("{APART}{}{APART}", comment.trim_end()), APART, 1)
    };
    comments.iter().fold(format!("{APART}{note}{APART}"), strip).trim_matches('\n').to_owned()
}
