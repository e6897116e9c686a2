//! Calls become sightings: which row of the tables each call is, seen from every caller of the function around it.

use super::apply::{Seen, Wanted, apply};
use super::callees::{Callees, callees, rows};
use super::held::Held;
use super::libraries::ANY_CLASS;
use super::peculiar::unknown;
use super::plain::{shape, tail};
use super::project::{Frame, Project, Worth, paths};
use super::row::{by_tail, row};
use super::rule::Care;
use super::unit::{Call, Unit};
use super::value::{Given, Value};
use crate::scan::course::Course;
use crate::scan::sighting::{Kind, Sighting};
use crate::scan::workers;

/// Most callers of one function that are told apart.
const MOST_CALLERS: usize = 200;
/// Most wrappers around one another.
const DEEPEST: usize = 2;

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
    let mut project = Project::new(units, product);
    let each = workers::each(units, course, |at, _| Some(callees(&project, units.get(at)?)));
    let mut may = Vec::with_capacity(units.len());
    for (at, outcome) in each.into_iter().enumerate() {
        // A function may be called from anywhere.
        let Some(Callees { calls, rows }) = outcome.done().flatten() else {
            return Linked { lost: (0..units.len()).collect(), ..linked };
        };
        project.called(at, calls);
        may.push(rows);
    }
    let each = workers::each(units, course, |at, unit| {
        let mut all = Vec::new();
        let rows = rows(&project, unit, may.get(at).map_or(&[][..], |may| may));
        for head in unit.calls() {
            let row = rows.get(head.place.callee as usize).is_none_or(|row| *row);
            if (row || by_tail(head.spelled).is_some())
                && let call = unit.call(head.place)
                && let Some((given, rows)) = row_of(&project, &call)
            {
                for (wanted, held) in rows {
                    sight((&project, product), (at, &call), &given, &wanted, &held, &mut all);
                }
            }
        }
        all
    });
    for (at, outcome) in each.into_iter().enumerate() {
        match outcome.done() {
            Some(found) => linked.found.extend(found),
            None => linked.lost.push(at),
        }
    }
    linked
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
    // A field of the project's own of which nobody says what it is, such as a client that is set elsewhere.
    let is_open = |path: &String| path.starts_with('@') && project.called_at(path).is_none();
    if wanted.is_empty() && paths.iter().all(is_open) {
        wanted.extend(by_tail(&written).filter(|wanted| wanted.kind != ANY_CLASS.kind));
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
    all: &mut Vec<(usize, Sighting)>,
) {
    let is_product = |at: usize| product.get(at).copied().unwrap_or_default();
    // Where all that is known to be handed in is kept away, something else may not get there either.
    let (mut kept_away, mut told, mut doubted) = (false, false, false);
    if let Some((function, is_shared)) = function_of(project, given, wanted.rule.care == Care::Bundle) {
        // What the maker of a class above is given by one of those built on it is not what the others give it.
        let held = &if is_shared { held.likely() } else { held.clone() };
        let mut left = MOST_CALLERS;
        chains(project, function, 0, &mut |frame, caller| {
            if left == 0 || !is_called(project, (given, call), wanted, frame) {
                return;
            }
            left -= 1;
            let (seen, away) = apply(project, given, call, (wanted, held), Some(frame));
            kept_away |= away;
            doubted |= away && caller.is_some_and(|(from, _)| is_product(from));
            for Seen { sighting, handed_in } in seen {
                if let Some((from, caller)) = caller.filter(|_| handed_in) {
                    let mut named = sighting.clone();
                    named.spot = caller.spot;
                    named.call.clone_from(&caller.written);
                    all.push((from, named));
                    // What a test hands in is no model of the product, which is handed another where nobody looks.
                    if is_product(at) && !is_product(from) {
                        kept_away = true;
                        continue;
                    }
                }
                told = true;
                all.push((at, sighting));
            }
        });
    } else {
        let (seen, away) = apply(project, given, call, (wanted, held), None);
        (kept_away, doubted) = (away, away);
        told = !seen.is_empty();
        all.extend(seen.into_iter().map(|seen| (at, seen.sighting)));
    }
    // Whatever is known to be handed in does not get there, or is no name; something else may.
    let file = wanted.kind == Kind::File && !matches!(wanted.rule.care, Care::Unpickles(_));
    let loads = !matches!(wanted.rule.care, Care::Fetched | Care::Asked);
    if (kept_away || file) && loads && !told {
        all.extend(
            unknown(project, (given, call), wanted, doubted).into_iter().map(|seen| (at, seen.sighting)),
        );
    }
}

