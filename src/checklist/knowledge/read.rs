//! The four files in, the tables and every fault out. What items name is looked up elsewhere.

mod glossary;
mod incidents;
mod standards;
mod tools;

use super::spelling::Spellings;
use super::table::Table;
use super::tables::Knowledge;
use crate::checklist::condition::Fact;
use crate::checklist::fault::Fault;
use crate::checklist::file::{SourceFile, read};

impl Knowledge {
    /// Reads what is there of the four files; `known` says whether the profile can hold a fact.
    pub(crate) fn read(
        files: &[SourceFile<'_>],
        faults: &mut Vec<Fault>,
        known: &dyn Fn(&Fact) -> bool,
    ) -> Self {
        Self::default().and(files, faults, known)
    }

    /// These tables and what the files add to them. Nothing that is there can be written over.
    pub(crate) fn on_top(
        &self,
        files: &[SourceFile<'_>],
        faults: &mut Vec<Fault>,
        known: &dyn Fn(&Fact) -> bool,
    ) -> Self {
        let below = Some(Box::new(self.clone()));
        Self { below, ..self.clone() }.and(files, faults, known)
    }

    fn and(
        mut self,
        files: &[SourceFile<'_>],
        faults: &mut Vec<Fault>,
        known: &dyn Fn(&Fact) -> bool,
    ) -> Self {
        let all = &mut self;
        for file in files {
            let Some(table) = Table::of_file(file.name) else { continue };
            read(file, faults, |fields| match table {
                Table::Incidents => incidents::read(all, fields),
                Table::Standards => standards::read(all, fields, known),
                Table::Tools => tools::read(all, fields),
                Table::Glossary => glossary::read(all, fields),
            });
        }
        self.below = None;
        self.spelled()
    }

    /// The same, ready to find its terms in texts.
    pub(crate) fn spelled(mut self) -> Self {
        self.spellings = Spellings::new(self.terms.values());
        self
    }

    /// What is wrong with an id that is given again, and what to do; `there` looks for it in other tables.
    fn twice(&self, kind: &str, id: &str, there: impl Fn(&Self) -> bool) -> (String, &'static str) {
        if self.below.as_deref().is_some_and(there) {
            let hint = "use the one that is there, or give this one another id";
            return (format!("{kind} `{id}` is defined already"), hint);
        }
        (format!("{kind} `{id}` stands twice"), "keep one of them")
    }

    /// The month of a table: the earlier one of two, since all of it was compared only then.
    fn checked(below: Option<&String>, own: String) -> String {
        match below {
            Some(below) if !below.is_empty() && *below < own => below.clone(),
            _ => own,
        }
    }
}
