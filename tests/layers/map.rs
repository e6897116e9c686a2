//! A map of the house: which file uses which. Reads paths out of source text; it never judges them.
//!
//! A facade's `pub use` of its own child is an address, not an arrow: who uses the address, uses the child.

use std::collections::{BTreeMap, BTreeSet};

use regex_lite::Regex;

/// One file of the house.
#[derive(Debug, Default)]
pub(crate) struct File {
    pub(crate) path: String,
    /// Its module, from the root: `["record", "merge"]`.
    pub(crate) module: Vec<String>,
    /// Lines without its tests.
    pub(crate) lines: usize,
    /// Whether it begins with a `//!`.
    pub(crate) says_what_it_is: bool,
    /// Whether it holds nothing but tests.
    pub(crate) is_test: bool,
    /// The `use …::*` lines outside tests.
    pub(crate) globs: Vec<String>,
    /// Every path that it names, as it is written.
    paths: Vec<Vec<String>>,
    /// The names that it hands on or brings in: name -> path.
    names: BTreeMap<String, Vec<String>>,
}

/// One file uses another.
#[derive(Debug)]
pub(crate) struct Arrow {
    pub(crate) from: String,
    pub(crate) from_module: Vec<String>,
    pub(crate) to: String,
    pub(crate) to_module: Vec<String>,
    /// As it is written.
    pub(crate) path: String,
}

pub(crate) struct House {
    by_module: BTreeMap<Vec<String>, File>,
}

impl House {
    pub(crate) fn read(files: &BTreeMap<String, String>) -> Self {
        let module = |path: &str| -> Vec<String> {
            let inside = path.trim_start_matches("src/").trim_end_matches(".rs");
            inside.split('/').filter(|part| !matches!(*part, "lib" | "mod")).map(str::to_owned).collect()
        };
        let modules: BTreeSet<_> = files.keys().map(|path| module(path)).collect();
        let mut by_module: BTreeMap<_, _> = files
            .iter()
            .map(|(path, text)| (module(path), File::read(path, module(path), text, &modules)))
            .collect();
        let tests: Vec<_> = files
            .iter()
            .flat_map(|(path, text)| {
                test_files(text).into_iter().map(move |name| [module(path), vec![name]].concat())
            })
            .collect();
        for (module, file) in &mut by_module {
            file.is_test = tests.iter().any(|test| module.starts_with(test));
        }
        Self { by_module }
    }

    pub(crate) fn files(&self) -> impl Iterator<Item = &File> {
        self.by_module.values()
    }

    /// Every use of one file by another, tests left out.
    pub(crate) fn arrows(&self) -> Vec<Arrow> {
        let mut arrows = Vec::new();
        for file in self.by_module.values().filter(|file| !file.is_test && !file.module.is_empty()) {
            for path in &file.paths {
                let Some(to) = self.target(file, path, 0) else { continue };
                if to.module != file.module && !to.module.is_empty() {
                    arrows.push(Arrow {
                        from: file.path.clone(),
                        from_module: file.module.clone(),
                        to: to.path.clone(),
                        to_module: to.module.clone(),
                        path: path.join("::"),
                    });
                }
            }
        }
        arrows
    }

    /// The file in which a path ends, through any facades.
    fn target(&self, from: &File, path: &[String], depth: usize) -> Option<&File> {
        let mut at = self.by_module.get(&from.module)?;
        let mut rest = path;
        match path.first()?.as_str() {
            "crate" | "mindgap" => {
                at = self.by_module.get(&Vec::new())?;
                rest = path.get(1..)?;
            }
            "self" => rest = path.get(1..)?,
            "super" => {
                while rest.first().is_some_and(|part| part == "super") {
                    at = self.by_module.get(at.module.split_last()?.1)?;
                    rest = rest.get(1..)?;
                }
            }
            _ => {}
        }
        let relative = rest.len() == path.len();
        for (step, part) in rest.iter().enumerate() {
            let child = [at.module.clone(), vec![part.clone()]].concat();
            if let Some(file) = self.by_module.get(&child) {
                at = file;
            } else if let Some(address) = at.names.get(part).filter(|_| depth < 8) {
                return self.target(at, address, depth + 1).or((!relative || step > 0).then_some(at));
            } else {
                return (!relative || step > 0).then_some(at);
            }
        }
        Some(at)
    }

