//! Which file is looked at for what, by its name alone, and how much of it is read.

use super::{licence, paper, prompt, result};
use crate::scan::sources::{Reader, reader};

/// A list of packages, by its format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    Requirements,
    Project,
    SetupCfg,
    Environment,
    PackageJson,
    TomlLock,
    PipfileLock,
    CondaLock,
    PackageLock,
    PnpmLock,
    YarnLock,
}

/// What a file is looked at for, beside packages and papers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    Workflow,
    Bill,
    Rails,
    Result,
    Prompt,
    Dvc,
    Licence,
    Source,
    Variables,
    Secrets,
}

/// What one file is looked at for.
#[derive(Debug, Clone, Default)]
pub(super) struct Wanted {
    pub(super) list: Option<List>,
    /// The subject of a paper, and whether it can be opened.
    pub(super) paper: Option<(paper::Subject, bool)>,
    looks: Vec<Look>,
}

/// Texts that are neither sources nor configuration and may hold a key.
const TEXTS: [&str; 15] = [
    "md",
    "txt",
    "rst",
    "cfg",
    "ini",
    "conf",
    "properties",
    "tf",
    "tfvars",
    "http",
    "rest",
    "csv",
    "html",
    "java",
    "go",
];

/// What a file is looked at for.
pub(super) fn wanted(path: &str) -> Wanted {
    let lower = path.to_ascii_lowercase();
    let name = lower.rsplit('/').next().unwrap_or(&lower);
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let list = list(&lower, name);
    let reader = reader(path);
    let lock = list.is_some_and(is_lock);
    let looks = [
        (Look::Workflow, is_workflow(&lower, name, ending)),
        (Look::Bill, is_bill(name, ending)),
        (Look::Rails, is_yaml(ending)),
        (Look::Result, result::may_be(path)),
        (Look::Prompt, prompt::is_prompt(path)),
        (Look::Dvc, ending == "dvc"),
        (Look::Licence, licence::is_licence(path)),
        (Look::Source, matches!(reader, Some(Reader::Python | Reader::Notebook | Reader::Script))),
        (Look::Variables, reader == Some(Reader::Env)),
        (Look::Secrets, !lock && (reader.is_some() || TEXTS.contains(&ending))),
    ];
    let looks = looks.into_iter().filter_map(|(look, wanted)| wanted.then_some(look)).collect();
    Wanted { list, paper: paper::subject(path), looks }
}

impl Wanted {
    /// Whether this is looked for.
    pub(super) fn has(&self, look: Look) -> bool {
        self.looks.contains(&look)
    }

    /// Whether the file is looked at for packages, and whether for components.
    pub(super) fn lists(&self) -> (bool, bool) {
        (self.list.is_some(), self.has(Look::Bill))
    }

    /// Whether the file has to be opened.
    pub(super) fn anything(&self) -> bool {
        self.list.is_some() || !self.looks.is_empty() || self.paper.is_some_and(|(_, text)| text)
    }

    /// Most bytes that are read.
    pub(super) fn limit(&self) -> u64 {
        if self.list.is_some_and(is_lock) || self.has(Look::Bill) || self.has(Look::Result) {
            16 << 20
        } else if self.has(Look::Source) {
            4 << 20
        } else {
            2 << 20
        }
    }
}

fn is_yaml(ending: &str) -> bool {
    matches!(ending, "yml" | "yaml")
}

fn is_lock(list: List) -> bool {
    use List::{CondaLock, PackageLock, PipfileLock, PnpmLock, TomlLock, YarnLock};
    matches!(list, TomlLock | PipfileLock | CondaLock | PackageLock | PnpmLock | YarnLock)
}

fn list(lower: &str, name: &str) -> Option<List> {
    let text = name.strip_suffix(".txt").or_else(|| name.strip_suffix(".lock"));
    let parent = lower.rsplit('/').nth(1).unwrap_or_default();
    Some(match name {
        "pyproject.toml" | "pipfile" => List::Project,
        "setup.cfg" => List::SetupCfg,
        "environment.yml" | "environment.yaml" | "conda.yml" | "conda.yaml" => List::Environment,
        "package.json" => List::PackageJson,
        "uv.lock" | "poetry.lock" | "pdm.lock" => List::TomlLock,
        "pipfile.lock" => List::PipfileLock,
        "pixi.lock" | "conda-lock.yml" | "conda-lock.yaml" => List::CondaLock,
        "package-lock.json" | "npm-shrinkwrap.json" => List::PackageLock,
        "pnpm-lock.yaml" => List::PnpmLock,
        "yarn.lock" => List::YarnLock,
        _ if name.starts_with("pylock.") && name.ends_with("toml") => List::TomlLock,
        _ if text.is_some_and(|stem| stem.starts_with("requirements") || stem.ends_with("requirements")) => {
            List::Requirements
        }
        _ if parent == "requirements" && text.is_some() => List::Requirements,
        _ => return None,
    })
}

fn is_workflow(lower: &str, name: &str, ending: &str) -> bool {
    let folder = [
        ".github/workflows/",
        ".github/actions/",
        ".buildkite/",
        ".circleci/",
        ".woodpecker/",
        ".gitlab/ci/",
    ];
    let known = [
        ".gitlab-ci.yml",
        "azure-pipelines.yml",
        "bitbucket-pipelines.yml",
        ".travis.yml",
        ".drone.yml",
        ".woodpecker.yml",
        ".pre-commit-config.yaml",
        "cloudbuild.yaml",
        "buildspec.yml",
    ];
    is_yaml(ending) && (folder.iter().any(|folder| lower.starts_with(folder)) || known.contains(&name))
}

fn is_bill(name: &str, ending: &str) -> bool {
    let words = ["bom", "cyclonedx", "cdx", "spdx", "model-inventory", "models"];
    matches!(ending, "json" | "jsonld") && words.iter().any(|word| name.contains(word))
}
