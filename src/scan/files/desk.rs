//! The desk at which one file is examined: the limits, what has been used of them, and the notes. Reads nothing itself.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::names::Standing;
use super::outcome::{FileResult, Format};
use super::report::{Fact, FileReport, Finding, Import, Place, Skipped, why};
use super::rule::Rule;
use super::source::Source;
use super::tape::Broken;
use crate::text::{clipped, visible_line};

/// How much of one file is looked at. What is beyond is reported as not examined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Opcodes of all pickles in the file together.
    pub opcodes: u64,
    /// Values and marks on the stack of a pickle.
    pub stack: usize,
    /// Values in its memo. Ordinary vocabularies need hundreds of thousands.
    pub memo: usize,
    /// Bytes of text that are kept, of all pickles in the file together.
    pub text: usize,
    /// Bytes of one pickle within an archive.
    pub pickle: u64,
    /// Bytes that all compressed parts together may unfold to.
    pub unfolded: u64,
    /// How many times larger than itself a compressed part may unfold, once it is past 16 MiB.
    pub ratio: u64,
    /// Members of an archive.
    pub members: u64,
    /// Bytes of a header or a description that is kept in memory.
    pub header: u64,
    /// Files within files.
    pub nesting: usize,
}

impl Default for Limits {
    fn default() -> Self {
        const MIB: u64 = 1 << 20;
        Self {
            opcodes: 5_000_000,
            stack: 200_000,
            memo: 1_000_000,
            text: 32 << 20,
            pickle: 512 * MIB,
            unfolded: 1024 * MIB,
            ratio: 200,
            members: 100_000,
            header: 16 * MIB,
            nesting: 3,
        }
    }
}

/// Findings kept of each weight.
const EACH: usize = 150;
/// Imports and facts kept of one file. The result counts all of them.
const KEPT: usize = 500;
/// Bytes of which checksums are computed.
const SUMS: u64 = 256 << 20;
/// Characters kept of a value.
const CHARACTERS: usize = 200;

/// Examines a file within a file.
pub(super) type Within = fn(&Source, &mut Desk);

/// Limits, counters and notes for one file.
pub(super) struct Desk {
    /// What is allowed.
    pub(super) limits: Limits,
    /// Opcodes left.
    pub(super) opcodes: u64,
    /// Bytes of text left.
    pub(super) text: usize,
    /// Opcodes and bytes of text left for the plain reading of joblib's files.
    plain: (u64, usize),
    /// Bytes that compressed parts may still unfold to.
    pub(super) unfolded: Rc<Cell<u64>>,
    /// Members of archives that may still be looked at.
    pub(super) members_left: u64,
    /// Bytes of which checksums may still be computed.
    pub(super) sums_left: u64,
    /// Storages that a `PyTorch` pickle describes: key and size in bytes.
    pub(super) storages: Vec<(String, u64)>,
    members: Vec<String>,
    within: Within,
    format: Option<Format>,
    result: FileResult,
    findings: BTreeMap<(FileResult, Rule, String, String), (u64, u64)>,
    imports: BTreeMap<(std::cmp::Reverse<Standing>, String), (Place, u64)>,
    facts: Vec<Fact>,
    skipped: BTreeMap<String, u64>,
}

impl Desk {
    /// An empty desk.
    pub(super) fn new(limits: &Limits, within: Within) -> Self {
        Self {
            limits: limits.clone(),
            opcodes: limits.opcodes,
            text: limits.text,
            plain: (limits.opcodes, limits.text),
            unfolded: Rc::new(Cell::new(limits.unfolded)),
            members_left: limits.members,
            sums_left: SUMS,
            storages: Vec::new(),
            members: Vec::new(),
            within,
            format: None,
            result: FileResult::CannotCarryCode,
            findings: BTreeMap::new(),
            imports: BTreeMap::new(),
            facts: Vec::new(),
            skipped: BTreeMap::new(),
        }
    }

    /// Says what the file is; a file within does not change it.
    pub(super) fn is_a(&mut self, format: Format) {
        if self.members.is_empty() {
            self.format = Some(format);
        }
    }

    /// What the file is, as far as known.
    pub(super) fn format(&self) -> Format {
        self.format.unwrap_or(Format::Unknown)
    }

    /// The result cannot be lighter than this.
    pub(super) fn at_least(&mut self, result: FileResult) {
        self.result = self.result.min(result);
    }

    /// The result so far.
    pub(super) fn result(&self) -> FileResult {
        self.result
    }

    /// Counts for the plain reading, or no longer.
    pub(super) fn swap_counters(&mut self) {
        std::mem::swap(&mut self.plain.0, &mut self.opcodes);
        std::mem::swap(&mut self.plain.1, &mut self.text);
    }

    fn member(&self) -> String {
        self.members.join(" in ")
    }

    /// Notes that a rule was met.
    pub(super) fn find(&mut self, rule: Rule, offset: u64, saw: impl AsRef<str>) {
        self.find_times(rule, offset, saw, 1);
    }

