//! Goes through a document line by line, and puts each where it belongs. It knows no record.

use super::super::plain::{code_of, list_value, plain, quoted};
use super::super::seal::is_seal;
use super::changed::{Kind, of_answer};
use super::document::{Comment, ReadAnswer, Reading, comment_of};
use super::forms::{Chapter, is_separator};
use super::lines::Lines;
use super::made::{is_field, is_made, is_misspelt};
use super::met::Met;
use super::own::Own;
use super::place::Place;
use crate::record::AnswerKey;
use crate::words::report::record::answer as words;

pub(super) struct Reader<'o> {
    reading: Reading,
    own: &'o Own<'o>,
    /// Which of today's lines were met, and which others that the export writes.
    met: Met<'o>,
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
    /// Whether a heading of somebody's own came last: what follows it belongs to no answer, until the export goes on.
    stray: bool,
    /// The last line of the last comment.
    ends: usize,
}

impl<'o> Reader<'o> {
    pub(super) fn new(own: &'o Own<'o>) -> Self {
        Self {
            reading: Reading::default(),
            own,
            chapter: Chapter::Head,
            item: None,
            open: false,
            waits: false,
            ahead: Vec::new(),
            place: Place::Nothing,
            stray: false,
            ends: 0,
            met: Met::new(own),
        }
    }

    pub(super) fn read(mut self, lines: &Lines<'_>) -> Reading {
        for at in 0..lines.all.len() {
            self.line(at, lines);
        }
        self.beside_nothing();
        (self.reading.changed, self.reading.is_of_today) = self.met.changed();
        self.reading
    }

    fn line(&mut self, index: usize, lines: &Lines<'_>) {
        let Some(&line) = lines.all.get(index) else { return };
        let at = index + 1;
        if is_seal(line) {
            return;
        }
        if line.is_empty() {
            // A quote that begins anew is no part of what was said before.
            if self.place == Place::Verdict && self.answer().is_some_and(|it| !it.verdict.is_empty()) {
                self.place = Place::Nothing;
            }
            return;
        }
        let own = self.met.take(line);
        self.stray &= !own || is_separator(line) || line.starts_with('>');
        if let Some(text) = quoted(line) {
            return self.quote(at, &text, own);
        }
        if line.starts_with('#') {
            return self.heading(at, line, lines);
        }
        if let Some(id) = list_value(line, words::ITEM) {
            self.item = code_of(id).map(str::to_owned);
            self.begin(at);
            if !own {
                self.met.add(self.chapter, at, line, Kind::Derived);
            }
        } else if let Some(model) = line.strip_prefix(words::FOR_THE_MODEL).and_then(code_of) {
            self.begin_model(at, model);
            let behind = line.rsplit_once('`').map_or("", |(_, behind)| behind);
            if behind != ":" {
                self.comment(at, plain(behind.trim_start_matches(':').trim()));
            }
        } else if lines.ends(index) {
            self.close(Chapter::End);
        } else if self.open && !self.stray {
            self.inside(at, line, own);
        } else if self.chapter_has(line, own) {
            self.met.around(self.chapter, at, line, own);
        } else if lines.fills(index) {
            // The export's own, and of the checklist with which it was written.
        } else if is_field(line) {
            // What an answer says, with no item that it belongs to.
            self.reading.strange.push((at, line.to_owned()));
        } else {
            self.comment(at, plain(line));
        }
    }

    fn chapter_has(&self, line: &str, own: bool) -> bool {
        own || is_separator(line) || self.own.knows(self.chapter, line)
    }

    /// A heading of the export ends an answer; that of an orphan begins the next. Any other is a comment.
    fn heading(&mut self, at: usize, line: &str, lines: &Lines<'_>) {
        let title = line.trim_start_matches('#').trim();
        let chapter = line.strip_prefix("## ").and_then(|title| lines.chapter(title));
        let orphan = line.strip_prefix("### ").and_then(code_of).map(str::to_owned);
        if let Some(chapter) = chapter {
            self.close(chapter);
            if chapter == Chapter::Phase && lines.is_edited(at - 1) && !self.own.asks(line) {
                self.comment(at, plain(title));
            }
        } else if orphan.is_some() && (self.chapter == Chapter::Orphaned || self.own.has(line)) {
            self.close(self.chapter);
            let behind = title.rsplit_once('`').map_or("", |(_, behind)| behind.trim());
            self.item = orphan;
            self.begin(at);
            if !behind.is_empty() {
                self.comment(at, plain(behind));
            }
        } else if lines.is_title(at - 1) && (!self.waits || self.own.has(line)) {
            self.close(self.chapter);
            self.waits = true;
            if lines.is_edited(at - 1) && !self.own.asks(line) {
                self.comment(at, plain(title));
            }
        } else if self.chapter_has(line, self.own.has(line)) || lines.is_framework(at - 1) {
            self.close(self.chapter);
            if !lines.is_own(at - 1) && !self.own.asks(line) {
                self.met.add(self.chapter, at, line, Kind::Derived);
            }
        } else {
            self.place = Place::Nothing;
            self.stray = true;
            self.comment(at, plain(title));
        }
    }

    fn close(&mut self, chapter: Chapter) {
        self.beside_nothing();
        (self.chapter, self.place) = (chapter, Place::Nothing);
        (self.open, self.item, self.stray) = (false, None, false);
    }

    /// What stood before the id of an item that never came.
    fn beside_nothing(&mut self) {
        self.waits = false;
        for (line, text) in std::mem::take(&mut self.ahead) {
            self.reading.comments.push(Comment { key: None, line, text });
        }
    }

    fn begin(&mut self, at: usize) {
        (self.place, self.stray) = (Place::Nothing, false);
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
        let is_model = |key: &AnswerKey| key.model().is_some();
        let bare =
            |answer: &ReadAnswer| !answer.key.as_ref().is_some_and(is_model) && answer.status.is_empty();
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
    fn inside(&mut self, at: usize, line: &str, own: bool) {
        let before = std::mem::replace(&mut self.place, Place::Nothing);
        self.place = Place::begun_by(line);
        if let Some((place, text)) = Place::said_in(line).filter(|_| !own) {
            self.place = place;
            return self.quote(at, &plain(text), own);
        }
        if self.place != Place::Nothing || self.field(at, line, own) {
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
            if !own {
                self.met.add(self.chapter, at, line, Kind::Source);
            }
        } else if is_misspelt(line) {
            self.reading.strange.push((at, line.to_owned()));
        } else if self.chapter_has(line, own) {
            self.met.around(self.chapter, at, line, own);
        } else {
            self.comment(at, plain(line.trim_start_matches("- ")));
        }
    }

    /// Whether a line is one of the fields of an answer, which is then taken.
    fn field(&mut self, at: usize, line: &str, own: bool) -> bool {
        let says_who = [words::ANSWERED_BY, words::LAST_CHANGED_BY];
        let made = is_made(line);
        if !own && (made || says_who.into_iter().any(|name| list_value(line, name).is_some())) {
            self.met.add(self.chapter, at, line, of_answer(line));
        }
        if made {
            return true;
        }
        self.answer().is_some_and(|answer| answer.take(line))
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
        let beside = self.reading.answers.last().filter(|_| self.open && !self.stray);
        let key = beside.and_then(|answer| answer.key.clone());
        let follows = self.ends + 1 == at;
        self.ends = at;
        match self.reading.comments.last_mut() {
            Some(last) if last.key == key && follows => {
                last.text.push('\n');
                last.text.push_str(&text);
            }
            _ => self.reading.comments.push(Comment { key, line: at, text }),
        }
    }
}
