//! The tests around a call that are about what it is given: they decide whether that ever gets there. What they come to is
//! told when all files are known.

use std::sync::Arc;

use ruff_python_ast::visitor::Visitor as _;
use ruff_python_ast::{self as ast, BoolOp, Comprehension};

use super::super::about::{Asked, leaf, of_one, owner};
use super::super::expression::Eval;
use super::super::names::{At, Level};
use super::super::value::{Given, Literal, Value};
use super::read::Reader;

/// Most tests that are kept of one call.
const MOST: usize = 8;

impl<'a> Reader<'a, '_> {
    /// The tests around the call that is read.
    pub(super) fn guards(&self, eval: &Eval<'_, 'a>, given: &Given) -> Box<[Literal]> {
        let tested = |block: usize| self.scopes.blocks.get(block).is_some_and(|block| block.way.is_tested());
        if self.asked.is_empty() && !self.scopes.chain(self.at.block).any(tested) {
            return Box::default();
        }
        let (mut about, mut functions) = (Vec::new(), Vec::new());
        let scope = self.scopes.all.get(self.at.scope);
        let class = scope.and_then(|scope| self.scopes.all.get(scope.parent?));
        let class = class.filter(|class| class.level == Level::Class).map_or("", |class| &class.path);
        // Of one's own fields, those of one object: what another class keeps is there to be changed by hand.
        let handed_in = |value: &&Value| match value {
            Value::Param(..) => true,
            value => owner(value) == Some(class),
        };
        given.walk(&mut |value| {
            about.extend(leaf(value));
            // What else the function is given decides as well: `if provider == "…"` beside `model`.
            if let Value::Param(function, _) = value {
                functions.push(&**function);
            }
        });
        let all = given.args.iter().chain(given.keywords.iter().map(|(_, value)| value));
        all.for_each(|each| {
            each.walk(&mut |value| about.extend(Some(value).filter(handed_in).and_then(owner).map(of_one)));
        });
        if about.is_empty() {
            return Box::default();
        }
        let mut all: Vec<Literal> = Vec::new();
        let of_same = |literal: &Literal| {
            let mut is_same = false;
            let mut look = |value: &Value| {
                is_same |= matches!(value, Value::Param(function, _) if functions.contains(&&**function));
            };
            literal.test.iter().for_each(|test| test.walk(&mut look));
            is_same
        };
        let concerns =
            |asked: &&Asked| asked.about.iter().any(|leaf| about.contains(leaf)) || of_same(&asked.literal);
        for tests in self.scopes.chain(self.at.block).filter_map(|block| eval.tests_of(block, 0)) {
            all.extend(tests.iter().filter(concerns).map(|asked| asked.literal.clone()));
        }
        let inside = self.asked.iter().map(|(expr, holds)| eval.literal(expr, *holds, self.at, 0));
        all.extend(inside.map(Asked::new).filter(|asked| concerns(&asked)).map(|asked| asked.literal));
        // Where there are many, what must hold says more than what must not.
        all.sort_by_key(|literal| !literal.holds);
        all.truncate(MOST);
        all.into_boxed_slice()
    }

    /// What runs over each of several.
    pub(super) fn comprehension(&mut self, generators: &'a [Comprehension], walk: impl FnOnce(&mut Self)) {
        let path =
            self.scopes.all.get(self.at.scope).map(|scope| Arc::clone(&scope.path)).unwrap_or_default();
        let scope = self.scopes.open(Some(self.at), Level::Comprehension, path, &[]);
        for generator in generators {
            self.scopes.bind_each(scope, self.at, &generator.target, &generator.iter);
        }
        let (offset, block) = (self.at.offset, self.at.block);
        self.within(scope, |reader| {
            reader.at = At { scope, offset: offset.max(1), block };
            walk(reader);
        });
    }

    /// `a if test else b`: each side is read under the test.
    pub(super) fn choice(&mut self, choice: &'a ast::ExprIf) {
        self.visit_expr(&choice.test);
        for (holds, side) in [(true, &choice.body), (false, &choice.orelse)] {
            self.asked.push((&choice.test, holds));
            self.visit_expr(side);
            self.asked.pop();
        }
    }

    /// `a and b`, `a or b`: what comes later is read under what came before.
    pub(super) fn one_after_the_other(&mut self, several: &'a ast::ExprBoolOp) {
        let before = self.asked.len();
        for each in &several.values {
            self.visit_expr(each);
            if self.asked.len() < before + MOST {
                self.asked.push((each, several.op == BoolOp::And));
            }
        }
        self.asked.truncate(before);
    }
}
