//! Reads an exported safety record back, after a reviewer edited it: what each answer says, and what was written beside.
//!
//! Line by line and lenient: whatever is no line of an export is handed on with its place, wherever it stands, and nothing
//! is guessed.

mod forms;
mod lines;

use std::collections::BTreeSet;

use forms::{Chapter, Forms, is_made, is_separator};
use lines::Lines;

use super::plain::{code_of, list_value, plain, quoted};
use crate::checklist::Checklist;
use crate::record::AnswerKey;
use crate::words::conflict;
use crate::words::report::record::{CLOSING, answer as words};

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
    /// What is quoted of a reviewer who gave a verdict, with the numbers of the lines.
    pub verdict: Vec<(usize, String)>,
    /// What both versions of it say, where they wait for a choice, with the numbers of the lines.
    pub versions: Vec<(usize, String)>,
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
    /// What the versions of an answer say that wait for a choice. What is new in it is a comment, too.
    Versions,
    Evidence,
}

/// What is known beside the document that is read.
#[derive(Debug)]
pub struct Own<'a> {
    /// The lines that the export has today. None of them is a reviewer's comment, whatever it looks like.
    lines: BTreeSet<&'a str>,
    forms: Forms,
}

impl<'a> Own<'a> {
    /// What today's exports of a record say, made with this checklist.
    pub fn new(exports: &'a [String], checklist: &Checklist) -> Self {
        let lines = exports.iter().flat_map(|text| text.lines()).map(str::trim_end).collect();
        Self { lines, forms: Forms::new(Some(checklist)) }
    }

    /// Where nothing is known.
    fn nothing() -> Self {
        Self { lines: BTreeSet::new(), forms: Forms::new(None) }
    }

    /// Whether the export has this very line today.
    pub fn has(&self, line: &str) -> bool {
        self.lines.contains(line)
    }
}

/// Reads a document.
pub fn read(text: &str, own: &Own<'_>) -> Reading {
    let lines = Lines::new(text, |line| own.has(line));
    let mut reader = Reader {
        reading: Reading::default(),
        own,
        chapter: Chapter::Head,
        item: None,
        open: false,
        waits: false,
        ahead: Vec::new(),
        place: Place::Nothing,
    };
    for at in 0..lines.all.len() {
        reader.line(at, &lines);
    }
    reader.beside_nothing();
    for answer in &mut reader.reading.answers {
        for text in [&mut answer.reason, &mut answer.note, &mut answer.plan, &mut answer.risk] {
            *text = text.trim_matches('\n').to_owned();
        }
    }
    reader.reading.comments.sort_by_key(|comment| comment.line);
    reader.reading
}

/// Whether a line says what only an answer says, and what somebody may have edited; or was meant to name its item.
fn is_field(line: &str) -> bool {
    let fields = [words::STATUS, words::OWNER, words::PLANNED_BY, words::ACCEPTED_UNTIL];
    let names_an_item = line.strip_prefix("- ").is_some_and(|line| line.starts_with(words::ITEM));
    names_an_item || fields.iter().any(|name| list_value(line, name).is_some())
}

/// Whether a text is an exported record at all: it holds an answer, or ends as one.
pub fn is_record(text: &str) -> bool {
    text.lines().any(|line| line == CLOSING) || !read(text, &Own::nothing()).answers.is_empty()
}

struct Reader<'o> {
    reading: Reading,
    own: &'o Own<'o>,
    /// The part of the document that is being read.
    chapter: Chapter,
    /// The item whose answers come next.
    item: Option<String>,
    /// Whether the last answer of the reading is the one that lines belong to.
    open: bool,
    /// Whether the title of an item was read, and its id was not.
    waits: bool,
    /// Comments between the title of an item and its id, with the numbers of their lines.
    ahead: Vec<(usize, String)>,
    place: Place,
}

