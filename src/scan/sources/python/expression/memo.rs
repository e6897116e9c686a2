//! What an expression was found to be worth when it was first asked for: a name may be used in a hundred places, and each use asks
//! what it stands for. Nothing is told here that would not be told anew in the very same way.

use ruff_python_ast::Expr;

use super::super::names::{At, Found};
use super::super::value::Value;
use super::eval::{Eval, MOST_FOR_ONE, MOST_STEPS};

/// What takes fewer steps is told anew as quickly.
const FEW: usize = 8;

impl<'a> Eval<'_, 'a> {
    /// The worth of what is made of other things, told once. It takes its steps each time, so that the bounds fall in the same
    /// places whether it was asked for before or not.
    pub(super) fn once(&self, expr: &'a Expr, at: At, depth: usize) -> Value {
        let scopes = self.scopes;
        // What stands in the statement that is read is hardly ever asked for again.
        if at.offset == self.read {
            return self.made(expr, at, depth);
        }
        let asking = (std::ptr::from_ref(expr).addr(), at, depth);
        // While a test is told, what hangs on that test is not what it is otherwise.
        let steady = scopes.asking.get() == 0;
        if steady
            && let Some(found) = scopes.known.borrow().get(&asking)
            && self.has_room(found.steps)
        {
            self.steps.set(self.steps.get() + found.steps);
            return found.value.clone();
        }
        let tests = || scopes.tests.borrow().len();
        let (before, told) = (self.steps.get(), tests());
        let value = self.made(expr, at, depth);
        let steps = self.steps.get() - before;
        // Tests are told only once, so that it takes fewer steps the next time.
        if steady && steps >= FEW && self.has_room(0) && told == tests() {
            scopes.known.borrow_mut().insert(asking, Found { value: value.clone(), steps });
        }
        value
    }

    /// Whether so many more steps may be taken.
    fn has_room(&self, steps: usize) -> bool {
        let after = self.steps.get() + steps;
        after - self.begun.get() <= MOST_FOR_ONE && after <= MOST_STEPS
    }
}
