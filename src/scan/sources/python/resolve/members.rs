//! Members of the project's enumerations: which are one, and whether two are the same. What stands under one is no more than that:
//! only where an enumeration is built on texts or numbers, its members are these.

use super::super::value::Value;
use super::decide::same;
use super::project::Project;

impl Project<'_> {
    /// Whether a path is a member of an enumeration.
    pub(in super::super) fn is_member(&self, path: &str) -> bool {
        path.rsplit_once('.').is_some_and(|(class, _)| self.is_enumeration(class))
    }

    /// Whether two are equal, where both are written out or members.
    pub(super) fn same(&self, value: &Value, other: &Value) -> Option<bool> {
        match (self.as_member(value), self.as_member(other)) {
            (None, None) => same(value, other),
            (Some((path, class)), Some((other, of))) => {
                if class != of {
                    return None;
                }
                // Under one value there is one member, by whatever names.
                Some(path == other || (!self.raw(path).is_empty() && self.is_written_out_alike(path, other)))
            }
            (Some((path, class)), None) => self.same_as(path, class, other),
            (None, Some((path, class))) => self.same_as(path, class, value),
        }
    }

    fn as_member<'v>(&self, value: &'v Value) -> Option<(&'v str, &'v str)> {
        let path = value.as_name().filter(|path| path.starts_with('@'))?;
        let (class, _) = path.rsplit_once('.')?;
        self.is_enumeration(class).then_some((path, class))
    }

    fn is_written_out_alike(&self, path: &str, other: &str) -> bool {
        match (self.raw(path), self.raw(other)) {
            ([one], [other]) => same(one, other) == Some(true),
            _ => false,
        }
    }

    /// Whether a member is equal to something else.
    fn same_as(&self, path: &str, class: &str, other: &Value) -> Option<bool> {
        if matches!(other, Value::Nothing) {
            return Some(false);
        }
        let plain = |base: &str| {
            matches!(base, "builtins.str" | "builtins.int")
                || base.ends_with(".StrEnum")
                || base.ends_with(".IntEnum")
        };
        match self.raw(path) {
            [own] if self.has_above(class, &plain) => same(own, other),
            _ => None,
        }
    }

    fn is_enumeration(&self, class: &str) -> bool {
        let is = |base: &str| {
            !base.starts_with('@')
                && (base.ends_with("Enum") || base == "enum.Flag" || base == "enum.IntFlag")
        };
        self.classes.contains_key(class)
            && self.has_above(class, &is)
            && !self.functions.contains_key([class, ".__eq__"].concat().as_str())
    }
}
