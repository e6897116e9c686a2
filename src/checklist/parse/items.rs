//! One file a phase: its `[[item]]` tables.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::findings::Findings;
use super::head::Head;
use super::limits::Limits;
use super::touches::Touches;
use crate::checklist::condition::Condition;
use crate::checklist::document::{Document, Placed};
use crate::checklist::fault::Fault;
use crate::checklist::fields::Fields;
use crate::checklist::id::{ConcernId, FindingId, ItemId};
use crate::checklist::item::{Basis, DeonLine, FindingLink, Item, Link, OfModels, Per, Review};
use crate::checklist::knowledge::Knowledge;
use crate::checklist::lint;

/// Longest time for one item, in minutes.
const LONGEST: u16 = 480;

/// What the other files define, for items to name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Defined<'a> {
    pub(super) head: &'a Head,
    pub(super) findings: &'a Findings,
    pub(super) knowledge: &'a Knowledge,
}

/// The items of all phases read so far.
#[derive(Debug, Default)]
pub(super) struct Items<'s> {
    pub(super) list: Vec<Item>,
    /// Where the ids were defined, for faults that show only when all files are read.
    places: HashMap<ItemId, Place<'s>>,
    replaced: Vec<(ItemId, Fault)>,
}

/// Where something stands. Lines are counted only for what is told: counting them for each of ten thousand items
/// would read a large file ten thousand times.
#[derive(Debug)]
struct Place<'s> {
    file: &'s str,
    text: &'s str,
    span: Range<usize>,
}

impl<'s> Items<'s> {
    pub(super) fn read(&mut self, fields: &mut Fields<'_, 's, '_>, phase: usize, defined: &Defined<'_>) {
        for table in fields.some_tables("item", Limits::ITEMS) {
            let mut entry = Fields::new(fields.doc, table.value, table.span, "item");
            self.item(&mut entry, phase, defined);
            entry.finish();
        }
    }

    fn item(&mut self, entry: &mut Fields<'_, 's, '_>, phase: usize, defined: &Defined<'_>) {
        let before = entry.doc.faults.len();
        let id = entry.parsed::<ItemId>("id");
        let title = entry.line("title");
        let question = entry.line("question");
        let severity = entry.parsed("severity");
        let per = entry.parsed("per");
        let of_models = of_models(entry, per.as_ref());
        let review = entry.word_or_number("review", review, "\"release\", \"once\" or a number of days");
        let minutes = entry.number("minutes", 1, LONGEST);
        let concerns = entry.parsed_list::<ConcernId>("concerns", true);
        let applies = entry.condition("applies");
        let why = entry.text("why");
        let links = links(entry);
        let today = entry.texts("today", true);
        let evidence_wanted = entry.text("evidence-wanted");
        let example = entry.text("example");
        let touches = Touches::read(entry);
        let rests_on = entry.parsed_list::<Basis>("rests-on", false);
        let replaces = entry.parsed_list::<ItemId>("replaces", false);
        let deon = deon(entry);

        if let Some(id) = &id {
            self.unique(entry, id);
            self.no_longer(entry, id, &replaces);
        }
        lint::question(entry, title.as_ref(), question.as_ref());
        references(entry, defined, &concerns, &applies, &links);
        touches.resolve(entry, defined.knowledge);

        let whole = (id, title, question, severity, per, review, minutes, why, evidence_wanted, example);
        let (
            Some(id),
            Some(title),
            Some(question),
            Some(severity),
            Some(per),
            Some(review),
            Some(minutes),
            Some(why),
            Some(wanted),
            Some(example),
        ) = whole
        else {
            return;
        };
        if entry.doc.faults.len() > before {
            return;
        }
        self.list.push(Item {
            digest: Item::digest_of(&question.value),
            incidents: values(touches.incidents),
            standards: values(touches.standards),
            tools: values(touches.tools),
            help_from: values(touches.help_from),
            ask_publisher: touches.ask_publisher,
            id: id.value,
            phase,
            title: title.value,
            question: question.value,
            severity: severity.value,
            why: why.value,
            findings: values(links),
            today: values(today),
            evidence_wanted: wanted.value,
            example: example.value,
            minutes,
            review,
            per: per.value,
            of_models,
            concerns: values(concerns),
            applies: applies.value,
            rests_on: values(rests_on),
            replaces: values(replaces),
            deon,
        });
    }

    fn unique(&mut self, entry: &mut Fields<'_, 's, '_>, id: &Placed<ItemId>) {
        let Document { file, text, .. } = *entry.doc;
        if let Some(Place { file, text, span }) = self.places.get(&id.value) {
            let what = format!("item `{}` stands twice", id.value);
            let first = Fault::at(file, text, span, "", "");
            let hint = format!("the first is at {}:{}; give this one another id", first.file, first.line);
            entry.doc.fault(&id.span, what, hint);
        } else {
            self.places.insert(id.value.clone(), Place { file, text, span: id.span.clone() });
        }
    }

