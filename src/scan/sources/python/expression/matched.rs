//! Tests that are no comparisons: a case of `match`, and whether a file is there. Decides nothing.

use ruff_python_ast::{self as ast, Expr, Pattern};
use ruff_text_size::Ranged as _;

use super::super::about::Asked;
use super::super::names::{At, Block};
use super::super::value::{Test, Value};
use super::eval::Eval;

impl<'a> Eval<'_, 'a> {
    /// That what is matched is what the case says, where it says that in words.
    pub(super) fn case(&self, block: &Block<'a>, depth: usize) -> Option<Asked> {
        let (subject, pattern) = block.way.case?;
        let several = match pattern {
            Pattern::MatchOr(several) => &*several.patterns,
            one => std::slice::from_ref(one),
        };
        let subject = self.deep(subject, block.at, depth + 1);
        let one = |pattern: &'a Pattern| {
            let value = self.deep(&pattern.as_match_value()?.value, block.at, depth + 1);
            (!value.is_unknown()).then(|| Test::Same(subject.clone(), value))
        };
        let mut all = several.iter().map(one).collect::<Option<Vec<Test>>>()?;
        let test = if all.len() == 1 { all.pop()? } else { Test::Any(all) };
        Some(Asked::new(self.literal_of(Some(test), true, pattern.start().to_usize())))
    }

    /// What `os.path.exists(…)`, `path.is_file()` and their like look for.
    pub(super) fn looked_for(&self, call: &'a ast::ExprCall, at: At, depth: usize) -> Option<Value> {
        let last = match &*call.func {
            Expr::Name(name) => name.id.as_str(),
            Expr::Attribute(method) => method.attr.as_str(),
            _ => return None,
        };
        let subject = match (last, &*call.arguments.args, &*call.func) {
            ("exists" | "isfile" | "isdir" | "lexists", [path], func) => {
                let function = self.deep(func, at, depth + 1);
                function.as_name()?.starts_with("os.path.").then_some(path)?
            }
            ("exists" | "is_file" | "is_dir", [], Expr::Attribute(method)) => &*method.value,
            _ => return None,
        };
        Some(self.deep(subject, at, depth + 1)).filter(|subject| !subject.is_unknown())
    }
}
