//! Reads an exported safety record back, after a reviewer edited it: what each answer says, and what was written beside.
//!
//! Line by line and lenient: whatever is no line of an export is handed on with its place, and nothing is guessed.

use std::collections::BTreeSet;

use super::plain::{code_of, list_value, plain, quoted};
use crate::record::{AnswerKey, Status};
use crate::words::report::record::{CLOSING, NOT_ASKED, RESTS_ON, answer as words, references, seen};
use crate::words::report::status;

/// How a comment may begin within a block quote.
const COMMENT: &str = "review:";

/// Everything that was read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// The answers, in the order in which they stand.
    pub answers: Vec<ReadAnswer>,
    /// What a reviewer wrote beside them.
    pub comments: Vec<Comment>,
    /// Lines that mean nothing here, with their numbers from 1.
    pub strange: Vec<(usize, String)>,
}

/// One answer as the document has it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ReadAnswer {
    /// Of which item and model; none only while it is being read.
    pub key: Option<AnswerKey>,
    /// The line on which it begins, from 1.
    pub line: usize,
    /// The word for its status, as it stands there.
    pub status: String,
    /// Who takes care of it.
    pub owner: String,
    /// The day of the plan, as it stands there.
    pub planned_by: String,
    /// The day and the name of the acceptance, as they stand there.
    pub accepted: String,
    /// Who answered and when, as it stands there.
    pub answered: String,
    /// The lines about evidence.
    pub evidence: Vec<String>,
    /// Why it does not apply.
    pub reason: String,
    /// The note.
    pub note: String,
    /// What will be done.
    pub plan: String,
    /// Why the risk is bearable.
    pub risk: String,
}

/// Something a reviewer wrote beside an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Comment {
    /// Beside which; none for the document.
    pub key: Option<AnswerKey>,
    /// Its line, from 1.
    pub line: usize,
    /// What was written.
    pub text: String,
}

/// What the lines of a block quote belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Nothing,
    Reason,
    Note,
    Plan,
    Risk,
    /// What a reviewer said with a verdict. It is no field that an edit proposes: what is new in it is a comment.
    Verdict,
    Evidence,
}

/// The lines about an answer that the export makes of other things than its fields.
const MADE: [&str; 19] = [
    words::KEPT,
    words::GIVEN_WHEN,
    words::WANTING,
    words::ACCEPTED_FOR_A_TIME,
    RESTS_ON,
    references::IT_HAPPENED,
    references::TOUCHES,
    NOT_ASKED,
    words::ANSWERED,
    words::LAST_CHANGED,
    words::ASKED_THEN,
    words::WAITS_FOR_A_CHOICE,
    words::REAFFIRMED,
    words::REVIEWED,
    seen::SEEN_CONTRADICTS,
    seen::SEEN_NOT_EXAMINED,
    seen::SEEN_MENTIONS,
    seen::SEEN_SUPPORTS,
    seen::SEEN_AND_SET_ASIDE,
];

/// Reads a document. `own` are the lines that the export itself has: none of them is a reviewer's comment, whatever it
/// looks like.
pub fn read(text: &str, own: &BTreeSet<&str>) -> Reading {
    let mut reader = Reader { reading: Reading::default(), item: None, open: false, place: Place::Nothing };
    for (at, line) in text.lines().enumerate() {
        reader.line(at + 1, line.trim_end(), own);
    }
    for answer in &mut reader.reading.answers {
        for text in [&mut answer.reason, &mut answer.note, &mut answer.plan, &mut answer.risk] {
            *text = text.trim_matches('\n').to_owned();
        }
    }
    reader.reading
}

/// The status that a word of the document means.
///
/// # Errors
/// It is none that is known.
pub fn status_of(word: &str) -> Result<Option<Status>, String> {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    match word.as_str() {
        status::UNANSWERED | "" => Ok(None),
        status::NOT_APPLICABLE | "n/a" | "na" => Ok(Some(Status::NotApplicable)),
        word => word.parse().map(Some),
    }
}

/// Whether a line says what only an answer says, and what somebody may have edited; or was meant to name its item.
fn is_field(line: &str) -> bool {
    let fields = [words::STATUS, words::OWNER, words::PLANNED_BY, words::ACCEPTED_UNTIL];
    let names_an_item = line.strip_prefix("- ").is_some_and(|line| line.starts_with(words::ITEM));
    names_an_item || fields.iter().any(|name| list_value(line, name).is_some())
}

/// Whether a text is an exported record at all: it holds an answer, or ends as one.
pub fn is_record(text: &str) -> bool {
    text.lines().any(|line| line == CLOSING) || !read(text, &BTreeSet::new()).answers.is_empty()
}

struct Reader {
    reading: Reading,
    /// The item whose answers come next.
    item: Option<String>,
    /// Whether the last answer of the reading is the one that lines belong to.
    open: bool,
    place: Place,
}