    /// Notes which items one replaces.
    fn no_longer(&mut self, entry: &Fields<'_, '_, '_>, id: &Placed<ItemId>, replaces: &[Placed<ItemId>]) {
        for old in replaces {
            let what = format!("item `{}` is replaced by `{}` and still there", old.value, id.value);
            let fault = Fault::at(entry.doc.file, entry.doc.text, &old.span, what, "delete the old item");
            self.replaced.push((old.value.clone(), fault));
        }
    }

    /// The ids of items that are faulty otherwise, each with a fault at its place.
    pub(super) fn unfinished(&self) -> Vec<(ItemId, Fault)> {
        let read: HashSet<&ItemId> = self.list.iter().map(|item| &item.id).collect();
        let ids = self.places.keys().filter(|id| !read.contains(id));
        ids.filter_map(|id| Some((id.clone(), self.fault_at(id, "", "")?))).collect()
    }

    /// A fault at the place where an item of these was defined.
    pub(super) fn fault_at(&self, id: &ItemId, what: &str, hint: &str) -> Option<Fault> {
        let Place { file, text, span } = self.places.get(id)?;
        Some(Fault::at(file, text, span, what, hint))
    }

    /// Items that are replaced by another and still asked.
    pub(super) fn faults_across_files(&self) -> impl Iterator<Item = Fault> {
        self.replaced.iter().filter(|(old, _)| self.places.contains_key(old)).map(|(_, fault)| fault.clone())
    }
}

fn values<T>(placed: Vec<Placed<T>>) -> Vec<T> {
    placed.into_iter().map(|each| each.value).collect()
}

/// Of which kind of models it is asked, which says nothing of an item that is asked once.
fn of_models(entry: &mut Fields<'_, '_, '_>, per: Option<&Placed<Per>>) -> OfModels {
    let Some(of) = entry.optional("models", Fields::parsed::<OfModels>) else { return OfModels::Any };
    if per.is_some_and(|per| per.value == Per::Project) {
        let what = format!("`models` is `{}`, and the item is asked once for the project", of.value);
        entry.doc.fault(&of.span, what, "write per = \"model\", or leave `models` out");
    }
    of.value
}

fn review(value: Result<&str, u16>) -> Option<Review> {
    match value {
        Ok("release") => Some(Review::Release),
        Ok("once") => Some(Review::Once),
        Err(days @ 1..=3650) => Some(Review::Days(days)),
        _ => None,
    }
}

fn deon(entry: &mut Fields<'_, '_, '_>) -> Option<DeonLine> {
    let table = entry.table("deon")?;
    let mut line = Fields::new(entry.doc, table.value, table.span, "line of a deon list");
    let id = line.text("id");
    let (summary, text) = (line.verbatim("summary"), line.verbatim("line"));
    line.finish();
    Some(DeonLine { id: id?.value, summary, line: text })
}

fn links(entry: &mut Fields<'_, '_, '_>) -> Vec<Placed<FindingLink>> {
    let mut links = Vec::new();
    for table in entry.tables("findings", true, Limits::OPTIONS) {
        let mut fields = Fields::new(entry.doc, table.value, table.span.clone(), "finding of an item");
        let id = fields.parsed::<FindingId>("id");
        let link = fields.parsed::<Link>("link");
        fields.finish();
        if let (Some(id), Some(link)) = (id, link) {
            links.push(Placed { value: FindingLink { id: id.value, link: link.value }, span: id.span });
        }
    }
    links
}

/// Everything that an item names must be defined somewhere.
fn references(
    entry: &mut Fields<'_, '_, '_>,
    defined: &Defined<'_>,
    concerns: &[Placed<ConcernId>],
    applies: &Placed<Condition>,
    links: &[Placed<FindingLink>],
) {
    for concern in concerns.iter().filter(|concern| !defined.head.has_concern(&concern.value)) {
        let hint = "add it to checklist.toml as a `[[concern]]`, or use one that is there";
        entry.doc.fault(&concern.span, format!("no concern `{}` is defined", concern.value), hint);
    }
    for fact in applies.value.facts().filter(|fact| !defined.head.has_fact(fact)) {
        let hint = "write `question:option` as in the `[[profile]]` tables of checklist.toml";
        entry.doc.fault(&applies.span, format!("no profile fact `{fact}` is defined"), hint);
    }
    for link in links.iter().filter(|link| !defined.findings.findings.contains_key(&link.value.id)) {
        let hint = "add it to findings.toml as a `[[finding]]`";
        entry.doc.fault(&link.span, format!("no finding `{}` is defined", link.value.id), hint);
    }
}
