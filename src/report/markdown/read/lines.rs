//! The lines of a document, and what a line is by those around it: the title of a chapter, of an item, its question.
//!
//! It takes nothing from them.

use super::super::plain::list_value;
use super::forms::{Chapter, chapter, introduces_framework, phase};
use crate::words::report::record::{CLOSING, answer as words, scope};

/// Lines that are looked at from one to what follows it; between a title and its id stand a question and remarks.
const FAR: usize = 200;

/// A document.
pub(super) struct Lines<'t> {
    /// Its lines, without blanks at their ends.
    pub(super) all: Vec<&'t str>,
    /// Which of them the export has today.
    own: Vec<bool>,
    /// The phases that its table of counts names.
    phases: Vec<&'t str>,
    /// The heading above each line.
    titles: Vec<Option<usize>>,
    /// Whether it was made with today's checklist, so that every title and question is among today's lines.
    of_today: bool,
}

impl<'t> Lines<'t> {
    pub(super) fn new(text: &'t str, own: impl Fn(&str) -> bool) -> Self {
        let all: Vec<&str> = text.lines().map(str::trim_end).collect();
        let own: Vec<bool> = all.iter().map(|line| own(line)).collect();
        let checklist = |(line, own): (&&str, &bool)| *own && list_value(line, scope::CHECKLIST).is_some();
        let of_today = all.iter().zip(&own).any(checklist);
        let counts = format!("## {}", scope::SAID_AND_SHOWN);
        let chapter = all.iter().skip_while(|line| **line != counts).skip(1);
        let rows = chapter.take_while(|line| !line.starts_with("## "));
        let phases = rows.filter_map(|line| phase(line)).take(FAR).collect();
        let above = |last: &mut Option<usize>, (at, line): (usize, &&str)| {
            let above = *last;
            *last = if line.starts_with('#') { Some(at) } else { above };
            Some(above)
        };
        let titles = all.iter().enumerate().scan(None, above).collect();
        Self { all, own, phases, titles, of_today }
    }

    /// What a title of the second rank begins, where the export has such a chapter.
    pub(super) fn chapter(&self, title: &str) -> Option<Chapter> {
        let is_phase = |phase: &&str| {
            title.strip_prefix(*phase).is_some_and(|rest| rest.is_empty() || rest.starts_with(" ("))
        };
        chapter(title).or_else(|| self.phases.iter().any(is_phase).then_some(Chapter::Phase))
    }

    /// Whether a heading is the title of an item: its question follows, and then its id.
    pub(super) fn is_title(&self, at: usize) -> bool {
        let is_third = self.line(at).starts_with("### ");
        let next = self.after(at).find(|(_, line)| line.starts_with('#') || is_item(line));
        is_third && next.is_some_and(|(_, line)| is_item(line))
    }

    /// Whether the title of an item is none that the export has today, though it has the questions of today.
    pub(super) fn is_edited(&self, at: usize) -> bool {
        self.of_today && !self.is_own(at)
    }

    /// Whether a heading is that of a framework, which is introduced below it.
    pub(super) fn is_framework(&self, at: usize) -> bool {
        self.after(at).next().is_some_and(|(_, line)| introduces_framework(line))
    }

    /// Whether a paragraph is what the export writes below a title that names an item or a phase: the only one there, of
    /// an export with other questions than today's.
    pub(super) fn fills(&self, at: usize) -> bool {
        if self.of_today {
            return false;
        }
        let Some(title) = self.titles.get(at).copied().flatten() else { return false };
        let is_phase = self.line(title).strip_prefix("## ").and_then(|title| self.chapter(title));
        let ends = |line: &str| line.starts_with('#') || is_item(line);
        let between = self.after(title).take_while(|(_, line)| !ends(line));
        let is_text = |line: &str| !line.starts_with('>');
        let all: Vec<usize> = between.filter(|(_, line)| is_text(line)).map(|(at, _)| at).collect();
        (self.is_title(title) || is_phase == Some(Chapter::Phase)) && all == [at]
    }

    /// Whether a line ends the document: nothing but what it is not follows.
    pub(super) fn ends(&self, at: usize) -> bool {
        self.line(at) == "---" && self.after(at).next().is_some_and(|(_, line)| line == CLOSING)
    }

    /// Whether the export has this line today.
    pub(super) fn is_own(&self, at: usize) -> bool {
        self.own.get(at).copied().unwrap_or_default()
    }

    fn line(&self, at: usize) -> &'t str {
        self.all.get(at).copied().unwrap_or_default()
    }

    /// The lines behind one that hold anything.
    fn after(&self, at: usize) -> impl Iterator<Item = (usize, &'t str)> + '_ {
        let all = self.all.iter().copied().enumerate().skip(at + 1).take(FAR);
        all.filter(|(_, line)| !line.is_empty())
    }
}

fn is_item(line: &str) -> bool {
    list_value(line, words::ITEM).is_some()
}
