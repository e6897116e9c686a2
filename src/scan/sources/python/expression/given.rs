//! What a call is given: by position, by name, and out of a list that is written out. What any of it is worth is told in `eval`.

use ruff_python_ast::{self as ast, Expr};

use super::super::names::{At, To};
use super::super::value::{Given, MOST_MEMBERS, Value};
use super::eval::Eval;

/// Most members that are spread into a call.
const MOST_SPREAD: usize = 16;

impl<'a> Eval<'_, 'a> {
    /// The arguments of a call.
    pub(in super::super) fn given(&self, callee: Value, arguments: &'a ast::Arguments, at: At) -> Given {
        self.begun.set(self.steps.get());
        self.given_deep(callee, arguments, at, 0)
    }

    pub(super) fn given_deep(
        &self,
        callee: Value,
        arguments: &'a ast::Arguments,
        at: At,
        depth: usize,
    ) -> Given {
        // No longer than they will be: of most calls all that is given is kept.
        let args = Vec::with_capacity(arguments.args.len().min(MOST_MEMBERS));
        let keywords = Vec::with_capacity(arguments.keywords.len().min(MOST_MEMBERS));
        let mut given = Given { callee, args, keywords, spread: false };
        for arg in arguments.args.iter().take(MOST_MEMBERS) {
            let Expr::Starred(several) = arg else {
                given.args.push(self.deep(arg, at, depth + 1));
                continue;
            };
            let Some((all, at)) = self.written_out(&several.value, at) else {
                given.spread = true;
                // The first of what a caller hands over, `*args`, is the first here.
                if let whole @ Value::Param(..) = self.deep(&several.value, at, depth + 1) {
                    given.args.push(Value::Item(Box::new(whole), Box::new(Value::Number(0))));
                }
                break;
            };
            given.args.extend(all.iter().map(|each| self.deep(each, at, depth + 1)));
        }
        for keyword in arguments.keywords.iter().take(MOST_MEMBERS) {
            let name = keyword.arg.as_ref().map(|name| name.as_str().to_owned());
            let mut value = self.deep(&keyword.value, at, depth + 1);
            if name.is_none() {
                value = self.added(value, &keyword.value, at, depth);
            }
            given.keywords.push((name, value));
        }
        given
    }

    /// The members of a list or a tuple that is written out, there or under a name that is bound once, and where it stands;
    /// none of one into which something is put or spread.
    fn written_out(&self, expr: &'a Expr, at: At) -> Option<(&'a [Expr], At)> {
        let members = |expr: &'a Expr| match expr {
            Expr::List(list) => Some(&*list.elts),
            Expr::Tuple(tuple) => Some(&*tuple.elts),
            _ => None,
        };
        let (all, at) = match expr {
            Expr::Name(name) => {
                let (seen, bindings) = self.scopes.reach(name.id.as_str(), at)?;
                let [binding] = bindings.as_slice() else { return None };
                let To::Expr(expr) = binding.to else { return None };
                let scope = self.scopes.all.get(seen.scope)?;
                let is_left_alone = expr.is_tuple_expr() || !scope.grown.contains_key(name.id.as_str());
                let stands = At { scope: seen.scope, offset: binding.offset, block: binding.block };
                (members(expr).filter(|_| is_left_alone)?, stands)
            }
            expr => (members(expr)?, at),
        };
        (all.len() <= MOST_SPREAD && !all.iter().any(Expr::is_starred_expr)).then_some((all, at))
    }
}
