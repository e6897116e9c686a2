//! Walks a tree and keeps what matters of it. The worth of each argument is told by `eval`, the meaning by `link`.

use std::cell::Cell;

use ruff_python_ast::visitor::{Visitor, walk_expr, walk_stmt};
use ruff_python_ast::{self as ast, Comprehension, Expr, Stmt};
use ruff_text_size::Ranged as _;

use super::eval::Eval;
use super::libraries::{find, may_name};
use super::module::Modules;
use super::option::{keyword, option_name};
use super::parse::Code;
use super::scope::{At, Level, Scopes};
use super::unit::{Call, Unit};
use super::value::Value;
use crate::scan::sighting::Lines;

/// Most calls and symbols that are kept of one file.
const MOST_KEPT: usize = 4_000;
/// Deepest expression that is walked.
const DEEPEST: usize = 2_000;

/// Reads one text. `module` is its dotted name with `@` in front.
pub(in crate::scan::sources) fn read(
    code: &Code<'_>,
    module: &str,
    package: bool,
    modules: &Modules,
) -> Unit {
    let tree = match code.tree() {
        Ok(tree) => tree,
        Err(why) => return Unit { not_examined: Some((None, why)), ..Unit::default() },
    };
    let text = code.text;
    let lines = Lines::new(text);
    let mut scopes = Scopes::new(modules, module, package);
    let scope = scopes.open(None, Level::Module, module.to_owned(), tree.body());
    let root = scopes.all.first().map_or(0, |scope| scope.root);
    let mut unit = Unit { not_examined: tree.fault(&lines), ..Unit::default() };
    let at = At { scope, offset: 0, block: root };
    if package {
        unit.symbols.extend(scopes.handed_on().into_iter().map(|(path, to)| (path, vec![Value::Name(to)])));
    }
    let mut reader =
        Reader { text, module, lines, scopes, unit, at, depth: 0, steps: Cell::new(0), function: None };
    for stmt in tree.body() {
        reader.visit_stmt(stmt);
    }
    reader.unit.calls.shrink_to_fit();
    reader.unit
}

pub(super) struct Reader<'a, 't> {
    text: &'t str,
    module: &'t str,
    lines: Lines<'t>,
    scopes: Scopes<'a>,
    unit: Unit,
    at: At,
    depth: usize,
    steps: Cell<usize>,
    /// The function that is open, for what it returns.
    function: Option<String>,
}

impl<'a> Reader<'a, '_> {
    pub(super) fn value(&self, expr: &'a Expr) -> Value {
        Eval { scopes: &self.scopes, module: self.module, steps: &self.steps, begun: Cell::new(0) }
            .value(expr, self.at)
    }

    fn body(&mut self, body: &'a [Stmt]) {
        let before = self.at.block;
        self.at.block = self.scopes.block_of(body).unwrap_or(before);
        for stmt in body {
            self.visit_stmt(stmt);
        }
        self.at.block = before;
    }

    /// Runs a part of the walk inside a new scope.
    fn within(&mut self, scope: usize, walk: impl FnOnce(&mut Self)) {
        let before = self.at;
        let root = self.scopes.all.get(scope).map_or(0, |scope| scope.root);
        self.at = At { scope, offset: before.offset, block: root };
        walk(self);
        self.at = before;
        self.scopes.close(scope);
    }

    fn path(&self, name: &str) -> String {
        self.scopes
            .all
            .get(self.at.scope)
            .map_or_else(|| name.to_owned(), |scope| format!("{}.{name}", scope.path))
    }

    fn function(&mut self, function: &'a ast::StmtFunctionDef) {
        for decorator in &function.decorator_list {
            self.visit_expr(&decorator.expression);
        }
        let path = self.path(function.name.as_str());
        let taken = self.parameters(&function.parameters, &function.decorator_list);
        self.unit.functions.insert(path.clone(), taken);
        self.visit_parameters(&function.parameters);
        let scope = self.scopes.open(Some(self.at.scope), Level::Function, path.clone(), &function.body);
        self.scopes.bind_parameters(scope, &function.parameters);
        let before = self.function.replace(path);
        self.within(scope, |reader| {
            for stmt in &function.body {
                reader.visit_stmt(stmt);
            }
        });
        self.function = before;
    }

    fn class(&mut self, class: &'a ast::StmtClassDef) {
        let path = self.path(class.name.as_str());
        let bases =
            class.arguments.as_ref().map(|all| all.args.iter().map(|base| self.value(base)).collect());
        self.unit.classes.insert(path.clone(), bases.unwrap_or_default());
        let scope = self.scopes.open(Some(self.at.scope), Level::Class, path, &class.body);
        self.within(scope, |reader| {
            for stmt in &class.body {
                reader.visit_stmt(stmt);
            }
        });
    }

    /// Keeps what a variable of the module, a field of a class or an attribute of an object is given.
    fn assigned(&mut self, target: &'a Expr, value: &'a Expr) {
        let level = self.scopes.all.get(self.at.scope).map(|scope| scope.level);
        let path = match (target, level) {
            (Expr::Name(name), Some(Level::Module | Level::Class)) => self.path(name.id.as_str()),
            (Expr::Attribute(attribute), Some(Level::Function)) => match self.value(&attribute.value) {
                Value::Object(class) if class.starts_with('@') => {
                    format!("{class}.{}", attribute.attr.as_str())
                }
                _ => return,
            },
            _ => return,
        };
        let value = self.value(value);
        if !value.is_unknown() && value.is_small() && self.unit.symbols.len() < MOST_KEPT {
            // Nearly all are given one value.
            let all = self.unit.symbols.entry(path).or_insert_with(|| Vec::with_capacity(1));
            if all.len() < 16 {
                all.push(value);
            }
        }
    }

    fn comprehension(&mut self, generators: &'a [Comprehension], walk: impl FnOnce(&mut Self)) {
        let path = self.scopes.all.get(self.at.scope).map(|scope| scope.path.clone()).unwrap_or_default();
        let scope = self.scopes.open(Some(self.at.scope), Level::Comprehension, path, &[]);
        for generator in generators {
            self.scopes.bind_each(scope, &generator.target, &generator.iter);
        }
        let (offset, block) = (self.at.offset, self.at.block);
        self.within(scope, |reader| {
            reader.at = At { scope, offset: offset.max(1), block };
            walk(reader);
        });
    }

    fn call(&mut self, call: &'a ast::ExprCall) {
        let last = match &*call.func {
            Expr::Attribute(attribute) => attribute.attr.as_str(),
            Expr::Name(name) => name.id.as_str(),
            _ => return,
        };
        if last == "add_argument" || last == "add_argument_group" {
            self.argument(call);
            return;
        }
        if self.unit.calls.len() >= MOST_KEPT {
            return;
        }
        let eval =
            Eval { scopes: &self.scopes, module: self.module, steps: &self.steps, begun: Cell::new(0) };
        if let Expr::Attribute(method) = &*call.func
            && !may_name(last)
            && eval.is_literal(&method.value, self.at)
        {
            return;
        }
        let callee = eval.value(&call.func, self.at);
        let keep = match &callee {
            Value::Name(path) if path.starts_with("builtins.") => false,
            Value::Name(path) if path.starts_with('@') => true,
            Value::Name(path) => find(path).is_some() || may_name(last),
            Value::Object(path) => path.starts_with('@'),
            Value::Unknown => may_name(last) && call.func.is_attribute_expr(),
            other => may_name(last) || other.leads_into_the_project(),
        };
        if !keep {
            return;
        }
        let given = eval.given(callee, &call.arguments, self.at);
        let says = |value: &Value| !value.is_unknown();
        if !may_name(last)
            && !given.args.iter().any(says)
            && !given.keywords.iter().any(|(_, value)| says(value))
        {
            return;
        }
        let text = |expr: &Expr| squeezed(self.text.get(expr.range().to_std_range()).unwrap_or_default());
        let kept = Call {
            given,
            spot: self.lines.spot(call.start().to_usize()),
            written: text(&call.func),
            args: call.arguments.args.iter().take(8).map(text).collect(),
            keywords: call.arguments.keywords.iter().take(64).map(|each| text(&each.value)).collect(),
        };
        self.unit.calls.push(kept);
    }

    /// `parser.add_argument("--model", default="…")`.
    fn argument(&mut self, call: &'a ast::ExprCall) {
        let (Some(name), Some(default)) = (option_name(call), keyword(call, "default")) else { return };
        let value = Value::Assumed(Box::new(self.value(default)));
        let path = format!("{}.@args.{name}", self.module);
        self.unit.symbols.entry(path).or_default().push(value);
    }
}