    /// Circles of files, each once, told from its first file.
    pub(crate) fn circles(&self) -> Vec<Vec<String>> {
        circles(self.arrows().into_iter().map(|arrow| (arrow.from, arrow.to)))
    }

    /// The same of the rooms of these floors: a room is a folder with its facade, or a file beside it.
    pub(crate) fn circles_of_rooms(&self, floors: &[&str]) -> Vec<Vec<String>> {
        floors.iter().flat_map(|floor| self.circles_of_floor(floor)).collect()
    }

    fn circles_of_floor(&self, floor: &str) -> Vec<Vec<String>> {
        let floor: Vec<&str> = floor.split('/').collect();
        let is_of = |module: &[String]| {
            module.iter().zip(&floor).filter(|(part, own)| part == own).count() == floor.len()
        };
        let room =
            |module: Vec<String>| module.into_iter().take(floor.len() + 1).collect::<Vec<_>>().join("/");
        let arrows =
            self.arrows().into_iter().filter(|arrow| is_of(&arrow.from_module) && is_of(&arrow.to_module));
        let rooms = arrows.map(|arrow| (room(arrow.from_module), room(arrow.to_module)));
        circles(rooms.filter(|(from, to)| from != to))
    }
}

fn circles(arrows: impl Iterator<Item = (String, String)>) -> Vec<Vec<String>> {
    let mut next: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (from, to) in arrows {
        next.entry(from).or_default().insert(to);
    }
    let mut circles = Vec::new();
    let mut told: BTreeSet<String> = BTreeSet::new();
    for start in next.keys() {
        if told.contains(start) {
            continue;
        }
        if let Some(way) = way_back(start, &next) {
            told.extend(way.iter().cloned());
            circles.push(way);
        }
    }
    circles
}

/// The shortest way from a file back to itself.
fn way_back(start: &String, next: &BTreeMap<String, BTreeSet<String>>) -> Option<Vec<String>> {
    let mut ways = std::collections::VecDeque::from([vec![start.clone()]]);
    let mut seen = BTreeSet::new();
    while let Some(way) = ways.pop_front() {
        for to in way.last().and_then(|last| next.get(last)).into_iter().flatten() {
            let mut longer = way.clone();
            longer.push(to.clone());
            if to == start {
                return Some(longer);
            }
            if seen.insert(to.clone()) {
                ways.push_back(longer);
            }
        }
    }
    None
}

