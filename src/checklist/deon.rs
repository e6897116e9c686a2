//! The checklist format of deon: a title, sections with an id and a title, lines with an id, a summary and a text.
//!
//! What that format says is kept to the letter, there and back; what only this program asks for is marked as not written.

mod mend;
mod quote;
mod read;
mod write;

use std::collections::HashSet;

use super::Checklist;
use super::draft::{Draft, DraftItem, DraftPhase};
use super::id::ChecklistId;
use super::item::{DeonLine, Item, Phase};
use super::wording;
pub use read::{Read, read};
pub use write::write;

/// A deon checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeonList {
    /// `title`.
    pub title: String,
    /// `sections`.
    pub sections: Vec<Section>,
}

/// A section of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// `title`.
    pub title: String,
    /// `section_id`.
    pub section_id: String,
    /// `lines`.
    pub lines: Vec<Entry>,
}

/// A line of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// `line_id`.
    pub line_id: String,
    /// `line_summary`.
    pub line_summary: String,
    /// `line`.
    pub line: String,
}

/// What a checklist says in the deon format. Where it did not come from a deon list, sections are lettered and lines
/// numbered, as deon's own are.
pub fn of(checklist: &Checklist) -> DeonList {
    let mut letters = Letters::of(checklist);
    let sections = checklist.phases.iter().enumerate().map(|(at, phase)| {
        let items: Vec<&Item> = checklist.items().iter().filter(|item| item.phase == at).collect();
        section(phase, &items, &mut letters)
    });
    DeonList { title: checklist.title.clone(), sections: sections.filter(|s| !s.lines.is_empty()).collect() }
}

fn section(phase: &Phase, items: &[&Item], letters: &mut Letters) -> Section {
    let section_id = phase.deon.clone().unwrap_or_else(|| letters.next());
    let mut taken: HashSet<&str> =
        items.iter().filter_map(|item| item.deon.as_ref()).map(|line| line.id.as_str()).collect();
    let numbers: Vec<String> = (1..=items.len() * 2).map(|number| format!("{section_id}.{number}")).collect();
    let mut free = numbers.iter().filter(|id| taken.insert(id.as_str()));
    let lines = items.iter().map(|item| {
        let number = if item.deon.is_none() { free.next() } else { None };
        entry(item, number.map_or(item.id.as_str(), String::as_str))
    });
    Section { title: phase.title.clone(), lines: lines.collect(), section_id }
}

fn entry(item: &Item, number: &str) -> Entry {
    let kept = item.deon.as_ref();
    let text = |kept: Option<&String>, own: &str| kept.map_or_else(|| own.to_owned(), Clone::clone);
    Entry {
        line_id: kept.map_or_else(|| number.to_owned(), |line| line.id.clone()),
        line_summary: text(kept.and_then(|line| line.summary.as_ref()), &item.title),
        line: text(kept.and_then(|line| line.line.as_ref()), &item.question),
    }
}

/// Letters for sections: A to Z, then AA and so on, those that are taken left out.
struct Letters {
    taken: HashSet<String>,
    count: usize,
}

impl Letters {
    fn of(checklist: &Checklist) -> Self {
        Self { taken: checklist.phases.iter().filter_map(|phase| phase.deon.clone()).collect(), count: 0 }
    }

    fn next(&mut self) -> String {
        loop {
            let letter = (b'A'..=b'Z').map(char::from).nth(self.count % 26).unwrap_or('A');
            let name = letter.to_string().repeat(self.count / 26 + 1);
            self.count += 1;
            if !self.taken.contains(&name) {
                return name;
            }
        }
    }
}

/// The checklist that a deon list becomes. Ids are made of deon's own, which do not change when words do.
pub fn draft(list: &DeonList, extends: Option<ChecklistId>) -> Option<Draft> {
    let (mut phase_ids, mut item_ids) = (HashSet::new(), HashSet::new());
    let mut phases = Vec::new();
    for section in &list.sections {
        let id = wording::unique(&name(&section.section_id), "deon-section", &mut phase_ids)?;
        let items = section.lines.iter().map(|line| item(line, &mut item_ids)).collect::<Option<_>>()?;
        let deon = Some(section.section_id.clone());
        phases.push(DraftPhase { id, title: section.title.clone(), deon, items });
    }
    let id = wording::unique(&wording::slug(&list.title), "deon", &mut HashSet::new())?;
    Some(Draft { id, title: list.title.clone(), extends, phases })
}

fn name(id: &str) -> String {
    let slug = wording::slug(id);
    if slug.is_empty() { slug } else { format!("deon-{slug}") }
}

fn item(entry: &Entry, taken: &mut HashSet<String>) -> Option<DraftItem> {
    let title = wording::title(&entry.line_summary);
    let asked = wording::question(&entry.line, &title);
    let kept = |ours: &str, theirs: &String| (ours != theirs).then(|| theirs.clone());
    Some(DraftItem {
        id: wording::unique(&name(&entry.line_id), "deon-line", taken)?,
        deon: Some(DeonLine {
            id: entry.line_id.clone(),
            summary: kept(&title, &entry.line_summary),
            line: kept(&asked.question, &entry.line),
        }),
        title,
        in_full: asked.shortened.then(|| wording::one_line(&entry.line)),
        question: asked.question,
    })
}
