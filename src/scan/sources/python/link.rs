//! Calls become sightings: which row of the tables each call is, seen from every caller of the function around it.

use super::apply::{Seen, Wanted, apply};
use super::held::Held;
use super::hosted::BY_TAIL;
use super::libraries::{ANY_CLASS, find};
use super::peculiar::unknown;
use super::plain::{shape, tail};
use super::project::{Frame, Project, Worth, paths};
use super::rule::{Care, Rule};
use super::unit::{Call, Unit};
use super::unpack::Place;
use super::value::{Given, Value};
use super::worth::surely;
use crate::scan::course::Course;
use crate::scan::model::{Hub, Sure};
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

/// Links all files, on all cores.
pub(in crate::scan::sources) fn link(units: &[Unit], course: &Course<'_>) -> Linked {
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
                && let Some((given, wanted)) = row_of(&project, &call)
            {
                sight(&project, at, &call, &given, &wanted, &mut all);
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

/// What the calls of a file call.
struct Callees<'u> {
    /// The functions of the project among them, with the calls of each.
    calls: Vec<(&'u str, Place)>,
    /// Whether each callee may be a row whatever it is called by.
    rows: Box<[bool]>,
}

/// Looks at each callee of a file once.
fn callees<'u>(project: &Project<'u>, unit: &'u Unit) -> Callees<'u> {
    let one = |callee: Value| {
        let (paths, row) = match project.settled(&callee) {
            Some(path) => (vec![path.to_owned()], row(project, path, "").is_some()),
            None => paths_and_row(project, &callee),
        };
        (paths.iter().filter_map(|path| project.function(path)).collect(), row)
    };
    let (functions, rows): (Vec<Vec<&str>>, Vec<bool>) = unit.callees().map(one).unzip();
    let of = |place: Place| functions.get(place.callee as usize).into_iter().flatten();
    let calls = unit.calls().flat_map(|head| of(head.place).map(move |function| (*function, head.place)));
    Callees { calls: calls.collect(), rows: rows.into() }
}

/// Which callees of a file are rows whatever they are called by, of those that may be.
fn rows(project: &Project<'_>, unit: &Unit, may: &[bool]) -> Vec<bool> {
    let one = |(at, may): (usize, &bool)| {
        *may && unit.callee(at).is_none_or(|callee| {
            project.settled(&callee).is_some()
                || project.through(&callee).is_some()
                || path_or_partial(project, &callee, &project.worth(&callee, None, &Held::default()))
        })
    };
    may.iter().enumerate().map(one).collect()
}

/// The dotted paths that a callee has as long as nobody knows who calls whom, and whether it may be a row when that is known.
fn paths_and_row(project: &Project<'_>, callee: &Value) -> (Vec<String>, bool) {
    if project.through(callee).is_some() {
        return (project.callees(callee), true);
    }
    let (worths, sure) = surely(|| project.worth(callee, None, &Held::default()));
    let row = if sure { path_or_partial(project, callee, &worths) } else { goes_to_row(project, callee) };
    (paths(&worths), row)
}

/// Whether a callee may be a row on any way that leads through the project, whatever the tests on it say and whoever calls:
/// where no way does, none of those that are really gone does.
fn goes_to_row(project: &Project<'_>, callee: &Value) -> bool {
    let (worths, sure) = surely(|| project.worth(callee, None, &Held::every_way()));
    !sure || path_or_partial(project, callee, &worths)
}

/// Whether a callee of these worths may be a row whatever it is called by.
fn path_or_partial(project: &Project<'_>, callee: &Value, worths: &[Worth]) -> bool {
    let is_row = |path: &str| row(project, path, "").is_some();
    worths.iter().any(|(value, _)| matches!(value, Value::Partial(_)))
        || paths(worths).iter().any(|path| is_row(path))
        || shape(callee).is_some_and(|path| is_row(&path))
}

/// The row that a call may be, with what is given in all.
pub(super) fn row_of(project: &Project<'_>, call: &Call) -> Option<(Given, Wanted)> {
    let callee = &call.given.callee;
    // Nearly every call is one of these and no row, so nothing is made for it.
    if let Some(path) = project.settled(callee) {
        return row(project, path, call.spelled()).map(|wanted| (call.given.clone(), wanted));
    }
    let passed = project.through(callee);
    let written = passed.as_ref().map_or_else(|| call.spelled().to_owned(), tail);
    let callee = passed.as_ref().unwrap_or(callee);
    let worths = project.worth(callee, None, &Held::default());
    let mut paths = paths(&worths);
    let partials = worths.into_iter().filter_map(|(value, _)| match value {
        Value::Partial(partial) => Some(*partial),
        _ => None,
    });
    // A partial gives some arguments before the call does.
    let partials: Vec<Given> = partials.collect();
    if let Some(last) = partials.last() {
        paths = project.callees(&last.callee);
    }
    let wanted = match paths.as_slice() {
        [] => by_tail(&written).or_else(|| row(project, &shape(callee)?, &written)),
        paths => paths.iter().find_map(|path| row(project, path, &written)),
    }?;
    let mut given = Given { callee: callee.clone(), ..call.given.clone() };
    for Given { args, keywords, spread, .. } in partials {
        given.args = args.into_iter().chain(given.args).collect();
        given.keywords.extend(keywords);
        given.spread |= spread;
    }
    Some((given, wanted))
}

/// The row of a dotted path.
fn row(project: &Project<'_>, path: &str, written: &str) -> Option<Wanted> {
    if let Some(rest) = path.strip_prefix("openai:") {
        let (word, rest) = rest.split_once('.')?;
        let rule = find(&format!("openai.{rest}"))?;
        let hub = word.parse().unwrap_or(Hub::Compatible);
        return Some(Wanted {
            rule,
            kind: Kind::Hub(hub),
            library: "openai",
            sure: Sure::Exact,
            path: path.to_owned(),
        });
    }
    let library = |rule: &'static Rule| rule.library(path.split('.').next().unwrap_or_default());
    if path.starts_with('@') {
        let (class, last) = path.rsplit_once('.')?;
        if project.classes.contains_key(path) && project.function(path).is_none() {
            // A class without a maker of its own is made as the class that it is built on.
            let base = project.library_base(path)?;
            return row(project, &base, written);
        }
        if last != "from_pretrained" || project.function(path).is_some() {
            return None;
        }
        return match project.is_built_on_library(class) {
            Some(false) => None,
            known => {
                let sure = if known.is_some() { Sure::Exact } else { Sure::Likely };
                Some(Wanted {
                    rule: &ANY_CLASS,
                    kind: ANY_CLASS.kind,
                    library: "python",
                    sure,
                    path: path.to_owned(),
                })
            }
        };
    }
    if let Some(rule) = find(path) {
        let azure = path.starts_with("openai.") && path.contains("AzureOpenAI");
        let kind = if azure { Kind::Hub(Hub::Azure) } else { rule.kind };
        return Some(Wanted { rule, kind, library: library(rule), sure: Sure::Exact, path: path.to_owned() });
    }
    let foreign = path.ends_with(".from_pretrained") && !path.starts_with("builtins.");
    if foreign {
        return Some(Wanted {
            rule: &ANY_CLASS,
            kind: ANY_CLASS.kind,
            library: "python",
            sure: Sure::Likely,
            path: path.to_owned(),
        });
    }
    by_tail(written)
}

/// What the last parts of a call tell when nobody knows whose method it is.
fn by_tail(written: &str) -> Option<Wanted> {
    let ends = |tail: &str| {
        let client = tail.starts_with("client.");
        let before = |before: &str| before.ends_with('.') || (client && before.is_empty());
        written.strip_suffix(tail).is_some_and(before)
    };
    if ends("from_pretrained") && !written.starts_with("super()") {
        let path = String::new();
        return Some(Wanted {
            rule: &ANY_CLASS,
            kind: ANY_CLASS.kind,
            library: "python",
            sure: Sure::Likely,
            path,
        });
    }
    let rule = TAILS.iter().find(|rule| ends(rule.tail))?;
    Some(Wanted { rule, kind: rule.kind, library: "python", sure: Sure::Likely, path: String::new() })
}

/// [`BY_TAIL`] as rows.
static TAILS: std::sync::LazyLock<Vec<Rule>> = std::sync::LazyLock::new(|| {
    let rule = |&(tail, kind, names)| super::rule::row("", tail, kind, None, names, Care::Plain);
    BY_TAIL.iter().map(rule).collect()
});

/// Everything that one call names, as each caller sees it.
fn sight(
    project: &Project<'_>,
    at: usize,
    call: &Call,
    given: &Given,
    wanted: &Wanted,
    all: &mut Vec<(usize, Sighting)>,
) {
    let mut kept_away = false;
    let before = all.len();
    if let Some(function) = function_of(project, given, wanted.rule.care == Care::Bundle) {
        let mut left = MOST_CALLERS;
        chains(project, function, 0, &mut |frame, caller| {
            if left == 0 {
                return;
            }
            left -= 1;
            let (seen, away) = apply(project, given, call, wanted, Some(frame));
            kept_away |= away;
            for Seen { sighting, handed_in } in seen {
                if let Some((from, caller)) = caller.filter(|_| handed_in) {
                    let mut named = sighting.clone();
                    named.spot = caller.spot;
                    named.call.clone_from(&caller.written);
                    all.push((from, named));
                }
                all.push((at, sighting));
            }
        });
    } else {
        let (seen, away) = apply(project, given, call, wanted, None);
        kept_away = away;
        all.extend(seen.into_iter().map(|seen| (at, seen.sighting)));
    }
    // Whatever is known to be handed in does not get there, or is no name; something else may.
    let file = wanted.kind == Kind::File && !matches!(wanted.rule.care, Care::Unpickles(_));
    if (kept_away || file) && all.len() == before {
        all.extend(unknown(project, given, call, wanted).map(|sighting| (at, sighting)));
    }
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

/// The function whose parameters decide what a call names: the first that is mentioned, also behind a field.
fn function_of<'u>(project: &Project<'u>, given: &Given, by_callee: bool) -> Option<&'u str> {
    let mut found = None;
    let mut look = |value: &Value| {
        if let (None, Value::Param(function, _)) = (&found, value) {
            found = project.functions.get_key_value(function.as_str()).map(|(key, _)| *key);
        }
    };
    if by_callee {
        given.callee.walk(&mut look);
    }
    given.args.iter().for_each(|value| value.walk(&mut look));
    given.keywords.iter().for_each(|(_, value)| value.walk(&mut look));
    if found.is_some() {
        return found;
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
            value.walk(&mut |value: &Value| {
                if let (None, Value::Param(function, _)) = (&found, value) {
                    found = project.functions.get_key_value(function.as_str()).map(|(key, _)| *key);
                }
            });
        }
    }
    found
}