impl<'a> Visitor<'a> for Reader<'a, '_> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        self.at.offset = stmt.start().to_usize();
        match stmt {
            Stmt::FunctionDef(function) => return self.function(function),
            Stmt::ClassDef(class) => return self.class(class),
            Stmt::Assign(assign) => {
                for target in &assign.targets {
                    self.assigned(target, &assign.value);
                }
            }
            Stmt::AnnAssign(assign) => {
                if let Some(value) = &assign.value {
                    self.assigned(&assign.target, value);
                }
                // Annotations run nothing.
                if let Some(value) = &assign.value {
                    self.visit_expr(value);
                }
                return;
            }
            Stmt::Return(ast::StmtReturn { value: Some(value), .. }) => {
                if let Some(function) = self.function.clone() {
                    let value = self.value(value);
                    let all = self.unit.returns.entry(function).or_default();
                    if !value.is_unknown() && value.is_small() && all.len() < 8 {
                        all.reserve_exact(1);
                        all.push(value);
                    }
                }
            }
            _ => {}
        }
        walk_stmt(self, stmt);
    }

    fn visit_body(&mut self, body: &'a [Stmt]) {
        self.body(body);
    }

    fn visit_annotation(&mut self, _: &'a Expr) {}

    fn visit_expr(&mut self, expr: &'a Expr) {
        if self.depth > DEEPEST {
            self.unit.not_examined.get_or_insert((None, "an expression is nested too deeply".to_owned()));
            return;
        }
        self.depth += 1;
        match expr {
            Expr::ListComp(each) => self.comprehension(&each.generators, |reader| walk_expr(reader, expr)),
            Expr::SetComp(each) => self.comprehension(&each.generators, |reader| walk_expr(reader, expr)),
            Expr::DictComp(each) => self.comprehension(&each.generators, |reader| walk_expr(reader, expr)),
            Expr::Generator(each) => self.comprehension(&each.generators, |reader| walk_expr(reader, expr)),
            Expr::Call(call) => {
                self.call(call);
                walk_expr(self, expr);
            }
            _ => walk_expr(self, expr),
        }
        self.depth -= 1;
    }
}

/// A piece of source on one line, clipped.
fn squeezed(text: &str) -> String {
    // Nearly all are short words without a blank.
    if text.len() <= 80 && !text.bytes().any(|byte| byte.is_ascii_whitespace()) && text.is_ascii() {
        return text.to_owned();
    }
    let head: String = text.chars().take(200).collect();
    let words: Vec<&str> = head.split_whitespace().collect();
    crate::text::clipped(&words.join(" "), 80).into_owned()
}
