//! Tests around a call that say nothing of what it names and yet decide whether it is reached with that: which of several
//! providers is asked, and whether there is a file of that name.

use std::cell::OnceCell;

use super::super::about::{leaf, owner};
use super::super::resolve::{Frame, Held, Worth};
use super::super::value::{Given, Literal, Test, Value};
use super::argument::{Argument, Reading};
use crate::scan::identity::is_weights;

impl Reading<'_, '_> {
    /// Whether the call is reached with what is held, as far as the tests around it and around its callers tell. Tests on what
    /// is handed in beside an id only concern an id that is handed in itself.
    pub(super) fn reached(&self, id: Option<&Argument>, held: &Held) -> bool {
        self.ways(id).all(|way| {
            // The cheaper question first.
            let concerns = |test: &Test| {
                (is_of(test, &way.with) && self.is_handed(test, way.frame)) || way.is_about(test)
            };
            let concerns = |each: &&Literal| each.test.as_deref().is_none_or(concerns);
            let guards: Vec<Literal> = way.guards.iter().filter(concerns).cloned().collect();
            guards.is_empty() || self.project.admits(&guards, way.frame, held)
        })
    }

    /// Whether nobody can tell if the call is reached with what is held: a switch over what is handed in beside the id decides.
    pub(super) fn is_doubtful(&self, id: &Argument, held: &Held) -> bool {
        self.ways(Some(id)).any(|way| {
            let decides = |each: &&Literal| {
                let test =
                    |test: &Test| switches(test, each.holds) && is_of(test, &way.with) && !way.is_about(test);
                each.test.as_deref().is_some_and(test)
            };
            let tests: Vec<&Test> =
                way.guards.iter().filter(decides).filter_map(|each| each.test.as_deref()).collect();
            tests.iter().any(|test| !self.is_handed(test, way.frame))
                || self.project.leaves_open(&tests, way.frame, held)
        })
    }

    /// Whether the call is only reached if there is a file of the name that it is given.
    pub(super) fn is_looked_for(&self) -> bool {
        self.ways(None).any(|way| {
            let there =
                |each: &Literal| each.holds && each.test.as_deref().is_some_and(|test| looks_for(test, &way));
            way.guards.iter().any(there)
        })
    }

    /// Whether a caller that is known hands over everything that a test asks about: a default takes nothing away.
    fn is_handed(&self, test: &Test, frame: Option<Frame<'_>>) -> bool {
        let handed = |of: &dyn Fn(&Frame<'_>) -> bool| {
            let mut frames = std::iter::successors(frame, |frame| frame.outer.copied());
            frames.any(|frame| frame.given.is_some() && of(&frame))
        };
        let mut all = true;
        test.walk(&mut |value| {
            all &= match value {
                Value::Param(function, _) => handed(&|frame| *frame.function == **function),
                // A member of an enumeration is handed over by nobody.
                Value::Name(path) if self.project.is_member(path) => true,
                value => owner(value).is_none_or(|class| {
                    handed(&|frame| frame.function.strip_suffix(".__init__") == Some(class))
                }),
            };
        });
        all
    }

    /// The call and its callers, from the inside out.
    fn ways<'w>(&'w self, id: Option<&'w Argument>) -> impl Iterator<Item = Way<'w>> {
        // What comes out of something that is spread owes to all of that.
        let spread = self.given.keywords.iter().filter(|(name, _)| name.is_none()).map(|(_, value)| value);
        let spread = spread.filter(|_| id.is_some_and(|id| id.written.starts_with("**")));
        let with = owners(id.map(|id| &id.value).into_iter().chain(spread));
        let handed_in = !with.is_empty();
        let around = std::iter::successors(self.frame, |frame| frame.outer.copied());
        let above = around.filter_map(move |frame| {
            let given = frame.given?;
            let all = given.args.iter().chain(given.keywords.iter().map(|(_, value)| value));
            let with = if handed_in { owners(all) } else { Vec::new() };
            let about = OnceCell::new();
            Some(Way { guards: frame.guards, frame: frame.outer.copied(), given, with, about })
        });
        let about = OnceCell::new();
        let own = Way { guards: &self.call.guards, frame: self.frame, given: self.given, with, about };
        std::iter::once(own).chain(above)
    }
}

/// One call on the way to what is named.
struct Way<'w> {
    /// The tests around it.
    guards: &'w [Literal],
    /// From where they are asked.
    frame: Option<Frame<'w>>,
    given: &'w Given,
    /// Of which functions and classes what it hands in is a parameter or a field.
    with: Vec<&'w str>,
    /// Numbers for what is given, once somebody asked: all of it is walked for them.
    about: OnceCell<Vec<u64>>,
}

impl Way<'_> {
    /// Whether a test asks about something that is given.
    fn is_about(&self, test: &Test) -> bool {
        let given = self.about.get_or_init(|| {
            let mut all = Vec::new();
            self.given.walk(&mut |value| all.extend(leaf(value)));
            all
        });
        let mut about = false;
        test.walk(&mut |value| about |= leaf(value).is_some_and(|leaf| given.contains(&leaf)));
        about
    }
}

/// Whether a test chooses one of several ways by a word.
fn switches(test: &Test, holds: bool) -> bool {
    match test {
        Test::Same(one, other) => [one, other].into_iter().all(is_one_of_several),
        Test::Not(one) => matches!(**one, Test::Same(..)) && switches(one, !holds),
        // That it is none of many is asked before anything is done at all.
        Test::In(..) | Test::Begins(..) | Test::Ends(..) => holds,
        Test::All(all) | Test::Any(all) => all.iter().any(|each| switches(each, holds)),
        _ => false,
    }
}

/// Whether something may be one of several words, constants or members: neither nothing nor a number.
fn is_one_of_several(value: &Value) -> bool {
    !matches!(
        value,
        Value::Nothing | Value::Bool(_) | Value::Number(_) | Value::List(_) | Value::Dict(_) | Value::Unknown
    )
}

/// Of which functions and classes something is a parameter or a field.
fn owners<'v>(values: impl Iterator<Item = &'v Value>) -> Vec<&'v str> {
    let mut all = Vec::new();
    values.for_each(|each| each.walk(&mut |value| all.extend(owner(value))));
    all
}

/// Whether a test asks about a parameter or a field of any of these.
fn is_of(test: &Test, owners: &[&str]) -> bool {
    let mut of = false;
    test.walk(&mut |value| of |= owner(value).is_some_and(|owner| owners.contains(&owner)));
    of
}

fn looks_for(test: &Test, way: &Way<'_>) -> bool {
    match test {
        Test::Exists(_) => way.is_about(test),
        Test::All(all) => all.iter().any(|each| looks_for(each, way)),
        _ => false,
    }
}

/// Whether something may be the name of a file that is there; then that is an assumption. What may as well be an id at the
/// hub is none.
pub(super) fn may_be_there((value, held): &mut Worth) -> bool {
    held.likely = true;
    let is_path =
        |text: &str| is_weights(text) || text.starts_with(['.', '/', '~']) || text.matches('/').count() > 1;
    !matches!(value, Value::Text(text) if !is_path(text))
}
