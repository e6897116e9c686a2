//! What is known beside a document that came back: today's lines, and what the export's lines are made of.

use std::collections::{HashMap, HashSet};

use super::super::escape::line;
use super::super::plain::list_value;
use super::forms::{Chapter, forms, is_made_after, is_separator, numberless};
use crate::checklist::Checklist;
use crate::report::provenance;
use crate::words::report::record::scope;

/// What is known beside the document that is read.
#[derive(Debug)]
pub struct Own<'a> {
    /// The lines that the export has today, and how often. None of them is a reviewer's, whatever it looks like.
    lines: HashMap<&'a str, usize>,
    forms: Forms,
}

impl<'a> Own<'a> {
    /// What today's exports of a record say, made with this checklist.
    pub fn new(exports: &'a [String], checklist: &Checklist) -> Self {
        let mut lines = HashMap::new();
        for text in exports {
            let mut here: HashMap<&str, usize> = HashMap::new();
            for line in text.lines().map(str::trim_end) {
                *here.entry(line).or_default() += 1;
            }
            for (line, count) in here {
                let most: &mut usize = lines.entry(line).or_default();
                *most = count.max(*most);
            }
        }
        Self { lines, forms: Forms::new(Some(checklist)) }
    }

    /// Where nothing is known.
    pub(super) fn nothing() -> Self {
        Self { lines: HashMap::new(), forms: Forms::new(None) }
    }

    /// Whether the export has this very line today.
    pub fn has(&self, line: &str) -> bool {
        self.lines.contains_key(line)
    }

    /// Every line that the export has today, and how often; each is found once in a document that nobody touched.
    pub(super) fn all(&self) -> HashMap<&'a str, usize> {
        self.lines.clone()
    }

    /// Whether the export writes such a line into a chapter.
    pub(super) fn knows(&self, chapter: Chapter, line: &str) -> bool {
        self.forms.know(chapter, line)
    }

    /// Whether a line says nothing but what the checklist says, of an item or a phase, whether or not it is asked today.
    pub(super) fn asks(&self, line: &str) -> bool {
        self.forms.ask(line)
    }

    /// Who gave the answers that are recorded today.
    pub(super) fn people(&self) -> impl Iterator<Item = &str> {
        let all = self.lines.keys().filter_map(|line| list_value(line, scope::ANSWERS_BY));
        all.flat_map(|people| people.split(", "))
            .filter_map(|each| each.rsplit_once(" ("))
            .map(|(who, _)| who)
    }
}

/// What is known of the lines of an export beside the fields of its answers.
#[derive(Debug)]
struct Forms {
    /// Profile questions, as lines begin with them.
    questions: Vec<String>,
    /// Titles and questions of every item and phase, asked or not.
    asked: HashSet<String>,
    /// What the lines of each chapter are made of, with one digit for each number.
    made: HashMap<Chapter, Vec<String>>,
}

impl Forms {
    fn new(checklist: Option<&Checklist>) -> Self {
        let questions = checklist.map(|checklist| checklist.profile.as_slice()).unwrap_or_default();
        let made = |chapter| forms(chapter).iter().map(|form| numberless(form)).collect();
        Self {
            questions: questions.iter().map(|each| format!("- {} ", line(&each.question))).collect(),
            asked: checklist.map(asked).unwrap_or_default(),
            made: Chapter::ALL.into_iter().map(|chapter| (chapter, made(chapter))).collect(),
        }
    }

    /// Whether a line of a chapter is one that the export writes there.
    fn know(&self, chapter: Chapter, line: &str) -> bool {
        let asks = chapter == Chapter::Scope && self.questions.iter().any(|asked| line.starts_with(asked));
        asks || self.ask(line) || is_separator(line) || {
            let line = numberless(line);
            self.made.get(&chapter).is_some_and(|forms| forms.iter().any(|form| is_made_after(&line, form)))
        }
    }

    /// Whether a line is a title or a question of the checklist.
    fn ask(&self, line: &str) -> bool {
        self.asked.contains(line)
    }
}

/// Titles and questions as they stand in an export, of items that are asked and of those that are not.
fn asked(checklist: &Checklist) -> HashSet<String> {
    let items = checklist.items().iter().chain(checklist.composition.off.iter().map(|off| &off.item));
    let of_items = items.flat_map(|item| {
        let titles = [provenance::title(checklist, item), item.title.clone()];
        let [marked, plain] = titles.map(|title| format!("### {}", line(&title)));
        [marked, plain, line(&item.question)]
    });
    let of_phases = checklist.phases.iter().flat_map(|phase| {
        let title = provenance::phase_title(checklist, phase);
        [format!("## {}", line(&title)), line(&phase.about)]
    });
    of_items.chain(of_phases).collect()
}
