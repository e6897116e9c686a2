//! Calls become sightings: which row of the tables each call is, seen from every caller of the function around it.

use super::super::keep::{Call, Unit, is_bare};
use super::super::plain::{shape, tail};
use super::super::resolve::{Frame, Held, Project, Whose, Worth, paths};
use super::super::tables::Care;
use super::super::value::{Given, Value};
use super::apply::{Seen, Wanted, apply};
use super::argument::Reading;
use super::callees::{Callees, callees, rows};
use super::chains::{Callers, Decides, MOST_CALLERS, chains, decided_by};
use super::fetched::{Found, fetched_before};
use super::peculiar::unknown;
use super::row::{by_tail, row};
use super::saved::own;
use crate::scan::course::Course;
use crate::scan::sighting::{Kind, Sighting};
use crate::scan::workers;

/// What linking gives.
#[derive(Debug, Default)]
pub(in crate::scan::sources) struct Linked {
    /// All sightings, with the number of the file each stands in.
    pub(in crate::scan::sources) found: Vec<(usize, Sighting)>,
    /// Files whose calls could not be looked at.
    pub(in crate::scan::sources) lost: Vec<usize>,
}

/// Links all files, on all cores. `product` tells of each whether it is a part of the product.
pub(in crate::scan::sources) fn link(units: &[Unit], product: &[bool], course: &Course<'_>) -> Linked {
    if units.is_empty() {
        return Linked::default();
    }
    let mut linked = Linked::default();
    let mut project = Project::new(units);
    let each = workers::each(units, course, |at, _| Some(callees(&project, units.get(at)?)));
    let mut may = Vec::with_capacity(units.len());
    for (at, outcome) in each.into_iter().enumerate() {
        // A function may be called from anywhere.
        let Some(Callees { calls, rows }) = outcome.done().flatten() else {
            return Linked { lost: (0..units.len()).collect(), ..linked };
        };
        project.called(at, product.get(at).copied().unwrap_or_default(), calls);
        may.push(rows);
    }
    let each = workers::each(units, course, |at, unit| {
        let (mut all, mut put) = (Vec::new(), Vec::new());
        let rows = rows(&project, unit, may.get(at).map_or(&[][..], |may| may));
        for head in unit.calls() {
            let row = rows.get(head.place.callee as usize).is_none_or(|row| *row);
            if (row || by_tail(head.spelled).is_some())
                && let call = unit.call(head.place)
                && let Some((given, rows)) = row_of(&project, &call)
            {
                for (wanted, held) in rows {
                    put.extend(reading(&project, &given, &call).put(at, &wanted));
                    sight((&project, product), (at, &call), &given, &wanted, &held, &mut all);
                }
            }
        }
        fetched_before(&put, &mut all);
        all.into_iter().map(|Found { file, sighting, .. }| (file, sighting)).collect::<Vec<_>>()
    });
    for (at, outcome) in each.into_iter().enumerate() {
        match outcome.done() {
            Some(found) => linked.found.extend(found),
            None => linked.lost.push(at),
        }
    }
    own(&project, product, &mut linked.found);
    linked
}

/// A call as it stands, whoever calls the function around it.
fn reading<'r, 'u>(project: &'r Project<'u>, given: &'r Given, call: &'r Call) -> Reading<'r, 'u> {
    Reading { project, given, call, frame: None, held: Held::default() }
}

/// The rows that a call may be, each with what was chosen for it, and what is given in all.
fn row_of(project: &Project<'_>, call: &Call) -> Option<(Given, Vec<(Wanted, Held)>)> {
    let callee = &call.given.callee;
    // Nearly every call is one of these and no row, so nothing is made for it.
    if let Some(path) = project.settled(callee) {
        let wanted = row(project, path, call.spelled())?;
        return Some((call.given.clone(), vec![(wanted, Held::default())]));
    }
    let passed = project.through(callee);
    let written = passed.as_ref().map_or_else(|| call.spelled().to_owned(), tail);
    let callee = passed.as_ref().unwrap_or(callee);
    let worths = project.worth(callee, None, &Held::default());
    let mut paths = paths(&worths);
    let partials = worths.iter().filter_map(|(value, _)| match value {
        Value::Partial(partial) => Some(Given::clone(partial)),
        _ => None,
    });
    // A partial gives some arguments before the call does.
    let partials: Vec<Given> = partials.collect();
    if let Some(last) = partials.last() {
        paths = project.callees(&last.callee);
    }
    let mut wanted: Vec<Wanted> = match paths.as_slice() {
        [] => by_tail(&written).or_else(|| row(project, &shape(callee)?, &written)).into_iter().collect(),
        paths => paths.iter().filter_map(|path| row(project, path, &written)).collect(),
    };
    // Whose method that is nobody knows, either, where nothing in the project is called so.
    if wanted.is_empty()
        && !paths.is_empty()
        && let Some(told) = by_tail(&written)
        && paths.iter().all(|path| is_nobodys(project, path))
    {
        wanted.push(told);
    }
    // What is told by its tail alone says less than any that is known.
    if wanted.iter().any(|each| !each.path.is_empty()) {
        wanted.retain(|each| !each.path.is_empty());
    }
    let rows = apart(wanted, &worths);
    let mut given = Given { callee: callee.clone(), ..call.given.clone() };
    for Given { args, keywords, spread, .. } in partials {
        // What is given behind what is spread cannot be counted.
        let more = if spread { Vec::new() } else { given.args };
        given.args = args.into_iter().chain(more).collect();
        given.keywords.extend(keywords);
        given.spread |= spread;
    }
    (!rows.is_empty()).then_some((given, rows))
}

