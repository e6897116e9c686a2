//! Walks a tree and keeps what matters of it. The worth of each argument is told by `eval`, the meaning by `link`.

use std::cell::{Cell, RefCell};

use ruff_python_ast::visitor::{Visitor, walk_expr, walk_stmt};
use ruff_python_ast::{self as ast, Expr, Stmt};
use ruff_text_size::Ranged as _;

use super::super::expression::Eval;
use super::super::hashed::Set;
use super::super::keep::{Call, Draft, Stop, Unit};
use super::super::module::Modules;
use super::super::names::{At, Level, Scopes, bound_by_functions};
use super::super::parse::Code;
use super::super::plain::{meant, member, squeezed};
use super::super::tables::may_name;
use super::super::value::{Really, Value};

/// Most calls and symbols that are kept of one file.
pub(super) const MOST_KEPT: usize = 4_000;
/// Most that is told of what one function returns.
const MOST_RETURNED: usize = 8;
/// Deepest expression that is walked.
const DEEPEST: usize = 2_000;

/// Reads one text. `module` is its dotted name with `@` in front.
pub(in crate::scan::sources) fn read(
    code: &Code<'_>,
    module: &str,
    package: bool,
    path: &str,
    modules: &Modules,
) -> (Unit, Stop) {
    let tree = match code.tree() {
        Ok(tree) => tree,
        Err(why) => return (Unit::default(), Some((None, why))),
    };
    let text = code.text;
    let mut scopes = Scopes::new(modules, module, package, path);
    scopes.has_walrus = text.contains(":=");
    let scope = scopes.open(None, Level::Module, module.into(), tree.body());
    for (name, offset) in bound_by_functions(text, tree.body()) {
        scopes.bind_outer(name, offset);
    }
    let root = scopes.all.first().map_or(0, |scope| scope.root);
    let mut unit = Draft::new(text.len(), tree.fault(code));
    let at = At { scope, offset: 0, block: root };
    let stars = scopes.all.first().map(|scope| scope.stars.clone()).filter(|stars| !stars.is_empty());
    unit.stars.extend(stars.map(|stars| (module.to_owned(), stars)));
    if package {
        for (path, to) in scopes.handed_on() {
            let written = unit.written(&Value::Name(to));
            unit.symbols.insert(path, vec![written]);
        }
    }
    let (steps, asked, bare, loaded) = (Cell::new(0), Vec::new(), RefCell::default(), Vec::new());
    let (depth, function, end) = (0, None, text.len());
    let mut reader =
        Reader { code, module, scopes, unit, at, depth, steps, function, end, bare, asked, loaded };
    for stmt in tree.body() {
        reader.visit_stmt(stmt);
    }
    let stop = reader.unit.not_examined.take();
    (reader.unit.packed(), stop)
}

pub(super) struct Reader<'a, 't> {
    code: &'t Code<'t>,
    pub(super) module: &'t str,
    pub(super) scopes: Scopes<'a>,
    pub(super) unit: Draft,
    pub(super) at: At,
    depth: usize,
    steps: Cell<usize>,
    /// The function that is open, for what it returns.
    pub(super) function: Option<String>,
    /// Where that ends, or the file.
    pub(super) end: usize,
    /// What is called with nothing at all, by its hash.
    pub(super) bare: RefCell<Set<u64>>,
    /// The tests inside the statement that is read, and how they came out there.
    pub(super) asked: Vec<(&'a Expr, bool)>,
    /// What models were loaded from that are loaded by their class.
    pub(super) loaded: Vec<Value>,
}

impl<'a> Reader<'a, '_> {
    pub(super) fn value(&self, expr: &'a Expr) -> Value {
        self.eval().value(expr, self.at)
    }

    fn eval(&self) -> Eval<'_, 'a> {
        let (scopes, module, read) = (&self.scopes, self.module, self.at.offset);
        Eval { scopes, module, read, steps: &self.steps, begun: Cell::new(0) }
    }