    /// Notes that a rule was met several times.
    pub(super) fn find_times(&mut self, rule: Rule, offset: u64, saw: impl AsRef<str>, times: u64) {
        self.at_least(rule.result());
        let key = (rule.result(), rule, tidy(saw.as_ref()), self.member());
        if let Some((_, count)) = self.findings.get_mut(&key) {
            *count += times;
            return;
        }
        // Each weight has its own room: many light findings hide no heavy one, and many heavy ones not what was not read.
        if self.findings.keys().filter(|(result, ..)| *result == rule.result()).count() < EACH {
            self.findings.insert(key, (offset, times));
        }
    }

    /// Notes why something was not read to its end.
    pub(super) fn broken(&mut self, offset: u64, why: &Broken) {
        let rule = match why {
            Broken::Limit(_) => Rule::LimitHit,
            Broken::Stopped => Rule::Interrupted,
            Broken::End | Broken::Read(_) | Broken::Form(_) => Rule::BrokenStream,
        };
        self.find(rule, offset, why.to_string());
    }

    /// Notes an import.
    pub(super) fn import(&mut self, name: &str, standing: Standing, offset: u64, times: u64) {
        let key = (std::cmp::Reverse(standing), tidy(name));
        if let Some((_, count)) = self.imports.get_mut(&key) {
            *count += times;
        } else if self.imports.len() < KEPT {
            self.imports.insert(key, (Place { member: self.member(), offset }, times));
        }
    }

    /// Notes what the file says about itself.
    pub(super) fn fact(&mut self, key: &str, value: impl AsRef<str>) {
        if self.facts.len() < KEPT && self.members.len() < 2 {
            self.facts.push(Fact { key: tidy(key), value: tidy(value.as_ref()) });
        }
    }

    /// Notes bytes that were passed over.
    pub(super) fn skip(&mut self, what: &str, bytes: u64) {
        let all = self.skipped.entry(what.to_owned()).or_default();
        *all = all.saturating_add(bytes);
    }

    /// Does something inside a member.
    pub(super) fn inside<T>(&mut self, member: &str, deed: impl FnOnce(&mut Self) -> T) -> T {
        self.members.push(tidy(member));
        let done = deed(self);
        self.members.pop();
        done
    }

    /// Examines a file within this one, unless that is too deep.
    pub(super) fn examine_within(&mut self, member: &str, source: &Source) {
        self.inside(member, |desk| {
            if desk.members.len() > desk.limits.nesting {
                let most = desk.limits.nesting;
                desk.find(Rule::LimitHit, 0, format!("{most} files within one another"));
            } else {
                (desk.within)(source, desk);
            }
        });
    }

    /// What is handed back.
    pub(super) fn report(self, size: u64, read: u64) -> FileReport {
        let format = self.format();
        let finding = |((_, rule, saw, member), (offset, times))| Finding {
            rule,
            place: Place { member, offset },
            saw,
            times,
        };
        let findings: Vec<_> = self.findings.into_iter().map(finding).collect();
        let import =
            |((standing, name), (place, times)): ((std::cmp::Reverse<Standing>, String), (Place, u64))| {
                Import { name, standing: standing.0, place, times }
            };
        let imports: Vec<_> = self.imports.into_iter().map(import).collect();
        let skipped = self.skipped.into_iter().map(|(what, bytes)| Skipped { what, bytes }).collect();
        let why = why(format, self.result, &findings, &imports);
        FileReport {
            format,
            result: self.result,
            why,
            size,
            read,
            imports,
            findings,
            facts: self.facts,
            skipped,
        }
    }
}

/// One line, fit for a terminal, cut.
fn tidy(text: &str) -> String {
    // Cut first: a hostile text may be long.
    visible_line(&clipped(text, CHARACTERS)).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_finding_decides_and_is_never_crowded_out() {
        let mut desk = Desk::new(&Limits::default(), |_, _| ());
        for i in 0..2 * KEPT {
            desk.find(Rule::UnknownName, 0, format!("a.b{i}"));
        }
        desk.find(Rule::BrokenStream, 9, "it ends in the middle");
        desk.find(Rule::ListedNameUsed, 7, "os.system");
        let report = desk.report(0, 0);
        assert_eq!((report.result, report.findings.len()), (FileResult::RunsCode, EACH + 2));
        assert!(report.why.contains("os.system (at byte 7)"), "{}", report.why);
    }

    #[test]
    fn what_a_file_says_cannot_move_a_cursor() {
        let mut desk = Desk::new(&Limits::default(), |_, _| ());
        desk.inside("\u{1b}[2J", |desk| desk.find(Rule::UnknownName, 0, "a\u{202e}b\n"));
        let report = desk.report(0, 0);
        assert_eq!(report.findings[0].saw, "a\u{fffd}b ");
        assert_eq!(report.findings[0].place.member, "\u{fffd}[2J");
    }
}