impl Reader<'_> {
    fn line(&mut self, index: usize, lines: &Lines<'_>) {
        let Some(&line) = lines.all.get(index) else { return };
        let (at, own) = (index + 1, self.own.has(line));
        if let Some(text) = quoted(line) {
            return self.quote(at, &text, own);
        }
        if line.is_empty() {
            // A quote that begins anew is no part of what was said before.
            if self.place == Place::Verdict && self.answer().is_some_and(|it| !it.verdict.is_empty()) {
                self.place = Place::Nothing;
            }
            return;
        }
        if line.starts_with('#') {
            return self.heading(at, line, lines);
        }
        if let Some(id) = list_value(line, words::ITEM) {
            self.item = code_of(id).map(str::to_owned);
            self.begin(at);
        } else if let Some(model) = line.strip_prefix(words::FOR_THE_MODEL).and_then(code_of) {
            self.begin_model(at, model);
        } else if lines.ends(index) {
            self.close(Chapter::End);
        } else if self.open {
            self.inside(at, line);
        } else if self.chapter_has(line, own) || lines.fills(index) {
            // The export's own, and of the day on which it was written.
        } else if is_field(line) {
            // What an answer says, with no item that it belongs to.
            self.reading.strange.push((at, line.to_owned()));
        } else {
            self.comment(at, plain(line));
        }
    }

    fn chapter_has(&self, line: &str, own: bool) -> bool {
        own || is_separator(line) || self.own.forms.know(self.chapter, line)
    }

    /// A heading of the export ends an answer; that of an orphan begins the next. Any other is a comment.
    fn heading(&mut self, at: usize, line: &str, lines: &Lines<'_>) {
        let title = line.trim_start_matches('#').trim();
        let chapter = line.strip_prefix("## ").and_then(|title| lines.chapter(title));
        let orphan = line.strip_prefix("### ").and_then(code_of).map(str::to_owned);
        if let Some(chapter) = chapter {
            self.close(chapter);
        } else if orphan.is_some() && (self.chapter == Chapter::Orphaned || self.own.has(line)) {
            self.close(self.chapter);
            self.item = orphan;
            self.begin(at);
        } else if lines.is_title(at - 1) && !(self.waits && !self.own.has(line)) {
            self.close(self.chapter);
            self.waits = true;
            if lines.is_edited(at - 1) {
                self.comment(at, plain(title));
            }
        } else if self.chapter_has(line, self.own.has(line)) || lines.is_framework(at - 1) {
            self.close(self.chapter);
        } else {
            self.place = Place::Nothing;
            self.comment(at, plain(title));
        }
    }

    fn close(&mut self, chapter: Chapter) {
        self.beside_nothing();
        (self.chapter, self.place) = (chapter, Place::Nothing);
        (self.open, self.item) = (false, None);
    }

    /// What stood before the id of an item that never came.
    fn beside_nothing(&mut self) {
        self.waits = false;
        for (line, text) in std::mem::take(&mut self.ahead) {
            self.reading.comments.push(Comment { key: None, line, text });
        }
    }

    fn begin(&mut self, at: usize) {
        self.place = Place::Nothing;
        let key: Option<AnswerKey> = self.item.as_deref().and_then(|item| item.parse().ok());
        self.open = key.is_some();
        if self.open {
            for (line, text) in std::mem::take(&mut self.ahead) {
                self.reading.comments.push(Comment { key: key.clone(), line, text });
            }
            self.reading.answers.push(ReadAnswer { key, line: at, ..ReadAnswer::default() });
        }
        self.beside_nothing();
    }

    /// The answer about one model takes the place of an empty one for the item, and what was written beside that.
    fn begin_model(&mut self, at: usize, model: &str) {
        let Some(item) = self.item.clone() else { return };
        let bare = |answer: &ReadAnswer| answer.status.is_empty();
        let gone =
            if self.reading.answers.last().is_some_and(bare) { self.reading.answers.pop() } else { None };
        self.item = Some(format!("{item}@{model}"));
        self.begin(at);
        self.item = Some(item);
        let (bare, key) =
            (gone.and_then(|gone| gone.key), self.reading.answers.last().and_then(|it| it.key.clone()));
        if bare.is_some() {
            let beside = self.reading.comments.iter_mut().filter(|comment| comment.key == bare);
            beside.for_each(|comment| comment.key.clone_from(&key));
        }
    }

    fn answer(&mut self) -> Option<&mut ReadAnswer> {
        if self.open { self.reading.answers.last_mut() } else { None }
    }

    /// A line of an answer that is no quote.
    fn inside(&mut self, at: usize, line: &str) {
        let before = std::mem::replace(&mut self.place, Place::Nothing);
        self.place = match line.strip_suffix(':') {
            Some(words::REASON) => Place::Reason,
            Some(words::NOTE) => Place::Note,
            Some(words::PLAN) => Place::Plan,
            Some(words::RISK) => Place::Risk,
            Some(words::COMMENT_OF_THE_REVIEWER) => Place::Verdict,
            Some(title) if title.strip_prefix("- ") == Some(words::EVIDENCE) => Place::Evidence,
            _ if begins_version(line) => Place::Versions,
            _ => Place::Nothing,
        };
        if self.place != Place::Nothing || self.field(line) {
            return;
        }
        let within = line.starts_with("  ");
        if within && before == Place::Versions {
            self.place = before;
            let text = quoted(line.trim()).unwrap_or_else(|| line.trim().to_owned());
            if let Some(answer) = self.answer() {
                answer.versions.push((at, text));
            }
        } else if line.starts_with("  - ") && before == Place::Evidence {
            self.place = before;
            if let Some(answer) = self.answer() {
                answer.evidence.push(line.trim().to_owned());
            }
        } else if is_misspelt(line) {
            self.reading.strange.push((at, line.to_owned()));
        } else if !self.chapter_has(line, self.own.has(line)) {
            self.comment(at, plain(line.trim_start_matches("- ")));
        }
    }

    /// Whether a line is one of the fields of an answer, which is then taken.
    fn field(&mut self, line: &str) -> bool {
        if is_made(line) {
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
        let place = self.place;
        if let Some(answer) = self.answer().filter(|_| place == Place::Verdict) {
            return answer.verdict.push((at, text.to_owned()));
        }
        if let Some(said) = comment_of(text).filter(|_| !ours) {
            return self.comment(at, said.to_owned());
        }
        let open = self.open;
        let slot = self.answer().and_then(|answer| match place {
            Place::Reason => Some(&mut answer.reason),
            Place::Note => Some(&mut answer.note),
            Place::Plan => Some(&mut answer.plan),
            Place::Risk => Some(&mut answer.risk),
            Place::Nothing | Place::Verdict | Place::Versions | Place::Evidence => None,
        });
        match slot {
            Some(slot) => {
                slot.push_str(text);
                slot.push('\n');
            }
            None if text.is_empty() => {}
            // Below a title that lost its id stand the quotes of its answer.
            None if open || !ours => self.comment(at, text.to_owned()),
            None => {}
        }
    }

    /// Lines that follow each other are one comment.
    fn comment(&mut self, at: usize, text: String) {
        if self.waits {
            return self.ahead.push((at, text));
        }
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

/// What a quoted line says that begins as a comment.
pub fn comment_of(text: &str) -> Option<&str> {
    let begins = text.get(..COMMENT.len()).is_some_and(|start| start.eq_ignore_ascii_case(COMMENT));
    text.get(COMMENT.len()..).filter(|_| begins).map(str::trim)
}

/// Whether a line begins what one version of an answer says, or both.
fn begins_version(line: &str) -> bool {
    let withdrawn = |title: &str| list_value(line, title) == Some(conflict::WITHDRAWN);
    let begins = |title: &str| list_value(line, title) == Some("");
    [conflict::OURS, conflict::THEIRS].into_iter().any(|title| begins(title) || withdrawn(title))
        || begins(conflict::BOTH)
}

/// Whether a line was meant as a field of an answer and is written otherwise.
fn is_misspelt(line: &str) -> bool {
    let fields =
        [words::ITEM, words::STATUS, words::OWNER, words::PLANNED_BY, words::ACCEPTED_UNTIL, words::EVIDENCE];
    line.strip_prefix("- ").is_some_and(|line| fields.iter().any(|name| line.starts_with(name)))
}