impl Reader {
    fn line(&mut self, at: usize, line: &str, own: &BTreeSet<&str>) {
        if let Some(text) = quoted(line) {
            return self.quote(at, &text, own.contains(line));
        }
        if line.is_empty() {
            return;
        }
        if line.starts_with('#') {
            return self.heading(at, line);
        }
        if let Some(id) = list_value(line, words::ITEM) {
            self.item = code_of(id).map(str::to_owned);
            self.begin(at);
        } else if let Some(model) = line.strip_prefix(words::FOR_THE_MODEL).and_then(code_of) {
            self.begin_model(at, model);
        } else if line == "---" {
            // The end of the document.
            self.item = None;
            self.open = false;
        } else if self.open {
            self.inside(at, line);
        } else if self.item.is_none() && is_field(line) {
            // What an answer says, with no item that it belongs to. Tables, counts and lists out here are the export's own
            // and speak of the day on which it was written.
            self.reading.strange.push((at, line.to_owned()));
        }
    }

    /// A heading ends an answer; that of an orphan begins the next.
    fn heading(&mut self, at: usize, line: &str) {
        self.open = false;
        self.place = Place::Nothing;
        self.item = line.strip_prefix("### ").and_then(code_of).map(str::to_owned);
        if self.item.is_some() {
            self.begin(at);
        }
    }

    fn begin(&mut self, at: usize) {
        self.place = Place::Nothing;
        let key = self.item.as_deref().and_then(|item| item.parse().ok());
        self.open = key.is_some();
        if self.open {
            self.reading.answers.push(ReadAnswer { key, line: at, ..ReadAnswer::default() });
        }
    }

    /// The answer about one model takes the place of an empty one for the item.
    fn begin_model(&mut self, at: usize, model: &str) {
        let Some(item) = self.item.clone() else { return };
        let bare = |answer: &ReadAnswer| answer.status.is_empty();
        if self.reading.answers.last().is_some_and(bare) {
            self.reading.answers.pop();
        }
        self.item = Some(format!("{item}@{model}"));
        self.begin(at);
        self.item = Some(item);
    }

    fn answer(&mut self) -> Option<&mut ReadAnswer> {
        if self.open { self.reading.answers.last_mut() } else { None }
    }

    /// A line of an answer that is no quote.
    fn inside(&mut self, at: usize, line: &str) {
        let before = std::mem::replace(&mut self.place, Place::Nothing);
        self.place = line.strip_suffix(':').map_or(Place::Nothing, |title| match title {
            words::REASON => Place::Reason,
            words::NOTE => Place::Note,
            words::PLAN => Place::Plan,
            words::RISK => Place::Risk,
            words::COMMENT_OF_THE_REVIEWER => Place::Verdict,
            _ if title.strip_prefix("- ") == Some(words::EVIDENCE) => Place::Evidence,
            _ => Place::Nothing,
        });
        if self.place != Place::Nothing || self.field(line) {
            return;
        }
        if line.starts_with("  - ") && before == Place::Evidence {
            self.place = Place::Evidence;
            if let Some(answer) = self.answer() {
                answer.evidence.push(line.trim().to_owned());
            }
        } else if line.starts_with("- ") {
            self.reading.strange.push((at, line.to_owned()));
        } else {
            self.comment(at, plain(line));
        }
    }

    /// Whether a line is one of the fields of an answer, which is then taken.
    fn field(&mut self, line: &str) -> bool {
        if MADE.iter().any(|name| list_value(line, name).is_some()) {
            return true;
        }
        let Some(answer) = self.answer() else { return false };
        let slots = [
            (words::STATUS, &mut answer.status),
            (words::OWNER, &mut answer.owner),
            (words::PLANNED_BY, &mut answer.planned_by),
            (words::ACCEPTED_UNTIL, &mut answer.accepted),
            (words::ANSWERED_BY, &mut answer.answered),
        ];
        for (name, slot) in slots {
            if let Some(value) = list_value(line, name) {
                *slot = plain(value);
                return true;
            }
        }
        if let Some(value) = list_value(line, words::ACCEPTANCE_ENDED) {
            answer.accepted = plain(value);
        } else if let Some(value) = list_value(line, words::LAST_CHANGED_BY) {
            answer.answered = plain(value);
        } else {
            return false;
        }
        true
    }

    fn quote(&mut self, at: usize, text: &str, ours: bool) {
        let begins = text.get(..COMMENT.len()).is_some_and(|start| start.eq_ignore_ascii_case(COMMENT));
        if ours && self.place == Place::Verdict {
            return;
        }
        if begins && !ours {
            return self.comment(at, text.get(COMMENT.len()..).unwrap_or_default().trim().to_owned());
        }
        let (place, open) = (self.place, self.open);
        let slot = self.answer().and_then(|answer| match place {
            Place::Reason => Some(&mut answer.reason),
            Place::Note => Some(&mut answer.note),
            Place::Plan => Some(&mut answer.plan),
            Place::Risk => Some(&mut answer.risk),
            Place::Nothing | Place::Verdict | Place::Evidence => None,
        });
        match slot {
            Some(slot) => {
                slot.push_str(text);
                slot.push('\n');
            }
            None if !text.is_empty() && open => self.comment(at, text.to_owned()),
            None => {}
        }
    }

    /// Lines that follow each other are one comment.
    fn comment(&mut self, at: usize, text: String) {
        let key =
            if self.open { self.reading.answers.last().and_then(|answer| answer.key.clone()) } else { None };
        let lines =
            self.reading.comments.last().map_or(0, |last| last.line + last.text.matches('\n').count());
        match self.reading.comments.last_mut() {
            Some(last) if last.key == key && lines + 1 == at => {
                last.text.push('\n');
                last.text.push_str(&text);
            }
            _ => self.reading.comments.push(Comment { key, line: at, text }),
        }
    }
}
