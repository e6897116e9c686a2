//! Walks a tree for what is imported and called beside models, and for long texts that are given to one. Names are followed
//! through imports and plain assignments of the same file, no further.

use std::borrow::Cow;
use std::collections::BTreeMap;

use ruff_python_ast::visitor::{Visitor, walk_expr, walk_stmt};
use ruff_python_ast::{self as ast, Expr, Stmt};
use ruff_text_size::Ranged as _;

use super::parse::Code;
use super::plain::spelled;
use crate::checklist::Digest;
use crate::scan::noticed::{LONG, LongText, Named, Noticed};
use crate::scan::tool;

/// Most of each that is kept of one file.
const MOST: usize = 500;
/// Deepest expression that is walked.
const DEEPEST: usize = 2_000;

/// Reads one text. What cannot be parsed is said in the words of the reader of models, so that it is said once.
pub(in crate::scan::sources) fn notice(code: &Code<'_>) -> Noticed {
    let tree = match code.tree() {
        Ok(tree) => tree,
        Err(why) => return Noticed { not_examined: Some((None, why)), ..Noticed::default() },
    };
    let mut walk = Walk {
        code,
        names: BTreeMap::new(),
        noticed: Noticed { not_examined: tree.fault(code), ..Noticed::default() },
        within: Vec::new(),
        depth: 0,
    };
    for stmt in tree.body() {
        walk.visit_stmt(stmt);
    }
    walk.noticed
}

struct Walk<'c> {
    code: &'c Code<'c>,
    /// What a name of the file stands for in a library of a tool.
    names: BTreeMap<String, String>,
    noticed: Noticed,
    /// First and last bytes of the functions that are open.
    within: Vec<(usize, usize)>,
    depth: usize,
}

impl Walk<'_> {
    fn named(&self, path: &str, offset: usize) -> Named {
        let line = |offset| self.code.lines().spot(offset).line;
        let within = self.within.last().map(|(first, last)| (line(*first), line(*last)));
        Named { path: path.to_owned(), spot: self.code.lines().spot(offset), within }
    }

    /// Takes an import in: the name of the file, and the path that it stands for.
    fn import(&mut self, name: &str, path: &str, offset: usize) {
        if tool::of_module(path).is_none() {
            self.names.remove(name);
            return;
        }
        self.names.insert(name.to_owned(), path.to_owned());
        if self.noticed.imports.len() < MOST {
            let named = self.named(path, offset);
            self.noticed.imports.push(named);
        }
    }

    fn imports(&mut self, stmt: &Stmt) {
        match stmt {
            Stmt::Import(import) => {
                for alias in &import.names {
                    let path = alias.name.as_str();
                    let root = path.split('.').next().unwrap_or(path);
                    match &alias.asname {
                        Some(name) => self.import(name.as_str(), path, stmt.start().to_usize()),
                        None => self.import(root, root, stmt.start().to_usize()),
                    }
                }
            }
            Stmt::ImportFrom(import) if import.level == 0 => {
                let Some(module) = &import.module else { return };
                for alias in &import.names {
                    let name = alias.asname.as_ref().unwrap_or(&alias.name);
                    let path = format!("{}.{}", module.as_str(), alias.name.as_str());
                    self.import(name.as_str(), &path, stmt.start().to_usize());
                }
            }
            _ => {}
        }
    }

    /// The path in a library that an expression stands for.
    fn path(&self, expr: &Expr) -> Option<String> {
        // Nearly no file has any.
        if self.names.is_empty() {
            return None;
        }
        let written = spelled(expr)?;
        if let Some(path) = self.names.get(&written) {
            return Some(path.clone());
        }
        let mut head = written.as_str();
        while let Some((shorter, _)) = head.rsplit_once('.') {
            if let Some(path) = self.names.get(shorter) {
                return Some(format!("{path}{}", written.get(shorter.len()..)?));
            }
            head = shorter;
        }
        None
    }

    fn call(&mut self, call: &ast::ExprCall) {
        for keyword in &call.arguments.keywords {
            if let Some(name) = &keyword.arg {
                self.text(name.as_str(), &keyword.value);
            }
        }
        let moderates =
            || call.func.as_attribute_expr().is_some_and(|method| method.attr.as_str() == "create");
        let moderation = || spelled(&call.func).filter(|path| path.ends_with(".moderations.create"));
        if let Some(path) = self.path(&call.func).or_else(|| moderates().then(moderation).flatten())
            && self.noticed.calls.len() < MOST
        {
            let named = self.named(&path, call.start().to_usize());
            self.noticed.calls.push(named);
        }
    }

    /// What a variable or field is given: an object of a library, or a long text.
    fn assigned(&mut self, target: &Expr, value: &Expr) {
        if self.names.is_empty() && !is_text(value) {
            return;
        }
        let Some(name) = spelled(target) else { return };
        self.text(&name, value);
        let made = if let Expr::Call(call) = value { self.path(&call.func) } else { None };
        match made {
            Some(path) => self.names.insert(name, path),
            None => self.names.remove(&name),
        };
    }

    fn text(&mut self, name: &str, value: &Expr) {
        if !is_text(value) || self.noticed.texts.len() >= MOST || !is_for_a_model(name) {
            return;
        }
        let Some(text) = literal(value) else { return };
        let characters = text.chars().count();
        if characters > LONG {
            let spot = self.code.lines().spot(value.start().to_usize());
            let digest = Digest::of(text.as_bytes());
            self.noticed.texts.push(LongText { name: name.to_owned(), characters, digest, spot });
        }
    }

    /// `{"role": "system", "content": "…"}`.
    fn message(&mut self, dict: &ast::ExprDict) {
        let of = |wanted: &str| {
            let is = |item: &&ast::DictItem| item.key.as_ref().and_then(literal).as_deref() == Some(wanted);
            dict.items.iter().find(is).map(|item| &item.value)
        };
        if let Some(role) = of("role").and_then(literal)
            && matches!(&*role, "system" | "developer")
            && let Some(content) = of("content")
        {
            self.text("system message", content);
        }
    }
}

