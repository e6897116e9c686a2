//! What an extension may know: the tables of the checklist below it, and tables of its own on top.

use mindgap::checklist::{Checklist, SourceFile, compose};

use crate::lists::{base, composed, extension, item};

const INCIDENTS: &str = "checked = \"2025-02\"\ncredit = \"Told by the team.\"\n\n[[incident]]\nid = \"ours:1\"\ntitle = \
    \"The wrong ward\"\nyear = 2025\nkind = \"incident\"\nsummary = \"An answer named another ward.\"\nurl = \
    \"https://example.org/1\"\nread = \"publisher\"\n";
const STANDARDS: &str = "checked = \"2026-12\"\n\n[[framework]]\nid = \"house@2\"\ntitle = \"House rules\"\nshort = \
    \"House\"\nurl = \"https://example.org/rules\"\nread = \"publisher\"\nlicence = \"none\"\n\n[[clause]]\nid = \
    \"house@2:4\"\ntitle = \"Two people\"\n";
const TOOLS: &str = "checked = \"2026-12\"\n\n[[tool]]\nid = \"wardcheck\"\nname = \"wardcheck\"\nabout = \"Names \
    wards.\"\nurl = \"https://example.org/w\"\nstate = \"alive\"\n";
const GLOSSARY: &str =
    "[[term]]\nid = \"ward\"\nterm = \"ward\"\ntext = \"A part of a hospital.\"\nsee = [\"model-card\"]\n";

/// An item that names what the extension brings and what the built-in tables hold.
const NAMES: &str = "incidents = [\"ours:1\", \"aiid:6\"]\nstandards = [\"house@2:4\", \"owasp-llm@2025:LLM03\"]\n\
    tools = [{ id = \"wardcheck\", command = \"wardcheck .\" }]\n";

fn on_built_in(files: &[(&str, &str)]) -> Result<Checklist, String> {
    let files = extension("ward", "extends = \"mindgap\"\n", files);
    let sources: Vec<_> = files.iter().map(|(name, text)| SourceFile { name, shown: name, text }).collect();
    compose(&[sources]).map_err(|faults| faults.to_string())
}

#[test]
fn an_item_names_what_its_extension_brings_and_what_stands_below() {
    let x = item("x", "low", NAMES);
    let checklist = on_built_in(&[
        ("preparation.toml", &x),
        ("incidents.toml", INCIDENTS),
        ("standards.toml", STANDARDS),
        ("tools.toml", TOOLS),
        ("glossary.toml", GLOSSARY),
    ])
    .unwrap_or_else(|faults| panic!("{faults}"));
    let knowledge = checklist.knowledge();
    let x = checklist.item(&"x".parse().unwrap()).unwrap();
    assert!(x.incidents.iter().all(|id| knowledge.incidents.contains_key(id)));
    assert!(x.standards.iter().all(|id| knowledge.clauses.contains_key(id)));
    assert!(x.tools.iter().all(|tool| knowledge.tools.contains_key(&tool.id)));
    let terms = knowledge.terms_in("Which ward has an adapter?");
    assert_eq!(terms.iter().map(|found| found.term.as_str()).collect::<Vec<_>>(), ["ward", "adapter"]);
    // No credit is taken away, and a table is as old as its oldest part.
    assert!(
        knowledge.credit.starts_with("AI Incident Database") && knowledge.credit.ends_with("by the team.")
    );
    assert_eq!(knowledge.checked.incidents, "2025-02");
    assert_eq!(
        knowledge.checked.standards,
        mindgap::checklist::builtin().unwrap().knowledge().checked.standards
    );
}

#[test]
fn an_item_that_names_nothing_that_is_defined_is_a_fault_with_a_guess() {
    let x = item("x", "low", "incidents = [\"ours:2\"]\ntools = [{ id = \"wardchek\", command = \"w\" }]\n");
    let told = on_built_in(&[("preparation.toml", &x), ("tools.toml", TOOLS)]).unwrap_err();
    assert!(told.contains("preparation.toml:15:14: no incident `ours:2` is defined"), "{told}");
    assert!(told.contains("no tool `wardchek` is defined (hint: did you mean `wardcheck`?"), "{told}");
}

#[test]
fn what_is_defined_below_is_not_defined_again() {
    let again = INCIDENTS.replace("ours:1", "aiid:6");
    let ward = GLOSSARY.replace("term = \"ward\"", "term = \"Adapter\"");
    let told = on_built_in(&[("incidents.toml", &again), ("glossary.toml", &ward)]).unwrap_err();
    assert!(told.contains("incident `aiid:6` is defined already (hint: use the one that is there"), "{told}");
    assert!(told.contains("`Adapter` is a spelling of `adapter` already"), "{told}");
    let twice = format!("{TOOLS}\n{}", TOOLS.replace("checked = \"2026-12\"\n", ""));
    let told = on_built_in(&[("tools.toml", &twice)]).unwrap_err();
    assert!(told.contains("tool `wardcheck` stands twice (hint: keep one of them)"), "{told}");
}

#[test]
fn an_extension_names_what_the_one_below_it_brought() {
    let lower = extension("lower", "", &[("tools.toml", TOOLS)]);
    let x = item("x", "low", "tools = [{ id = \"wardcheck\", command = \"wardcheck .\" }]\n");
    let upper = extension("upper", "extends = \"lower\"\n", &[("one.toml", &x)]);
    let checklist = composed(&[base(), upper.clone(), lower]).unwrap_or_else(|faults| panic!("{faults}"));
    assert_eq!(checklist.knowledge().tools.len(), 1);
    let stray = extension("upper", "", &[("one.toml", &x)]);
    assert!(composed(&[base(), stray]).unwrap_err().to_string().contains("no tool `wardcheck` is defined"));
}
