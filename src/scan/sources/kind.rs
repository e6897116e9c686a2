//! Which file is read how, by its name alone, and how much of it.

/// How a file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Reader {
    /// A Python source.
    Python,
    /// A notebook.
    Notebook,
    /// JavaScript or TypeScript.
    Script,
    /// JSON.
    Json,
    /// YAML.
    Yaml,
    /// TOML.
    Toml,
    /// Shell.
    Shell,
    /// A Dockerfile.
    Container,
    /// Ollama's Modelfile.
    Modelfile,
    /// Variables.
    Env,
    /// A makefile.
    Make,
    /// What Python is to install.
    Requirements,
}

impl Reader {
    /// Most bytes that are read of such a file.
    pub(crate) fn limit(self) -> u64 {
        match self {
            Self::Notebook => 32 << 20,
            _ => 2 << 20,
        }
    }
}

/// Files that list what others decided.
const LOCKS: [&str; 9] = [
    "package-lock.json",
    "npm-shrinkwrap.json",
    "composer.lock",
    "pnpm-lock.yaml",
    "yarn.lock",
    "uv.lock",
    "poetry.lock",
    "cargo.lock",
    "tokenizer.json",
];

/// How a file is read, if it is a source.
pub(crate) fn reader(path: &str) -> Option<Reader> {
    let name = path.rsplit_once('/').map_or(path, |(_, name)| name).to_ascii_lowercase();
    if LOCKS.contains(&name.as_str()) || name.ends_with(".index.json") {
        return None;
    }
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let stem = name.split('.').next().unwrap_or(&name);
    if stem == "modelfile" || name.ends_with(".modelfile") {
        return Some(Reader::Modelfile);
    }
    if matches!(stem, "dockerfile" | "containerfile") || name.ends_with(".dockerfile") {
        return Some(Reader::Container);
    }
    if name == ".env" || name.starts_with(".env.") || ending == "env" {
        return Some(Reader::Env);
    }
    let listed = || {
        let folder = path.rsplit('/').nth(1);
        ["requirements", "constraints"].iter().any(|word| name.contains(word))
            || folder.is_some_and(|folder| folder.eq_ignore_ascii_case("requirements"))
    };
    if matches!(ending, "txt" | "in") && listed() {
        return Some(Reader::Requirements);
    }
    if matches!(name.as_str(), "makefile" | "gnumakefile") || ending == "mk" {
        return Some(Reader::Make);
    }
    Some(match ending {
        "py" | "pyi" | "pyw" => Reader::Python,
        "ipynb" => Reader::Notebook,
        "js" | "mjs" | "cjs" | "jsx" | "ts" | "tsx" | "mts" | "cts" | "vue" | "svelte" => Reader::Script,
        "json" | "jsonc" | "json5" => Reader::Json,
        "yaml" | "yml" => Reader::Yaml,
        "toml" => Reader::Toml,
        "sh" | "bash" | "zsh" | "ksh" => Reader::Shell,
        _ => return None,
    })
}
