//! Classes of the project: what they have from those that they are built on, and what those that are built on them give.

use super::super::hashed::{Map, Set};
use super::super::keep::Kept;
use super::super::plain::{self, parted};
use super::super::tables::find;
use super::super::value::{Given, Value};
use super::named::owes;
use super::project::Project;

/// Most classes that are looked at above one class, and below one.
const MOST_ABOVE: usize = 64;
const MOST_BELOW: usize = 32;
/// Most calls of one class that are looked at.
const MOST_MADE: usize = 32;

impl<'u> Project<'u> {
    /// A member of a class, or of the classes it is built on.
    pub(super) fn inherited<T>(&self, path: &str, find: &dyn Fn(&str) -> Option<T>) -> Option<T> {
        if let Some(found) = find(path) {
            return Some(found);
        }
        let (class, member) = parted(path)?;
        self.above(class).iter().find_map(|base| find(&plain::member(base, member)))
    }

    /// Whether one of the classes that a class is built on is so.
    pub(super) fn has_above(&self, class: &str, is: &dyn Fn(&str) -> bool) -> bool {
        self.above(class).into_iter().any(is)
    }

    /// The classes that a class is built on, those of the first one first. Each once, whatever way leads there: by their
    /// ways classes of a few lines could be told to have millions above them.
    fn above(&self, class: &str) -> Vec<&str> {
        let mut found = Vec::new();
        self.climb(class, &mut found);
        found
    }

