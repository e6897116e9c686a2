//! What a function takes: its parameters with their defaults, those of a command line's decorators included.

use ruff_python_ast::{self as ast, Expr, Parameters};

use super::super::keep::{Form, Parameter};
use super::super::names::Level;
use super::super::plain::{is_class, spelled};
use super::super::value::Value;
use super::option::{keyword, option_name};
use super::read::Reader;

impl<'a> Reader<'a, '_> {
    pub(super) fn parameters(
        &self,
        parameters: &'a Parameters,
        decorators: &'a [ast::Decorator],
    ) -> Vec<Parameter> {
        // As long as it will be: a project has many functions.
        let mut all = Vec::with_capacity(parameters.len());
        let mut push = |parameter: &'a ast::Parameter, default: Option<&'a Expr>, form| {
            let name = parameter.name.as_str();
            let default = default.map(|expr| self.value(expr)).or_else(|| self.click(decorators, name));
            let class = parameter.annotation.as_deref().and_then(|said| self.said_class(said));
            all.push(Parameter { name: name.to_owned(), default, form, class });
        };
        let mut form = if self.is_method(decorators) { Form::Own } else { Form::Positional };
        for each in parameters.posonlyargs.iter().chain(&parameters.args) {
            push(&each.parameter, each.default.as_deref(), form);
            form = Form::Positional;
        }
        if let Some(rest) = &parameters.vararg {
            push(rest, None, Form::Rest);
        }
        for each in &parameters.kwonlyargs {
            push(&each.parameter, each.default.as_deref(), Form::Keyword);
        }
        if let Some(rest) = &parameters.kwarg {
            push(rest, None, Form::Keywords);
        }
        all
    }

    /// The class of the project that an annotation names: `Config`, `Config | None`, `Optional[Config]`.
    fn said_class(&self, said: &'a Expr) -> Option<String> {
        match said {
            Expr::Name(_) | Expr::Attribute(_) => match self.value(said) {
                Value::Name(path) if path.starts_with('@') && is_class(&path) => Some(path),
                _ => None,
            },
            Expr::BinOp(either)
                if either.op == ast::Operator::BitOr && either.right.is_none_literal_expr() =>
            {
                self.said_class(&either.left)
            }
            Expr::Subscript(item) => {
                let named = spelled(&item.value)?;
                let is_optional = named.rsplit('.').next() == Some("Optional");
                is_optional.then(|| self.said_class(&item.slice)).flatten()
            }
            _ => None,
        }
    }

    /// Whether the function that begins here is called with its object or class before what a call hands over.
    fn is_method(&self, decorators: &[ast::Decorator]) -> bool {
        let in_class = self.scopes.all.get(self.at.scope).is_some_and(|scope| scope.level == Level::Class);
        let is_static = |each: &ast::Decorator| {
            each.expression.as_name_expr().is_some_and(|name| name.id.as_str() == "staticmethod")
        };
        in_class && !decorators.iter().any(is_static)
    }

    /// `parser.add_argument("--model", default="…")`.
    pub(super) fn argument(&mut self, call: &'a ast::ExprCall) {
        let Some(name) = option_name(call) else { return };
        let mut all: Vec<Value> = keyword(call, "default").map(|expr| self.value(expr)).into_iter().collect();
        if let Some(choices) = keyword(call, "choices") {
            all.push(Value::Any(Box::new(self.value(choices))));
        } else if matches!(all.as_slice(), [Value::Nothing]) {
            // Nothing is what the user leaves out, and something what he gives.
            all.push(Value::Unknown);
        }
        if !all.is_empty() {
            let value = Value::Assumed(Box::new(Value::one_of(all)));
            let path = format!("{}.@args.{name}", self.module);
            let written = self.unit.written(&value);
            self.unit.symbols.entry(path).or_default().push(written);
        }
    }

    /// `@click.option("--model", default="…")` gives the parameter its default.
    fn click(&self, decorators: &'a [ast::Decorator], name: &str) -> Option<Value> {
        for decorator in decorators {
            let Expr::Call(call) = &decorator.expression else { continue };
            if !call
                .func
                .as_attribute_expr()
                .is_some_and(|func| matches!(func.attr.as_str(), "option" | "argument"))
            {
                continue;
            }
            if option_name(call).as_deref() == Some(name) {
                let default = keyword(call, "default")?;
                return Some(Value::Assumed(Box::new(self.value(default))));
            }
        }
        None
    }
}
