//! Files for continuous integration: they are what their systems take, and call what this program has.

use std::collections::BTreeMap;

use mindgap::cli::command;
use serde::Deserialize;
use serde_json::Value;

use super::product::Product;
use super::yaml;

/// A printed file as data.
fn printed(kind: &str) -> Value {
    let product = Product::begun();
    yaml::read(&product.run(&format!("ci {kind}")).gives(0).out)
}

/// Every call of the program in a file is one that it understands.
fn calls(lines: impl Iterator<Item = String>) -> Vec<String> {
    let mut calls = Vec::new();
    for line in lines {
        let call = line.split(['>', '|']).next().unwrap().trim();
        if call.starts_with("mindgap ") {
            let matched = command().try_get_matches_from(call.split_whitespace());
            assert!(matched.is_ok(), "{call}: {}", matched.unwrap_err());
            calls.push(call.to_owned());
        }
    }
    calls
}

#[test]
fn the_workflow_for_github_builds_from_the_repository_and_checks() {
    let file = printed("github");
    let steps = file["jobs"]["check"]["steps"].as_array().unwrap();
    let runs = steps.iter().filter_map(|step| step["run"].as_str().map(str::to_owned));
    assert_eq!(
        calls(runs),
        ["mindgap check --scan --fail-on high --format github", "mindgap release verify"]
    );
    let installs = |step: &&Value| step["run"] == "cargo install --locked --path \"$MINDGAP_SOURCE\"";
    assert_eq!(steps.iter().filter(installs).count(), 1);
    assert_eq!(file["permissions"], serde_json::json!({ "contents": "read" }));
    assert!(file["on"].get("pull_request").is_some());
}

#[test]
fn the_job_for_gitlab_fails_when_check_does() {
    let file = printed("gitlab");
    let script: Vec<String> = serde_json::from_value(file["mindgap"]["script"].clone()).unwrap();
    let calls = calls(script.into_iter());
    assert_eq!(calls.len(), 3);
    // The whole tree is checked out, so that what it shows is looked at as well.
    let scans = |call: &&String| !call.starts_with("mindgap check ") || call.contains(" --scan ");
    assert_eq!(calls.iter().filter(scans).count(), 3, "{calls:?}");
    assert_eq!(file["mindgap"]["before_script"][0], "cargo install --locked --path \"$MINDGAP_SOURCE\"");
}

#[derive(Debug, Deserialize)]
struct Hook {
    id: String,
    entry: String,
    language: String,
    pass_filenames: bool,
    #[serde(flatten)]
    rest: BTreeMap<String, Value>,
}

#[test]
fn the_hooks_for_pre_commit_run_what_they_name() {
    let file = printed("pre-commit");
    let hooks: Vec<Hook> = serde_json::from_value(file["repos"][0]["hooks"].clone()).unwrap();
    assert_eq!(
        hooks.iter().map(|hook| hook.id.as_str()).collect::<Vec<_>>(),
        ["mindgap-check", "mindgap-releases"]
    );
    assert_eq!(calls(hooks.iter().map(|hook| hook.entry.clone())).len(), 2);
    assert!(hooks.iter().all(|hook| hook.language == "system" && !hook.pass_filenames));
    assert!(hooks.iter().all(|hook| hook.rest.contains_key("name")));
    assert!(hooks[0].entry.starts_with("mindgap check --scan "));
    // A critical gap stops the commit; an edited release does.
    let product = Product::released();
    let entry = |at: usize| product.run(hooks[at].entry.strip_prefix("mindgap ").unwrap());
    entry(0).gives(0);
    entry(1).gives(0);
    product.run("answer licence no").gives(0);
    product.edit("ai-safety/releases/1.0.json", "owner.md", "0wner.md");
    entry(0).gives(1);
    entry(1).gives(1);
}

#[test]
fn annotations_point_at_the_answer_in_the_record() {
    let product = Product::begun();
    product.run("answer owner no --plan").with("50 %\ndone: soon").gives(0);
    product.run("answer owner keep --by 2025-12-01").gives(0);
    let out = product.run("check --format github").gives(1).out;
    let at =
        product.read("ai-safety/record.json").lines().position(|line| line == "    \"owner\": {").unwrap()
            + 1;
    let told = format!(
        "::error file=ai-safety/record.json,line={at},title=owner plan-overdue::high: the day of the plan is past: 2025-12-01; next: finish it, or set a new day\n"
    );
    assert!(out.contains(&told), "{out}");
    assert!(out.contains("::warning file=ai-safety/record.json,line="), "{out}");
    assert!(out.lines().last().unwrap().contains("have gaps at or above high"), "{out}");
    // Called from a folder above, the path is the one that is seen from there.
    product.write("docs/x", "");
    let out = product.run("-C docs check --format github").gives(1).out;
    assert!(out.contains("file=ai-safety/record.json"), "{out}");
}
