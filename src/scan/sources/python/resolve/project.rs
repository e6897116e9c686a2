//! All Python files together: their names, functions, classes, and who calls whom. Built once and only asked then.

use std::sync::OnceLock;

use super::super::hashed::{Map, Set};
use super::super::keep::{Call, FETCHES, Kept, Parameter, Place, SAVED, Unit, handed};
use super::super::plain;
use super::super::value::{Given, Literal, Value};
use super::choices::Held;
use super::holders::{Holders, holds_row};

/// Most modules in which a name is looked for that may be handed on by all of them.
const MOST_STARS: usize = 64;

/// A call of a function of the project, whose parameters are worth what it was given.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Frame<'f> {
    pub(in super::super) function: &'f str,
    pub(in super::super) given: Option<&'f Given>,
    /// The tests under which that call stands.
    pub(in super::super) guards: &'f [Literal],
    /// Whether it is asked for its result on the way, and nobody looks from there.
    pub(in super::super) of_result: bool,
    /// Who called the function in which that call stands.
    pub(in super::super) outer: Option<&'f Frame<'f>>,
}

/// A worth, and what was chosen on the way.
pub(in super::super) type Worth = (Value, Held);

/// What is kept by path, the last where two files say something.
type ByPath<'u, T> = Map<&'u str, Kept<'u, T>>;

/// All files together.
#[derive(Debug, Default)]
pub(in super::super) struct Project<'u> {
    units: &'u [Unit],
    pub(super) symbols: ByPath<'u, Value>,
    pub(super) returns: ByPath<'u, Value>,
    pub(in super::super) functions: ByPath<'u, Parameter>,
    pub(in super::super) classes: ByPath<'u, Value>,
    /// Who calls each function, and each class without a maker. Nobody, until all callees are known.
    pub(super) callers: Map<&'u str, Vec<Caller>>,
    /// Functions that only call another with what they are given, and that other.
    passes: ByPath<'u, Value>,
    /// Modules of which a module hands on every name.
    stars: ByPath<'u, String>,
    /// Where each file saves models.
    pub(super) saves: Vec<(usize, Kept<'u, Value>)>,
    /// Where each file may fetch others.
    pub(super) fetches: Map<usize, Kept<'u, Value>>,
    /// Under which names a row may stand.
    pub(in super::super) holders: Holders,
    /// The classes that are built on each class of the project, once somebody asks.
    pub(super) below: OnceLock<Map<&'u str, Vec<&'u str>>>,
    /// The classes whose fields the environment may replace, likewise.
    pub(super) settings: OnceLock<Set<&'u str>>,
}

/// A call of a function of the project, read when it is first asked for.
#[derive(Debug)]
pub(in super::super) struct Caller {
    /// The number of its file.
    pub(in super::super) from: u32,
    /// Whether that is a part of the product.
    pub(super) of_product: bool,
    place: Place,
    told: OnceLock<Box<Call>>,
}

impl<'u> Project<'u> {
    /// Of these files. Who calls whom is told with [`Project::called`].
    pub(in super::super) fn new(units: &'u [Unit]) -> Self {
        let mut project = Self { units, ..Self::default() };
        for (file, unit) in units.iter().enumerate() {
            let mut names = unit.names();
            names.by_path(|path, all| drop(project.functions.insert(path, all)));
            let holders = &mut project.holders;
            names.by_path(|path, all| {
                holders.insert(path);
                drop(project.classes.insert(path, all));
            });
            let (symbols, saves) = (&mut project.symbols, &mut project.saves);
            let fetches = &mut project.fetches;
            names.by_path(|path, all| {
                if path.ends_with(SAVED) {
                    return saves.push((file, all));
                }
                if path.ends_with(FETCHES) {
                    return drop(fetches.insert(file, all));
                }
                drop(symbols.insert(path, all));
            });
            holders.add(unit);
            names.by_path(|path, all| drop(project.returns.insert(path, all)));
            names.by_path(|path, all| drop(project.passes.insert(path, all)));
            names.by_path(|path, all| drop(project.stars.insert(path, all)));
        }
        let Self { symbols, functions, holders, .. } = &mut project;
        let is_function = |path: &str| functions.contains_key(path);
        for (path, all) in symbols {
            if all.passing().any(|given| holds_row(&given, &is_function)) {
                holders.insert(path);
            }
        }
        project
    }

