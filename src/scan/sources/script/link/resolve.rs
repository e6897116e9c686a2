//! Which file of a project a module is that a script names.
//!
//! A module that is named by its path is the file there; `@/` and its like are told by the folders that such names usually
//! stand for, so that what comes from there is only likely.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use crate::scan::model::Sure;

/// Steps from one module to another, and looks for a file, in a whole project.
const MOST_STEPS: usize = 2_000_000;
/// Folders around a file in which a name without a path is looked for.
const MOST_FOLDERS: usize = 32;
/// Endings that an import leaves out, or that stand for those of the source; the first that there is wins.
const ENDINGS: [&str; 8] = ["ts", "tsx", "js", "jsx", "mjs", "cjs", "mts", "cts"];

/// The file that a module is, and how sure that is.
pub(super) type Resolved<'u> = Option<(&'u str, Sure)>;

/// The scripts of a project by their paths.
#[derive(Debug)]
pub(super) struct Files<'u> {
    /// By their paths, and by their paths without an ending: the place of that among the endings.
    paths: HashMap<&'u str, &'u str>,
    stems: HashMap<&'u str, (usize, &'u str)>,
    /// Which file a module is, by the folder that asks.
    resolved: RefCell<HashMap<(String, String), Resolved<'u>>>,
    /// Steps that are left; a name that is not found by then is known only when it runs.
    left: Cell<usize>,
    /// Whether one was wanting.
    spent: Cell<bool>,
}

impl<'u> Files<'u> {
    pub(in super::super) fn new(paths: impl Iterator<Item = &'u str>) -> Self {
        let mut files = Self {
            paths: HashMap::new(),
            stems: HashMap::new(),
            resolved: RefCell::default(),
            left: Cell::new(MOST_STEPS),
            spent: Cell::new(false),
        };
        for path in paths {
            files.paths.insert(path, path);
            let Some((stem, ending)) = path.rsplit_once('.') else { continue };
            let Some(place) = ENDINGS.iter().position(|known| *known == ending) else { continue };
            let best = files.stems.entry(stem).or_insert((place, path));
            *best = (*best).min((place, path));
        }
        files
    }

    /// Takes a step, if one is left.
    pub(in super::super) fn step(&self) -> Option<()> {
        let Some(left) = self.left.get().checked_sub(1) else {
            self.spend();
            return None;
        };
        self.left.set(left);
        Some(())
    }

    /// Something was not followed to its end.
    pub(in super::super) fn spend(&self) {
        self.spent.set(true);
    }

    /// Whether something was not, since this was asked last.
    pub(super) fn was_spent(&self) -> bool {
        self.spent.replace(false)
    }

    /// The file that a module is, and how sure that is.
    pub(in super::super) fn resolve(&self, from: &str, module: &str) -> Resolved<'u> {
        let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
        let key = (folder.to_owned(), module.to_owned());
        if let Some(known) = self.resolved.borrow().get(&key) {
            return *known;
        }
        let found = self.looked_for(folder, module);
        // What was not looked for to its end may still be found.
        if found.is_some() || self.left.get() > 0 {
            self.resolved.borrow_mut().insert(key, found);
        }
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
                self.step()?;
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
        let stem = ENDINGS.iter().find_map(|ending| path.strip_suffix(ending)?.strip_suffix('.'));
        let with = |stem: &str| self.stems.get(stem).map(|(_, path)| *path);
        self.paths
            .get(path)
            .copied()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_without_its_ending_is_the_first_file_that_there_is() {
        let paths = ["a/b.js", "a/b.ts", "a/c/index.tsx", "src/lib/d.ts", "a/e.vue"];
        let files = Files::new(paths.into_iter());
        for (module, path) in [
            ("./b", Some(("a/b.ts", Sure::Exact))),
            ("./b.js", Some(("a/b.js", Sure::Exact))),
            ("./b.mjs", Some(("a/b.ts", Sure::Exact))),
            ("./c", Some(("a/c/index.tsx", Sure::Exact))),
            ("./e.vue", Some(("a/e.vue", Sure::Exact))),
            ("./e", None),
            ("$lib/d", Some(("src/lib/d.ts", Sure::Likely))),
            ("@/lib/d", Some(("src/lib/d.ts", Sure::Likely))),
            ("../../x", None),
        ] {
            assert_eq!(files.resolve("a/x.ts", module), path, "{module}");
        }
    }

    /// Twice as many names that are nowhere take twice as many steps, and no more than there are.
    #[test]
    fn looking_for_files_takes_steps() {
        let folder = "f/".repeat(40);
        let steps = |names: usize| {
            let files = Files::new(std::iter::empty());
            for name in 0..names {
                files.resolve(&format!("{folder}a.ts"), &format!("@/m{name}"));
            }
            (MOST_STEPS - files.left.get(), files.was_spent())
        };
        assert_eq!((steps(100).0 * 2, false), steps(200));
        assert_eq!(steps(25_000), (MOST_STEPS, true));
    }
}
