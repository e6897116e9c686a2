//! Lists of components against what the code loads: `inventory-file`.

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
    let mut all = Vec::new();
    for (trace, bill) in &bills {
        // A list of libraries alone was never meant to name models, unless it is the only one that there is.
        if bill.models.is_empty() {
            let saw = format!("{} that names no model", bill.format);
            all.push(new(trace, saw).on("model-inventory", Mentions));
            continue;
        }
        all.push(compared(scan, traces, trace, bill));
        all.extend(unused(scan, trace, bill));
    }
    all
}

fn new(trace: &Trace, saw: String) -> Draft {
    Draft::of(Detector::InventoryFile, &trace.path, trace.part(), saw)
}

/// Models whose names the code tells, which a list must therefore have.
fn known(scan: &Scan) -> Vec<&Model> {
    let all = scan.inventory.models.iter();
    all.filter(|model| model.counts() && model.id.is_some() && model.hub != Hub::Local).collect()
}

fn is_listed(bill: &Bill, model: &Model) -> bool {
    let id = model.id.as_deref().unwrap_or_default().to_lowercase();
    let short = id.rsplit('/').next().unwrap_or(&id);
    let with_hub = format!("{}/{id}", model.hub);
    let is = |names: &Vec<String>| {
        // The short name will do where the list gives no other.
        let alone = names.iter().all(|name| !name.contains('/'));
        names.iter().any(|name| *name == id || *name == with_hub || (alone && name == short))
    };
    bill.models.iter().any(is)
}

fn compared(scan: &Scan, traces: &Traces, trace: &Trace, bill: &Bill) -> Draft {
    let known = known(scan);
    let missing: Vec<&Model> = known.iter().copied().filter(|model| !is_listed(bill, model)).collect();
    let count = bill.models.len();
    let head = format!("{} with {count} model{}", bill.format, if count == 1 { "" } else { "s" });
    if known.is_empty() {
        return new(trace, head).on("model-inventory", Mentions);
    }
    if missing.is_empty() {
        return complete(scan, trace, &head, known.len());
    }
    // One list for each part of a project together name what none of them names alone.
    let listed = |model: &&&Model| bills(traces).any(|other| is_listed(other, model));
    let nowhere: Vec<&Model> = missing.iter().filter(|model| !listed(model)).copied().collect();
    if nowhere.is_empty() {
        let saw = format!("{head}, without {}, which another list names", several(&missing));
        return new(trace, saw).on("model-inventory", Mentions);
    }
    let unread = scan.cut.is_some() || traces.has_unread_bill() || bills(traces).any(|bill| bill.cut);
    let scope = if unread { "; not all lists were read to their end" } else { "" };
    // A load that was assumed, and not read, is no reason to call a list wrong.
    let exact = |model: &&Model| {
        model.places.iter().any(|place| place.part == Part::Product && place.sure == Sure::Exact)
    };
    let firm = !unread && nowhere.iter().any(exact);
    let draft = new(trace, format!("{head}, without {}, which the code names{scope}", several(&nowhere)));
    draft.on("model-inventory", if firm { Contradicts } else { Mentions })
}

fn bills(traces: &Traces) -> impl Iterator<Item = &Bill> {
    traces.all.iter().filter_map(|trace| trace.bill.as_ref())
}

fn several(models: &[&Model]) -> String {
    let named: Vec<_> = models.iter().filter_map(|model| model.id.as_deref()).take(NAMED).collect();
    let more = models.len().saturating_sub(NAMED);
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
fn unused(scan: &Scan, trace: &Trace, bill: &Bill) -> Option<Draft> {
    let own: Vec<&Model> = scan.inventory.models.iter().collect();
    let named = |names: &&Vec<String>| {
        let one = Bill { format: String::new(), models: vec![(*names).clone()], cut: false };
        own.iter().any(|model| is_listed(&one, model))
    };
    let unnamed: Vec<_> =
        bill.models.iter().filter(|names| !named(names)).filter_map(|names| names.first()).collect();
    let first = unnamed.first()?;
    let more = unnamed.len() - 1;
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let mut draft = new(trace, format!("lists {first}{more}, which no code that was read names"));
    draft.sure = Sure::Hint;
    Some(draft.on("unused-models-removed", Mentions))
}
