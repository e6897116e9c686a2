//! Which further files matter once some are read: those that hold what a call's arguments are made of, those that call a
//! function in which a model is named, and those that use a library's object under a name of the project's own. Asks for
//! too many files rather than for too few; reads none.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::lasts::{has_rows, lasts};
use super::libraries::{find, may_name};
use super::link::rows;
use super::module::dotted;
use super::project::Project;
use super::unit::{Call, Unit};
use super::value::Value;
use super::words::Words;

/// What is asked for.
#[derive(Debug, Default)]
pub(in crate::scan::sources) struct Demand {
    /// Modules, by their dotted names with `@` in front.
    modules: HashSet<String>,
    /// Files that have a word of each group.
    words: BTreeSet<Vec<BTreeSet<String>>>,
}

impl Demand {
    /// Whether a file is asked for.
    pub(in crate::scan::sources) fn wants(&self, path: &str, words: &Words) -> bool {
        let has = |group: &BTreeSet<String>| group.iter().any(|word| words.has(word));
        self.modules.contains(&format!("@{}", dotted(path).0))
            || self.words.iter().any(|groups| groups.iter().all(has))
    }
}

/// What the files that are read ask for. Nothing when it has to end before that is known.
pub(in crate::scan::sources) fn demand(units: &[Unit], go_on: &dyn Fn() -> bool) -> Option<Demand> {
    let project = Project::new(units);
    let mentions = Mentions::new(units);
    let mut reach = Reach { project: &project, open: Vec::new(), seen: HashSet::new() };
    for unit in units {
        if !go_on() {
            return None;
        }
        for call in unit.calls.iter().filter(|call| !rows(&project, call).is_empty()) {
            reach.call(call);
        }
    }
    let mut told: HashSet<String> = HashSet::new();
    let mut words = BTreeSet::new();
    let mut names = mentions.of_libraries(&mut words);
    loop {
        reach.follow();
        let functions: Vec<String> =
            reach.functions().filter(|function| !told.contains(*function)).map(str::to_owned).collect();
        if functions.is_empty() && told.contains("") {
            break;
        }
        for function in &functions {
            words.insert(mentions.of_function(&project, function, &mut names));
        }
        told.extend(functions);
        told.insert(String::new());
        if !go_on() {
            return None;
        }
        for call in units.iter().flat_map(|unit| &unit.calls) {
            if hands_over(call, &names) {
                reach.open.push(&call.given.callee);
            }
        }
    }
    let modules = reach.seen.into_iter().filter(|path| path.starts_with('@')).collect();
    Some(Demand { modules, words })
}

/// Whether a call hands over an object of a library, or something of the project that matters.
fn hands_over(call: &Call, names: &HashSet<String>) -> bool {
    let mut hands = false;
    let mut see = |value: &Value| {
        hands |= path_of(value).is_some_and(|path| {
            if path.starts_with('@') { names.contains(path) } else { has_rows(root_of(path)) }
        });
    };
    call.given.args.iter().for_each(|value| value.walk(&mut see));
    call.given.keywords.iter().for_each(|(_, value)| value.walk(&mut see));
    hands
}

/// The dotted path that a value names by itself.
fn path_of(value: &Value) -> Option<&str> {
    match value {
        Value::Name(path) | Value::Object(path) | Value::Result(path) => Some(path),
        _ => None,
    }
}

fn root_of(path: &str) -> &str {
    path.split(['.', ':']).next().unwrap_or(path)
}

fn last_of(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path).trim_start_matches('@')
}

/// Everything that the worth of some values depends on.
struct Reach<'p, 'u> {
    project: &'p Project<'u>,
    open: Vec<&'u Value>,
    /// Paths that were followed, and functions with `()` in front.
    seen: HashSet<String>,
}

