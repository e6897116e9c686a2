//! The tools whose use a repository shows: a table of names, read from `assets/scan/tools.toml`. Data and matching only.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

/// What a tool is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Purpose {
    /// Tests and attacks of models.
    Evaluation,
    /// Screens what goes in and comes out.
    Guardrail,
    /// Compares groups of people.
    Fairness,
    /// Watches the running product.
    Monitoring,
    /// Looks up the known defects of libraries.
    Audit,
}

/// One tool.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Tool {
    pub(super) id: String,
    pub(super) purpose: Purpose,
    #[serde(default)]
    packages: Vec<String>,
    #[serde(default)]
    npm: Vec<String>,
    #[serde(default)]
    modules: Vec<String>,
    #[serde(default)]
    commands: Vec<String>,
    #[serde(default)]
    actions: Vec<String>,
    #[serde(default)]
    files: Vec<String>,
    /// The items that its presence is worth a look for.
    pub(super) items: Vec<String>,
    /// Ends of calls that screen what goes in.
    #[serde(default)]
    pub(super) inputs: Vec<String>,
    /// Ends of calls that screen what comes out.
    #[serde(default)]
    pub(super) outputs: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    tool: Vec<Tool>,
}

/// A table that does not parse would leave nothing to be seen; a test sees to it that it does.
static TABLE: LazyLock<Table> =
    LazyLock::new(|| toml::from_str(include_str!("../../assets/scan/tools.toml")).unwrap_or_default());

/// The first tool of each module: every import of every source is asked for one.
static BY_MODULE: LazyLock<HashMap<&str, &Tool>> = LazyLock::new(|| {
    let of = |tool: &'static Tool| tool.modules.iter().map(move |module| (module.as_str(), tool));
    all().iter().rev().flat_map(of).collect()
});

/// All of them.
pub(super) fn all() -> &'static [Tool] {
    &TABLE.tool
}

/// The tool that installs under this name on Python's index.
pub(super) fn of_package(name: &str) -> Option<&'static Tool> {
    all().iter().find(|tool| tool.packages.iter().any(|own| is_like(own, name)))
}

/// The tool that installs under this name for JavaScript.
pub(super) fn of_npm(name: &str) -> Option<&'static Tool> {
    all().iter().find(|tool| tool.npm.iter().any(|own| is_like(own, name)))
}

/// The tool whose module a dotted path begins with.
pub(super) fn of_module(path: &str) -> Option<&'static Tool> {
    BY_MODULE.get(path.split('.').next().unwrap_or(path)).copied()
}

/// The tool that a command runs.
pub(super) fn of_command(words: &[&str]) -> Option<&'static Tool> {
    let begins = |own: &String| {
        own.split(' ')
            .zip(words.iter().map(Some).chain(std::iter::repeat(None)))
            .all(|(own, word)| word.is_some_and(|word| *word == own))
    };
    all().iter().find(|tool| tool.commands.iter().any(begins))
}

/// The tool of a workflow's action, whatever its version.
pub(super) fn of_action(uses: &str) -> Option<&'static Tool> {
    let name = uses.split('@').next().unwrap_or(uses);
    let is = |own: &String| {
        name == own || name.strip_prefix(own.as_str()).is_some_and(|rest| rest.starts_with('/'))
    };
    all().iter().find(|tool| tool.actions.iter().any(is))
}

/// The tool whose settings lie in a file of this path.
pub(super) fn of_file(path: &str) -> Option<&'static Tool> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let is = |own: &String| if own.contains('/') { path == own } else { is_like(own, name) };
    all().iter().find(|tool| tool.files.iter().any(is))
}

/// Whether a text holds the name of any package for JavaScript, wherever it stands.
pub(super) fn names_npm(text: &str) -> bool {
    all().iter().flat_map(|tool| &tool.npm).any(|own| text.contains(own.trim_end_matches('*')))
}

/// Whether a name is the one in the table; a star there stands for any end.
fn is_like(own: &str, name: &str) -> bool {
    match own.strip_suffix('*') {
        Some(beginning) => name.starts_with(beginning),
        None => own == name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_parses_and_its_tools_are_found_by_every_name() {
        let table: Table = toml::from_str(include_str!("../../assets/scan/tools.toml")).unwrap();
        assert!(table.tool.len() > 30);
        let mut ids: Vec<_> = table.tool.iter().map(|tool| &tool.id).collect();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), table.tool.len(), "an id stands twice");
        let id = |tool: Option<&'static Tool>| tool.map(|tool| tool.id.as_str());
        assert_eq!(id(of_package("opentelemetry-sdk")), Some("opentelemetry"));
        assert_eq!(id(of_npm("@langfuse/otel")), Some("langfuse"));
        assert_eq!(id(of_module("llm_guard.input_scanners")), Some("llm-guard"));
        assert_eq!(id(of_module("llm_guards")), None);
        assert_eq!(id(of_command(&["npm", "audit", "--json"])), Some("npm-audit"));
        assert_eq!(id(of_command(&["npm"])), None);
        assert_eq!(id(of_action("aquasecurity/trivy-action@0.28.0")), Some("trivy"));
        assert_eq!(
            id(of_action("google/osv-scanner-action/.github/workflows/x.yml@v2")),
            Some("osv-scanner")
        );
        assert_eq!(id(of_file("eval/promptfooconfig.yaml")), Some("promptfoo"));
        assert_eq!(id(of_file("docs/.github/dependabot.yml")), None);
    }
}
