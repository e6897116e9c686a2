//! Lists of components against what the code loads: `inventory-file`.

use std::collections::{BTreeSet, HashMap};

use super::draft::Draft;
use crate::scan::detector::Detector;
use crate::scan::model::{Hub, Model, Part, Sure};
use crate::scan::observation::Bearing::{Contradicts, Mentions, Supports};
use crate::scan::sources::reader;
use crate::scan::total::Scan;
use crate::scan::traces::{Bill, Trace, Traces};

/// Models that are named in one sentence.
const NAMED: usize = 3;

pub(super) fn drafts(scan: &Scan, traces: &Traces) -> Vec<Draft> {
    let bills: Vec<(&Trace, &Bill)> =
        traces.all.iter().filter_map(|trace| Some((trace, trace.bill.as_ref()?))).collect();
    if bills.is_empty() {
        return Vec::new();
    }
    let known = Named::of(known(scan));
    let all_models = Named::of(scan.inventory.models.iter().filter(|model| model.id.is_some()).collect());
    let listed: Vec<BTreeSet<usize>> = bills.iter().map(|(_, bill)| known.listed(bill)).collect();
    let anywhere: BTreeSet<usize> = listed.iter().flatten().copied().collect();
    let nowhere: Vec<&Model> = known.missing(&anywhere).collect();
    let unread = scan.cut.is_some() || traces.has_unread_bill() || bills.iter().any(|(_, bill)| bill.cut);
    let code = Code { scan, known, nowhere, unread };
    let mut all = Vec::new();
    for ((trace, bill), listed) in bills.into_iter().zip(&listed) {
        // A list of libraries alone was never meant to name models, unless it is the only one that there is.
        if bill.models.is_empty() {
            let saw = format!("{} that names no model", bill.format);
            all.push(new(trace, saw).on("model-inventory", Mentions));
            continue;
        }
        all.push(compared(&code, trace, bill, listed));
        all.extend(unused(&all_models, trace, bill));
    }
    all
}

fn new(trace: &Trace, saw: String) -> Draft {
    Draft::of(Detector::InventoryFile, &trace.path, trace.part(), saw)
}

/// What the code says, to which lists are compared; made once for all of them.
struct Code<'s> {
    scan: &'s Scan,
    known: Named<'s>,
    /// The models that no list has.
    nowhere: Vec<&'s Model>,
    /// Whether some list was not read to its end.
    unread: bool,
}

/// Models by what a list may call them, so that a list is compared in one walk over its own names.
struct Named<'s> {
    models: Vec<&'s Model>,
    /// By the id, and by the hub and the id.
    whole: HashMap<String, Vec<usize>>,
    /// By the last part of the id.
    short: HashMap<String, Vec<usize>>,
}

impl<'s> Named<'s> {
    fn of(models: Vec<&'s Model>) -> Self {
        let (mut whole, mut short) = (HashMap::<_, Vec<usize>>::new(), HashMap::<_, Vec<usize>>::new());
        for (at, model) in models.iter().enumerate() {
            let id = model.id.as_deref().unwrap_or_default().to_lowercase();
            let last = id.rsplit('/').next().unwrap_or(&id).to_owned();
            short.entry(last).or_default().push(at);
            whole.entry(format!("{}/{id}", model.hub)).or_default().push(at);
            whole.entry(id).or_default().push(at);
        }
        Self { models, whole, short }
    }

    /// The models, as positions, that an entry of a list means.
    fn meant<'n>(&'n self, names: &'n [String]) -> impl Iterator<Item = usize> + 'n {
        // The short name will do where the list gives no other.
        let alone = names.iter().all(|name| !name.contains('/'));
        let by = move |name: &'n String| {
            let short = alone.then(|| self.short.get(name)).flatten();
            self.whole.get(name).into_iter().chain(short).flatten().copied()
        };
        names.iter().flat_map(by)
    }

    /// The models that a list has.
    fn listed(&self, bill: &Bill) -> BTreeSet<usize> {
        bill.models.iter().flat_map(|names| self.meant(names)).collect()
    }

    /// The others, in their order.
    fn missing<'n>(&'n self, listed: &'n BTreeSet<usize>) -> impl Iterator<Item = &'s Model> + 'n {
        self.models.iter().enumerate().filter(|(at, _)| !listed.contains(at)).map(|(_, model)| *model)
    }
}

