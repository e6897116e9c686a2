//! Under which names a row of the tables may stand: the names of the tables, and those of whatever holds something else, such as
//! variables, fields and classes. Nearly every method that is called has another name, and need not be followed to be told.

use std::collections::HashSet;

use foldhash::fast::RandomState;

use super::super::hashed::short;
use super::super::keep::{Mentions, Unit};
use super::super::plain::last_of;
use super::super::server::server;
use super::super::tables::{find, may_name, may_send};
use super::super::value::Value;

/// Whether what a variable or a field is given may be a row when it is called: a text, an object or a function of the project is
/// none, whoever asks.
pub(super) fn holds_row(given: &Value, is_function: &dyn Fn(&str) -> bool) -> bool {
    match given {
        Value::Text(_) | Value::Bool(_) | Value::Number(_) | Value::Nothing | Value::Unknown
        | Value::List(_) | Value::Dict(_) | Value::Join(_) | Value::Local(_)
        // The method that runs when an object is called is in no table.
        | Value::Object(_) | Value::Made(_) => false,
        Value::Name(path) if path.starts_with('@') => !is_function(path),
        Value::Name(path) => {
            find(path).is_some() || server(path).is_some() || last_of(path) == "from_pretrained"
        }
        Value::OneOf(all) | Value::Or(all) => all.iter().any(|each| holds_row(each, is_function)),
        Value::When(_, one) | Value::Assumed(one) | Value::Returned(one) => holds_row(one, is_function),
        _ => true,
    }
}

/// The names of a project.
#[derive(Debug, Default)]
pub(in super::super) struct Holders {
    /// Numbers for the last parts of their paths.
    names: HashSet<u32, RandomState>,
    mentions: Mentions,
}

impl Holders {
    /// Takes in what objects of a file's classes may be given.
    pub(super) fn add(&mut self, unit: &Unit) {
        self.names.extend(&unit.fields);
        self.mentions.add(unit.mentions);
    }

    /// Takes in a class, or a variable or a field that holds something.
    pub(super) fn insert(&mut self, path: &str) {
        self.names.insert(short(last_of(path)));
    }

    /// Whether a callee may be a row or a partial at all, by its last part alone.
    pub(in super::super) fn may_be_row(&self, callee: &Value) -> bool {
        let last = match callee {
            Value::Name(path) if path.starts_with('@') => last_of(path),
            Value::Attribute(_, name) => name,
            Value::OneOf(all) => return all.iter().any(|each| self.may_be_row(each)),
            Value::When(_, one) => return self.may_be_row(one),
            _ => return true,
        };
        self.mentions.may_name(last) || may_name(last) || may_send(last) || self.names.contains(&short(last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_may_be_a_row_when_it_is_called_is_held() {
        let holds = |value: Value| holds_row(&value, &|path| path == "@app.load");
        let name = |path: &str| Value::Name(path.to_owned());
        let object = |path: &str| Value::Object(path.to_owned());
        for none in [
            Value::Text("gpt2".to_owned()),
            name("@app.load"),
            name("shutil.get"),
            object("torchvision.models.resnet50"),
            object("openai:openai.OpenAI"),
            Value::OneOf(vec![Value::Nothing, name("@app.load")]),
        ] {
            assert!(!holds(none.clone()), "{none:?}");
            // Nor is the method that runs when such an object is called.
            let Value::Object(path) = none else { continue };
            assert!(find(&[&path, ".__call__"].concat()).is_none(), "{path}");
        }
        for row in [
            name("transformers.pipeline"),
            name("transformers.AutoModel.from_pretrained"),
            name("@app.names.load"),
            Value::Param("@app.use".into(), "load".to_owned()),
            Value::Assumed(Box::new(Value::Or(vec![Value::Nothing, name("torch.hub.load")]))),
        ] {
            assert!(holds(row.clone()), "{row:?}");
        }
    }
}
