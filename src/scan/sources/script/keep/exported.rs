//! What a script exports, as others of the project may ask for it. Types and look-ups; how it is collected stands in `exports`.

use std::collections::{BTreeMap, BTreeSet};

use crate::scan::model::Sure;
use crate::scan::sighting::Kind;

/// Most names of one file, and most worths of one.
pub(in super::super) const MOST_NAMES: usize = 2_000;

/// What a module of the project exports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Elsewhere {
    pub(in super::super) module: String,
    pub(in super::super) name: String,
}

/// One thing that is exported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) enum Export {
    /// One of these texts, and whether that is assumed.
    Texts(Vec<(String, bool)>),
    /// A client whose models come from there.
    Client(Kind, Sure),
    /// A model that is seen where it is made.
    Model,
    /// What another module exports, or all of it as `*`.
    Of(Elsewhere),
    /// Something that only the running program knows.
    Open,
}

/// What a script exports.
#[derive(Debug, Default)]
pub(in super::super) struct Exports {
    pub(in super::super) all: BTreeMap<String, Export>,
    /// Modules all of whose names are handed on.
    pub(in super::super) stars: Vec<String>,
    /// Whether it exports in the older way, where all of it is what it exports by default.
    pub(in super::super) older: bool,
    /// What each of its own names is exported as.
    locals: BTreeMap<String, String>,
    own_names: BTreeSet<String>,
    /// Whether it may export more than is seen.
    pub(in super::super) hidden: bool,
    /// Whether it exports more than is kept.
    pub(in super::super) cut: bool,
}

impl Exports {
    /// What is exported under a name, which may be that of a member of it.
    pub(in super::super) fn named(&self, name: &str) -> Option<Export> {
        let name = self.without_default(name);
        if let Some(export) = self.all.get(name) {
            return Some(export.clone());
        }
        let (first, rest) = name.split_once('.').unwrap_or((name, ""));
        match self.all.get(first) {
            Some(Export::Of(next)) => {
                let name = if next.name == "*" { rest.to_owned() } else { format!("{}.{rest}", next.name) };
                Some(Export::Of(Elsewhere { name, ..next.clone() }))
            }
            Some(_) => Some(Export::Open),
            None => None,
        }
    }

    /// A name without the `default.` before it, however often, where that is all that is exported.
    fn without_default<'n>(&self, mut name: &'n str) -> &'n str {
        if self.older && !self.all.contains_key("default") {
            while let Some(rest) = name.strip_prefix("default.") {
                name = rest;
            }
        }
        name
    }

    /// What is exported of what its own names stand for, by the name there and the members behind it.
    pub(in super::super) fn told(&self, own: &BTreeSet<String>) -> Vec<String> {
        own.iter().filter(|path| self.own_names.contains(first(path))).cloned().collect()
    }

    /// A name of the file itself is exported as another.
    pub(in super::super) fn tell(&mut self, own: &str, told: &str) {
        self.cut |= self.locals.len() >= MOST_NAMES;
        if !self.cut && !self.locals.contains_key(told) {
            self.locals.insert(told.to_owned(), own.to_owned());
            self.own_names.insert(own.to_owned());
        }
    }

    /// What is exported under a name, by the name that it has in the file itself.
    pub(in super::super) fn own(&self, name: &str) -> String {
        let name = match self.without_default(name) {
            "default" if self.older && !self.all.contains_key("default") => "",
            name => name,
        };
        let (told, rest) = name.split_once('.').unwrap_or((name, ""));
        match self.locals.get(told) {
            Some(local) if rest.is_empty() => local.clone(),
            Some(local) => format!("{local}.{rest}"),
            None => name.to_owned(),
        }
    }

    /// Whether a name is told, or none can be any more.
    pub(in super::super) fn has(&self, name: &str) -> bool {
        self.cut || self.all.contains_key(name)
    }

    pub(in super::super) fn add(&mut self, name: &str, export: Export) {
        self.cut |= self.all.len() >= MOST_NAMES;
        if self.cut {
            return;
        }
        let Some(old) = self.all.get_mut(name) else {
            self.all.insert(name.to_owned(), export);
            return;
        };
        if *old != export {
            *old = old.clone().or(export);
        }
    }
}

fn first(path: &str) -> &str {
    path.split('.').next().unwrap_or(path)
}

impl Export {
    /// This one or another.
    fn or(self, other: Self) -> Self {
        let texts = |one| match one {
            Self::Texts(texts) => Some(texts),
            Self::Open => Some(Vec::new()),
            _ => None,
        };
        match (texts(self), texts(other)) {
            (Some(one), Some(other)) if one.len() + other.len() > 0 => {
                let mut all: Vec<_> = one.into_iter().chain(other).map(|(text, _)| (text, true)).collect();
                all.dedup();
                all.truncate(MOST_NAMES);
                Self::Texts(all)
            }
            _ => Self::Open,
        }
    }
}
