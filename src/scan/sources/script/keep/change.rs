//! What a file gives to what another file exports. What that comes to is told in `link`.

use super::super::value::Key;

/// Something that is given to what a module of the project exports, or to a member of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) struct Change {
    pub(in super::super) module: String,
    /// The name under which it is exported, and the members behind it; nothing for all of the module.
    pub(in super::super) name: String,
    /// Whether any member of that may be given something, or else that itself.
    pub(in super::super) below: bool,
}

impl Change {
    /// What is given to these members of what a module exports under a name, or as a whole.
    pub(in super::super) fn of(module: &str, what: &str, keys: &[Key]) -> Self {
        let named =
            keys.iter().map_while(|key| if let Key::Named(name) = key { Some(name.as_str()) } else { None });
        let parts: Vec<&str> = Some(what).filter(|what| *what != "*").into_iter().chain(named).collect();
        let told = parts.len() - usize::from(what != "*");
        Self { module: module.to_owned(), name: parts.join("."), below: told < keys.len() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_of_a_member_or_of_any() {
        let named = |name: &str| Key::Named(name.to_owned());
        let told = |what, keys: &[Key]| {
            let change = Change::of("./a", what, keys);
            (change.name, change.below)
        };
        assert_eq!(told("A", &[named("b")]), ("A.b".to_owned(), false));
        assert_eq!(told("*", &[named("A"), named("b")]), ("A.b".to_owned(), false));
        assert_eq!(told("A", &[Key::Any]), ("A".to_owned(), true));
        assert_eq!(told("*", &[Key::Any]), (String::new(), true));
    }
}
