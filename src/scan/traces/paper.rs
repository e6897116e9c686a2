//! What is written down: files that by their names are about security, incidents, risks, decisions and the like, and whether
//! more than headings stands in them. Whether it is true, a person has to read.

use crate::scan::card::says_something;

/// What a paper is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::scan) enum Subject {
    /// How to report a defect.
    Security,
    /// What happens after an incident.
    Incident,
    /// Who answers for which files.
    Owners,
    /// Decisions and their reasons.
    Decision,
    /// Risks and hazards.
    Risk,
    /// Requirements of safety.
    Requirements,
    /// What the product is for.
    IntendedUse,
    /// Attackers and abuse.
    Threat,
    /// Where data goes.
    DataFlow,
    /// Law and duties.
    Obligations,
    /// What the house demands.
    Policy,
    /// A form for reports of harm.
    HarmForm,
    /// Where a data set comes from.
    DataSheet,
}

impl Subject {
    /// The same in a sentence.
    pub(in crate::scan) fn says(self) -> &'static str {
        match self {
            Self::Security => "how to report a defect",
            Self::Incident => "incidents",
            Self::Owners => "who owns which files",
            Self::Decision => "a decision",
            Self::Risk => "risks or hazards",
            Self::Requirements => "requirements of safety",
            Self::IntendedUse => "intended use",
            Self::Threat => "threats or abuse",
            Self::DataFlow => "the flow of data",
            Self::Obligations => "duties by law",
            Self::Policy => "a policy on AI",
            Self::HarmForm => "a form that asks about harm",
            Self::DataSheet => "a data set",
        }
    }
}

/// One paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::scan) struct Paper {
    pub(in crate::scan) subject: Subject,
    pub(in crate::scan) state: State,
    /// Whether it gives an address and speaks of what a model does.
    pub(in crate::scan) speaks_of_models: bool,
}

/// How much of a paper there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::scan) enum State {
    /// Sentences.
    Written,
    /// Headings, and places to fill in.
    Bare,
    /// Nothing.
    Empty,
    /// It is of a kind that is not opened.
    Closed,
}

/// Names that papers have, in small letters and with dashes.
const NAMES: [(Subject, &[&str]); 10] = [
    (
        Subject::Incident,
        &[
            "incident-response",
            "incident-plan",
            "incident-runbook",
            "incident-process",
            "incidents",
            "incident",
            "ai-incident",
        ],
    ),
    (
        Subject::Risk,
        &["risk-register", "risk-assessment", "risks", "hazard-list", "hazards", "hazard-analysis", "fmea"],
    ),
    (Subject::Requirements, &["safety-requirements", "ai-safety-requirements"]),
    (
        Subject::IntendedUse,
        &[
            "intended-use",
            "acceptable-use",
            "acceptable-use-policy",
            "usage-policy",
            "forbidden-use",
            "intended-purpose",
        ],
    ),
    (
        Subject::Threat,
        &["threat-model", "threat-modeling", "threat-modelling", "abuse-cases", "misuse-cases", "threats"],
    ),
    (
        Subject::DataFlow,
        &[
            "data-flow",
            "data-flows",
            "data-flow-map",
            "dataflow",
            "data-map",
            "dpia",
            "privacy-impact-assessment",
        ],
    ),
    (
        Subject::Obligations,
        &["obligations", "ai-act", "eu-ai-act", "regulatory", "regulatory-obligations", "legal-obligations"],
    ),
    (
        Subject::Policy,
        &["ai-policy", "ai-safety-policy", "responsible-ai", "ai-safety", "safety", "safety-policy"],
    ),
    (
        Subject::DataSheet,
        &["datasheet", "data-sheet", "data-card", "datacard", "dataset-card", "data-statement"],
    ),
    (Subject::Security, &["security"]),
];

/// Kinds of documents, and whether they are text.
const KINDS: [(&str, bool); 11] = [
    ("md", true),
    ("markdown", true),
    ("txt", true),
    ("rst", true),
    ("adoc", true),
    ("org", true),
    ("csv", true),
    ("docx", false),
    ("pdf", false),
    ("odt", false),
    ("xlsx", false),
];

