//! Every way on which something is handed to a function, from the outermost caller that decides it. Applies no row.

use super::super::keep::Call;
use super::super::resolve::{Frame, Project, Whose};
use super::super::value::{Given, Value};

/// Most callers of one function that are told apart.
pub(super) const MOST_CALLERS: usize = 200;
/// Most wrappers around one another.
const DEEPEST: usize = 2;

/// The callers above one another, each with the number of its file, the outermost first.
pub(super) type Callers<'a, 'c> = &'a [(usize, &'c Call)];

/// The function whose parameters decide what a call names.
#[derive(Debug, Clone, Copy)]
pub(super) struct Decides<'d> {
    pub(super) function: &'d str,
    /// Of whose callers.
    pub(super) whose: Whose<'d>,
}

/// Every chain of callers that ends in a function, from the outermost that decides something.
pub(super) fn chains(
    project: &Project<'_>,
    Decides { function, whose }: Decides<'_>,
    depth: usize,
    then: &mut dyn FnMut(Frame<'_>, Callers<'_, '_>),
) {
    let mut called = false;
    for (each, caller) in project.callers_of(function, whose).take(MOST_CALLERS) {
        called = true;
        let from = each.from as usize;
        let above = decided_by(project, &caller.given, false)
            .filter(|(above, _)| depth < DEEPEST && *above != function)
            .filter(|(above, _)| project.callers_of(above, whose).next().is_some());
        let (given, guards) = (Some(&caller.given), &*caller.guards);
        match above {
            Some((above, _)) => {
                let above = Decides { function: above, whose };
                chains(project, above, depth + 1, &mut |outer, callers| {
                    then(
                        Frame { function, given, guards, of_result: false, outer: Some(&outer) },
                        &[callers, &[(from, caller)]].concat(),
                    );
                });
            }
            None => {
                then(Frame { function, given, guards, of_result: false, outer: None }, &[(from, caller)]);
            }
        }
    }
    if !called {
        then(Frame { function, given: None, guards: &[], of_result: false, outer: None }, &[]);
    }
}

/// The function whose parameters decide what a call names: the first that is mentioned, also behind a field; then with the
/// class whose field that is.
pub(super) fn decided_by<'u>(
    project: &Project<'u>,
    given: &Given,
    by_callee: bool,
) -> Option<(&'u str, Option<String>)> {
    let known = |value: &Value| match value {
        Value::Param(function, _) => project.functions.get_key_value(&**function).map(|(key, _)| *key),
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
        return Some((function, None));
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
    fields.into_iter().find_map(|path| {
        let mut found = None;
        for value in project.given_anywhere(&path) {
            value.walk(&mut |value: &Value| found = found.or_else(|| known(value)));
        }
        let class = path.rsplit_once('.').map(|(owner, _)| owner.to_owned());
        Some((found?, class.filter(|class| project.classes.contains_key(class.as_str()))))
    })
}