    pub(super) fn line(&self, offset: usize) -> u32 {
        self.code.lines().spot(offset).line
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
    pub(super) fn within(&mut self, scope: usize, walk: impl FnOnce(&mut Self)) {
        let before = self.at;
        let root = self.scopes.all.get(scope).map_or(0, |scope| scope.root);
        self.at = At { scope, offset: before.offset, block: root };
        walk(self);
        self.at = before;
        self.scopes.close(scope);
    }

    pub(super) fn path(&self, name: &str) -> String {
        self.scopes.all.get(self.at.scope).map_or_else(|| name.to_owned(), |scope| member(&scope.path, name))
    }

    fn function(&mut self, function: &'a ast::StmtFunctionDef) {
        for decorator in &function.decorator_list {
            self.visit_expr(&decorator.expression);
        }
        let path = self.path(function.name.as_str());
        let taken = self.parameters(&function.parameters, &function.decorator_list);
        self.unit.functions.insert(path.clone(), taken);
        self.visit_parameters(&function.parameters);
        let scope = self.scopes.open(Some(self.at), Level::Function, path.as_str().into(), &function.body);
        self.scopes.bind_parameters(scope, &function.parameters);
        let end = function.end().to_usize();
        let before = (self.function.replace(path.clone()), std::mem::replace(&mut self.end, end));
        self.within(scope, |reader| {
            for stmt in &function.body {
                reader.visit_stmt(stmt);
            }
        });
        (self.function, self.end) = before;
        self.looks_like_a_field(&function.decorator_list, &path);
    }

    /// Keeps what a function returns; of all that nobody can tell only that there is such a thing.
    fn returned(&mut self, function: String, value: &'a Expr) {
        let value = self.value(value);
        let returns = &self.unit.returns;
        let told = value.is_small() && returns.get(&function).is_none_or(|all| all.len() < MOST_RETURNED);
        let written = self.unit.written(if told { &value } else { &Value::Unknown });
        let all = self.unit.returns.entry(function).or_default();
        if !all.contains(&written) {
            all.reserve_exact(1);
            all.push(written);
        }
    }

    fn class(&mut self, class: &'a ast::StmtClassDef) {
        let path = self.path(class.name.as_str());
        let bases =
            class.arguments.as_ref().map(|all| all.args.iter().map(|base| self.value(base)).collect());
        self.unit.classes.insert(path.clone(), bases.unwrap_or_default());
        let scope = self.scopes.open(Some(self.at), Level::Class, path.into(), &class.body);
        self.within(scope, |reader| {
            for stmt in &class.body {
                reader.visit_stmt(stmt);
            }
        });
    }

    fn call(&mut self, call: &'a ast::ExprCall) {
        let last = match &*call.func {
            Expr::Attribute(attribute) => attribute.attr.as_str(),
            Expr::Name(name) => name.id.as_str(),
            _ => "",
        };
        self.saves(last, call);
        self.fetches(last, call);
        if last == "add_argument" || last == "add_argument_group" {
            self.argument(call);
            return;
        }
        if self.unit.calls() >= MOST_KEPT {
            return;
        }
        let eval = self.eval();
        if let Expr::Attribute(method) = &*call.func
            && !may_name(last)
            && eval.is_literal(&method.value, self.at)
        {
            return;
        }
        let callee = self.base(call).unwrap_or_else(|| eval.value(&call.func, self.at));
        if let Some(inner) = self.passes_on(&callee, call) {
            self.unit.passes.insert(inner, vec![callee]);
            return;
        }
        let Really { callee, before, each } = self.really(callee, last, call);
        let kept = Self::keeps(&callee, last, call.func.is_attribute_expr());
        let Some(row) = kept.or_else(|| self.handed_in(&callee)) else { return };
        let mut given = eval.given(callee, &call.arguments, self.at);
        given.args.drain(..before.min(given.args.len()));
        if each {
            given.args = given.args.into_iter().map(|whole| Value::Any(Box::new(whole))).collect();
        }
        if !row && !self.says_something(&given) {
            return;
        }
        let guards = self.guards(&eval, &given);
        let whole = self.code.text;
        let text = |expr: &Expr| squeezed(whole.get(expr.range().to_std_range()).unwrap_or_default());
        let written = text(&call.func);
        let kept = Call {
            given,
            guards,
            spot: self.code.lines().spot(call.start().to_usize()),
            meant: meant(&call.func, &written),
            within: self.maker(last),
            written,
            args: call.arguments.args.iter().skip(before).take(8).map(text).collect(),
            keywords: call.arguments.keywords.iter().take(64).map(|each| text(&each.value)).collect(),
        };
        self.unit.call(&kept);
        if kept.written.ends_with("from_pretrained") {
            self.loaded.extend(kept.given.args.into_iter().next());
        }
    }
}

impl<'a> Visitor<'a> for Reader<'a, '_> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        let offset = stmt.start().to_usize();
        self.at.offset = offset;
        // Behind what may leave the body another block begins.
        if let Some(block) = self.scopes.by_start.get(&offset) {
            self.at.block = *block;
        }
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
            Stmt::Expr(only) => self.set_by_name(&only.value),
            Stmt::Return(ast::StmtReturn { value: Some(value), .. }) => {
                if let Some(function) = self.function.clone() {
                    self.returned(function, value);
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
            Expr::If(choice) => self.choice(choice),
            Expr::BoolOp(several) => self.one_after_the_other(several),
            _ => walk_expr(self, expr),
        }
        self.depth -= 1;
    }
}
