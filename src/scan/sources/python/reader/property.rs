//! Functions that are read like fields: `@property` and its like. What such a function returns is what the field is given.

use ruff_python_ast::{Decorator, Expr};

use super::super::keep::Written;
use super::super::value::Value;
use super::read::Reader;

impl Reader<'_, '_> {
    /// Makes a field of a function that has been read, if its decorators do.
    pub(super) fn looks_like_a_field(&mut self, decorators: &[Decorator], path: &str) {
        let named = |each: &Decorator| match &each.expression {
            Expr::Name(name) => Some(name.id.to_string()),
            Expr::Attribute(attribute) => Some(attribute.attr.to_string()),
            _ => None,
        };
        let is =
            |names: &[&str]| decorators.iter().filter_map(named).any(|name| names.contains(&name.as_str()));
        let read = is(&["property", "cached_property", "abstractproperty", "classproperty", "lazy_property"]);
        // `@name.setter` stands under the same name, and returns nothing.
        if !read && !is(&["setter", "deleter"]) {
            return;
        }
        self.unit.functions.remove(path);
        let unknown = self.unit.written(&Value::Unknown);
        let says = |all: &Vec<Written>| read && !all.iter().all(|each| *each == unknown);
        if let Some(returned) = self.unit.returns.remove(path).filter(says) {
            self.unit.symbols.entry(path.to_owned()).or_default().extend(returned);
        }
    }
}
