//! Task lists in Markdown: `- [ ] text` under headings. Each task becomes an item, each heading with tasks a phase.
//!
//! Ticks are not read: what is done is for a person to answer, with evidence.

use std::collections::HashSet;

use super::draft::{Draft, DraftItem, DraftPhase};
use super::fault::{Fault, Faults};
use super::id::ChecklistId;
use super::wording;
use crate::text::visible_line;

/// Most tasks that are read.
const MOST: usize = 2_000;

/// Whether a text has a task in it.
pub fn is_task_list(text: &str) -> bool {
    lines(text).any(|line| task(line).is_some())
}

/// Reads a task list; the first heading of the first level, or else `name`, is its title.
///
/// # Errors
/// No task is in it, or more than anybody goes through.
pub fn read(file: &str, text: &str, name: &str, extends: Option<ChecklistId>) -> Result<Draft, Faults> {
    let mut reader = Reader::default();
    for line in lines(text) {
        reader.line(line);
    }
    reader.end_task();
    let fault = |what: &str, hint: &str| Err(Faults(vec![Fault::at(file, text, &(0..0), what, hint)]));
    reader.phases.retain(|phase| !phase.1.is_empty());
    let count: usize = reader.phases.iter().map(|phase| phase.1.len()).sum();
    if count == 0 {
        return fault("no task is in this file", "write tasks as `- [ ] what is to be done`, under headings");
    }
    if count > MOST {
        return fault("more tasks than anybody goes through", "import a part of it; at most 2000");
    }
    let title = reader.title.clone().unwrap_or_else(|| name.to_owned());
    match reader.draft(&title, extends) {
        Some(draft) => Ok(draft),
        None => fault("no names could be made of these tasks", "give the headings and tasks words"),
    }
}

/// The lines outside of code.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut fence = None;
    text.lines().filter(move |line| {
        let mark = ["```", "~~~"].into_iter().find(|mark| line.trim_start().starts_with(mark));
        match (fence, mark) {
            (None, None) => true,
            (None, Some(mark)) => {
                fence = Some(mark);
                false
            }
            (Some(open), Some(mark)) if open == mark => {
                fence = None;
                false
            }
            (Some(_), _) => false,
        }
    })
}

/// The text of a task.
fn task(line: &str) -> Option<&str> {
    let rest = line.trim_start();
    let rest = rest.strip_prefix(['-', '*', '+']).or_else(|| {
        rest.trim_start_matches(|c: char| c.is_ascii_digit())
            .strip_prefix(['.', ')'])
            .filter(|_| rest.starts_with(|c: char| c.is_ascii_digit()))
    })?;
    let rest = rest.trim_start();
    let rest = ["[ ]", "[x]", "[X]"].iter().find_map(|tick| rest.strip_prefix(tick))?;
    Some(rest.trim()).filter(|text| !text.is_empty())
}

/// A heading, with its level.
fn heading(line: &str) -> Option<(usize, &str)> {
    let rest = line.trim_start_matches('#');
    let level = line.len() - rest.len();
    let text = rest.trim().trim_end_matches('#').trim();
    ((1..=6).contains(&level) && rest.starts_with(' ') && !text.is_empty()).then_some((level, text))
}

/// What was read so far.
#[derive(Debug, Default)]
struct Reader {
    title: Option<String>,
    /// Headings, with the tasks below each.
    phases: Vec<(String, Vec<String>)>,
    open: Option<String>,
}

impl Reader {
    fn line(&mut self, line: &str) {
        if let Some((level, text)) = heading(line) {
            self.end_task();
            let text = visible_line(&plain(text)).into_owned();
            if level == 1 && self.title.is_none() {
                self.title = Some(text.clone());
            }
            self.phases.push((text, Vec::new()));
        } else if let Some(text) = task(line) {
            self.end_task();
            self.open = Some(visible_line(text).into_owned());
        } else if line.trim().is_empty() || !line.starts_with([' ', '\t']) {
            self.end_task();
        } else if let Some(open) = &mut self.open {
            // The text of a task may go on, indented; a list below it is another matter.
            if line.trim_start().starts_with(['-', '*', '+']) {
                self.end_task();
            } else {
                open.push(' ');
                open.push_str(visible_line(line.trim()).as_ref());
            }
        }
    }