impl File {
    fn read(path: &str, module: Vec<String>, text: &str, modules: &BTreeSet<Vec<String>>) -> Self {
        let plain = without_tests(&blank(text));
        let mut file = Self {
            path: path.to_owned(),
            lines: plain.lines().count(),
            says_what_it_is: text.starts_with("//!"),
            ..Self::default()
        };
        let uses = Regex::new(r"(?:(pub)(?:\s*\([^)]*\))?\s+)?\buse\s+([^;]+);").unwrap();
        let is_child = |name: &String| modules.contains(&[module.clone(), vec![name.clone()]].concat());
        let mut handed_on = Vec::new();
        for found in uses.captures_iter(&plain) {
            for (path, name) in tree(found.get(2).unwrap().as_str()) {
                let own_child = path.first().is_some_and(|first| {
                    is_child(first) || first == "self" && path.get(1).is_some_and(&is_child)
                });
                if name == "*" {
                    file.globs.push(path.join("::"));
                    file.paths.push(path[..path.len() - 1].to_vec());
                } else if found.get(1).is_some() && own_child {
                    handed_on.push(name.clone());
                    file.names.insert(name, path);
                } else {
                    file.paths.push(path.clone());
                    file.names.insert(name, path);
                }
            }
        }
        let body = uses.replace_all(&plain, " ").into_owned();
        let inline = Regex::new(r"\b\w+(?:\s*::\s*\w+)+").unwrap();
        let attribute = Regex::new(r#"\b(?:\w*with|default|from|into)\s*=\s*"(\w+(?:::\w+)+)""#).unwrap();
        let texts = attribute.captures_iter(text).map(|found| found.get(1).unwrap().as_str());
        for found in inline.find_iter(&body).map(|found| found.as_str()).chain(texts) {
            file.paths.push(found.split("::").map(|part| part.trim().to_owned()).collect());
        }
        // A facade that uses in its own body what it hands on does stand on its child.
        let body = Regex::new(r"\bmod\s+\w+\s*;").unwrap().replace_all(&body, " ");
        let words: BTreeSet<&str> = body.split(|c: char| c != '_' && !c.is_alphanumeric()).collect();
        for name in handed_on.into_iter().filter(|name| words.contains(name.as_str())) {
            file.paths.push(file.names[&name].clone());
        }
        file.module = module;
        file
    }
}

/// The paths of a `use` tree, each with the name it brings in.
fn tree(text: &str) -> Vec<(Vec<String>, String)> {
    let text = text.trim().trim_start_matches("::");
    let Some(open) = text.find('{') else {
        let (path, alias) = text.split_once(" as ").unwrap_or((text, ""));
        let mut parts: Vec<String> = path.split("::").map(|part| part.trim().to_owned()).collect();
        if parts.len() > 1 && parts.last().is_some_and(|last| last == "self") {
            parts.pop();
        }
        let last = parts.last().cloned().unwrap_or_default();
        return vec![(parts, if alias.is_empty() { last } else { alias.trim().to_owned() })];
    };
    let (head, inside) = (&text[..open], text[open + 1..].strip_suffix('}').unwrap_or_default());
    let mut branches = vec![String::new()];
    let mut depth = 0;
    for c in inside.chars() {
        depth += i32::from(c == '{') - i32::from(c == '}');
        if c == ',' && depth == 0 {
            branches.push(String::new());
        } else {
            branches.last_mut().unwrap().push(c);
        }
    }
    let branches = branches.into_iter().filter(|branch| !branch.trim().is_empty());
    branches.flat_map(|branch| tree(&format!("{head}{}", branch.trim()))).collect()
}

/// The text with comments and the insides of texts and characters blanked, line by line as long as it was.
fn blank(text: &str) -> String {
    let skip = Regex::new(
        r##"(?s)//[^\n]*|/\*.*?\*/|\bb?r"[^"]*"|\bb?r#".*?"#|"(?:\\.|[^"\\])*"|'(?:\\[^']+|[^'\\\n])'"##,
    )
    .unwrap();
    let lines = |found: &regex_lite::Captures<'_>| "\n".repeat(found[0].matches('\n').count());
    skip.replace_all(text, lines).into_owned()
}

/// The modules that are declared for tests only and live in files of their own.
fn test_files(text: &str) -> Vec<String> {
    let declared = Regex::new(r"#\[cfg\(test\)\]\s*(?:pub\S*\s+)?mod\s+(\w+)\s*;").unwrap();
    declared.captures_iter(&blank(text)).map(|found| found[1].to_owned()).collect()
}

/// Blanked text without the bodies of its `#[cfg(test)]` modules and functions.
fn without_tests(plain: &str) -> String {
    let mut out = String::new();
    let mut rest = plain;
    while let Some(start) = rest.find("#[cfg(test)]") {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        let mut depth = 0;
        let end = rest.char_indices().find_map(|(at, c)| {
            depth += i32::from(c == '{') - i32::from(c == '}');
            ((c == '}' || c == ';') && depth == 0).then_some(at + 1)
        });
        rest = &rest[end.unwrap_or(rest.len())..];
    }
    out + rest
}
