//! What the calls of a file call, each callee once: which functions of the project, and whether it may be a row of the tables.
//! Nearly none is; what a row means is told in `link`.

use super::super::keep::{Place, Unit};
use super::super::plain::shape;
use super::super::resolve::{Held, Project, Worth, paths, surely};
use super::super::value::Value;
use super::row::row;

/// What the calls of a file call.
pub(super) struct Callees<'u> {
    /// The functions of the project among them and the classes without a maker, with the calls of each.
    pub(super) calls: Vec<(&'u str, Place)>,
    /// Whether each callee may be a row whatever it is called by.
    pub(super) rows: Box<[bool]>,
}

/// Looks at each callee of a file once.
pub(super) fn callees<'u>(project: &Project<'u>, unit: &'u Unit) -> Callees<'u> {
    let one = |callee: Value| {
        let (paths, row) = match project.settled(&callee) {
            Some(path) => (vec![path.to_owned()], row(project, path, "").is_some()),
            None => paths_and_row(project, &callee),
        };
        (paths.iter().filter_map(|path| project.called_at(path)).collect(), row)
    };
    let (functions, rows): (Vec<Vec<&str>>, Vec<bool>) = unit.callees().map(one).unzip();
    let of = |place: Place| functions.get(place.callee as usize).into_iter().flatten();
    let calls = unit.calls().flat_map(|head| of(head.place).map(move |function| (*function, head.place)));
    Callees { calls: calls.collect(), rows: rows.into() }
}

/// Which callees of a file are rows whatever they are called by, of those that may be.
pub(super) fn rows(project: &Project<'_>, unit: &Unit, may: &[bool]) -> Vec<bool> {
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
    let told = || if sure { path_or_partial(project, callee, &worths) } else { goes_to_row(project, callee) };
    let row = project.holders.may_be_row(callee) && told();
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
