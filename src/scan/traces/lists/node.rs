//! What a project in JavaScript installs: `package.json` and the locks of npm, pnpm and yarn.

use serde_json::Value;

use crate::scan::traces::outline::outline;
use crate::scan::traces::package::{Manifest, Origin, Package};

/// `package.json`.
pub(in crate::scan::traces) fn package_json(text: &str) -> Result<Manifest, String> {
    let value: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let groups = ["dependencies", "devDependencies", "optionalDependencies"];
    let all = groups.iter().filter_map(|key| value.get(key)?.as_object()).flatten();
    let packages = all.map(|(name, version)| Package::new(name, version.as_str(), false));
    Ok(Manifest::new(Origin::Project, true, packages.collect()))
}

/// `package-lock.json` and `npm-shrinkwrap.json`.
pub(in crate::scan::traces) fn package_lock(text: &str) -> Result<Manifest, String> {
    let value: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let all = value.get("packages").or_else(|| value.get("dependencies")).and_then(Value::as_object);
    let package = |(path, entry): (&String, &Value)| {
        let name = path.rsplit("node_modules/").next().filter(|name| !name.is_empty())?;
        let hashed = entry.get("integrity").is_some();
        Some(Package::new(name, entry.get("version").and_then(Value::as_str), hashed))
    };
    Ok(Manifest::new(Origin::Lock, true, all.into_iter().flatten().filter_map(package).collect()))
}

/// `pnpm-lock.yaml`: the keys below `packages` are names with versions.
pub(in crate::scan::traces) fn pnpm_lock(text: &str) -> Result<Manifest, String> {
    let mut packages: Vec<Package> = Vec::new();
    let mut last = String::new();
    for entry in outline(text)? {
        let [group, key, rest @ ..] = entry.path.as_slice() else { continue };
        if group != "packages" {
            continue;
        }
        if *key != last {
            last.clone_from(key);
            let spelt = key.trim_start_matches('/').split('(').next().unwrap_or_default();
            if let Some((name, version)) = spelt.rsplit_once('@') {
                packages.push(Package::new(name, Some(version), false));
            }
        }
        if let (Some(package), true) = (packages.last_mut(), rest.iter().any(|key| key == "integrity")) {
            package.hashed = true;
        }
    }
    Ok(Manifest::new(Origin::Lock, true, packages))
}

/// `yarn.lock`: a line of ranges, then version and digest below it.
pub(in crate::scan::traces) fn yarn_lock(text: &str) -> Manifest {
    let mut packages: Vec<Package> = Vec::new();
    for line in text.lines() {
        let bare = line.trim();
        if !line.starts_with([' ', '#']) && bare.ends_with(':') {
            let first = bare.trim_matches(['"', ':']).split(',').next().unwrap_or_default();
            let name = first.trim_matches('"').rsplit_once('@').map_or("", |(name, _)| name);
            if !name.is_empty() {
                packages.push(Package::new(name, None, false));
            }
        } else if let Some(last) = packages.last_mut() {
            let word = |key: &str| {
                let rest = bare.strip_prefix(key)?.trim_start_matches(':').trim();
                Some(rest.trim_matches('"').to_owned())
            };
            if let Some(version) = word("version") {
                *last = Package::new(&last.name, Some(&version), last.hashed);
            }
            last.hashed |= word("integrity").or_else(|| word("checksum")).is_some();
        }
    }
    Manifest::new(Origin::Lock, true, packages)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scan::traces::lists::told;

    #[test]
    fn each_lock_gives_names_versions_and_whether_there_are_digests() {
        let text = r#"{"dependencies":{"langfuse":"3.1.0","openai":"^4.0.0"}}"#;
        assert_eq!(told(&package_json(text).unwrap()), ["langfuse 3.1.0 false", "openai ? false"]);
        let text = r#"{"packages":{"":{"name":"own"},"node_modules/@a/b":{"version":"1.2.3","integrity":"sha512-x"}}}"#;
        assert_eq!(told(&package_lock(text).unwrap()), ["@a/b 1.2.3 true"]);
        let text =
            "lockfileVersion: '9.0'\npackages:\n  '@a/b@1.2.3':\n    resolution: {integrity: sha512-x}\n";
        assert_eq!(told(&pnpm_lock(text).unwrap()), ["@a/b 1.2.3 true"]);
        let text = "# yarn lockfile v1\n\n\"@a/b@^1.0.0\", \"@a/b@^1.2.0\":\n  version \"1.2.3\"\n  integrity sha512-x\n";
        assert_eq!(told(&yarn_lock(text)), ["@a/b 1.2.3 true"]);
        assert!(package_json("{").is_err() && package_lock("[").is_err());
    }
}
