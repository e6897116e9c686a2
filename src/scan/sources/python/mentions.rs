//! Which names of the project stand for what, and which words a file must have that could use one of them. Asks for too many
//! files rather than for too few; reads none.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::lasts::{has_rows, lasts};
use super::libraries::{find, may_name};
use super::project::Project;
use super::unit::Unit;
use super::value::Value;

/// What a file must have to be asked for: a word of each group, and a way to what they name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Wish {
    pub(super) groups: Vec<BTreeSet<String>>,
    /// None where nobody can say by which way.
    pub(super) home: Option<Home>,
}

/// The ways to a name: who uses it names its module or class, or lies in the module's own package and imports from there.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Home {
    pub(super) words: BTreeSet<String>,
    /// With `@` in front and a dot at the end.
    pub(super) packages: BTreeSet<String>,
}

/// Which names of the project stand for what: by each path, the names whose value mentions it.
pub(super) struct Mentions<'u> {
    of: HashMap<&'u str, Vec<&'u str>>,
    /// Names whose value mentions something of a library, with that.
    libraries: Vec<(&'u str, &'u str)>,
}

impl<'u> Mentions<'u> {
    pub(super) fn new(units: &'u [Unit]) -> Self {
        let mut all = Self { of: HashMap::new(), libraries: Vec::new() };
        for unit in units {
            for (name, values) in unit.symbols.iter().chain(&unit.returns).chain(&unit.classes) {
                for value in values {
                    all.add(name, value);
                }
            }
        }
        all
    }

    fn add(&mut self, name: &'u str, value: &'u Value) {
        value.walk(&mut |each| {
            let Some(path) = path_of(each) else { return };
            if path.starts_with('@') {
                let names = self.of.entry(path).or_default();
                if names.last() != Some(&name) {
                    names.push(name);
                }
            } else if !path.starts_with("builtins.") {
                self.libraries.push((name, path));
            }
        });
    }

    /// All names under which something may be known.
    fn names<'p>(&'p self, path: &'p str) -> HashSet<&'p str> {
        let mut seen = HashSet::from([path]);
        let mut open = vec![path];
        while let Some(at) = open.pop() {
            let names = self.of.get(at).map_or(&[][..], Vec::as_slice);
            open.extend(names.iter().copied().filter(|name| seen.insert(name)));
        }
        seen
    }

    /// The ways to these names: the names of their modules and classes.
    fn home(&self, project: &Project<'_>, names: &HashSet<&str>) -> Option<Home> {
        let mut home = Home::default();
        let mut told = HashSet::new();
        for name in names {
            let (parent, _) = name.rsplit_once('.').filter(|(parent, _)| !parent.contains(".@"))?;
            // What a function holds gets out under names that nobody follows here.
            if project.functions.contains_key(parent) {
                return None;
            }
            if told.insert(parent) {
                home.words.extend(words(&self.names(parent)));
                if !project.classes.contains_key(parent) {
                    home.packages.insert(format!("{parent}."));
                }
            }
        }
        Some(home)
    }

    /// What whoever calls a function must have. The names of the function are noted.
    pub(super) fn of_function(
        &self,
        project: &Project<'_>,
        function: &str,
        names: &mut HashSet<String>,
    ) -> Wish {
        let note = |all: &HashSet<&str>, names: &mut HashSet<String>| {
            names.extend(all.iter().map(|name| (*name).to_owned()));
        };
        let own = self.names(function);
        note(&own, names);
        match function.rsplit_once('.') {
            Some((class, name)) if project.classes.contains_key(class) => {
                let class = self.names(class);
                note(&class, names);
                if name.starts_with("__") {
                    Wish { groups: vec![words(&class)], home: self.home(project, &class) }
                } else {
                    Wish { groups: vec![words(&own)], home: self.home(project, &own) }
                }
            }
            _ => Wish { groups: vec![words(&own)], home: self.home(project, &own) },
        }
    }

    /// What whoever uses something of a library under a name of the project's own must have. The names are handed back.
    pub(super) fn of_libraries(&self, project: &Project<'_>, wishes: &mut BTreeSet<Wish>) -> HashSet<String> {
        let mut noted = HashSet::new();
        let mut told = HashSet::new();
        for (name, path) in &self.libraries {
            let root = root_of(path);
            let alone = may_name(last_of(path)) || find(path).is_some();
            if !told.insert((*name, root, alone)) || !has_rows(root) {
                continue;
            }
            let own = self.names(name);
            noted.extend(own.iter().map(|name| (*name).to_owned()));
            let mut groups = vec![words(&own)];
            if !alone {
                groups.push(lasts(root).into_iter().map(str::to_owned).collect());
            }
            wishes.insert(Wish { groups, home: self.home(project, &own) });
        }
        noted
    }
}

/// The last parts of names.
fn words(names: &HashSet<&str>) -> BTreeSet<String> {
    names.iter().map(|name| last_of(name).to_owned()).collect()
}

/// The dotted path that a value names by itself.
pub(super) fn path_of(value: &Value) -> Option<&str> {
    match value {
        Value::Name(path) | Value::Object(path) | Value::Result(path) => Some(path),
        _ => None,
    }
}

pub(super) fn root_of(path: &str) -> &str {
    path.split(['.', ':']).next().unwrap_or(path)
}

fn last_of(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path).trim_start_matches('@')
}
