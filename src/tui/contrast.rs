//! The difference between two records as the lines of a screen: what is no longer shown first. Made on the worker, once
//! for each comparison; it judges and compares nothing by itself.

use crate::assess::Gap;
use crate::diff::{AnswerChange, Deed, Field, LineChange, lines};
use crate::record::{AnswerKey, ModelId, Version};
use crate::report::{Comparison, Edge, field_value, model_value};
use crate::words::differences as words;

/// Longest line, in characters; what is longer goes on in the next one, so that every part of it can be reached.
const LONGEST: usize = 400;

/// With what the working record is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Side {
    /// A release.
    Release(Version),
    /// The last commit.
    Head,
}

/// A comparison as it was made.
#[derive(Debug)]
pub struct Contrast {
    /// With what the working record was compared.
    pub side: Option<Side>,
    /// In a few words, what was compared and how it was seen.
    pub about: String,
    /// Everything that it can be compared with, the oldest first.
    pub sides: Vec<Side>,
    /// What differs, or why nothing can be told.
    pub lines: Result<Vec<Told>, String>,
}

impl Contrast {
    /// How many lines there are.
    pub fn length(&self) -> usize {
        self.lines.as_ref().map_or(0, Vec::len)
    }
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What it is.
    pub tone: Tone,
    /// What it says; not made fit for a terminal yet.
    pub text: String,
    /// The answer that it is about; the checklist may have lost its item.
    pub about: Option<AnswerKey>,
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// What the lines below it have in common.
    Heading,
    /// Something that got worse.
    Worse,
    /// Something that got better.
    Better,
    /// What stood there before.
    Before,
    /// What stands there now.
    Now,
    /// Anything else.
    Plain,
}

/// The lines of a comparison.
pub fn told(comparison: &Comparison<'_>) -> Vec<Told> {
    let mut page = Page { comparison, lines: Vec::new() };
    page.warnings();
    page.regressions();
    page.gaps(words::GAPS_OPENED, &comparison.shift.opened, Tone::Worse);
    page.gaps(words::GAPS_CLOSED, &comparison.shift.closed, Tone::Better);
    for (deed, title) in [
        (Deed::Added, words::ANSWERS_ADDED),
        (Deed::Changed, words::ANSWERS_CHANGED),
        (Deed::Confirmed, words::ANSWERS_CONFIRMED),
        (Deed::Withdrawn, words::ANSWERS_WITHDRAWN),
    ] {
        page.answers(deed, title);
    }
    page.evidence();
    page.rest();
    page.lines
}

struct Page<'a> {
    comparison: &'a Comparison<'a>,
    lines: Vec<Told>,
}

