//! What continuous integration runs: commands and actions that are tools of the table, whether their failure counts, and
//! whether the clock starts them too. Runs nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::outline::{Entry, outline};
use crate::scan::sources;
use crate::scan::tool::{self, Tool};

/// Keys whose values are shell.
const SCRIPTS: [&str; 9] =
    ["run", "script", "before_script", "after_script", "bash", "sh", "command", "commands", "entry"];
/// Keys by which a failure is passed over.
const PASSED_OVER: [&str; 4] = ["continue-on-error", "allow_failure", "continueOnError", "ignore_failure"];

/// A tool that is run.
#[derive(Debug, Clone, Copy)]
pub(in crate::scan) struct Run {
    pub(in crate::scan) tool: &'static Tool,
    /// From 1.
    pub(in crate::scan) line: u32,
    /// Whether the workflow goes on when it fails.
    pub(in crate::scan) passed_over: bool,
}

/// A workflow.
#[derive(Debug, Default)]
pub(in crate::scan) struct Workflow {
    pub(in crate::scan) runs: Vec<Run>,
    /// Whether the clock starts it.
    pub(in crate::scan) scheduled: bool,
}

/// Reads a workflow of any of the usual services.
pub(super) fn read(text: &str) -> Result<Workflow, String> {
    let entries = outline(text)?;
    let flag = |entry: &&Entry| {
        entry.value == "true" && entry.path.last().is_some_and(|key| PASSED_OVER.contains(&key.as_str()))
    };
    let loose: BTreeSet<usize> = entries.iter().filter(flag).map(|entry| entry.group).collect();
    let mut workflow = Workflow::default();
    for entry in &entries {
        let head = entry.path.iter().take(2).map(String::as_str).collect::<Vec<_>>();
        workflow.scheduled |= matches!(head.as_slice(), ["on", "schedule"] | ["schedules", _])
            || (head.as_slice() == ["on"] && entry.value == "schedule");
        let Some(key) = entry.path.last() else { continue };
        let passed_over = entry.around.iter().any(|group| loose.contains(group));
        if SCRIPTS.contains(&key.as_str()) {
            let runs = commands(&entry.value, entry.line).into_iter();
            workflow.runs.extend(runs.map(|run| Run { passed_over: run.passed_over || passed_over, ..run }));
        }
        let named = match key.as_str() {
            "uses" => tool::of_action(&entry.value),
            // A hook of pre-commit.
            "id" if entry.path.iter().any(|key| key == "hooks") => tool::of_command(&[&entry.value]),
            _ => None,
        };
        workflow.runs.extend(named.map(|tool| Run { tool, line: entry.line, passed_over }));
    }
    Ok(workflow)
}

/// The tools that a shell text runs.
pub(super) fn commands(text: &str, line: u32) -> Vec<Run> {
    let mut runs = Vec::new();
    let lines: Vec<&str> = text.lines().collect();
    let loose = text.contains("set +e");
    // One line may hold very many commands, and is looked at once.
    let mut known: BTreeMap<usize, bool> = BTreeMap::new();
    for command in sources::commands(text, line) {
        let words: Vec<&str> = command.words.iter().map(String::as_str).collect();
        let Some(tool) = run_by(&words) else { continue };
        let at = usize::try_from(command.line.saturating_sub(line)).unwrap_or(usize::MAX);
        let passed_over = loose || *known.entry(at).or_insert_with(|| is_forgiven(&lines, at));
        runs.push(Run { tool, line: command.line, passed_over });
    }
    runs
}

/// Whether what is written here or on the two lines below goes on after a failure.
fn is_forgiven(lines: &[&str], at: usize) -> bool {
    let written: String = lines.iter().skip(at).take(3).copied().collect::<Vec<_>>().join(" ");
    let forgiven = ["|| true", "||true", "|| :", "|| exit 0", "|| echo"];
    forgiven.iter().any(|word| written.contains(word))
}

/// The tool behind whatever starts it: `uv run`, `npx`, `python -m` and their kin.
fn run_by(words: &[&str]) -> Option<&'static Tool> {
    let mut rest = words;
    for _ in 0..6 {
        let (first, after) = rest.split_first()?;
        let bare = first.rsplit('/').next().unwrap_or(first);
        let skipped = match (bare, after.first().copied()) {
            (word, _) if word.contains('=') && !word.starts_with('-') => 1,
            ("sudo" | "env" | "time" | "exec" | "npx" | "bunx" | "uvx" | "xvfb-run", _) => 1,
            ("uv", Some("tool")) => 3,
            ("uv" | "poetry" | "pdm" | "pipenv" | "hatch" | "rye" | "pipx" | "pixi", Some("run"))
            | ("pnpm" | "yarn" | "npm", Some("dlx" | "exec")) => 2,
            (word, Some("-m")) if word.starts_with("python") => 2,
            _ => {
                let bare = bare.split('@').next().unwrap_or(bare);
                let named: Vec<&str> = std::iter::once(bare).chain(after.iter().copied()).collect();
                return tool::of_command(&named);
            }
        };
        rest = rest.get(skipped..)?;
        while let Some(flag) = rest.first().filter(|word| word.starts_with('-')) {
            let valued = matches!(
                *flag,
                "--with" | "--extra" | "--group" | "--python" | "-p" | "--package" | "--from"
            );
            rest = rest.get(1 + usize::from(valued)..)?;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(workflow: &Workflow) -> Vec<(&str, u32, bool)> {
        workflow.runs.iter().map(|run| (run.tool.id.as_str(), run.line, run.passed_over)).collect()
    }

    #[test]
    fn what_is_run_is_told_from_what_is_only_written() {
        let text = "on:\n  schedule:\n    - cron: '0 3 * * 1'\njobs:\n  test:\n    steps:\n      - run: pip install garak\n\
            \u{20}     - run: |\n          echo \"garak; promptfoo eval\"\n          # garak\n          uv run --with x python -m garak --config g.yaml\n\
            \u{20}     - uses: promptfoo/promptfoo-action@v1\n      - name: pip-audit\n        run: npx promptfoo@latest eval || true\n";
        let workflow = read(text).unwrap();
        assert!(workflow.scheduled);
        assert_eq!(
            told(&workflow),
            [("garak", 11, false), ("promptfoo", 12, false), ("promptfoo", 14, true)]
        );
    }

    #[test]
    fn a_failure_that_is_passed_over_is_told() {
        let text = "jobs:\n  a:\n    continue-on-error: true\n    steps:\n      - run: garak\n  b:\n    steps:\n      - run: garak\n";
        assert_eq!(told(&read(text).unwrap()), [("garak", 5, true), ("garak", 8, false)]);
        let many = format!("set +e\n{}", "garak\n".repeat(20_000));
        let all = commands(&many, 1);
        assert_eq!(commands(&"garak; ".repeat(10_000), 1).len(), 10_000);
        assert!(all.len() == 20_000 && all.iter().all(|run| run.passed_over), "{}", all.len());
        let text = "safety:\n  script:\n    - deepeval test run tests\n  allow_failure: true\n";
        assert_eq!(told(&read(text).unwrap()), [("deepeval", 3, true)]);
        let text = "repos:\n- repo: https://example.org/pip-audit\n  hooks:\n  - id: pip-audit\n";
        assert_eq!(told(&read(text).unwrap()), [("pip-audit", 4, false)]);
        assert!(read("a: [").is_err());
    }
}
