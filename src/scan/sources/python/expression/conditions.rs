//! Tests as they stand in the source: which decide what a name is bound to, and whether a body runs. Nothing is decided here.

use std::rc::Rc;
use std::sync::Arc;

use ruff_python_ast::{self as ast, BoolOp, CmpOp, Expr, Operator, UnaryOp};
use ruff_text_size::Ranged as _;

use super::super::about::Asked;
use super::super::names::{At, Binding};
use super::super::value::{Literal, Test, Value, number_of};
use super::eval::Eval;

/// Most tests for one of several bindings.
const MOST_TESTS: usize = 8;
/// Largest test that is kept, in values.
const LARGEST: usize = 150;

impl<'a> Eval<'_, 'a> {
    /// The tests that decide whether a block runs, without those of the blocks around it; nothing where there are none.
    pub(in super::super) fn tests_of(&self, block: usize, depth: usize) -> Option<Rc<[Asked]>> {
        let scopes = self.scopes;
        let known = scopes.blocks.get(block).filter(|known| known.way.is_tested())?;
        if let Some(told) = scopes.tests.borrow().get(&block) {
            return Some(Rc::clone(told));
        }
        // What a test asks about may be decided by the same test.
        scopes.tests.borrow_mut().insert(block, Rc::default());
        let one = |(expr, holds): &(&'a Expr, bool)| Asked::new(self.literal(expr, *holds, known.at, depth));
        scopes.asking.set(scopes.asking.get() + 1);
        let told: Rc<[Asked]> = known.way.asked.iter().map(one).chain(self.case(known, depth)).collect();
        scopes.asking.set(scopes.asking.get() - 1);
        scopes.tests.borrow_mut().insert(block, Rc::clone(&told));
        Some(told)
    }

    /// A test, and how it must come out.
    pub(in super::super) fn literal(&self, expr: &'a Expr, holds: bool, at: At, depth: usize) -> Literal {
        let scopes = self.scopes;
        // What is put in under a test, or behind it, is nothing that the test finds there.
        let before = scopes.asked_at.replace(expr.start().to_usize());
        scopes.asking.set(scopes.asking.get() + 1);
        let test = self.test(expr, at, depth + 1);
        scopes.asking.set(scopes.asking.get() - 1);
        scopes.asked_at.set(before);
        self.literal_of(test, holds, expr.start().to_usize())
    }

    /// The same of a test that stands there, as far as it is understood.
    pub(super) fn literal_of(&self, test: Option<Test>, holds: bool, offset: usize) -> Literal {
        let test = test.filter(is_kept);
        let point = match &test {
            Some(test) if is_lasting(test) => number_of(test),
            _ => number_of(&(self.module, offset)),
        };
        Literal { point, holds, parts: Vec::new(), test: test.map(Arc::new) }
    }

    /// Under which tests one of several bindings holds at a use: its own, and none of a later one's. Of later ones that is
    /// told once for all before them, in `none`.
    pub(super) fn conditions(
        &self,
        bindings: &[&Binding<'a>],
        index: usize,
        none: &mut Vec<Option<Literal>>,
        (used, depth): (usize, usize),
    ) -> Vec<Literal> {
        let Some(binding) = bindings.get(index) else { return Vec::new() };
        let (mut all, _) = self.way(binding.block, used, depth);
        for later in bindings.iter().take(index).skip(none.len()) {
            none.push(none_of(self.way(later.block, used, depth)));
        }
        let room = MOST_TESTS.saturating_sub(all.len());
        all.extend(none.iter().take(index).flatten().take(room).cloned());
        all.truncate(MOST_TESTS);
        all
    }

    /// The tests on the way into a block from the body in which it is used, and whether they are all that decide.
    fn way(&self, block: usize, used: usize, depth: usize) -> (Vec<Literal>, bool) {
        let scopes = self.scopes;
        let (mut all, mut told) = (Vec::new(), true);
        for each in scopes.chain(block).take_while(|each| !scopes.chain(used).any(|around| around == *each)) {
            let tests = self.tests_of(each, depth);
            all.extend(tests.iter().flat_map(|tests| tests.iter()).map(|asked| asked.literal.clone()));
            told &= scopes.blocks.get(each).is_some_and(|block| block.way.told);
        }
        (all, told)
    }

    /// A test as far as it is understood.
    fn test(&self, expr: &'a Expr, at: At, depth: usize) -> Option<Test> {
        let next = |expr: &'a Expr| self.test(expr, at, depth + 1);
        let value = |expr: &'a Expr| Some(self.deep(expr, at, depth + 1)).filter(|value| !value.is_unknown());
        let unknown = || Test::True(Value::Unknown);
        if depth > 24 {
            return None;
        }
        match expr {
            Expr::Compare(compare) => match (&*compare.ops, &*compare.comparators) {
                ([op], [right]) => self.compared(&compare.left, *op, right, at, depth),
                _ => None,
            },
            Expr::UnaryOp(unary) if unary.op == UnaryOp::Not => {
                Some(Test::Not(Box::new(next(&unary.operand)?)))
            }
            Expr::BoolOp(several) => {
                let all: Vec<Test> =
                    several.values.iter().map(|each| next(each).unwrap_or_else(unknown)).collect();
                Some(if several.op == BoolOp::And { Test::All(all) } else { Test::Any(all) })
            }
            Expr::Call(call) => self.called_test(call, at, depth),
            Expr::Named(named) => next(&named.value),
            expr => Some(Test::True(value(expr)?)),
        }
    }

    fn compared(&self, left: &'a Expr, op: CmpOp, right: &'a Expr, at: At, depth: usize) -> Option<Test> {
        let value = |expr: &'a Expr| Some(self.deep(expr, at, depth + 1)).filter(|value| !value.is_unknown());
        let not = |test: Test| Some(Test::Not(Box::new(test)));
        let same = || match of_type(left) {
            Some(subject) => Some(Test::Instance(value(subject)?, self.classes(right, at, depth))),
            None => Some(Test::Same(value(left)?, value(right)?)),
        };
        let within = || match (left, in_type_name(right)) {
            (Expr::StringLiteral(piece), Some(subject)) => {
                Some(Test::Typed(value(subject)?, piece.value.to_str().to_owned()))
            }
            _ => Some(Test::In(value(left)?, value(right)?)),
        };
        match op {
            CmpOp::Eq | CmpOp::Is => same(),
            CmpOp::NotEq | CmpOp::IsNot => not(same()?),
            CmpOp::In => within(),
            CmpOp::NotIn => not(within()?),
            _ => None,
        }
    }

    fn called_test(&self, call: &'a ast::ExprCall, at: At, depth: usize) -> Option<Test> {
        let value = |expr: &'a Expr| Some(self.deep(expr, at, depth + 1)).filter(|value| !value.is_unknown());
        if let Some(subject) = self.looked_for(call, at, depth) {
            return Some(Test::Exists(subject));
        }
        match (&*call.func, &*call.arguments.args) {
            (Expr::Name(name), [subject, classes]) if name.id.as_str() == "isinstance" => {
                Some(Test::Instance(value(subject)?, self.classes(classes, at, depth)))
            }
            (Expr::Name(name), [subject]) if name.id.as_str() == "bool" => self.test(subject, at, depth + 1),
            (Expr::Attribute(method), [pieces]) => {
                let texts = match self.deep(pieces, at, depth + 1) {
                    Value::Text(text) => vec![text],
                    Value::List(all) => {
                        let text = |value: &Value| {
                            if let Value::Text(text) = value { Some(text.clone()) } else { None }
                        };
                        all.iter().map(text).collect::<Option<_>>()?
                    }
                    _ => return None,
                };
                match method.attr.as_str() {
                    "startswith" => Some(Test::Begins(value(&method.value)?, texts)),
                    "endswith" => Some(Test::Ends(value(&method.value)?, texts)),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// The classes of `isinstance`.
    fn classes(&self, expr: &'a Expr, at: At, depth: usize) -> Vec<Value> {
        match expr {
            Expr::Tuple(several) if depth < 24 => {
                several.elts.iter().flat_map(|each| self.classes(each, at, depth + 1)).collect()
            }
            Expr::BinOp(both) if both.op == Operator::BitOr && depth < 24 => {
                let left = self.classes(&both.left, at, depth + 1);
                left.into_iter().chain(self.classes(&both.right, at, depth + 1)).collect()
            }
            expr => vec![self.deep(expr, at, depth + 1)],
        }
    }
}

/// Not all of these.
fn none_of((all, told): (Vec<Literal>, bool)) -> Option<Literal> {
    match all.as_slice() {
        _ if !told => None,
        [] => None,
        [one] => Some(one.turned()),
        several => {
            let parts: Vec<_> = several.iter().map(|each| (each.point, each.holds)).collect();
            let test = |each: &Literal| {
                let test = Test::clone(each.test.as_deref()?);
                Some(if each.holds { test } else { Test::Not(Box::new(test)) })
            };
            let tests: Option<Vec<Test>> = several.iter().map(test).collect();
            let test = tests.map(|tests| Arc::new(Test::All(tests)));
            Some(Literal { point: number_of(&parts), holds: false, parts, test })
        }
    }
}

/// Whether a test is worth keeping: small, and about something that is not written out, such as what a caller hands over.
/// What is written out is there to be changed by hand, and so decides nothing.
fn is_kept(test: &Test) -> bool {
    let (mut count, mut open) = (0_usize, false);
    test.walk(&mut |value| {
        count += 1;
        open |= matches!(value, Value::Param(..) | Value::Assumed(_) | Value::Any(_) | Value::When(..))
            || matches!(value, Value::Name(path) if path.starts_with('@'));
    });
    open && count <= LARGEST
}

/// Whether a test comes out the same wherever it is asked: nothing that it asks about is ever given another value.
fn is_lasting(test: &Test) -> bool {
    let mut lasting = true;
    test.walk(&mut |value| {
        lasting &= match value {
            Value::Text(_)
            | Value::Bool(_)
            | Value::Number(_)
            | Value::Nothing
            | Value::Param(..)
            | Value::Assumed(_) => true,
            Value::Name(path) => !path.starts_with('@'),
            _ => false,
        };
    });
    lasting
}

/// `type(thing)`.
fn of_type(expr: &Expr) -> Option<&Expr> {
    let call = expr.as_call_expr()?;
    let named = call.func.as_name_expr().is_some_and(|name| name.id.as_str() == "type");
    let [subject] = &*call.arguments.args else { return None };
    named.then_some(subject)
}

/// `str(type(thing))`, `type(thing).__name__`.
fn in_type_name(expr: &Expr) -> Option<&Expr> {
    match expr {
        Expr::Call(call) => {
            let named =
                call.func.as_name_expr().is_some_and(|name| matches!(name.id.as_str(), "str" | "repr"));
            let [inner] = &*call.arguments.args else { return None };
            of_type(inner).filter(|_| named)
        }
        Expr::Attribute(attribute) if matches!(attribute.attr.as_str(), "__name__" | "__qualname__") => {
            of_type(&attribute.value)
        }
        _ => None,
    }
}