/// Whether a path leads into the project and to nothing there.
fn is_nobodys(project: &Project<'_>, path: &str) -> bool {
    path.starts_with('@')
        && !path.ends_with(".__call__")
        && !path.ends_with(".from_pretrained")
        && !project.classes.contains_key(path)
        && project.function_behind(path).is_none()
}

/// One row of each kind. Where there are several, to each belongs only what does not contradict its choice.
fn apart(wanted: Vec<Wanted>, worths: &[Worth]) -> Vec<(Wanted, Held)> {
    let mut rows: Vec<(Wanted, Held)> = Vec::new();
    for each in wanted {
        if !rows.iter().any(|(row, _)| row.is_alike(&each)) {
            let name = |value: &Value| value.as_name() == Some(each.path.as_str());
            let held = worths.iter().find(|(value, _)| name(value)).map(|(_, held)| held.likely());
            rows.push((each, held.unwrap_or_default()));
        }
    }
    if let [(_, held)] = rows.as_mut_slice() {
        *held = Held::default();
    }
    rows
}

/// Everything that one call names, as each caller sees it.
fn sight(
    (project, product): (&Project<'_>, &[bool]),
    (at, call): (usize, &Call),
    given: &Given,
    wanted: &Wanted,
    held: &Held,
    all: &mut Vec<Found>,
) {
    let load = call.spot.line;
    let found = move |(file, sighting)| Found { file, load, sighting };
    let is_product = |at: usize| product.get(at).copied().unwrap_or_default();
    // What a test hands in is no model of the product, which is handed another where nobody looks.
    let of_product = is_product(at);
    let within = held.asked_by(of_product);
    // Where all that is known to be handed in is kept away, something else may not get there either.
    let (mut kept_away, mut told, mut doubted) = (false, false, false);
    if let Some((function, class)) = decided_by(project, given, wanted.rule.care == Care::Bundle) {
        let of = |of_product| Decides { function, whose: Whose { of_product, class: class.as_deref() } };
        let mut left = MOST_CALLERS;
        chains(project, of(of_product), 0, &mut |frame, callers| {
            if left == 0 || !is_called(project, (given, call), wanted, frame) {
                return;
            }
            left -= 1;
            let (seen, away) = apply(project, given, call, (wanted, &within), Some(frame));
            kept_away |= away;
            doubted |= away && callers.first().is_some_and(|(from, _)| is_product(*from));
            told |= !seen.is_empty();
            all.extend(seen.iter().filter_map(|seen| where_handed_in(seen, callers)).map(found));
            all.extend(seen.into_iter().map(|seen| found((at, seen.sighting))));
        });
        let others = if of_product { Some(of(false)) } else { None };
        let mut hand_in = |frame: Frame<'_>, callers: Callers<'_, '_>| {
            let foreign = callers.first().is_some_and(|(from, _)| !is_product(*from));
            if left == 0 || !foreign || !is_called(project, (given, call), wanted, frame) {
                return;
            }
            left -= 1;
            let (seen, _) = apply(project, given, call, (wanted, held), Some(frame));
            let handed_in = seen.iter().filter_map(|seen| where_handed_in(seen, callers));
            // What the product itself hands in was told with the rest of it.
            all.extend(handed_in.filter(|(from, _)| !is_product(*from)).map(found));
        };
        if let Some(others) = others {
            chains(project, others, 0, &mut hand_in);
        }
    } else {
        let (seen, away) = apply(project, given, call, (wanted, &within), None);
        (kept_away, doubted) = (away, away);
        told = !seen.is_empty();
        all.extend(seen.into_iter().map(|seen| found((at, seen.sighting))));
    }
    // Whatever is known to be handed in does not get there, or is no name; something else may.
    let file = wanted.kind == Kind::File && !matches!(wanted.rule.care, Care::Unpickles(_));
    let loads = !matches!(wanted.rule.care, Care::Fetched | Care::Asked);
    if (kept_away || file) && loads && !told {
        let seen = unknown(project, (given, call), wanted, doubted).into_iter();
        all.extend(seen.map(|seen| found((at, seen.sighting))));
    }
}

/// What a caller hands in, as it stands there.
fn where_handed_in(seen: &Seen, callers: Callers<'_, '_>) -> Option<(usize, Sighting)> {
    let up = usize::from(seen.handed_in).checked_sub(1)?;
    let (from, caller) = *callers.iter().rev().nth(up).filter(|(_, caller)| !is_bare(&caller.given))?;
    let mut named = seen.sighting.clone();
    named.spot = caller.spot;
    named.call.clone_from(&caller.written);
    Some((from, named))
}

/// Whether a caller has the row called: where the function itself is handed in, others may hand in another.
fn is_called(
    project: &Project<'_>,
    (given, call): (&Given, &Call),
    wanted: &Wanted,
    frame: Frame<'_>,
) -> bool {
    let mut handed_in = false;
    given.callee.walk(&mut |value| {
        handed_in |= matches!(value, Value::Param(function, _) if **function == *frame.function);
    });
    if !handed_in {
        return true;
    }
    let worths = project.worth(&given.callee, Some(frame), &Held::default());
    let alike = |path: &str| row(project, path, call.spelled()).is_some_and(|other| other.is_alike(wanted));
    worths.iter().any(|(value, _)| value.as_name().is_none_or(alike))
}
