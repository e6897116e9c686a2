//! The project and its profile, for programs.

use serde::Serialize;

use super::parts::FORMAT;
use super::print::print;
use crate::checklist::Checklist;
use crate::record::{Profile, Record};

/// Where the record is, what it says of the project, and how many questions that leaves; `changed` says whether anything
/// was written.
pub fn project(path: &str, checklist: &Checklist, record: &Record, changed: bool) -> String {
    #[derive(Debug, Serialize)]
    struct Wire<'a> {
        format: u64,
        record: &'a str,
        changed: bool,
        project: &'a str,
        asked: usize,
        profile: &'a Profile,
    }
    let asked = checklist.items().iter().filter(|item| record.is_asked(item)).count();
    let (project, profile) = (&record.project.name, &record.profile);
    print(&Wire { format: FORMAT, record: path, changed, project, asked, profile })
}