impl Page<'_> {
    fn say(&mut self, tone: Tone, text: &str, about: Option<&AnswerKey>) {
        for line in text.split('\n') {
            let mut rest: Vec<char> = line.chars().collect();
            loop {
                let tail = rest.split_off(rest.len().min(LONGEST));
                self.lines.push(Told { tone, text: rest.into_iter().collect(), about: about.cloned() });
                if tail.is_empty() {
                    break;
                }
                rest = tail;
            }
        }
    }

    fn title(&self, key: &AnswerKey) -> String {
        let position = self.comparison.checklist.position_of(key.item_str());
        let item = position.and_then(|at| self.comparison.checklist.items().get(at));
        item.map_or_else(|| key.to_string(), |item| key.beside(&item.title))
    }

    /// The key of what is asked of an item, of one model where it is asked of each.
    fn key(&self, position: usize, model: Option<&ModelId>) -> Option<AnswerKey> {
        self.comparison.checklist.items().get(position).map(|item| AnswerKey::of(&item.id, model))
    }

    fn warnings(&mut self) {
        let comparison = self.comparison;
        for warning in [&comparison.before, &comparison.after].into_iter().filter_map(Edge::warning) {
            self.say(Tone::Worse, &warning, None);
        }
    }

    fn regressions(&mut self) {
        let shift = &self.comparison.shift;
        let lists = [
            (words::NO_LONGER_SHOWN, &shift.no_longer_shown, Tone::Worse),
            (words::NO_LONGER_ASKED, &shift.no_longer_asked, Tone::Plain),
        ];
        for (title, list, tone) in lists.into_iter().filter(|(_, list, _)| !list.is_empty()) {
            self.say(Tone::Heading, &format!("{title}: {}", list.len()), None);
            for each in list {
                let Some(key) = self.key(each.position, each.model.as_ref()) else { continue };
                self.say(tone, &format!("{}: {}", self.title(&key), each.why.sentence()), Some(&key));
            }
        }
        if !shift.now_shown.is_empty() {
            let text = format!("{}: {}", words::NOW_SHOWN, shift.now_shown.len());
            self.say(Tone::Heading, &text, None);
        }
        for &position in &shift.now_shown {
            let Some(key) = self.key(position, None) else { continue };
            self.say(Tone::Better, &self.title(&key), Some(&key));
        }
    }

    fn gaps(&mut self, title: &str, gaps: &[Gap], tone: Tone) {
        if !gaps.is_empty() {
            self.say(Tone::Heading, &format!("{title}: {}", gaps.len()), None);
        }
        for gap in gaps {
            let sentence = self.comparison.sentence(gap, tone == Tone::Worse);
            let (title, sentence) = (self.title(&gap.key), gap.beside_key(&sentence));
            let text = format!("{:<9}{title}: {sentence}", gap.severity);
            self.say(tone, &text, Some(&gap.key));
        }
    }

    fn answers(&mut self, deed: Deed, title: &str) {
        let comparison = self.comparison;
        let these: Vec<_> = comparison.answers().filter(|change| change.deed() == deed).collect();
        if !these.is_empty() {
            self.say(Tone::Heading, &format!("{title}: {}", these.len()), None);
        }
        for change in these {
            self.say(Tone::Plain, &self.title(&change.key), Some(&change.key));
            for field in &change.fields {
                self.field(*field, change);
            }
        }
    }

    /// One field of an answer, before and now. Who and when stand beside what was said, not by themselves.
    fn field(&mut self, field: Field, change: &AnswerChange) {
        let about = Some(&change.key);
        let [before, now] = [&change.before, &change.after].map(|answer| field_value(field, answer.as_ref()));
        match field {
            Field::Evidence => {
                for each in change.lost() {
                    self.say(Tone::Before, &format!("  - {}: {each}", words::EVIDENCE), about);
                }
                for each in change.gained() {
                    self.say(Tone::Now, &format!("  + {}: {each}", words::EVIDENCE), about);
                }
            }
            Field::Note | Field::Reason => {
                for line in lines(&before, &now) {
                    match line {
                        LineChange::Same(_) => {}
                        LineChange::Gone(line) => {
                            self.say(Tone::Before, &format!("  - {field}: {line}"), about);
                        }
                        LineChange::New(line) => {
                            self.say(Tone::Now, &format!("  + {field}: {line}"), about);
                        }
                    }
                }
            }
            Field::Question if before.is_empty() || now.is_empty() => {}
            Field::Question => self.say(Tone::Plain, &format!("    {}", words::WORDED_ANEW), about),
            Field::By | Field::At if change.deed() != Deed::Confirmed => {}
            _ => {
                for (tone, sign, text) in [(Tone::Before, '-', before), (Tone::Now, '+', now)] {
                    if !text.is_empty() {
                        self.say(tone, &format!("  {sign} {field}: {text}"), about);
                    }
                }
            }
        }
    }

    /// Evidence alone, over all answers: what backs the record now and did not, and the other way round.
    fn evidence(&mut self) {
        let comparison = self.comparison;
        for (title, gained) in [(words::EVIDENCE_GAINED, true), (words::EVIDENCE_LOST, false)] {
            let changes = comparison.answers().flat_map(|change| {
                let list = if gained { change.gained() } else { change.lost() };
                list.into_iter().map(move |evidence| (change, evidence))
            });
            let all: Vec<_> = changes.collect();
            if !all.is_empty() {
                self.say(Tone::Heading, &format!("{title}: {}", all.len()), None);
            }
            for (change, evidence) in all {
                let text = format!("{evidence}  ({})", self.title(&change.key));
                self.say(if gained { Tone::Better } else { Tone::Worse }, &text, Some(&change.key));
            }
        }
    }

    fn rest(&mut self) {
        let comparison = self.comparison;
        let waiting = &comparison.difference.conflicts;
        if !waiting.is_empty() {
            self.say(Tone::Heading, &format!("{}: {}", words::CHOICES, waiting.len()), None);
        }
        for pair in waiting {
            let (tone, word) = match pair.after {
                Some(_) => (Tone::Worse, words::WAITS_FOR_CHOICE),
                None => (Tone::Better, words::WAS_CHOSEN),
            };
            self.say(tone, &format!("{}: {word}", self.title(&pair.key)), Some(&pair.key));
        }
        let models = &comparison.difference.models;
        if !models.is_empty() {
            self.say(Tone::Heading, &format!("{}: {}", words::MODELS, models.len()), None);
        }
        for pair in models {
            self.say(Tone::Plain, &format!("{}: {}", pair.key, model_value(pair.after.as_ref())), None);
        }
        if let Some((before, now)) = &comparison.difference.checklist {
            self.say(Tone::Heading, words::CHECKLIST, None);
            self.say(Tone::Before, &format!("  - {before}"), None);
            self.say(Tone::Now, &format!("  + {now}"), None);
        }
        let asked = [
            (words::ITEMS_GAINED, &comparison.questions.gained),
            (words::ITEMS_LOST, &comparison.questions.lost),
        ];
        for (title, items) in asked {
            if !items.is_empty() {
                self.say(Tone::Heading, &format!("{title}: {}", items.len()), None);
            }
            for id in items {
                self.say(Tone::Plain, id.as_str(), Some(&AnswerKey::item(id)));
            }
        }
        let profile = &comparison.difference.profile;
        if !profile.is_empty() {
            let names: Vec<String> = profile.iter().map(|pair| pair.key.to_string()).collect();
            self.say(Tone::Heading, &format!("{}: {}", words::PROFILE, profile.len()), None);
            self.say(Tone::Plain, &names.join(", "), None);
        }
        if let Some((before, now)) = &comparison.difference.name {
            self.say(Tone::Heading, words::NAME, None);
            self.say(Tone::Before, &format!("  - {before}"), None);
            self.say(Tone::Now, &format!("  + {now}"), None);
        }
    }
}