/// Models whose names the code tells, which a list must therefore have.
fn known(scan: &Scan) -> Vec<&Model> {
    let all = scan.inventory.models.iter();
    all.filter(|model| model.counts() && model.id.is_some() && model.hub != Hub::Local).collect()
}

fn compared(code: &Code<'_>, trace: &Trace, bill: &Bill, listed: &BTreeSet<usize>) -> Draft {
    let all = code.known.models.len();
    let count = bill.models.len();
    let head = format!("{} with {count} model{}", bill.format, if count == 1 { "" } else { "s" });
    if all == 0 {
        return new(trace, head).on("model-inventory", Mentions);
    }
    let missing = all - listed.len();
    if missing == 0 {
        return complete(code.scan, trace, &head, all);
    }
    // One list for each part of a project together name what none of them names alone.
    if code.nowhere.is_empty() {
        let missing = several(code.known.missing(listed), missing);
        return new(trace, format!("{head}, without {missing}, which another list names"))
            .on("model-inventory", Mentions);
    }
    let scope = if code.unread { "; not all lists were read to their end" } else { "" };
    // A load that was assumed, and not read, is no reason to call a list wrong.
    let exact = |model: &&Model| {
        model.places.iter().any(|place| place.part == Part::Product && place.sure == Sure::Exact)
    };
    let firm = !code.unread && code.nowhere.iter().any(exact);
    let without = several(code.nowhere.iter().copied(), code.nowhere.len());
    let draft = new(trace, format!("{head}, without {without}, which the code names{scope}"));
    draft.on("model-inventory", if firm { Contradicts } else { Mentions })
}

/// The first of some models by name, and how many more there are of so many.
fn several<'m>(models: impl Iterator<Item = &'m Model>, count: usize) -> String {
    let named: Vec<_> = models.filter_map(|model| model.id.as_deref()).take(NAMED).collect();
    let more = count.saturating_sub(NAMED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}{more}", named.join(", "))
}

/// A list that has every model of the code. It speaks for itself only where all of the code was read.
fn complete(scan: &Scan, trace: &Trace, head: &str, known: usize) -> Draft {
    let is_code = |path: &str| path == "." || reader(path).is_some();
    let mut missed = scan.inventory.scope.not_examined.iter();
    let unread = scan.cut.is_some() || missed.any(|each| is_code(&each.path));
    let open = scan.inventory.models.iter().any(|model| model.counts() && model.id.is_none());
    let scope = match (unread, open) {
        (true, _) => ", within what was read",
        (false, true) => "; some models only the running program knows",
        (false, false) => "",
    };
    let mut draft = new(trace, format!("{head}, all {known} that the code names among them{scope}"));
    draft.sure = if open { Sure::Likely } else { Sure::Exact };
    draft.on("model-inventory", if unread { Mentions } else { Supports })
}

/// Models of the list that no code names.
fn unused(models: &Named<'_>, trace: &Trace, bill: &Bill) -> Option<Draft> {
    let unnamed: Vec<_> = bill.models.iter().filter(|names| models.meant(names).next().is_none()).collect();
    let unnamed: Vec<_> = unnamed.into_iter().filter_map(|names| names.first()).collect();
    let first = unnamed.first()?;
    let more = unnamed.len() - 1;
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let mut draft = new(trace, format!("lists {first}{more}, which no code that was read names"));
    draft.sure = Sure::Hint;
    Some(draft.on("unused-models-removed", Mentions))
}
