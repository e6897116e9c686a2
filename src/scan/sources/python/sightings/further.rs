//! One call that names several models: what further arguments name beside the id, and what they name in its place.

use super::super::keep::Call;
use super::super::resolve::{Frame, Held, Project};
use super::super::tables::Rule;
use super::super::value::{Given, Value};
use super::apply::{Seen, Wanted, apply};
use super::argument::{Argument, Reading};

/// What is loaded in place of what the id names.
#[derive(PartialEq, Eq)]
enum Instead {
    Nothing,
    /// The call is given something that may be nothing.
    Perhaps,
    Surely,
}

/// Everything that the call names, and whether tests keep it from naming anything at all.
pub(super) fn apply_all(
    project: &Project<'_>,
    given: &Given,
    call: &Call,
    (wanted, held): (&Wanted, &Held),
    frame: Option<Frame<'_>>,
) -> (Vec<Seen>, bool) {
    let reading = Reading { project, given, call, frame, held: held.clone() };
    let of = |rule: &'static Rule| {
        let wanted = Wanted { rule, kind: rule.kind, ..wanted.clone() };
        apply_all(project, given, call, (&wanted, held), frame).0
    };
    let further = |rules: &'static [Rule]| rules.iter().flat_map(of).collect::<Vec<_>>();
    let rule = wanted.rule;
    let instead = reading.instead(rule);
    let mut all = if instead == Instead::Nothing { Vec::new() } else { further(rule.instead) };
    let mut away = false;
    if instead == Instead::Nothing
        || (instead == Instead::Perhaps && reading.argument(rule.names, rule.at).is_some())
    {
        let held = held.likely_if(instead == Instead::Perhaps);
        let (named, kept_away) = apply(project, given, call, (wanted, &held), frame);
        away = kept_away && all.is_empty();
        all.extend(named);
    }
    all.extend(rule.also.iter().filter(|each| !reading.is_unseen(each)).flat_map(of));
    (all, away)
}

impl Reading<'_, '_> {
    /// Whether something is loaded in place of what the id names. A default of nothing is one until somebody is seen to hand over
    /// more.
    fn instead(&self, rule: &Rule) -> Instead {
        let given = rule.instead.iter().find_map(|each| self.argument(each.names, each.at));
        let Some(argument) = given.filter(|argument| !argument.says_nothing()) else {
            return Instead::Nothing;
        };
        let worths = self.of(&argument);
        let nothing = |value: &Value| matches!(value, Value::Nothing);
        if worths.iter().all(|(value, _)| nothing(value)) || self.is_out_of_the_unseen(&argument) {
            return Instead::Nothing;
        }
        let open = |value: &Value| nothing(value) || value.is_unknown();
        if worths.iter().any(|(value, _)| open(value)) { Instead::Perhaps } else { Instead::Surely }
    }

    /// Whether an argument of a row may only be among what is spread into the call, which nobody sees.
    fn is_unseen(&self, rule: &Rule) -> bool {
        self.argument(rule.names, rule.at).is_some_and(|argument| self.is_out_of_the_unseen(&argument))
    }

    /// Whether an argument is what is spread into the call and may hold anything.
    fn is_out_of_the_unseen(&self, argument: &Argument) -> bool {
        argument.written.starts_with('*') && self.of(argument).iter().all(|(value, _)| value.is_unknown())
    }
}
