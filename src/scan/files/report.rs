//! What is handed back about one file, and the sentence that sums it up. The words safe, clean and malicious are not used:
//! a scan cannot know.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use super::names::Standing;
use super::outcome::{FileResult, Format};
use super::rule::Rule;

/// Where something is.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// The member of an archive, or of a member within; empty for the file itself.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub member: String,
    /// The byte in it.
    pub offset: u64,
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "byte {}", self.offset)?;
        if self.member.is_empty() { Ok(()) } else { write!(f, " of {}", self.member) }
    }
}

/// A rule that was met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Which.
    pub rule: Rule,
    /// Where, for the first time.
    pub place: Place,
    /// What was seen: a name, a value, a reason.
    pub saw: String,
    /// How often.
    pub times: u64,
}

/// A name that the file imports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Import {
    /// Module and name, with a dot between.
    pub name: String,
    /// What is known of it.
    pub standing: Standing,
    /// Where, for the first time.
    pub place: Place,
    /// How often.
    pub times: u64,
}

/// Something that the file says about itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// What it is called.
    pub key: String,
    /// Its value, cut.
    pub value: String,
}

/// Bytes that were passed over because a loader takes them for data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// What they are.
    pub what: String,
    /// How many.
    pub bytes: u64,
}

/// What was seen in one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileReport {
    /// What it is.
    pub format: Format,
    /// What follows.
    pub result: FileResult,
    /// The same in a sentence.
    pub why: String,
    /// Size in bytes.
    pub size: u64,
    /// Bytes read of it, and of what was taken out of it.
    pub read: u64,
    /// Names imported, the heaviest first.
    pub imports: Vec<Import>,
    /// Rules met, the heaviest first.
    pub findings: Vec<Finding>,
    /// What it says about itself.
    pub facts: Vec<Fact>,
    /// What was passed over.
    pub skipped: Vec<Skipped>,
}

/// Names spelled out in a sentence.
const NAMED: usize = 4;

/// The sentence for a result.
pub(super) fn why(format: Format, result: FileResult, findings: &[Finding], imports: &[Import]) -> String {
    let mut text = match result {
        FileResult::RunsCode | FileResult::NotKnown => grouped(result, findings),
        FileResult::NotExamined if is_code_only(findings) => {
            format!("{}; not examined: {}", imported(imports), grouped(result, findings))
        }
        FileResult::NotExamined => format!("not examined: {}", grouped(result, findings)),
        FileResult::OnlyKnownNames => format!("{}; read in full", imported(imports)),
        FileResult::CannotCarryCode => {
            format!("{} {}; its description was read in full", format.word(), no_code(format))
        }
    };
    if result < FileResult::NotExamined
        && findings.iter().any(|each| each.rule.result() == FileResult::NotExamined)
    {
        text.push_str("; part of it was not examined: ");
        text.push_str(&grouped(FileResult::NotExamined, findings));
    }
    text
}

/// Some formats have no place for code; of the others it is said that this one names none.
pub(in crate::scan) fn no_code(format: Format) -> &'static str {
    match format {
        Format::Safetensors | Format::Gguf | Format::Npy | Format::Npz => "has no place for code",
        _ => "names nothing that runs code",
    }
}

/// Whether everything was read but the code that a compiled program carries.
fn is_code_only(findings: &[Finding]) -> bool {
    let mut missed = findings.iter().filter(|each| each.rule.result() == FileResult::NotExamined);
    missed.all(|each| each.rule == Rule::CompiledCode)
}

fn imported(imports: &[Import]) -> String {
    if imports.is_empty() {
        return "imports nothing".to_owned();
    }
    let names: Vec<_> = imports.iter().map(|import| import.name.as_str()).collect();
    format!("imports only: {}", listed(&names))
}

/// The findings of one weight, rule by rule.
fn grouped(result: FileResult, findings: &[Finding]) -> String {
    let mut parts: Vec<(Rule, Vec<&str>, &Place)> = Vec::new();
    for finding in findings.iter().filter(|each| each.rule.result() == result) {
        match parts.last_mut() {
            Some((rule, saw, _)) if *rule == finding.rule => saw.push(&finding.saw),
            _ => parts.push((finding.rule, vec![&finding.saw], &finding.place)),
        }
    }
    let part = |(rule, saw, place): &(Rule, Vec<&str>, &Place)| {
        format!("{}: {} (at {place})", rule.says(), listed(saw))
    };
    parts.iter().map(part).collect::<Vec<_>>().join("; ")
}

/// A few of them, and how many more.
fn listed(names: &[&str]) -> String {
    let mut text = names.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    if names.len() > NAMED {
        let _ = write!(text, " and {} more", names.len() - NAMED);
    }
    text
}
