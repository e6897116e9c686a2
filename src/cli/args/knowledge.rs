//! The arguments of the commands that show what stands beside the questions.

use std::path::PathBuf;

use super::formats::TextOrJson;

/// `explain`.
#[derive(Debug, clap::Args)]
pub(crate) struct Explain {
    /// Id of an item, a finding, a concern, a tool, a detector or a kind of gap, a term, or a reference such as LLM03, "Art. 50", NIST or aiid:768
    #[arg(required_unless_present = "list")]
    pub(crate) what: Vec<String>,
    /// List everything that can be explained, by kind
    #[arg(long, conflicts_with = "what")]
    pub(crate) list: bool,
    /// How the result is written
    #[arg(long, default_value = "text")]
    pub(crate) format: TextOrJson,
    /// Tell incidents of suicide, self-harm and abuse too
    #[arg(long)]
    pub(crate) sensitive: bool,
}

/// Which items are meant; all of what is given must hold.
#[derive(Debug, clap::Args)]
pub(crate) struct Only {
    /// Items that touch a clause, what is part of it, or a framework, such as "MAP 4.1" or owasp-llm
    #[arg(long, value_name = "REF")]
    pub(crate) touches: Option<String>,
    /// Items about a concern, such as privacy
    #[arg(long, value_name = "CONCERN")]
    pub(crate) about: Option<String>,
    /// Items beside which an incident of a theme stands, such as health-care, or one incident
    #[arg(long, value_name = "THEME")]
    pub(crate) incident: Option<String>,
    /// Items that a tool helps with
    #[arg(long, value_name = "TOOL")]
    pub(crate) tool: Option<String>,
}

/// `ask-publisher`.
#[derive(Debug, clap::Args)]
pub(crate) struct AskPublisher {
    /// The model, as its hub or provider calls it, or as `mindgap models` lists it; without one, those that somebody can be asked about are listed
    pub(crate) model: Option<String>,
    /// Write to FILE instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// How the result is written
    #[arg(long, default_value = "text")]
    pub(crate) format: TextOrJson,
}
