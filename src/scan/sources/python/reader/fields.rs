//! What variables of a module, fields of a class and attributes of an object are given. What that is worth is told by `eval`.

use ruff_python_ast::Expr;

use super::super::names::Level;
use super::super::plain::member;
use super::super::value::Value;
use super::read::{MOST_KEPT, Reader};

impl<'a> Reader<'a, '_> {
    /// Keeps what a variable of the module, a field of a class or an attribute of an object is given.
    pub(super) fn assigned(&mut self, target: &'a Expr, value: &'a Expr) {
        let scope = self.scopes.all.get(self.at.scope);
        let of_module = |name: &str| scope.is_some_and(|scope| scope.outer.contains(name));
        let path = match (target, scope.map(|scope| scope.level)) {
            (Expr::Name(name), Some(Level::Module | Level::Class)) => self.path(name.id.as_str()),
            (Expr::Name(name), _) if of_module(name.id.as_str()) => member(self.module, name.id.as_str()),
            (Expr::Attribute(attribute), Some(Level::Function)) => {
                return self.attribute_given(&attribute.value, attribute.attr.as_str(), value);
            }
            _ => return,
        };
        self.keep(path, value);
    }

    /// `setattr(self, "name", value)`.
    pub(super) fn set_by_name(&mut self, expr: &'a Expr) {
        let Expr::Call(call) = expr else { return };
        let is_setattr = call.func.as_name_expr().is_some_and(|name| name.id.as_str() == "setattr");
        if is_setattr && let [object, Expr::StringLiteral(name), value] = &*call.arguments.args {
            self.attribute_given(object, name.value.to_str(), value);
        }
    }

    fn attribute_given(&mut self, object: &'a Expr, name: &str, value: &'a Expr) {
        if let Value::Object(class) = self.value(object)
            && class.starts_with('@')
        {
            self.keep(member(&class, name), value);
        }
    }

    fn keep(&mut self, path: String, value: &'a Expr) {
        let value = self.value(value);
        if !value.is_unknown() && value.is_small() && self.unit.symbols.len() < MOST_KEPT {
            let written = self.unit.written(&value);
            // Nearly all are given one value.
            let all = self.unit.symbols.entry(path).or_insert_with(|| Vec::with_capacity(1));
            if all.len() < 16 {
                all.push(written);
            }
        }
    }
}
