//! What scripts of a project take from one another: ids and clients that one module exports and another imports. Which file a
//! module is, is told in `resolve`.

use std::collections::{BTreeSet, HashMap};

use super::super::keep::{Elsewhere, Export, Seen, Unit};
use super::super::modules::{kind_by_name, kind_of};
use super::resolve::Files;
use crate::scan::model::Sure;
use crate::scan::sighting::{Named, Sighting};

/// Longest way from module to module, and most modules that are looked into for one name.
const FARTHEST: usize = 8;
const MOST: usize = 64;

/// What is given to the objects of one file by others, by the names that they have there.
#[derive(Debug, Default)]
struct Changed {
    /// A member of these.
    members: BTreeSet<String>,
    /// Any member of these.
    wholes: BTreeSet<String>,
}

/// All scripts of a project by their paths.
struct Project<'u> {
    units: HashMap<&'u str, &'u Unit>,
    files: Files<'u>,
    changed: HashMap<&'u str, Changed>,
}

/// What stands somewhere under a name.
struct Stood<'u> {
    path: &'u str,
    name: String,
    export: Export,
    sure: Sure,
}

/// The sightings that waited for other files, each with the number of its file, and the files in which not all could be
/// followed.
pub(in crate::scan::sources) fn link(units: &[(usize, &str, Unit)]) -> (Vec<(usize, Sighting)>, Vec<usize>) {
    let mut project = Project {
        units: units.iter().map(|(_, path, unit)| (*path, unit)).collect(),
        files: Files::new(units.iter().map(|(_, path, _)| *path)),
        changed: HashMap::new(),
    };
    let (mut all, mut missed) = (Vec::new(), BTreeSet::new());
    for (source, path, unit) in units {
        project.change(path, unit);
        missed.extend(project.files.was_spent().then_some(*source));
    }
    for (source, path, unit) in units {
        for seen in &unit.waiting {
            all.extend(project.told(path, seen).into_iter().map(|sighting| (*source, sighting)));
        }
        missed.extend(project.files.was_spent().then_some(*source));
    }
    (all, missed.into_iter().collect())
}

impl<'u> Project<'u> {
    /// Remembers what a file gives to what others export.
    fn change(&mut self, path: &str, unit: &Unit) {
        for change in &unit.changes {
            let wanted = Elsewhere { module: change.module.clone(), name: change.name.clone() };
            let (path, name) = if change.name.is_empty() {
                let Some((path, _)) = self.files.resolve(path, &change.module) else { continue };
                (path, String::new())
            } else {
                let Some(stood) = self.export(path, &wanted) else { continue };
                (stood.path, stood.name)
            };
            let name = self.units.get(path).map_or_else(String::new, |unit| unit.exports.own(&name));
            let changed = self.changed.entry(path).or_default();
            if change.below {
                changed.wholes.insert(name)
            } else {
                changed.members.insert(name)
            };
        }
    }

    /// What a sighting means, now that all files are read.
    fn told(&self, path: &str, seen: &Seen) -> Vec<Sighting> {
        let mut sighting = seen.sighting.clone();
        let changed = self.changed.get(path);
        if changed.is_some_and(|changed| seen.hangs.iter().any(|name| changed.holds(name))) {
            sighting.sure = Sure::Likely;
        }
        if let Some(client) = &seen.client {
            match self.export(path, client) {
                Some(Stood { export: Export::Client(kind, own), sure, .. }) => {
                    sighting.kind = kind;
                    sighting.sure = sighting.sure.max(own).max(sure);
                }
                _ if seen.provided => return Vec::new(),
                _ => sighting.sure = Sure::Likely,
            }
        }
        let Some(id) = &seen.id else { return vec![sighting] };
        match self.export(path, id) {
            Some(Stood { path, name, export: Export::Texts(texts), sure }) => {
                let own = self.units.get(path).map(|unit| unit.exports.own(&name)).unwrap_or_default();
                let given = self.changed.get(path).is_some_and(|changed| changed.gives(&own));
                let with = |(text, likely): (String, bool)| {
                    let id = Named::Text(text);
                    let kind = kind_by_name(sighting.kind, &id, &sighting.call);
                    let sure = if likely || given { Sure::Likely } else { sure };
                    Sighting { kind, id, sure: sighting.sure.max(sure), ..sighting.clone() }
                };
                texts.into_iter().map(with).collect()
            }
            Some(Stood { export: Export::Model | Export::Client(..), .. }) => Vec::new(),
            _ if seen.silent => Vec::new(),
            _ => vec![sighting],
        }
    }

    /// What a module exports under a name that a file at this path imports, and how sure it is that this is the module.
    fn export(&self, path: &str, wanted: &Elsewhere) -> Option<Stood<'u>> {
        let (mut at, mut sure) = self.files.resolve(path, &wanted.module)?;
        let mut name = wanted.name.clone();
        for _ in 0..FARTHEST {
            let (holder, export) = self.holder(at, &name)?;
            at = holder;
            match export {
                Export::Of(next) if kind_of(&next.module).is_none() => {
                    let (to, own) = self.files.resolve(at, &next.module)?;
                    (at, sure) = (to, sure.max(own));
                    name = next.name;
                }
                Export::Of(_) => return None,
                export => return Some(Stood { path: at, name, export, sure }),
            }
        }
        self.files.spend();
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
            // What is not kept, or not seen, may be it.
            if unit.exports.cut {
                self.files.spend();
            }
            if unit.exports.cut || unit.exports.hidden {
                return None;
            }
            for star in &unit.exports.stars {
                self.files.step()?;
                let Some((to, _)) = self.files.resolve(path, star).filter(|(to, _)| !waiting.contains(to))
                else {
                    continue;
                };
                if waiting.len() == MOST {
                    self.files.spend();
                    break;
                }
                waiting.push(to);
            }
        }
        None
    }
}

impl Changed {
    /// Whether what stands under a name may be given something by others.
    fn gives(&self, name: &str) -> bool {
        let mut outer = Some(name);
        while let Some(part) = outer {
            let below = part.len() < name.len() || name.is_empty();
            if self.members.contains(part) || below && self.wholes.contains(part) {
                return true;
            }
            outer = part.rsplit_once('.').map(|(outer, _)| outer);
        }
        self.wholes.contains("")
    }

    /// The same of an object and all that it holds.
    fn holds(&self, name: &str) -> bool {
        let inside = format!("{name}.");
        let within = |all: &BTreeSet<String>| {
            all.range(inside.clone()..).next().is_some_and(|one| one.starts_with(&inside))
        };
        self.gives(name) || self.wholes.contains(name) || within(&self.members) || within(&self.wholes)
    }
}
