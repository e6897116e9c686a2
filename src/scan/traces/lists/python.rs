//! What Python installs, as people write it: requirements, `pyproject.toml`, `Pipfile`, `setup.cfg`, environments of conda.

use std::collections::BTreeMap;

use crate::scan::traces::outline::{Entry, outline};
use crate::scan::traces::package::{MOST, Manifest, Origin, Package, requirement, takes_in};

/// A list of requirements. Lines that go on and comments are as pip reads them.
pub(in crate::scan::traces) fn requirements(text: &str) -> Manifest {
    let mut packages: Vec<Package> = Vec::new();
    let mut whole = String::new();
    let mut begun = 0;
    let mut others = false;
    for (line, number) in text.lines().zip(1_u32..) {
        let bare = line.trim();
        if whole.is_empty() {
            begun = number;
        }
        if let Some(part) = bare.strip_suffix('\\') {
            whole.push_str(part);
            whole.push(' ');
            continue;
        }
        whole.push_str(bare);
        let all = std::mem::take(&mut whole);
        if all.starts_with('#') {
            continue;
        }
        others |= takes_in(&all);
        if let Some(mut package) = requirement(&all) {
            package.hashed |= all.contains("--hash=");
            package.line = Some(begun);
            packages.push(package);
        }
    }
    Manifest { takes_in: others, ..Manifest::new(Origin::Requirements, false, packages) }
}

/// `pyproject.toml` and `Pipfile`.
pub(in crate::scan::traces) fn project(text: &str) -> Result<Manifest, String> {
    let table: toml::Table = toml::from_str(text).map_err(|error| error.message().to_owned())?;
    let mut packages = Vec::new();
    let at = |path: &[&str]| {
        let mut value = table.get(*path.first()?)?;
        for key in path.iter().skip(1) {
            value = value.get(key)?;
        }
        Some(value)
    };
    let texts = |value: &toml::Value, packages: &mut Vec<Package>| {
        let all = value.as_array().into_iter().flatten().filter_map(toml::Value::as_str);
        packages.extend(all.filter_map(requirement));
    };
    if let Some(value) = at(&["project", "dependencies"]) {
        texts(value, &mut packages);
    }
    for groups in [at(&["project", "optional-dependencies"]), at(&["dependency-groups"])] {
        for (_, value) in groups.and_then(toml::Value::as_table).into_iter().flatten() {
            texts(value, &mut packages);
        }
    }
    let mut tables = vec![
        at(&["tool", "poetry", "dependencies"]),
        at(&["tool", "poetry", "dev-dependencies"]),
        at(&["packages"]),
        at(&["dev-packages"]),
    ];
    let groups = at(&["tool", "poetry", "group"]).and_then(toml::Value::as_table);
    tables.extend(groups.into_iter().flatten().map(|(_, group)| group.get("dependencies")));
    for (name, value) in tables.into_iter().flatten().filter_map(toml::Value::as_table).flatten() {
        let version = value.as_str().or_else(|| value.get("version").and_then(toml::Value::as_str));
        // `2.4.1` alone means any later one to poetry.
        let version = version.and_then(|version| version.strip_prefix("=="));
        if name != "python" {
            packages.push(Package::python(name, version, false));
        }
    }
    packages.truncate(MOST);
    find_lines(text, &mut packages);
    Ok(Manifest::new(Origin::Project, false, packages))
}

/// `install_requires` of `setup.cfg`.
pub(in crate::scan::traces) fn setup_cfg(text: &str) -> Manifest {
    let mut packages = Vec::new();
    let mut inside = false;
    for (line, number) in text.lines().zip(1_u32..) {
        if !line.starts_with([' ', '\t']) {
            inside = line.split('=').next().is_some_and(|key| key.trim() == "install_requires");
        } else if let Some(mut package) = requirement(line).filter(|_| inside) {
            package.line = Some(number);
            packages.push(package);
        }
    }
    Manifest::new(Origin::Project, false, packages)
}

