//! The modules of the project, by their dotted names, so that an import can be told from a library's.
//!
//! Names of the project begin with `@`: whatever a library is called, the two cannot be mixed up.

use std::collections::BTreeSet;
use std::hash::{BuildHasher as _, BuildHasherDefault, DefaultHasher};

use super::hashed::Map;
use super::plain::member;

/// Which dotted names the project has.
#[derive(Debug, Default)]
pub(in crate::scan::sources) struct Modules {
    /// All of them, in order.
    known: Vec<Box<str>>,
    /// Packages at the top, which come before an installed library of the same name.
    packages: BTreeSet<String>,
    /// What the last parts of a name may stand for, by their hash: the number of the module where only one ends so. The
    /// parts themselves would take more room than the project's names.
    endings: Map<u64, Option<u32>>,
}

/// Longest ending that is remembered, in parts.
const LONGEST_ENDING: usize = 5;

impl Modules {
    /// From the paths of the project's Python files.
    pub(in crate::scan::sources) fn new<'p>(paths: impl Iterator<Item = &'p str>) -> Self {
        let mut modules = Self::default();
        let mut known: BTreeSet<Box<str>> = BTreeSet::new();
        for path in paths {
            let (module, package) = dotted(path);
            if package && !module.contains('.') {
                modules.packages.insert(module.clone());
            }
            let mut name = module.as_str();
            // A folder is a package, with or without a file that says so.
            while !name.is_empty() && known.insert(name.into()) {
                name = name.rsplit_once('.').map_or("", |(parent, _)| parent);
            }
        }
        modules.known = known.into_iter().collect();
        for (at, name) in (0..).zip(&modules.known) {
            remember(&mut modules.endings, at, name);
        }
        modules
    }

    fn knows(&self, name: &str) -> bool {
        self.known.binary_search_by(|each| each.as_ref().cmp(name)).is_ok()
    }

    /// The only module that ends so.
    fn ending(&self, name: &str) -> Option<&str> {
        let at = (*self.endings.get(&hash(name))?)?;
        let module = self.known.get(at as usize)?;
        let before = module.strip_suffix(name)?;
        (before.is_empty() || before.ends_with('.')).then_some(module)
    }

    /// A dotted name as it is meant in a module: with `@` in front if it is the project's.
    pub(super) fn canonical(&self, path: &str, from: &str) -> String {
        let root = path.split('.').next().unwrap_or(path);
        if root.is_empty() || (super::tables::is_library(root) && !self.packages.contains(root)) {
            return path.to_owned();
        }
        let package = from.trim_start_matches('@').rsplit_once('.').map(|(package, _)| package);
        // Beside the module only what is really there: anything else is a library that nobody knows.
        let below = |above: &str| self.knows(&member(above, root)).then(|| member(above, path));
        let beside = package.and_then(below);
        for name in [Some(path.to_owned()), beside, below("src")].into_iter().flatten() {
            if self.has_beginning_of(&name) {
                return ["@", &name].concat();
            }
        }
        // The longest beginning of the name that only one module ends with.
        let mut module = path;
        loop {
            if let Some(known) = self.ending(module) {
                return ["@", known, path.get(module.len()..).unwrap_or_default()].concat();
            }
            match module.rsplit_once('.') {
                Some((shorter, _)) => module = shorter,
                None => return path.to_owned(),
            }
        }
    }

    /// Whether the first parts of a name, all but the last at least, are a module.
    fn has_beginning_of(&self, name: &str) -> bool {
        self.knows(name) || name.rsplit_once('.').is_some_and(|(parent, _)| self.knows(parent))
    }

    /// A relative import: so many dots, then a name.
    pub(super) fn relative(from: &str, package: bool, dots: usize, name: &str) -> String {
        let mut base = from.trim_start_matches('@');
        for _ in usize::from(package)..dots {
            base = base.rsplit_once('.').map_or("", |(parent, _)| parent);
        }
        match (base.is_empty(), name.is_empty()) {
            (true, _) => ["@", name].concat(),
            (false, true) => ["@", base].concat(),
            (false, false) => ["@", base, ".", name].concat(),
        }
    }
}

fn hash(name: &str) -> u64 {
    BuildHasherDefault::<DefaultHasher>::default().hash_one(name)
}

/// Notes the endings of a module.
fn remember(endings: &mut Map<u64, Option<u32>>, at: u32, module: &str) {
    let mut rest = module;
    for _ in 0..LONGEST_ENDING {
        let known = endings.entry(hash(rest)).or_insert(Some(at));
        if *known != Some(at) {
            *known = None;
        }
        let Some((_, shorter)) = rest.split_once('.') else { break };
        rest = shorter;
    }
}

/// The dotted name of a file, and whether it is a package's own.
pub(in crate::scan::sources) fn dotted(path: &str) -> (String, bool) {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let name: Vec<String> = stem.split('/').map(|part| part.replace('.', "_")).collect();
    let package = name.last().is_some_and(|last| last == "__init__");
    let parts = if package { name.get(..name.len() - 1).unwrap_or_default() } else { &name };
    (parts.join("."), package)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_find_the_projects_own_modules() {
        let paths = [
            "app/config.py",
            "app/__init__.py",
            "backend/core/settings.py",
            "tools/run.py",
            "tools/names.py",
        ];
        let modules = Modules::new(paths.into_iter());
        assert_eq!(modules.canonical("app.config", "@tools.run"), "@app.config");
        assert_eq!(modules.canonical("core.settings", "@tools.run"), "@backend.core.settings");
        assert_eq!(modules.canonical("names", "@tools.run"), "@tools.names");
        assert_eq!(modules.canonical("transformers", "@tools.run"), "transformers");
        assert_eq!(modules.canonical("numpy.random", "@tools.run"), "numpy.random");
        assert_eq!(Modules::relative("@app.config", false, 1, "x"), "@app.x");
        assert_eq!(Modules::relative("@app", true, 1, "x"), "@app.x");
        assert_eq!(Modules::relative("@app.a.b", false, 2, ""), "@app");
        assert_eq!(Modules::relative("@app", false, 9, "x"), "@x");
    }
}