    fn climb<'p>(&'p self, class: &str, found: &mut Vec<&'p str>) {
        let Some(bases) = self.classes.get(class) else { return };
        for base in bases.all().iter().filter_map(Value::as_name) {
            if found.len() < MOST_ABOVE && !found.contains(&base) {
                found.push(base);
                self.climb(base, found);
            }
        }
    }

    /// What a field is given: by its own class, and by the makers of those that this is built on, out of what they are handed.
    pub(in super::super) fn given_anywhere(&self, path: &str) -> Vec<&Value> {
        let mut all: Vec<&Value> = self.raw(path).iter().collect();
        let Some((class, member)) = parted(path).filter(|(class, _)| self.classes.contains_key(*class))
        else {
            return all;
        };
        // What is found further up is all there is, and what its own maker gives it comes last.
        if self.symbols.contains_key(path) && !all.iter().any(|given| is_of_object(given, class)) {
            for base in self.above(class) {
                let given = self.symbols.get(plain::member(base, member).as_str());
                all.extend(given.iter().flat_map(|all| all.all()).filter(|given| is_of_object(given, base)));
            }
        }
        all
    }

    /// What a field is given by the classes below, which are built on its own.
    pub(super) fn given_below(&self, member: &str, below: &[&str]) -> Vec<&Value> {
        let mut found = Vec::new();
        for next in below {
            let given = self.symbols.get(plain::member(next, member).as_str());
            found.extend(given.iter().flat_map(|all| all.all()));
        }
        found
    }

    /// What a field of a class without a maker of its own is given by name where an object of it is made, `Class(field=…)`, or
    /// of one below, that is built on it. What the tests make is nothing of the product.
    pub(super) fn made_with(&self, (class, member): (&str, &str), below: &[&str]) -> Vec<&Value> {
        if !self.classes.contains_key(class) {
            return Vec::new();
        }
        let mut found = Vec::new();
        for next in std::iter::once(class).chain(below.iter().copied()).take(MOST_BELOW) {
            found.extend(self.calls_of(next).filter_map(|given| by_name(given, member)));
        }
        // Its own maker hands on what it is given to the one above.
        let maker = [class, ".__init__"].concat();
        if self.functions.contains_key(maker.as_str()) {
            let bases = self.classes.get(class).map_or(&[][..], Kept::all).iter();
            let calls = bases.filter_map(Value::as_name).flat_map(|base| self.calls_of(base));
            found
                .extend(calls.filter(|given| owes(given, &maker)).filter_map(|given| by_name(given, member)));
        }
        found
    }

    /// What the calls of a class without a maker are given in the product.
    fn calls_of(&self, class: &str) -> impl Iterator<Item = &Given> {
        let callers = if self.classes.contains_key(class) { self.callers.get(class) } else { None };
        let of_product = callers.into_iter().flatten().filter(|caller| caller.of_product);
        of_product.take(MOST_MADE).filter_map(|caller| Some(&self.call(caller)?.given))
    }

    /// The classes that are built on a class, and those that are built on these, as far as they are looked at.
    pub(super) fn below(&self, class: &str) -> Vec<&'u str> {
        let mut found = Vec::new();
        let mut open: Vec<&str> = self.built_on(class).iter().take(MOST_BELOW).copied().collect();
        while let Some(next) = open.pop().filter(|_| found.len() < MOST_BELOW) {
            found.push(next);
            open.extend(self.built_on(next).iter().take(MOST_BELOW - found.len()));
        }
        found
    }

    /// The classes that are built on a class.
    fn built_on(&self, class: &str) -> &[&'u str] {
        let below = self.below.get_or_init(|| {
            let mut below: Map<&str, Vec<&str>> = Map::default();
            for (class, bases) in &self.classes {
                for base in bases.all().iter().filter_map(Value::as_name) {
                    if let Some((base, _)) = self.classes.get_key_value(base) {
                        below.entry(*base).or_default().push(*class);
                    }
                }
            }
            for all in below.values_mut() {
                all.sort_unstable();
            }
            below
        });
        below.get(class).map_or(&[], Vec::as_slice)
    }

    /// Whether a class is another, or is built on it.
    pub(super) fn is_below(&self, class: &str, other: &str) -> bool {
        class == other || self.above(class).contains(&other)
    }

    /// Whether the environment fills the fields of a class: `BaseSettings`.
    pub(super) fn is_settings(&self, class: &str) -> bool {
        let all = self.settings.get_or_init(|| {
            let is_base = |base: &str| !base.starts_with('@') && base.ends_with(".BaseSettings");
            let built = |bases: &[Value]| bases.iter().filter_map(Value::as_name).any(is_base);
            let direct = self.classes.iter().filter(|(_, bases)| built(bases.all())).map(|(class, _)| *class);
            let mut open: Vec<&str> = direct.collect();
            let mut all = Set::default();
            while let Some(class) = open.pop() {
                if all.insert(class) {
                    open.extend(self.built_on(class));
                }
            }
            all
        });
        all.contains(class)
    }

    /// Whether a class is built on one of a library, somewhere above; `None` if the class is not of the project.
    pub(in super::super) fn is_built_on_library(&self, class: &str) -> Option<bool> {
        self.classes.get(class)?;
        let above = self.above(class);
        let of_library = |base: &&str| {
            if base.starts_with('@') {
                !self.classes.contains_key(base)
            } else {
                !base.starts_with("builtins.") && !is_plain_base(base)
            }
        };
        // Where there are too many to look at all of them, one may be.
        Some(above.len() >= MOST_ABOVE || above.iter().any(of_library))
    }

    /// The class of a library that a class is built on: the first of the tables, else the first.
    pub(in super::super) fn library_base(&self, class: &str) -> Option<String> {
        let mut all = Vec::new();
        self.library_bases(class, 0, &mut 64, &mut all);
        let of_tables = all.iter().position(|base| find(base).is_some());
        all.into_iter().nth(of_tables.unwrap_or_default())
    }

    fn library_bases(&self, class: &str, depth: usize, left: &mut usize, all: &mut Vec<String>) {
        let Some(bases) = self.classes.get(class).filter(|_| depth < 6) else { return };
        for base in bases.all() {
            base.alternatives(&mut |base| {
                let Some(name) = base.as_name().filter(|_| *left > 0) else { return };
                *left -= 1;
                if name.starts_with('@') {
                    self.library_bases(name, depth + 1, left, all);
                } else {
                    all.push(name.to_owned());
                }
            });
        }
    }
}

/// Whether a value hangs on what the maker of a class is handed, or on another field of the object that is made.
fn is_of_object(value: &Value, class: &str) -> bool {
    let prefix = [class, "."].concat();
    let mut is = false;
    value.walk(&mut |value| {
        is |= match value {
            Value::Param(function, _) => function.strip_prefix(prefix.as_str()) == Some("__init__"),
            Value::Name(path) => path.starts_with(prefix.as_str()),
            _ => false,
        };
    });
    is
}

fn by_name<'g>(given: &'g Given, name: &str) -> Option<&'g Value> {
    given.keywords.iter().find(|(keyword, _)| keyword.as_deref() == Some(name)).map(|(_, value)| value)
}

/// Bases that say nothing about models.
fn is_plain_base(base: &str) -> bool {
    let root = base.split('.').next().unwrap_or(base);
    matches!(
        root,
        "abc"
            | "typing"
            | "enum"
            | "pydantic"
            | "dataclasses"
            | "object"
            | "collections"
            | "threading"
            | "unittest"
            | "Exception"
    )
}
