//! What an expression is worth, as far as its own file tells; calls are told in `called`. Nothing is computed that Python would have to run.

use std::cell::Cell;
use std::sync::Arc;

use ruff_python_ast::{self as ast, Expr, FStringPart, InterpolatedStringElement, Operator};

use super::super::names::{At, Binding, Level, Scopes, To};
use super::super::plain::{filled, is_builtin, is_class, is_type, is_written_out, kept_of, literal};
use super::super::value::{MOST_MEMBERS, Value};

/// Deepest expression that is followed, through names and calls.
const DEEPEST: usize = 24;
/// Most steps a file.
pub(super) const MOST_STEPS: usize = 400_000;
/// Most steps for one value, which is also what it can grow to.
pub(super) const MOST_FOR_ONE: usize = 1_500;

/// Tells the worth of expressions, within bounds.
#[derive(Debug)]
pub(in super::super) struct Eval<'s, 'a> {
    pub(in super::super) scopes: &'s Scopes<'a>,
    pub(in super::super) module: &'s str,
    /// Where the statement begins that is read.
    pub(in super::super) read: usize,
    pub(in super::super) steps: &'s Cell<usize>,
    /// Steps when the value was begun.
    pub(in super::super) begun: Cell<usize>,
}

impl<'a> Eval<'_, 'a> {
    /// The worth of an expression that stands there.
    pub(in super::super) fn value(&self, expr: &'a Expr, at: At) -> Value {
        self.begun.set(self.steps.get());
        self.deep(expr, at, 0)
    }

    /// Whether an expression is a text, a number or a collection, written there or under its name: what the methods of such
    /// a value do names no model, so it need not be looked into at each of their calls.
    pub(in super::super) fn is_literal(&self, expr: &Expr, at: At) -> bool {
        match expr {
            Expr::Name(name) => {
                let reached = self.scopes.reach(name.id.as_str(), at);
                reached.is_some_and(|(_, all)| {
                    all.as_slice()
                        .iter()
                        .all(|each| matches!(each.to, To::Expr(expr) if is_written_out(expr)))
                })
            }
            expr => is_written_out(expr),
        }
    }

    pub(super) fn deep(&self, expr: &'a Expr, at: At, depth: usize) -> Value {
        self.steps.set(self.steps.get() + 1);
        let spent = self.steps.get() - self.begun.get();
        if depth > DEEPEST || spent > MOST_FOR_ONE || self.steps.get() > MOST_STEPS {
            return Value::Unknown;
        }
        let next = |expr: &'a Expr| self.deep(expr, at, depth + 1);
        let boxed = |expr: &'a Expr| Box::new(self.deep(expr, at, depth + 1));
        match expr {
            Expr::StringLiteral(text) => literal(&text.value),
            Expr::BooleanLiteral(flag) => Value::Bool(flag.value),
            Expr::NoneLiteral(_) => Value::Nothing,
            Expr::NumberLiteral(number) => match &number.value {
                ast::Number::Int(int) => int.as_i64().map_or(Value::Unknown, Value::Number),
                _ => Value::Unknown,
            },
            Expr::UnaryOp(unary) => match (unary.op, next(&unary.operand)) {
                (ast::UnaryOp::USub, Value::Number(number)) => Value::Number(number.saturating_neg()),
                (ast::UnaryOp::Not, Value::Bool(flag)) => Value::Bool(!flag),
                _ => Value::Unknown,
            },
            Expr::FString(text) => self.f_string(text, at, depth),
            Expr::Call(_) | Expr::List(_) | Expr::Dict(_) => self.once(expr, at, depth),
            Expr::Tuple(tuple) => self.members(&tuple.elts, at, depth),
            Expr::Set(set) => self.members(&set.elts, at, depth),
            Expr::If(choice) => {
                let test = self.literal(&choice.test, true, at, depth + 1);
                let other = vec![test.turned()];
                let either = |tests, expr| Value::When(tests, boxed(expr));
                Value::OneOf(vec![either(vec![test], &choice.body), either(other, &choice.orelse)])
            }
            Expr::BoolOp(either) if either.op == ast::BoolOp::Or => {
                Value::Or(either.values.iter().map(next).collect())
            }
            Expr::BinOp(both) => self.binary(both, at, depth),
            Expr::Named(named) => next(&named.value),
            Expr::Await(await_) => next(&await_.value),
            Expr::Name(name) => self.name(name.id.as_str(), at, depth),
            Expr::Attribute(attribute) => next(&attribute.value).attribute(attribute.attr.as_str()),
            Expr::Subscript(item) => match next(&item.value) {
                Value::Unknown => Value::Unknown,
                Value::Name(path) if path == "os.environ" => Value::Unknown,
                // `Optional[Thing]`, `List[Thing]`: the annotation, not an item.
                whole @ Value::Name(_)
                    if matches!(&*item.slice, Expr::Name(_) | Expr::Tuple(_)) && is_type(&whole) =>
                {
                    Value::Unknown
                }
                whole => Value::Item(Box::new(whole), boxed(&item.slice)),
            },
            Expr::DictComp(each) => kept_of(each).map_or(Value::Unknown, next),
            _ => Value::Unknown,
        }
    }

    /// What is made of other things: what a call gives, a list or a dictionary.
    pub(super) fn made(&self, expr: &'a Expr, at: At, depth: usize) -> Value {
        match expr {
            Expr::Call(call) => self.call(call, at, depth),
            Expr::List(list) => self.members(&list.elts, at, depth),
            Expr::Dict(dict) => self.dict(dict, at, depth),
            _ => Value::Unknown,
        }
    }

    fn members(&self, all: &'a [Expr], at: At, depth: usize) -> Value {
        Value::List(all.iter().take(MOST_MEMBERS).map(|each| self.deep(each, at, depth + 1)).collect())
    }

    fn dict(&self, dict: &'a ast::ExprDict, at: At, depth: usize) -> Value {
        let mut all = Vec::new();
        for item in dict.items.iter().take(MOST_MEMBERS) {
            let key = match &item.key {
                None => "**".to_owned(),
                Some(key) => match self.deep(key, at, depth + 1) {
                    Value::Text(key) => key,
                    Value::Number(key) => key.to_string(),
                    Value::Name(path) => path,
                    _ => "?".to_owned(),
                },
            };
            all.push((key, self.deep(&item.value, at, depth + 1)));
        }
        Value::Dict(all.into())
    }

    fn f_string(&self, text: &'a ast::ExprFString, at: At, depth: usize) -> Value {
        let mut parts = Vec::new();
        for part in &text.value {
            match part {
                FStringPart::Literal(literal) => parts.push(Value::text(&literal.value)),
                FStringPart::FString(inner) => {
                    for element in &inner.elements {
                        parts.push(match element {
                            InterpolatedStringElement::Literal(literal) => Value::text(&literal.value),
                            InterpolatedStringElement::Interpolation(hole) if hole.format_spec.is_none() => {
                                self.deep(&hole.expression, at, depth + 1)
                            }
                            InterpolatedStringElement::Interpolation(_) => Value::Unknown,
                        });
                    }
                }
            }
        }
        Value::Join(parts)
    }

    fn binary(&self, both: &'a ast::ExprBinOp, at: At, depth: usize) -> Value {
        let left = self.deep(&both.left, at, depth + 1);
        match both.op {
            Operator::Add => match (left, self.deep(&both.right, at, depth + 1)) {
                (Value::Text(left), Value::Text(right)) => Value::text(&[left, right].concat()),
                (left, right) => Value::Join(vec![left, right]),
            },
            Operator::Div => {
                let right = self.deep(&both.right, at, depth + 1);
                Value::Local(Box::new(Value::Join(vec![left, Value::Text("/".to_owned()), right])))
            }
            Operator::Mod => {
                let right = match self.deep(&both.right, at, depth + 1) {
                    Value::List(all) => all.to_vec(),
                    one => vec![one],
                };
                if let Value::Text(pattern) = left { filled(&pattern, "%s", &right) } else { Value::Unknown }
            }
            _ => Value::Unknown,
        }
    }

    fn name(&self, name: &str, at: At, depth: usize) -> Value {
        if let Some((seen, bindings)) = self.scopes.reach(name, at) {
            if let [one] = bindings.as_slice() {
                return self.bound(name, seen.scope, one, depth);
            }
            let mut all: Vec<(usize, Value)> = Vec::new();
            let bindings = bindings.as_slice();
            for (index, binding) in bindings.iter().enumerate().rev() {
                let value = self.bound(name, seen.scope, binding, depth);
                match all.last_mut() {
                    // Which of two equal ones it is need not be known.
                    Some((at, last)) if *last == value => *at = usize::MAX,
                    _ => all.push((index, value)),
                }
            }
            if all.iter().all(|(_, value)| value.is_unknown()) {
                return Value::Unknown;
            }
            if all.len() > 1 {
                let mut none = Vec::new();
                for (index, value) in &mut all {
                    let tests = self.conditions(bindings, *index, &mut none, (seen.block, depth));
                    if !tests.is_empty() {
                        *value = Value::When(tests, Box::new(std::mem::replace(value, Value::Unknown)));
                    }
                }
            }
            return Value::one_of(all.into_iter().map(|(_, value)| value).collect());
        }
        if name == "__file__" {
            return Value::Local(Box::new(Value::text(self.scopes.path)));
        }
        if let Some(scope) = self.scopes.all.first()
            && !scope.stars.is_empty()
            && !is_builtin(name)
        {
            return Value::one_of(
                scope.stars.iter().map(|star| Value::Name(format!("{star}.{name}"))).collect(),
            );
        }
        if is_builtin(name) { Value::Name(["builtins.", name].concat()) } else { Value::Unknown }
    }

    fn bound(&self, name: &str, scope: usize, binding: &Binding<'a>, depth: usize) -> Value {
        let at = At { scope, offset: binding.offset, block: binding.block };
        let part = |value: Value, at: i64| Value::Item(Box::new(value), Box::new(Value::Number(at)));
        match &binding.to {
            To::Expr(expr) => self.grown(name, binding, self.deep(expr, at, depth + 1), depth),
            To::Part(expr, index) => part(self.deep(expr, at, depth + 1), *index),
            To::Each(expr) => Value::Any(Box::new(self.deep(expr, at, depth + 1))),
            To::EachPart(expr, index, inner) => {
                let outer = part(Value::Any(Box::new(self.deep(expr, at, depth + 1))), *index);
                match inner {
                    Some(inner) => part(outer, *inner),
                    None => outer,
                }
            }
            To::Path(path) => Value::Name(roomy(path, "")),
            To::Member(owner, name) => Value::Name(roomy(owner, name)),
            To::Param(annotation, first) => self.parameter(name, scope, (*annotation, *first), depth),
            To::Opaque => Value::Unknown,
        }
    }

    /// `self` is an object of its class, and what is annotated with a class is an object of that.
    fn parameter(
        &self,
        name: &str,
        scope: usize,
        (annotation, first): (Option<&'a Expr>, bool),
        depth: usize,
    ) -> Value {
        let Some(function) = self.scopes.all.get(scope) else { return Value::Unknown };
        let class = function
            .parent
            .and_then(|parent| self.scopes.all.get(parent))
            .filter(|parent| first && parent.level == Level::Class);
        match (name, class) {
            ("self", Some(class)) => return Value::Object(roomy(&class.path, "")),
            ("cls", Some(class)) => return Value::Name(roomy(&class.path, "")),
            _ => {}
        }
        let outer = function.parent.unwrap_or(0);
        if let Some(expr @ (Expr::Name(_) | Expr::Attribute(_))) = annotation {
            let root = self.scopes.all.get(outer).map_or(0, |scope| scope.root);
            let at = At { scope: outer, offset: usize::MAX, block: root };
            if let Value::Name(path) = self.deep(expr, at, depth + 1)
                && !path.starts_with("builtins.")
                // A path is what models are loaded from.
                && !path.starts_with("pathlib.")
                && !path.starts_with('@')
                && is_class(&path)
                && super::super::tables::is_library(path.split('.').next().unwrap_or_default())
            {
                return Value::Object(path);
            }
        }
        Value::Param(Arc::clone(&function.path), name.to_owned())
    }
}

/// A path, or that of something in it, with room behind it: nearly always an attribute of it is meant.
fn roomy(path: &str, inside: &str) -> String {
    let mut name = String::with_capacity(path.len() + inside.len() + 24);
    name.push_str(path);
    if !inside.is_empty() {
        name.push('.');
        name.push_str(inside);
    }
    name
}
