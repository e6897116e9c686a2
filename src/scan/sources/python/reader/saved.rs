//! Where a program saves a model of its own, or fetches a file. Whether anybody loads it again from there is told when all files
//! are known.

use ruff_python_ast as ast;
use ruff_text_size::Ranged as _;

use super::super::keep::{FETCHES, SAVED};
use super::super::tables::puts;
use super::super::value::Value;
use super::read::Reader;

/// Most places that are kept of one file.
const MOST: usize = 64;

impl<'a> Reader<'a, '_> {
    /// `model.save_pretrained("here")`, `trainer.save_model("here")`, `TrainingArguments(output_dir="here")`.
    pub(super) fn saves(&mut self, last: &str, call: &'a ast::ExprCall) {
        let saves = matches!(
            last,
            "save_pretrained" | "save_model" | "save_pretrained_merged" | "save_pretrained_gguf"
        );
        // What goes with a model is saved beside it, and is none by itself.
        let object = call.func.as_attribute_expr().and_then(|callee| callee.value.as_name_expr());
        let beside =
            |name: &str| ["tokenizer", "processor", "extractor"].iter().any(|word| name.contains(word));
        if saves && object.is_some_and(|object| beside(&object.id.to_lowercase())) {
            return;
        }
        let trains = last.ends_with("Arguments") || last.ends_with("Config");
        let is = |keyword: &&ast::Keyword| {
            let name = keyword.arg.as_ref().map(ast::Identifier::as_str);
            (trains && name == Some("output_dir")) || (saves && name == Some("save_directory"))
        };
        let said = call.arguments.keywords.iter().find(is).map(|keyword| &keyword.value);
        let Some(place) = said.or_else(|| call.arguments.args.first().filter(|_| saves)) else { return };
        let value = self.value(place);
        if value.is_unknown() || !value.is_small() {
            return;
        }
        if self.was_loaded(&value) {
            return;
        }
        let line = Value::Number(self.line(call.start().to_usize()).into());
        let written = self.unit.written(&Value::List([value, line].into()));
        let all = self.unit.symbols.entry([self.module, SAVED].concat()).or_default();
        if all.len() < MOST {
            all.push(written);
        }
    }

    /// `urlretrieve(address, "here")`: what the same function loads from there afterwards is what was fetched.
    pub(super) fn fetches(&mut self, last: &str, call: &'a ast::ExprCall) {
        if !puts(last) {
            return;
        }
        let line = |offset| Value::Number(self.line(offset).into());
        let lines = Value::List([line(call.start().to_usize()), line(self.end)].into());
        let lines = self.unit.written(&lines);
        let all = self.unit.symbols.entry([self.module, FETCHES].concat()).or_default();
        if all.len() < MOST {
            all.push(lines);
        }
    }

    /// Whether the same function loaded a model from there before: then whatever a caller hands in was there already, at the hub or
    /// in a folder, and says nothing of the name.
    fn was_loaded(&self, place: &Value) -> bool {
        let of_caller = |value: &Value| {
            let mut holds = false;
            value.walk(&mut |value| holds |= matches!(value, Value::Param(..)));
            holds
        };
        of_caller(place) && self.loaded.iter().any(|id| bare(id) == bare(place))
    }
}

/// Whatever a path is made of.
fn bare(value: &Value) -> &Value {
    if let Value::Local(inner) = value { bare(inner) } else { value }
}