    /// Takes in which functions the calls of a file call.
    pub(in super::super) fn called(&mut self, from: usize, of_product: bool, calls: Vec<(&'u str, Place)>) {
        let from = u32::try_from(from).unwrap_or(u32::MAX);
        for (function, place) in calls {
            let all = self.callers.entry(function).or_default();
            all.push(Caller { from, of_product, place, told: OnceLock::new() });
        }
    }

    /// The call of a caller.
    pub(super) fn call<'c>(&self, caller: &'c Caller) -> Option<&'c Call> {
        let unit = self.units.get(caller.from as usize)?;
        Some(caller.told.get_or_init(|| Box::new(unit.call(caller.place))))
    }

    /// The dotted paths that a callee may have.
    pub(in super::super) fn callees(&self, callee: &Value) -> Vec<String> {
        if let Some(path) = self.settled(callee) {
            return vec![path.to_owned()];
        }
        match self.through(callee) {
            Some(passed) => self.callees(&passed),
            None => paths(&self.worth(callee, None, &Held::default())),
        }
    }

    /// The function that is really called where one was wrapped: `retry(load)(name)` calls `load`.
    pub(in super::super) fn through(&self, callee: &Value) -> Option<Value> {
        let Value::Result(given) = callee else { return None };
        let Value::Name(path) = &given.callee else { return None };
        let wrapper = self.function(path)?;
        let returned = self.returns.get(wrapper)?.all().iter();
        let mut passes = returned.filter_map(|each| {
            if let Value::Name(path) = each { self.passes.get(path.as_str())?.all().first() } else { None }
        });
        let handed_in = |to: &Value| match to {
            Value::Param(function, name) if **function == *wrapper => {
                let function = handed(self.functions.get(wrapper)?.all(), Some(given), name);
                Some(function.into_owned()).filter(|function| !function.is_unknown())
            }
            _ => None,
        };
        passes.find_map(handed_in)
    }

    /// The path of a callee that can be nothing else: a library's, or a function or class of the project by its own name.
    pub(in super::super) fn settled<'v>(&self, callee: &'v Value) -> Option<&'v str> {
        let Value::Name(path) = callee else { return None };
        let own = self.functions.contains_key(path.as_str()) || self.classes.contains_key(path.as_str());
        (own || !path.starts_with('@')).then_some(path)
    }

    /// The function that runs when this path is called: itself, a method of a base, or what makes the object.
    pub(in super::super) fn function(&self, path: &str) -> Option<&'u str> {
        self.inherited(path, &|path| self.functions.get_key_value(path).map(|(key, _)| *key)).or_else(|| {
            self.classes.get(path)?;
            let made = [path, ".__init__"].concat();
            self.inherited(&made, &|path| self.functions.get_key_value(path).map(|(key, _)| *key))
        })
    }

    /// What is called at a path: the function that runs, or a class of the project that has none to make its objects.
    pub(in super::super) fn called_at(&self, path: &str) -> Option<&'u str> {
        self.function(path).or_else(|| self.classes.get_key_value(path).map(|(class, _)| *class))
    }

    /// The function of that path, also where its class or module is known here under another name.
    pub(in super::super) fn function_behind(&self, path: &str) -> Option<&'u str> {
        self.function(path).or_else(|| self.function(&self.real_path(path, 0)?))
    }

    fn real_path(&self, path: &str, depth: usize) -> Option<String> {
        let (owner, member) = plain::parted(path).filter(|_| depth < 4)?;
        let real = match self.symbols.get(owner).map(Kept::all) {
            Some([Value::Name(real)]) => Some(real.clone()),
            _ => self.behind_star(owner),
        };
        let real = real.or_else(|| self.real_path(owner, depth + 1))?;
        let path = plain::member(&real, member);
        // What is handed on may have been handed on before.
        if self.function(&path).is_some() {
            Some(path)
        } else {
            self.real_path(&path, depth + 1).or(Some(path))
        }
    }

    /// The path under which a name stands that a module hands on among all of another's.
    pub(super) fn behind_star(&self, path: &str) -> Option<String> {
        let (module, name) = plain::parted(path)?;
        self.handed_on(module, name, 0, &mut { MOST_STARS })
    }

    fn handed_on(&self, module: &str, name: &str, depth: usize, left: &mut usize) -> Option<String> {
        let stars = self.stars.get(module).filter(|_| depth < 4)?;
        let mut path = String::new();
        for star in stars.all() {
            *left = left.checked_sub(1)?;
            path.clear();
            path.extend([star.as_str(), ".", name]);
            let known = self.symbols.contains_key(path.as_str())
                || self.functions.contains_key(path.as_str())
                || self.classes.contains_key(path.as_str());
            if known {
                return Some(path);
            }
            if let Some(further) = self.handed_on(star, name, depth + 1, left) {
                return Some(further);
            }
        }
        None
    }

    /// What a variable or field was given, as it was read.
    pub(in super::super) fn raw(&self, path: &str) -> &[Value] {
        self.given_to(path).unwrap_or_default()
    }

    /// The same, of what is known at all.
    pub(super) fn given_to(&self, path: &str) -> Option<&[Value]> {
        Some(self.inherited(path, &|path| self.symbols.get(path))?.all())
    }
}

/// The dotted paths that these worths of a callee are.
pub(in super::super) fn paths(worths: &[Worth]) -> Vec<String> {
    let path = |(value, _): &Worth| match value {
        Value::Name(path) => Some(path.clone()),
        // An object that is called is not its class.
        Value::Object(path) => Some(format!("{path}.__call__")),
        Value::Made(given) => Some(format!("{}.__call__", given.callee.as_name()?)),
        _ => None,
    };
    let mut all: Vec<String> = worths.iter().filter_map(path).collect();
    all.sort();
    all.dedup();
    all
}
