//! Where something is put into a list or a dictionary after it was made. What that comes to is told in `expression`.

use ruff_python_ast::Expr;

use super::scope::{At, Growth, Scopes};

/// Most that is put into one list or dictionary later.
const MOST_GROWTH: usize = 32;

impl<'a> Scopes<'a> {
    /// `names.append(…)`, `options.update(…)`.
    pub(super) fn grows(&mut self, at: At, expr: &'a Expr) {
        let Expr::Call(call) = expr else { return };
        let Expr::Attribute(method) = &*call.func else { return };
        let Expr::Name(whole) = &*method.value else { return };
        let (whole, first) = (whole.id.as_str(), call.arguments.args.first());
        match (method.attr.as_str(), first) {
            ("append" | "update", Some(value)) => {
                self.grow(whole, Growth { at, key: None, name: None, value });
            }
            ("update", None) => {
                for each in &call.arguments.keywords {
                    let name = each.arg.as_ref().map(ruff_python_ast::Identifier::as_str);
                    self.grow(whole, Growth { at, key: None, name, value: &each.value });
                }
            }
            _ => {}
        }
    }

    pub(super) fn grow(&mut self, whole: &'a str, growth: Growth<'a>) {
        let Some(scope) = self.all.get_mut(growth.at.scope) else { return };
        let all = scope.grown.entry(whole).or_default();
        if all.len() < MOST_GROWTH {
            all.push(growth);
        }
    }
}