    fn end_task(&mut self) {
        let Some(task) = self.open.take() else { return };
        if self.phases.is_empty() {
            self.phases.push(("Tasks".to_owned(), Vec::new()));
        }
        if let Some((_, tasks)) = self.phases.last_mut() {
            tasks.push(task);
        }
    }

    fn draft(self, title: &str, extends: Option<ChecklistId>) -> Option<Draft> {
        let (mut items, mut files) = (HashSet::new(), HashSet::new());
        let slug = wording::slug(title);
        let id = wording::unique(&slug, "tasks", &mut HashSet::new())?;
        // Beside another checklist the ids of both must differ.
        let prefix = if extends.is_some() { format!("{id}-") } else { String::new() };
        let mut phases = Vec::new();
        for (heading, tasks) in self.phases {
            let name = format!("{prefix}{}", wording::slug(&heading));
            let id = wording::unique(name.trim_end_matches('-'), "tasks", &mut files)?;
            let items = tasks.iter().map(|task| item(task, &prefix, &mut items)).collect::<Option<_>>()?;
            phases.push(DraftPhase { id, title: wording::one_line(&heading), deon: None, items });
        }
        Some(Draft { id, title: wording::one_line(title), extends, phases })
    }
}

/// The item of one task. Words in bold at its beginning are its title.
fn item(task: &str, prefix: &str, taken: &mut HashSet<String>) -> Option<DraftItem> {
    let bold = task.strip_prefix("**").and_then(|rest| rest.split_once("**"));
    let (title, text) = bold.map_or((task, task), |(title, rest)| {
        let rest = rest.trim_start_matches([':', '.', '-', ' ']);
        (title, if rest.is_empty() { title } else { rest })
    });
    let title = wording::title(&plain(title));
    let text = text.replace("**", "");
    let asked = wording::question(&text, &title);
    let name = format!("{prefix}{}", wording::slug(&title));
    Some(DraftItem {
        id: wording::unique(name.trim_end_matches('-'), "task", taken)?,
        title,
        question: asked.question,
        in_full: asked.shortened.then_some(text),
        deon: None,
    })
}

/// A text without the marks of emphasis and code.
fn plain(text: &str) -> String {
    text.replace(['*', '`'], "").trim_end_matches([':', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(text: &str) -> Draft {
        read("list.md", text, "list", None).unwrap()
    }

    #[test]
    fn headings_become_phases_and_tasks_items() {
        let list = "# Launch\n\nWords.\n\n## Before\n- [ ] Pin the model.\n- [x] **Roll back**: Can it be switched\n  \
            off?\n\n## Empty\n\n## After\n1. [ ] Read the logs\n";
        let draft = draft(list);
        let phases: Vec<_> = draft.phases.iter().map(|phase| phase.id.as_str()).collect();
        assert_eq!((draft.id.as_str(), phases), ("launch", vec!["before", "after"]));
        let asked = |phase: &DraftPhase| {
            phase.items.iter().map(|item| (item.title.clone(), item.question.clone())).collect::<Vec<_>>()
        };
        let pair = |title: &str, question: &str| (title.to_owned(), question.to_owned());
        assert_eq!(
            asked(&draft.phases[0]),
            [
                pair("Pin the model.", "Is this done: Pin the model?"),
                pair("Roll back", "Can it be switched off?")
            ]
        );
        assert_eq!(asked(&draft.phases[1]), [pair("Read the logs", "Is this done: Read the logs?")]);
    }

    #[test]
    fn tasks_in_code_are_no_tasks_and_the_same_task_twice_has_two_ids() {
        let draft = draft("```\n- [ ] not this\n```\n- [ ] do it\n- [ ] do it\n");
        let ids: Vec<_> = draft.phases.iter().flat_map(|p| &p.items).map(|item| item.id.as_str()).collect();
        assert_eq!(ids, ["do-it", "do-it-2"]);
    }

    #[test]
    fn a_text_without_tasks_says_how_they_are_written() {
        assert!(!is_task_list("- [link](x)\n- plain\n"));
        let faults = read("a.md", "# Title\n", "a", None).unwrap_err();
        assert!(faults.to_string().contains("- [ ] what is to be done"), "{faults}");
    }
}
