//! Formats of tensors alone: safetensors, rule by rule, and GGUF.

use mindgap::scan::files::{FileResult, Format};

use crate::{is, look, rules, runs_code};

pub(crate) fn safetensors(json: &str, data: &[u8]) -> Vec<u8> {
    [&(json.len() as u64).to_le_bytes() as &[u8], json.as_bytes(), data].concat()
}

pub(crate) const GOOD: &str =
    r#"{"__metadata__":{"format":"pt"},"a":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]}}"#;

#[test]
fn a_header_by_the_rules_has_no_place_for_code() {
    let report = look(&safetensors(GOOD, &[0; 16]));
    assert_eq!(
        (report.format, report.result),
        (Format::Safetensors, FileResult::CannotCarryCode),
        "{report:#?}"
    );
    assert_eq!((report.facts[0].key.as_str(), report.skipped[0].bytes), ("format", 16));
    let text = r#"{"__metadata__":{"note":"import os; os.system('x')"}}"#;
    assert_eq!(look(&safetensors(text, b"")).result, FileResult::CannotCarryCode, "text is not code");
}

#[test]
fn each_broken_rule_is_said() {
    for (json, data, rule) in [
        (
            r#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#,
            8,
            "header-rule",
        ),
        (r#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}"#, 12, "header-rule"),
        (
            r#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"U8","shape":[2],"data_offsets":[6,8]}}"#,
            8,
            "header-rule",
        ),
        (r#"{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}"#, 8, "header-rule"),
        (
            r#"{"a":{"dtype":"F32","shape":[4294967295,4294967295,4294967295],"data_offsets":[0,8]}}"#,
            8,
            "header-rule",
        ),
        (r#"{"a":{"dtype":"X","shape":[2],"data_offsets":[0,8]}}"#, 8, "header-rule"),
        (r#"{"a":{"dtype":"U8","shape":[8],"data_offsets":[8,0]}}"#, 8, "header-rule"),
        (r#"{"__metadata__":{"a":1}}"#, 0, "header-rule"),
        (r#"{"a":{"dtype":"U8","shape":[8],"data_offsets":[0,8]}}"#, 4, "broken-stream"),
        (r#"{"a":{"dtype":"U8","shape":[8],"data_offsets":[0,8]}}"#, 12, "bytes-after"),
        (r#" {"a":{"dtype":"U8","shape":[8],"data_offsets":[0,8]}}"#, 8, "header-rule"),
        (r#"{"a""#, 0, "header-rule"),
    ] {
        is(&safetensors(json, &vec![0; data]), FileResult::NotExamined, rule);
    }
    let mut long = safetensors(GOOD, &[0; 16]);
    long[0] = 0xff;
    is(&long, FileResult::NotExamined, "header-rule");
    let deep = format!("{{\"a\":{}", "[".repeat(100_000));
    is(&safetensors(&deep, b""), FileResult::NotExamined, "header-rule");
}

/// GGUF of these pairs, written with counts of 64 bits.
pub(crate) fn gguf(pairs: &[(&str, u32, Vec<u8>)]) -> Vec<u8> {
    let mut out = b"GGUF\x03\0\0\0".to_vec();
    out.extend_from_slice(&0_u64.to_le_bytes());
    out.extend_from_slice(&(pairs.len() as u64).to_le_bytes());
    for (key, kind, value) in pairs {
        out.extend_from_slice(&text(key));
        out.extend_from_slice(&kind.to_le_bytes());
        out.extend_from_slice(value);
    }
    out
}

pub(crate) fn text(text: &str) -> Vec<u8> {
    [&(text.len() as u64).to_le_bytes() as &[u8], text.as_bytes()].concat()
}

#[test]
fn gguf_tells_where_it_comes_from() {
    let report = look(&gguf(&[
        ("general.architecture", 8, text("llama")),
        ("general.license", 8, text("apache-2.0")),
        ("general.base_model.0.name", 8, text("Base")),
        (
            "tokenizer.ggml.tokens",
            9,
            [&8_u32.to_le_bytes() as &[u8], &2_u64.to_le_bytes(), &text("a"), &text("b")].concat(),
        ),
        ("general.alignment", 4, 64_u32.to_le_bytes().to_vec()),
        ("tokenizer.chat_template", 8, text("{% for m in messages %}{{ m['content'] | trim }}{% endfor %}")),
    ]));
    assert_eq!((report.format, report.result), (Format::Gguf, FileResult::CannotCarryCode), "{report:#?}");
    assert!(report.facts.iter().any(|fact| fact.key == "general.license" && fact.value == "apache-2.0"));
}

#[test]
fn gguf_with_impossible_values_is_not_examined() {
    is(
        &gguf(&[("general.alignment", 4, 0_u32.to_le_bytes().to_vec())]),
        FileResult::NotExamined,
        "broken-stream",
    );
    is(&gguf(&[("a", 7, vec![2])]), FileResult::NotExamined, "broken-stream");
    is(&gguf(&[("a", 99, vec![])]), FileResult::NotExamined, "broken-stream");
    is(&gguf(&[("a", 7, vec![1]), ("a", 7, vec![1])]), FileResult::NotExamined, "header-rule");
    is(&gguf(&[("a", 8, u64::MAX.to_le_bytes().to_vec())]), FileResult::NotExamined, "broken-stream");
    let mut deep = Vec::new();
    for _ in 0..50_000 {
        deep.extend_from_slice(&9_u32.to_le_bytes());
        deep.extend_from_slice(&1_u64.to_le_bytes());
    }
    is(&gguf(&[("a", 9, deep)]), FileResult::NotExamined, "limit-hit");
    let mut counts = gguf(&[]);
    counts[8..16].copy_from_slice(&u64::MAX.to_le_bytes());
    is(&counts, FileResult::NotExamined, "broken-stream");
}

#[test]
fn a_template_in_gguf_is_looked_at() {
    let hostile = "{{ ''.__class__.__mro__[1].__subclasses__() }}";
    runs_code(&gguf(&[("tokenizer.chat_template", 8, text(hostile))]), "template-reach");
    let named = gguf(&[("tokenizer.chat_template.rag", 8, text(hostile))]);
    assert_eq!(rules(&look(&named)), ["template-reach"]);
}
