//! Which further files matter once some are read: those that hold what a call's arguments are made of, those that call a
//! function in which a model is named, and those that use a library's object under a name of the project's own. Asks for
//! too many files rather than for too few; reads none.

use std::collections::{BTreeSet, HashSet};

use super::lasts::has_rows;
use super::link::row_of;
use super::mentions::{Mentions, Wish, path_of, root_of};
use super::module::dotted;
use super::project::Project;
use super::unit::{Call, Unit};
use super::value::Value;
use super::words::{Asked, Words};

/// What is asked for.
#[derive(Debug, Default)]
pub(in crate::scan::sources) struct Demand {
    /// Modules, by their dotted names with `@` in front.
    modules: HashSet<String>,
    /// Files that fulfil one of these.
    wishes: Vec<Wanted>,
}

/// A wish, as it is held against many files.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Wanted {
    /// A word of each group.
    groups: Vec<Vec<Asked>>,
    /// And one of these, or a place in one of these packages.
    home: Option<(Vec<Asked>, Vec<String>)>,
}

impl Wanted {
    fn new(wish: Wish) -> Self {
        let group = |group: BTreeSet<String>| group.iter().map(|word| Asked::new(word)).collect();
        let home = wish.home.map(|home| (group(home.words), home.packages.into_iter().collect()));
        Self { groups: wish.groups.into_iter().map(group).collect(), home }
    }

    fn is_fulfilled(&self, module: &str, words: &Words) -> bool {
        let has = |group: &[Asked]| group.iter().any(|word| words.has(word));
        let within = |package: &String| module.starts_with(package.as_str());
        self.groups.iter().all(|group| has(group))
            && self.home.as_ref().is_none_or(|(names, packages)| has(names) || packages.iter().any(within))
    }
}

impl Demand {
    fn new(modules: HashSet<String>, wishes: BTreeSet<Wish>) -> Self {
        let mut wishes: Vec<Wanted> = wishes.into_iter().map(Wanted::new).collect();
        wishes.sort();
        wishes.dedup();
        Self { modules, wishes }
    }

    /// Whether a file is asked for.
    pub(in crate::scan::sources) fn wants(&self, path: &str, words: &Words) -> bool {
        let module = format!("@{}", dotted(path).0);
        self.modules.contains(&module) || self.wishes.iter().any(|wish| wish.is_fulfilled(&module, words))
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
        for call in unit.calls.iter().filter(|call| row_of(&project, call).is_some()) {
            reach.call(call);
        }
    }
    let mut told: HashSet<String> = HashSet::new();
    let mut wishes = BTreeSet::new();
    let mut names = mentions.of_libraries(&project, &mut wishes);
    loop {
        reach.follow();
        let functions: Vec<String> =
            reach.functions().filter(|function| !told.contains(*function)).map(str::to_owned).collect();
        if functions.is_empty() && told.contains("") {
            break;
        }
        for function in &functions {
            wishes.insert(mentions.of_function(&project, function, &mut names));
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
    Some(Demand::new(modules, wishes))
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
