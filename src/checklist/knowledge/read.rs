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
        let mut all = Self::default();
        for file in files {
            let Some(table) = Table::of_file(file.name) else { continue };
            read(file, faults, |fields| match table {
                Table::Incidents => incidents::read(&mut all, fields),
                Table::Standards => standards::read(&mut all, fields, known),
                Table::Tools => tools::read(&mut all, fields),
                Table::Glossary => glossary::read(&mut all, fields),
            });
        }
        all.spellings = Spellings::new(all.terms.values());
        all
    }
}
