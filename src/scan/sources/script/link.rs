//! What scripts of a project take from one another: ids and clients that one module exports and another imports.
//!
//! A module that is named by its path is the file there; `@/` and its like are told by the folders that such names usually
//! stand for, so that what comes from there is only likely.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use super::exported::{Elsewhere, Export};
use super::modules::kind_of;
use super::seen::{Seen, Unit, kind_by_name};
use crate::scan::model::Sure;
use crate::scan::sighting::{Named, Sighting};

/// Longest way from module to module, and most modules that are looked into for one name.
const FARTHEST: usize = 8;
const MOST: usize = 64;
/// Steps from one module to another in a whole project.
const MOST_STEPS: usize = 2_000_000;
/// Folders around a file in which a name without a path is looked for.
const MOST_FOLDERS: usize = 32;
/// Endings that an import leaves out, or that stand for those of the source.
const ENDINGS: [&str; 8] = ["ts", "tsx", "js", "jsx", "mjs", "cjs", "mts", "cts"];

/// The file that a module is, and how sure that is.
type Resolved<'u> = Option<(&'u str, Sure)>;

/// All scripts of a project by their paths.
struct Project<'u> {
    units: HashMap<&'u str, &'u Unit>,
    /// Which file a module is, by the folder that asks.
    resolved: RefCell<HashMap<(String, String), Resolved<'u>>>,
    /// Steps that are left from one module to another; a name that is not found by then is known only when it runs.
    left: Cell<usize>,
    /// Whether one was wanting.
    spent: Cell<bool>,
}

/// The sightings that waited for other files, each with the number of its file, and the files in which not all could be
/// followed.
pub(in crate::scan::sources) fn link(units: &[(usize, &str, Unit)]) -> (Vec<(usize, Sighting)>, Vec<usize>) {
    let project = Project {
        units: units.iter().map(|(_, path, unit)| (*path, unit)).collect(),
        resolved: RefCell::default(),
        left: Cell::new(MOST_STEPS),
        spent: Cell::new(false),
    };
    let (mut all, mut missed) = (Vec::new(), Vec::new());
    for (source, path, unit) in units {
        project.spent.set(false);
        for seen in &unit.waiting {
            all.extend(project.told(path, seen).into_iter().map(|sighting| (*source, sighting)));
        }
        if project.spent.get() {
            missed.push(*source);
        }
    }
    (all, missed)
}

impl<'u> Project<'u> {
    /// What a sighting means, now that all files are read.
    fn told(&self, path: &str, seen: &Seen) -> Vec<Sighting> {
        let mut sighting = seen.sighting.clone();
        if let Some(client) = &seen.client {
            match self.export(path, client) {
                Some((Export::Client(kind, own), sure)) => {
                    sighting.kind = kind;
                    sighting.sure = sighting.sure.max(own).max(sure);
                }
                _ if seen.provided => return Vec::new(),
                _ => sighting.sure = Sure::Likely,
            }
        }
        let Some(id) = &seen.id else { return vec![sighting] };
        match self.export(path, id) {
            Some((Export::Texts(texts), sure)) => {
                let with = |(text, likely): (String, bool)| {
                    let id = Named::Text(text);
                    let kind = kind_by_name(sighting.kind, &id);
                    let sure = if likely { Sure::Likely } else { sure };
                    Sighting { kind, id, sure: sighting.sure.max(sure), ..sighting.clone() }
                };
                texts.into_iter().map(with).collect()
            }
            Some((Export::Model | Export::Client(..), _)) => Vec::new(),
            _ if seen.silent => Vec::new(),
            _ => vec![sighting],
        }
    }

    /// What a module exports under a name that a file at this path imports, and how sure it is that this is the module.
    fn export(&self, path: &str, wanted: &Elsewhere) -> Option<(Export, Sure)> {
        let mut sure = Sure::Exact;
        let (mut at, own) = self.resolve(path, &wanted.module)?;
        sure = sure.max(own);
        let mut name = wanted.name.clone();
        for _ in 0..FARTHEST {
            let (holder, found) = self.holder(at, &name)?;
            at = holder;
            match found {
                Export::Of(next) if kind_of(&next.module).is_none() => {
                    let (to, own) = self.resolve(at, &next.module)?;
                    (at, sure) = (to, sure.max(own));
                    name = next.name;
                }
                Export::Of(_) => return None,
                told => return Some((told, sure)),
            }
        }
        None
    }

    /// The module that has a name, among this one and those all of whose names it hands on.
    fn holder(&self, path: &'u str, name: &str) -> Option<(&'u str, Export)> {
        let mut waiting = vec![path];
        let mut next = 0;
        while let Some(&path) = waiting.get(next) {
            next += 1;
            let (path, unit) = self.units.get_key_value(path).map(|(path, unit)| (*path, *unit))?;
            if let Some(export) = unit.exports.named(name) {
                return Some((path, export));
            }
            // What is not kept may be it.
            if unit.exports.cut {
                return None;
            }
            for star in &unit.exports.stars {
                let Some(left) = self.left.get().checked_sub(1) else {
                    self.spent.set(true);
                    return None;
                };
                self.left.set(left);
                if let Some((to, _)) = self.resolve(path, star)
                    && waiting.len() < MOST
                    && !waiting.contains(&to)
                {
                    waiting.push(to);
                }
            }
        }
        None
    }

    /// The file that a module is, and how sure that is.
    fn resolve(&self, from: &str, module: &str) -> Resolved<'u> {
        let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
        let key = (folder.to_owned(), module.to_owned());
        if let Some(known) = self.resolved.borrow().get(&key) {
            return *known;
        }
        let found = self.looked_for(folder, module);
        self.resolved.borrow_mut().insert(key, found);
        found
    }

    /// The same, looked for.
    fn looked_for(&self, folder: &str, module: &str) -> Resolved<'u> {
        if module.starts_with('.') {
            return self.file(&joined(folder, module)?).map(|path| (path, Sure::Exact));
        }
        let bare = module.trim_start_matches(['@', '~', '#', '/']);
        let bare = bare.strip_prefix("src/").unwrap_or(bare);
        let (lib, bare) = match bare.strip_prefix("$lib/") {
            Some(rest) => ("lib/", rest),
            None => ("", bare),
        };
        let mut around = Some(folder);
        for _ in 0..MOST_FOLDERS {
            let folder = around?;
            for inner in ["src/", "", "app/"] {
                let path = joined(folder, &format!("{inner}{lib}{bare}"))?;
                if let Some(path) = self.file(&path) {
                    return Some((path, Sure::Likely));
                }
            }
            around = match folder.rsplit_once('/') {
                Some((outer, _)) => Some(outer),
                None => (!folder.is_empty()).then_some(""),
            };
        }
        None
    }

    /// The script of a name without its ending, or of a folder.
    fn file(&self, path: &str) -> Option<&'u str> {
        let known = |path: &str| self.units.get_key_value(path).map(|(path, _)| *path);
        let stem = ENDINGS.iter().find_map(|ending| path.strip_suffix(ending)?.strip_suffix('.'));
        let with = |stem: &str| ENDINGS.iter().find_map(|ending| known(&format!("{stem}.{ending}")));
        known(path)
            .or_else(|| with(path))
            .or_else(|| stem.and_then(with))
            .or_else(|| with(&format!("{path}/index")))
    }
}

/// A path from a folder on, without `.` and `..`; nothing for one that leaves the project.
fn joined(folder: &str, module: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in module.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}
