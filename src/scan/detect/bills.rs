//! Lists of components against what the code loads: `inventory-file`.

use super::draft::Draft;
use crate::scan::detector::Detector;
use crate::scan::model::{Hub, Model, Part, Sure};
use crate::scan::observation::Bearing::{Contradicts, Mentions, Supports};
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
        all.push(compared(scan, trace, bill));
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

fn compared(scan: &Scan, trace: &Trace, bill: &Bill) -> Draft {
    let known = known(scan);
    let missing: Vec<&&Model> = known.iter().filter(|model| !is_listed(bill, model)).collect();
    // A load that was assumed, and not read, is no reason to call a list wrong.
    let exact = |model: &&&Model| {
        model.places.iter().any(|place| place.part == Part::Product && place.sure == Sure::Exact)
    };
    let firm: Vec<&&&Model> = missing.iter().filter(|model| exact(model)).collect();
    let named: Vec<_> = missing.iter().filter_map(|model| model.id.as_deref()).take(NAMED).collect();
    let more = missing.len().saturating_sub(NAMED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let count = bill.models.len();
    let head = format!("{} with {count} model{}", bill.format, if count == 1 { "" } else { "s" });
    if known.is_empty() {
        return new(trace, head).on("model-inventory", Mentions);
    }
    if missing.is_empty() {
        let open = scan.inventory.models.iter().any(|model| model.counts() && model.id.is_none());
        let scope = if open { "; some models only the running program knows" } else { "" };
        let mut draft =
            new(trace, format!("{head}, all {} that the code names among them{scope}", known.len()));
        draft.sure = if open { Sure::Likely } else { Sure::Exact };
        return draft.on("model-inventory", Supports);
    }
    let draft = new(trace, format!("{head}, without {}{more}, which the code names", named.join(", ")));
    draft.on("model-inventory", if firm.is_empty() { Mentions } else { Contradicts })
}

/// Models of the list that no code names.
fn unused(scan: &Scan, trace: &Trace, bill: &Bill) -> Option<Draft> {
    let own: Vec<&Model> = scan.inventory.models.iter().collect();
    let named = |names: &&Vec<String>| {
        let one = Bill { format: String::new(), models: vec![(*names).clone()] };
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