/// Whether a caller has the row called: where the function itself is handed in, others may hand in another.
fn is_called(
    project: &Project<'_>,
    (given, call): (&Given, &Call),
    wanted: &Wanted,
    frame: Frame<'_>,
) -> bool {
    if !matches!(&given.callee, Value::Param(function, _) if function == frame.function) {
        return true;
    }
    let worths = project.worth(&given.callee, Some(frame), &Held::default());
    let alike = |path: &str| row(project, path, call.spelled()).is_some_and(|other| other.is_alike(wanted));
    worths.iter().any(|(value, _)| value.as_name().is_none_or(alike))
}

/// Who hands a model in.
type Caller<'c> = Option<(usize, &'c Call)>;

/// Every chain of callers that ends in a function, from the outermost that decides something.
fn chains(project: &Project<'_>, function: &str, depth: usize, then: &mut dyn FnMut(Frame<'_>, Caller<'_>)) {
    let callers = project.callers.get(function).map_or(&[][..], Vec::as_slice);
    if callers.is_empty() {
        then(Frame { function, given: None, guards: &[], of_result: false, outer: None }, None);
    }
    for each in callers.iter().take(MOST_CALLERS) {
        let Some(caller) = project.call(each) else { continue };
        let from = each.from as usize;
        let above = function_of(project, &caller.given, false)
            .map(|(above, _)| above)
            .filter(|above| depth < DEEPEST && *above != function && project.callers.contains_key(above));
        let (given, guards) = (Some(&caller.given), &*caller.guards);
        match above {
            Some(above) => chains(project, above, depth + 1, &mut |outer, outermost| {
                then(
                    Frame { function, given, guards, of_result: false, outer: Some(&outer) },
                    outermost.or(Some((from, caller))),
                );
            }),
            None => {
                then(Frame { function, given, guards, of_result: false, outer: None }, Some((from, caller)));
            }
        }
    }
}

/// The function whose parameters decide what a call names: the first that is mentioned, also behind a field; and whether that is
/// a field which several classes share.
fn function_of<'u>(project: &Project<'u>, given: &Given, by_callee: bool) -> Option<(&'u str, bool)> {
    let known = |value: &Value| match value {
        Value::Param(function, _) => project.functions.get_key_value(function.as_str()).map(|(key, _)| *key),
        _ => None,
    };
    let mut found = None;
    let mut look = |value: &Value| found = found.or_else(|| known(value));
    if by_callee {
        given.callee.walk(&mut look);
    }
    given.args.iter().for_each(|value| value.walk(&mut look));
    given.keywords.iter().for_each(|(_, value)| value.walk(&mut look));
    if let Some(function) = found {
        return Some((function, false));
    }
    let mut fields = Vec::new();
    let mut collect = |value: &Value| {
        if let Value::Name(path) = value
            && path.starts_with('@')
        {
            fields.push(path.clone());
        }
    };
    given.args.iter().for_each(|value| value.walk(&mut collect));
    given.keywords.iter().for_each(|(_, value)| value.walk(&mut collect));
    for path in fields {
        for value in project.raw(&path) {
            value.walk(&mut |value: &Value| found = found.or_else(|| known(value)));
        }
        if let Some(function) = found {
            let class = path.rsplit_once('.').map_or("", |(class, _)| class);
            let is_own = function.strip_prefix(class).is_some_and(|rest| rest.starts_with('.'));
            let several = project.callers.get(function).is_some_and(|callers| callers.len() > 1);
            return Some((function, !is_own && several));
        }
    }
    None
}