impl<'u> Reach<'_, 'u> {
    fn call(&mut self, call: &'u Call) {
        self.open.push(&call.given.callee);
        self.open.extend(&call.given.args);
        self.open.extend(call.given.keywords.iter().map(|(_, value)| value));
    }

    /// The functions whose callers matter.
    fn functions(&self) -> impl Iterator<Item = &str> {
        self.seen.iter().filter_map(|seen| seen.strip_prefix("()"))
    }

    fn follow(&mut self) {
        while let Some(value) = self.open.pop() {
            let mut paths = Vec::new();
            let mut functions = Vec::new();
            value.walk(&mut |each| match each {
                Value::Param(function, _) => functions.push(function.clone()),
                each => paths.extend(path_of(each).filter(|path| path.starts_with('@')).map(str::to_owned)),
            });
            for function in &functions {
                self.function(function);
            }
            for path in &paths {
                self.path(path);
            }
        }
    }

    /// What a path is given, returns or is built upon, and everything above it.
    fn path(&mut self, path: &str) {
        let mut at = path;
        while self.seen.insert(at.to_owned()) {
            self.open.extend(self.project.raw(at));
            if let Some(function) = self.project.function(at) {
                self.open.extend(self.project.returns.get(function).copied().unwrap_or_default());
                self.defaults(function);
            }
            self.open.extend(self.project.classes.get(at).copied().unwrap_or_default());
            match at.rsplit_once('.') {
                Some((shorter, _)) => at = shorter,
                None => break,
            }
        }
    }

    fn defaults(&mut self, function: &str) {
        let parameters = self.project.functions.get(function).copied().unwrap_or_default();
        self.open.extend(parameters.iter().filter_map(|parameter| parameter.default.as_ref()));
    }

    fn function(&mut self, function: &str) {
        if self.seen.insert(format!("(){function}")) {
            self.defaults(function);
            self.path(function);
            let callers = self.project.callers.get(function).cloned().unwrap_or_default();
            for (_, call) in callers {
                self.call(call);
            }
        }
    }
}

/// Which names of the project stand for what: by each path, the names whose value mentions it.
struct Mentions<'u> {
    of: HashMap<&'u str, Vec<&'u str>>,
    /// Names whose value mentions something of a library, with that.
    libraries: Vec<(&'u str, &'u str)>,
}

impl<'u> Mentions<'u> {
    fn new(units: &'u [Unit]) -> Self {
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

    /// The last parts of all names under which something may be known, which are noted.
    fn words(&self, path: &str, names: &mut HashSet<String>) -> BTreeSet<String> {
        let mut words = BTreeSet::from([last_of(path).to_owned()]);
        let mut seen = HashSet::from([path]);
        let mut open = vec![path];
        while let Some(at) = open.pop() {
            for name in self.of.get(at).map_or(&[][..], Vec::as_slice) {
                if seen.insert(name) {
                    words.insert(last_of(name).to_owned());
                    open.push(name);
                }
            }
        }
        names.extend(seen.into_iter().map(str::to_owned));
        words
    }

    /// The words of whoever calls a function.
    fn of_function(
        &self,
        project: &Project<'_>,
        function: &str,
        names: &mut HashSet<String>,
    ) -> Vec<BTreeSet<String>> {
        let own = self.words(function, names);
        match function.rsplit_once('.') {
            Some((class, name)) if project.classes.contains_key(class) => {
                let class = self.words(class, names);
                if name.starts_with("__") { vec![class] } else { vec![own, class] }
            }
            _ => vec![own],
        }
    }

    /// The words of whoever uses something of a library under a name of the project's own. The names are handed back.
    fn of_libraries(&self, words: &mut BTreeSet<Vec<BTreeSet<String>>>) -> HashSet<String> {
        let mut names = HashSet::new();
        for (name, path) in &self.libraries {
            if !has_rows(root_of(path)) {
                continue;
            }
            let own = self.words(name, &mut names);
            words.insert(if may_name(last_of(path)) || find(path).is_some() {
                vec![own]
            } else {
                vec![own, lasts(root_of(path)).into_iter().map(str::to_owned).collect()]
            });
        }
        names
    }
}