impl<'a> Visitor<'a> for Walk<'_> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        self.imports(stmt);
        match stmt {
            Stmt::FunctionDef(function) => {
                self.names.remove(function.name.as_str());
                self.within.push((stmt.start().to_usize(), stmt.end().to_usize()));
                walk_stmt(self, stmt);
                self.within.pop();
                return;
            }
            Stmt::ClassDef(class) => {
                self.names.remove(class.name.as_str());
            }
            Stmt::Assign(assign) => {
                for target in &assign.targets {
                    self.assigned(target, &assign.value);
                }
            }
            Stmt::AnnAssign(assign) => {
                if let Some(value) = &assign.value {
                    self.assigned(&assign.target, value);
                }
            }
            _ => {}
        }
        walk_stmt(self, stmt);
    }

    fn visit_annotation(&mut self, _: &'a Expr) {}

    fn visit_expr(&mut self, expr: &'a Expr) {
        if self.depth > DEEPEST {
            return;
        }
        self.depth += 1;
        match expr {
            Expr::Call(call) => self.call(call),
            Expr::Dict(dict) => self.message(dict),
            _ => {}
        }
        walk_expr(self, expr);
        self.depth -= 1;
    }
}

/// Whether what is called so is given to a model.
fn is_for_a_model(name: &str) -> bool {
    let has = |word: &str| {
        name.as_bytes().windows(word.len()).any(|part| part.eq_ignore_ascii_case(word.as_bytes()))
    };
    ["prompt", "system", "instruction"].into_iter().any(has)
}

/// Whether an expression is a literal, told without putting it together.
fn is_text(expr: &Expr) -> bool {
    expr.is_f_string_expr() || literal(expr).is_some()
}

/// The text of a literal; of one with places to fill in, what is written out.
fn literal(expr: &Expr) -> Option<Cow<'_, str>> {
    match expr {
        Expr::FString(text) => {
            let pieces = text.value.elements().filter_map(|element| element.as_literal());
            Some(pieces.map(|piece| &*piece.value).collect::<Vec<_>>().join("{}").into())
        }
        // `"""…""".strip()` and `dedent("""…""")`.
        Expr::Call(call) => match (&*call.func, &*call.arguments.args) {
            (Expr::Attribute(method), []) => literal_only(&method.value),
            (_, [one]) => literal_only(one),
            _ => None,
        },
        expr => literal_only(expr),
    }
}

fn literal_only(expr: &Expr) -> Option<Cow<'_, str>> {
    if let Expr::StringLiteral(text) = expr { Some(text.value.to_str().into()) } else { None }
}

#[cfg(test)]
mod tests {
    use super::super::parse::Dialect;
    use super::*;

    fn noticed(text: &str) -> Noticed {
        notice(&Code::new(text, Dialect::Plain))
    }

    fn paths(all: &[Named]) -> Vec<(&str, u32)> {
        all.iter().map(|one| (one.path.as_str(), one.spot.line)).collect()
    }

    #[test]
    fn imports_and_calls_are_told_from_words_that_look_like_them() {
        let text = "\"\"\"from llm_guard import scan_prompt\"\"\"\n# import garak\nfrom llm_guard import scan_prompt as check\n\
            import nemoguardrails as rails\nself.r = rails.LLMRails(c)\ndef ask(q):\n    check(s, q)\n    self.r.generate(q)\n\
            def check(): pass\ncheck()\nclient.moderations.create(input=q)\n";
        let noticed = noticed(text);
        assert_eq!(paths(&noticed.imports), [("llm_guard.scan_prompt", 3), ("nemoguardrails", 4)]);
        assert_eq!(
            paths(&noticed.calls),
            [
                ("nemoguardrails.LLMRails", 5),
                ("llm_guard.scan_prompt", 7),
                ("nemoguardrails.LLMRails.generate", 8),
                ("client.moderations.create", 11)
            ]
        );
        assert_eq!(noticed.calls[1].within, Some((6, 8)));
    }

    #[test]
    fn long_texts_are_noticed_only_where_a_model_gets_them() {
        let long = "You answer letters. ".repeat(30);
        let text = format!(
            "SYSTEM_PROMPT = \"\"\"{long}\"\"\"\nLICENCE = \"\"\"{long}\"\"\"\nask(system=\"short\")\n\
            m = [{{\"role\": \"system\", \"content\": \"{long}\"}}, {{\"role\": \"user\", \"content\": \"{long}\"}}]\n"
        );
        let texts = noticed(&text).texts;
        let told: Vec<_> =
            texts.iter().map(|one| (one.name.as_str(), one.characters, one.spot.line)).collect();
        assert_eq!(told, [("SYSTEM_PROMPT", 600, 1), ("system message", 600, 4)]);
        assert_eq!(texts[0].digest, texts[1].digest);
    }

    #[test]
    fn hostile_nesting_ends_nothing() {
        let deep = format!("import garak\nx = {}1{}\n", "(".repeat(3_000), ")".repeat(3_000));
        assert!(noticed(&deep).calls.is_empty());
    }
}