/// `environment.yml` of conda, with what pip adds to it.
pub(in crate::scan::traces) fn environment(text: &str) -> Result<Manifest, String> {
    let mut packages = Vec::new();
    let mut others = false;
    for Entry { path, value, line, .. } in outline(text)? {
        let package = match path.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
            ["dependencies"] => conda(&value),
            ["dependencies", "pip"] => {
                others |= takes_in(&value);
                requirement(&value)
            }
            _ => None,
        };
        packages.extend(package.map(|package| Package { line: Some(line), ..package }));
    }
    Ok(Manifest { takes_in: others, ..Manifest::new(Origin::Requirements, false, packages) })
}

/// `pytorch=2.1=py311_cuda` names a build and `==2.1.0` a version; `=2.1` leaves the last number open.
fn conda(text: &str) -> Option<Package> {
    let text = text.rsplit("::").next().unwrap_or(text);
    let name = text.split(['=', '<', '>', '!', '~', ' ', '[']).next()?;
    let rest = text.strip_prefix(name)?.trim();
    let version = match rest.strip_prefix("==") {
        Some(version) => Some(version),
        None => rest.strip_prefix('=').and_then(|rest| Some(rest.split_once('=')?.0)),
    };
    let name = if name == "pytorch" { "torch" } else { name };
    let limited = !rest.is_empty();
    (!name.is_empty()).then(|| Package { limited, ..Package::python(name, version, false) })
}

/// Gives every package the first line in which its name stands as a word. One pass over the text, however many there are.
fn find_lines(text: &str, packages: &mut [Package]) {
    let mut lines: BTreeMap<String, Option<u32>> =
        packages.iter().map(|package| (package.name.clone(), None)).collect();
    for (line, number) in text.lines().zip(1_u32..).filter(|(line, _)| !line.trim_start().starts_with('#')) {
        let words = line.split(|c: char| !(c.is_alphanumeric() || "-_./".contains(c)));
        for word in words.filter(|word| !word.is_empty()) {
            if let Some(first) = lines.get_mut(&word.to_ascii_lowercase().replace(['_', '.'], "-")) {
                first.get_or_insert(number);
            }
        }
    }
    for package in packages {
        package.line = lines.get(&package.name).copied().flatten();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scan::traces::lists::told;

    #[test]
    fn requirements_are_read_as_pip_reads_them() {
        let text = "# torch==1.0\n-r base.txt\n--index-url https://example.org\ntorch==2.4.1 \\\n    --hash=sha256:aa\n\
            peft  # any\n";
        let manifest = requirements(text);
        assert_eq!(told(&manifest), ["torch 2.4.1 true", "peft ? false"]);
        assert_eq!(manifest.packages[0].line, Some(4));
        assert!(manifest.takes_in && !requirements("torch\n").takes_in);
    }

    #[test]
    fn projects_and_environments_name_what_they_need() {
        let text = "[project]\ndependencies = [\"torch==2.4.1\", \"peft>=0.1\"]\n[dependency-groups]\ntest = [\"ragas\"]\n\
            [tool.poetry.dependencies]\npython = \"^3.11\"\ntransformers = {version = \"==4.44.0\"}\n";
        let manifest = project(text).unwrap();
        assert_eq!(
            told(&manifest),
            ["torch 2.4.1 false", "peft ? false", "ragas ? false", "transformers 4.44.0 false"]
        );
        assert_eq!(manifest.packages[1].line, Some(2));
        let many: Vec<String> = (0..50_000).map(|at| format!("\"p{at}\",\n")).collect();
        let many = many.concat();
        let manifest = project(&format!("[project]\ndependencies = [\n{many}]\n")).unwrap();
        let last = manifest.packages.last().unwrap();
        assert_eq!((manifest.packages.len(), last.line), (MOST, Some(u32::try_from(MOST).unwrap() + 2)));
        assert!(project("[").is_err());
        let text =
            "name: x\ndependencies:\n  - pytorch=2.1.0=py3\n  - numpy=1.26\n  - pip:\n    - peft==0.9.0\n";
        let manifest = environment(text).unwrap();
        assert_eq!(told(&manifest), ["torch 2.1.0 false", "numpy ? false", "peft 0.9.0 false"]);
        let manifest = setup_cfg("[options]\ninstall_requires =\n    torch>=2\n    peft\nzip_safe = no\n");
        assert_eq!(told(&manifest), ["torch ? false", "peft ? false"]);
    }
}
