//! A checklist that somebody imports: little more than titles and questions, written out as files that an author goes on
//! with.
//!
//! Nothing is invented for what the source lacks. Such a field gets the smallest value that is true, or a text that says
//! that it is not written yet.

use std::fmt::Write as _;

use super::id::{ChecklistId, ItemId, PhaseId};
use super::item::DeonLine;
use super::unwritten::UNWRITTEN;

/// A checklist to be written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its id.
    pub id: ChecklistId,
    /// What it is called.
    pub title: String,
    /// The checklist that it stands beside, if it is not to stand alone.
    pub extends: Option<ChecklistId>,
    /// Its phases, each with at least one item.
    pub phases: Vec<DraftPhase>,
}

/// A phase to be written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftPhase {
    /// Its id, which is also the name of its file.
    pub id: PhaseId,
    /// Its title.
    pub title: String,
    /// The section's id in a deon list.
    pub deon: Option<String>,
    /// Its items.
    pub items: Vec<DraftItem>,
}

/// An item to be written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftItem {
    /// Its id.
    pub id: ItemId,
    /// Its title.
    pub title: String,
    /// Its question.
    pub question: String,
    /// The text that it was made from, where the question is shorter.
    pub in_full: Option<String>,
    /// The line of a deon list that it came from.
    pub deon: Option<DeonLine>,
}

impl Draft {
    /// The files of the checklist, each with its name.
    pub fn files(&self) -> Vec<(String, String)> {
        let head = ("checklist.toml".to_owned(), self.head());
        let phases = self.phases.iter().map(|phase| (format!("{}.toml", phase.id), phase.file()));
        std::iter::once(head).chain(phases).collect()
    }

    fn head(&self) -> String {
        let mut out = String::from(
            "# An imported checklist. Severity, minutes, reasons and steps are not in what it was imported from:\n\
             # go through the items and write them. `mindgap checklist validate` says what is left.\n\n",
        );
        let _ =
            writeln!(out, "id = {}\nversion = \"1\"\ntitle = {}", text(self.id.as_str()), text(&self.title));
        if let Some(base) = &self.extends {
            let _ = writeln!(out, "extends = {}", text(base.as_str()));
        }
        for phase in &self.phases {
            let about = format!("{UNWRITTEN} The imported list says nothing about this part.");
            let (id, title) = (text(phase.id.as_str()), text(&phase.title));
            let _ = write!(out, "\n[[phase]]\nid = {id}\ntitle = {title}\nabout = {}\n", text(&about));
            if let Some(section) = &phase.deon {
                let _ = writeln!(out, "deon = {}", text(section));
            }
        }
        out
    }
}

impl DraftPhase {
    fn file(&self) -> String {
        self.items.iter().map(DraftItem::table).collect::<Vec<_>>().join("\n")
    }
}

impl DraftItem {
    fn table(&self) -> String {
        let mut why = format!("{UNWRITTEN} The imported list gives no reason.");
        if let Some(full) = &self.in_full {
            let _ = write!(why, " In full it says: {full}");
        }
        let open = |what: &str| text(&format!("{UNWRITTEN} The imported list {what}"));
        let (id, title, question) = (text(self.id.as_str()), text(&self.title), text(&self.question));
        let mut out = format!(
            "[[item]]\nid = {id}\ntitle = {title}\nquestion = {question}\n\
             severity = \"medium\"      # not in the imported list\n\
             per = \"project\"\n\
             review = \"release\"\n\
             minutes = 15             # not in the imported list\n\
             concerns = []\n\
             why = {}\nfindings = []\ntoday = [{}]\nevidence-wanted = {}\nexample = {}\n",
            text(&why),
            open("has no steps: find out who can answer, and write into the note what was looked at."),
            open("names no evidence."),
            open("gives no example."),
        );
        if let Some(line) = &self.deon {
            let _ = write!(out, "deon = {{ id = {}", text(&line.id));
            for (name, value) in [("summary", &line.summary), ("line", &line.line)] {
                if let Some(value) = value {
                    let _ = write!(out, ", {name} = {}", text(value));
                }
            }
            out.push_str(" }\n");
        }
        out
    }
}

/// A text as TOML has it, on one line.
fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
