//! The record as it would be exported, kept while it is looked at, and the order to print a newer one.
//!
//! An order is carried out on a thread of its own: a large record takes longer than a key may. Nothing here starts one.

use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;

use super::model::{Scanned, Work};
use crate::assess::{Assessment, assess_seen};
use crate::checklist::Checklist;
use crate::record::{Observed, Record};
use crate::report::privacy;
use crate::report::{Subject, markdown, words_of_others};
use crate::store::{self, AtCommit, Project};

/// Whether what looks private is masked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Masking {
    /// It is.
    #[default]
    Masked,
    /// It is shown as it was written.
    Plain,
}

/// What is shown of the exported record, and what is on its way.
#[derive(Debug, Default)]
pub struct Preview {
    /// As it was printed last; none before the first time.
    pub printed: Option<Printed>,
    /// Whether what looks private is to be masked.
    pub masking: Masking,
    /// Why the last order was not carried out.
    pub fault: Option<String>,
    /// The last order.
    ordered: Option<Order>,
}

/// Which work is printed, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Order {
    edition: u64,
    masking: Masking,
}

impl Preview {
    /// The order to print the work as it stands; none where that was ordered already.
    pub(super) fn order(&mut self, work: &Work) -> Option<Print> {
        let print = self.print(work);
        let is_new = self.ordered.replace(print.order) != Some(print.order);
        if is_new {
            self.fault = None;
        }
        is_new.then_some(print)
    }

    /// The work as it stands, to be printed as it is looked at. Copies next to nothing.
    pub(super) fn print(&self, work: &Work) -> Print {
        Print {
            order: Order { edition: work.edition(), masking: self.masking },
            checklist: work.checklist.clone(),
            origin: work.origin.clone(),
            record: work.record.clone(),
            observed: work.observed.clone(),
            scanned: work.scanned.clone(),
            today: work.today,
            who: Some(work.who.clone()).filter(|who| !who.is_empty()),
        }
    }

    /// Whether what was ordered last is still being printed.
    pub fn is_awaited(&self) -> bool {
        self.printed.as_ref().map(|printed| printed.order) != self.ordered
    }

    /// Takes in what was printed, unless something newer is on its way.
    pub(super) fn take_in(&mut self, printed: Printed) {
        if Some(printed.order) == self.ordered {
            self.printed = Some(printed);
        }
    }
}

/// Everything that the record is printed from, shared with the model as it stood.
#[derive(Debug, Clone)]
pub struct Print {
    order: Order,
    checklist: Arc<Checklist>,
    origin: String,
    record: Arc<Record>,
    observed: Arc<Observed>,
    scanned: Option<Arc<Scanned>>,
    today: NaiveDate,
    who: Option<String>,
}

impl PartialEq for Print {
    /// Of one model: what has the same edition is the same.
    fn eq(&self, other: &Self) -> bool {
        self.order == other.order
    }
}

impl Print {
    /// Prints the record as it stands in git by now. Asks git, so never from where somebody waits for a frame.
    pub fn carry_out_in(&self, project: &Project) -> Printed {
        self.printed(store::at_commit(project, &self.record, &self.observed).as_ref())
    }

    /// Prints the record as it stands in git there.
    pub fn printed(&self, at: Option<&AtCommit>) -> Printed {
        let assessment = self.assess();
        let seen = self.scanned.as_deref().map(Scanned::scan);
        let masked_scan = seen.map(privacy::mask_scan);
        let (masked, mut sightings) = privacy::mask(&self.record);
        let head = privacy::mask_head(&self.origin, self.who.as_deref());
        sightings.splice(..0, head.sightings);
        sightings.extend(masked_scan.iter().flat_map(|(_, found)| found.iter().cloned()));
        let masked_scan = masked_scan.as_ref().map(|(scan, _)| scan);
        let (record, origin, who, scan) = match self.order.masking {
            Masking::Masked => (&masked, head.origin, head.who, masked_scan),
            Masking::Plain => (&*self.record, self.origin.clone(), self.who.clone(), seen),
        };
        let text = markdown::record(&Subject {
            origin,
            who: who.as_deref(),
            scan,
            commit: at.map(|at| at.commit.as_str()),
            uncommitted: at.and_then(|at| at.uncommitted),
            ..self.subject(record, &assessment)
        });
        let (lines, scanned) = (lines(&text), seen.is_some());
        Printed { lines, text, sightings: sightings.len(), scanned, order: self.order }
    }

    /// How many words of somebody else's a document holds that this is to replace.
    pub(super) fn words_of_others(&self, there: &str) -> usize {
        let (assessment, (masked, _)) = (self.assess(), privacy::mask(&self.record));
        words_of_others(there, &self.subject(&self.record, &assessment), &self.subject(&masked, &assessment))
    }

    /// Pure, so it gives what the screen shows.
    fn assess(&self) -> Assessment {
        let witness = self.scanned.as_deref().map(Scanned::witness);
        assess_seen(&self.checklist, &self.record, &self.observed, self.today, witness)
    }

    fn subject<'a>(&'a self, record: &'a Record, assessment: &'a Assessment) -> Subject<'a> {
        Subject {
            origin: self.origin.clone(),
            who: self.who.as_deref(),
            stand: self.record.release.as_ref().map(|_| self.record.stand()),
            ..Subject::of(&self.checklist, record, assessment, &self.observed, self.today)
        }
    }
}

/// The exported record.
#[derive(Debug)]
pub struct Printed {
    text: String,
    /// Where each line stands in the text.
    lines: Vec<Range<usize>>,
    /// How many texts look private.
    sightings: usize,
    scanned: bool,
    order: Order,
}

impl Printed {
    /// The Markdown.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many lines it has.
    pub fn length(&self) -> usize {
        self.lines.len()
    }

    /// One of its lines.
    pub fn line(&self, at: usize) -> Option<&str> {
        self.text.get(self.lines.get(at)?.clone())
    }

    /// How many texts look private.
    pub fn sightings(&self) -> usize {
        self.sightings
    }

    /// Whether what a scan saw is in it.
    pub fn is_scanned(&self) -> bool {
        self.scanned
    }

    /// Whether these are masked in the text.
    pub fn masking(&self) -> Masking {
        self.order.masking
    }
}

fn lines(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let line = |line: &str| {
        let range = start..start + line.trim_end_matches('\n').len();
        start += line.len();
        range
    };
    text.split_inclusive('\n').map(line).collect()
}
