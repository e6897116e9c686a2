//! Proposes the version of the next release: from the tags of git and the manifests of the project.
//!
//! Reads bounded files, runs nothing of the project, and counts nothing up: a person says what a release is called.

use std::iter;

use super::{ReleaseError, list};
use crate::record::Version;
use crate::store::file::read_text;
use crate::store::git::{latest_tag, tags_here};
use crate::store::project::Project;
use crate::words::kept as words;

/// Largest manifest that is read, in bytes.
const MOST: u64 = 1 << 20;

/// A version that was found, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The version.
    pub version: Version,
    /// Where it stands, such as `Cargo.toml`.
    pub from: &'static str,
}

/// The versions that the project itself names and that are not signed off yet, the likeliest first.
///
/// # Errors
/// As [`list`].
pub fn propose(project: &Project) -> Result<Vec<Proposal>, ReleaseError> {
    let frozen = list(project)?;
    let mut proposals: Vec<Proposal> = Vec::new();
    let mut add = |text: &str, from| {
        let Ok(version) = Version::from_tag(text.trim()) else { return };
        if !frozen.contains(&version) && !proposals.iter().any(|each| each.version == version) {
            proposals.push(Proposal { version, from });
        }
    };
    for tag in tags_here(project.root()) {
        add(&tag, words::TAG_OF_COMMIT);
    }
    for (name, version) in MANIFESTS {
        let text = read_text(&project.root().join(name), MOST).ok();
        if let Some(found) = text.and_then(|text| version(&text)) {
            add(&found, name);
        }
    }
    // One that goes before what was signed off is not what comes next, unless this very commit or a manifest names it.
    let comes_next = |tag: &str| Version::from_tag(tag.trim()).is_ok_and(|tag| frozen.last() < Some(&tag));
    if let Some(tag) = latest_tag(project.root()).filter(|tag| comes_next(tag)) {
        add(&tag, words::LATEST_TAG);
    }
    Ok(proposals)
}

/// A version that no release has: one behind the latest, where that has a number. An example only; a person says what a
/// release is called.
///
/// # Errors
/// As [`list`].
pub fn free(project: &Project) -> Result<Option<Version>, ReleaseError> {
    let frozen = list(project)?;
    let mut behind = iter::successors(frozen.last().cloned(), Version::following);
    Ok(behind.find(|version| !frozen.contains(version)))
}

/// Reads the version out of the text of a manifest.
type Reader = fn(&str) -> Option<String>;

const MANIFESTS: [(&str, Reader); 3] =
    [("Cargo.toml", cargo), ("pyproject.toml", pyproject), ("package.json", package)];

fn cargo(text: &str) -> Option<String> {
    let manifest: toml::Table = text.parse().ok()?;
    let workspace = || manifest.get("workspace")?.get("package")?.get("version")?.as_str();
    let own = manifest.get("package").and_then(|package| package.get("version")?.as_str());
    own.or_else(workspace).map(str::to_owned)
}

fn pyproject(text: &str) -> Option<String> {
    let manifest: toml::Table = text.parse().ok()?;
    let poetry = || manifest.get("tool")?.get("poetry")?.get("version")?.as_str();
    let own = manifest.get("project").and_then(|project| project.get("version")?.as_str());
    own.or_else(poetry).map(str::to_owned)
}

fn package(text: &str) -> Option<String> {
    let manifest: serde_json::Value = serde_json::from_str(text).ok()?;
    manifest.get("version")?.as_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_manifest_names_its_version_once_and_nonsense_names_none() {
        let folder = tempfile::tempdir().unwrap();
        let project = Project::at(folder.path()).unwrap();
        let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
        let found = || {
            let all = propose(&project).unwrap();
            all.into_iter().map(|each| (each.version.to_string(), each.from)).collect::<Vec<_>>()
        };
        assert_eq!(found(), []);
        write(
            "Cargo.toml",
            "[workspace.package]\nversion = \"1.2.0\"\n[package]\nversion.workspace = true\n",
        );
        write("pyproject.toml", "[tool.poetry]\nversion = \"v2.0.0rc1\"\n");
        write("package.json", "{\"version\": \"1.2.0\"}");
        let both = [("1.2.0".to_owned(), "Cargo.toml"), ("2.0.0rc1".to_owned(), "pyproject.toml")];
        assert_eq!(found(), both);
        write("Cargo.toml", "[package");
        write("pyproject.toml", "[project]\nversion = \"../../x\"\n");
        write("package.json", "{\"version\": 3}");
        assert_eq!(found(), []);
    }
}