/// What a file is about by its name, and whether it can be opened.
pub(super) fn subject(path: &str) -> Option<(Subject, bool)> {
    let lower = path.to_ascii_lowercase();
    let (folder, name) = lower.rsplit_once('/').unwrap_or(("", &lower));
    if name == "codeowners" && matches!(folder, "" | ".github" | ".gitlab" | "docs") {
        return Some((Subject::Owners, true));
    }
    if name == "security.txt" && folder.ends_with(".well-known") {
        return Some((Subject::Security, true));
    }
    let (stem, ending) = name.rsplit_once('.')?;
    let form = matches!(ending, "md" | "yml" | "yaml");
    if form && (folder == ".github/issue_template" || folder == ".gitlab/issue_templates") {
        return Some((Subject::HarmForm, true));
    }
    let text = KINDS.iter().find(|(kind, _)| *kind == ending).map(|(_, text)| *text)?;
    let parent = folder.rsplit('/').next().unwrap_or_default();
    if matches!(parent, "adr" | "adrs" | "decisions" | "decision-records")
        && !matches!(stem, "readme" | "index" | "template")
    {
        return Some((Subject::Decision, text));
    }
    let stem = stem.replace(['_', ' '], "-");
    let found = NAMES.iter().find(|(_, names)| names.contains(&stem.as_str()))?.0;
    // Pages of manuals are called `security` and `safety` too; those of a project lie where people look for them.
    let near = matches!(folder, "" | ".github" | ".gitlab" | "docs" | "doc" | "ai-safety");
    let vague = matches!(
        stem.as_str(),
        "security" | "safety" | "threats" | "risks" | "regulatory" | "incident" | "incidents"
    );
    (near || !vague).then_some((found, text))
}

/// A paper that is not opened.
pub(super) fn closed(subject: Subject) -> Paper {
    Paper { subject, state: State::Closed, speaks_of_models: false }
}

/// A paper, read. A form that does not ask about harm is none.
pub(super) fn read(subject: Subject, text: &str) -> Option<Paper> {
    let lower = text.to_lowercase();
    if subject == Subject::HarmForm
        && !["harm", "unsafe output", "safety of the model"].iter().any(|word| lower.contains(word))
    {
        return None;
    }
    let state = if text.trim().is_empty() {
        State::Empty
    } else if text.lines().any(is_sentence)
        && !lower.contains("use this section to tell people about which versions")
    {
        State::Written
    } else {
        State::Bare
    };
    let address = lower.contains('@') || lower.contains("https://");
    let behaviour = [
        "prompt injection",
        "jailbreak",
        "harmful output",
        "harmful content",
        "model behaviour",
        "model behavior",
        "model output",
        "language model",
        "ai model",
        "unsafe output",
    ];
    let speaks_of_models =
        state == State::Written && address && behaviour.iter().any(|word| lower.contains(word));
    Some(Paper { subject, state, speaks_of_models })
}

/// Whether a line is more than a heading, a rule, a comment or a place to fill in.
fn is_sentence(line: &str) -> bool {
    let line = line.trim();
    !line.starts_with(['#', '=', '|', '<']) && says_something(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn papers_are_told_by_their_names_and_where_they_lie() {
        let of = |path| subject(path).map(|(subject, _)| subject);
        assert_eq!(of("SECURITY.md"), Some(Subject::Security));
        assert_eq!(of("docs/guide/security.md"), None);
        assert_eq!(of("docs/Risk_Register.xlsx"), Some(Subject::Risk));
        assert_eq!(of("docs/adr/0001-model.md"), Some(Subject::Decision));
        assert_eq!(of("docs/adr/README.md"), None);
        assert_eq!(of(".github/CODEOWNERS"), Some(Subject::Owners));
        assert_eq!(of(".github/ISSUE_TEMPLATE/bug.yml"), Some(Subject::HarmForm));
        assert_eq!(of("src/security.py"), None);
    }

    #[test]
    fn headings_alone_are_not_a_paper() {
        let state = |text| read(Subject::Incident, text).unwrap().state;
        assert_eq!(state(" \n"), State::Empty);
        assert_eq!(state("# Plan\n\n## Who\n\nTODO\n<!-- fill in -->\n"), State::Bare);
        assert_eq!(state("# Plan\n\nAda switches the feature off.\n"), State::Written);
        assert_eq!(read(Subject::HarmForm, "name: Bug\n"), None);
        let policy = "# Security\nReport jailbreaks and other model behaviour to ai@example.org.\n";
        assert!(read(Subject::Security, policy).unwrap().speaks_of_models);
        assert!(!read(Subject::Security, "Report to a@example.org.\n").unwrap().speaks_of_models);
    }
}
