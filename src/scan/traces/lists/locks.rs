//! Locks of Python: uv, poetry, pdm, pip's own, pipenv, pixi and conda.

use serde_json::Value;

use crate::scan::traces::outline::outline;
use crate::scan::traces::package::{Manifest, Origin, Package};

/// `uv.lock`, `poetry.lock`, `pdm.lock` and `pylock.toml`: a table for each package.
pub(in crate::scan::traces) fn toml_lock(text: &str) -> Result<Manifest, String> {
    let table: toml::Table = toml::from_str(text).map_err(|error| error.message().to_owned())?;
    let all = table.get("package").or_else(|| table.get("packages")).and_then(toml::Value::as_array);
    // Locks of poetry once kept the digests apart.
    let apart = table.get("metadata").and_then(|metadata| metadata.get("files"));
    let package = |entry: &toml::Value| {
        let name = entry.get("name")?.as_str()?;
        let source = entry.get("source");
        // The project itself is in the list, and has no version that matters.
        if source.is_some_and(|source| {
            ["virtual", "editable", "directory"].iter().any(|key| source.get(key).is_some())
        }) {
            return None;
        }
        let has_hash = |value: &toml::Value| {
            let one = |each: &toml::Value| each.get("hash").is_some() || each.get("hashes").is_some();
            one(value) || value.as_array().is_some_and(|all| all.iter().any(one))
        };
        let hashed =
            ["sdist", "wheels", "files", "archive"].iter().filter_map(|key| entry.get(key)).any(has_hash)
                || apart.and_then(|files| files.get(name)).is_some_and(has_hash);
        Some(Package::python(name, entry.get("version").and_then(toml::Value::as_str), hashed))
    };
    let packages = all.into_iter().flatten().filter_map(package).collect();
    Ok(Manifest::new(Origin::Lock, false, packages))
}

/// `Pipfile.lock`.
pub(in crate::scan::traces) fn pipfile_lock(text: &str) -> Result<Manifest, String> {
    let value: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let groups = ["default", "develop"].iter().filter_map(|key| value.get(key)?.as_object());
    let packages = groups.flatten().map(|(name, entry)| {
        let version = entry.get("version").and_then(Value::as_str);
        let hashed = entry.get("hashes").and_then(Value::as_array).is_some_and(|all| !all.is_empty());
        Package::python(name, version.and_then(|version| version.strip_prefix("==")), hashed)
    });
    Ok(Manifest::new(Origin::Lock, false, packages.collect()))
}

/// `pixi.lock` and `conda-lock.yml`: addresses or names, each with a digest below it.
pub(in crate::scan::traces) fn conda_lock(text: &str) -> Result<Manifest, String> {
    let mut packages: Vec<Package> = Vec::new();
    let mut group = 0;
    for entry in outline(text)? {
        let path: Vec<&str> = entry.path.iter().map(String::as_str).collect();
        match path.as_slice() {
            ["packages" | "package", "conda"] => {
                packages.extend(of_address(&entry.value));
                group = entry.group;
            }
            ["packages" | "package", "name"] => {
                if group != entry.group || packages.is_empty() {
                    packages.push(Package::python(&entry.value, None, false));
                }
                group = entry.group;
            }
            ["packages" | "package", "pypi"] => {
                group = entry.group;
                packages.push(Package::python("", None, false));
            }
            ["packages" | "package", key] | ["package", "hash", key] if group != 0 => {
                let Some(last) = packages.last_mut() else { continue };
                match *key {
                    "version" => *last = Package::python(&last.name, Some(&entry.value), last.hashed),
                    "sha256" | "md5" => last.hashed = true,
                    _ => {}
                }
            }
            _ => {}
        }
        if let (["packages", "name"], Some(last)) = (path.as_slice(), packages.last_mut())
            && last.name.is_empty()
        {
            *last = Package::python(&entry.value, last.version.as_deref(), last.hashed);
        }
    }
    packages.retain(|package| !package.name.is_empty());
    for package in packages.iter_mut().filter(|package| package.name == "pytorch") {
        "torch".clone_into(&mut package.name);
    }
    Ok(Manifest::new(Origin::Lock, false, packages))
}

/// Name and version in the address of a package of conda: `…/numpy-1.26.4-py311_0.conda`.
fn of_address(address: &str) -> Option<Package> {
    let file = address.rsplit('/').next()?;
    let mut parts = file.rsplitn(3, '-');
    let (_, version, name) = (parts.next()?, parts.next()?, parts.next()?);
    Some(Package::python(name, Some(version), false))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scan::traces::lists::told;

    #[test]
    fn each_lock_gives_names_versions_and_whether_there_are_digests() {
        let text = "version = 1\n[[package]]\nname = \"own\"\nversion = \"0.1\"\nsource = { virtual = \".\" }\n\
            [[package]]\nname = \"torch\"\nversion = \"2.4.1\"\nwheels = [{ url = \"x\", hash = \"sha256:a\" }]\n\
            [[package]]\nname = \"bare\"\nversion = \"1.0\"\n";
        assert_eq!(told(&toml_lock(text).unwrap()), ["torch 2.4.1 true", "bare 1.0 false"]);
        let text = r#"{"default":{"Torch":{"version":"==2.4.1","hashes":["sha256:a"]}},"develop":{}}"#;
        assert_eq!(told(&pipfile_lock(text).unwrap()), ["torch 2.4.1 true"]);
        let text = "version: 6\npackages:\n- conda: https://example.org/linux-64/numpy-1.26.4-py311_0.conda\n  sha256: a\n\
            - pypi: https://example.org/x.whl\n  name: torch\n  version: 2.4.1\n  sha256: b\n";
        assert_eq!(told(&conda_lock(text).unwrap()), ["numpy 1.26.4 true", "torch 2.4.1 true"]);
        let text = "package:\n- name: numpy\n  version: 1.26.4\n  hash:\n    sha256: a\n- name: pytorch\n  version: 2.1.0\n";
        assert_eq!(told(&conda_lock(text).unwrap()), ["numpy 1.26.4 true", "torch 2.1.0 false"]);
        assert!(toml_lock("[[package").is_err() && pipfile_lock("{").is_err());
    }
}
