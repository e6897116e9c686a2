//! The arguments of `models`, and the help for them. Form only.

use std::path::PathBuf;

use clap::Subcommand;
use clap::builder::PossibleValuesParser;

use super::formats::TextOrJson;
use crate::scan::Hub;

/// `models`.
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(in crate::cli) struct Models {
    #[command(subcommand)]
    pub(in crate::cli) command: Option<ModelsCommand>,
    /// The folder to look at [default: the project around here, or this folder]
    pub(in crate::cli) path: Option<PathBuf>,
    /// How the result is written
    #[arg(long, default_value = "text")]
    pub(in crate::cli) format: TextOrJson,
    /// Look at everything again, and keep nothing for the next time
    #[arg(long)]
    pub(in crate::cli) no_cache: bool,
}

/// What is done with the models of the record.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum ModelsCommand {
    /// List the declared models, what became of each, and those that are seen and not declared
    #[command(after_help = "Example:\n  mindgap models list --format json")]
    List {
        /// How the result is written
        #[arg(long, default_value = "text")]
        format: TextOrJson,
    },
    /// Declare a model, change what is known of it, or take a retired one back into use
    #[command(
        after_help = "Examples:\n  mindgap models add --seen\n  mindgap models add sentence-transformers/all-MiniLM-L6-v2 \
        --revision 1110a243fdf4706b3f48f1d95db1a4f5529b4d41\n  mindgap models add gpt-4o --hub openai --note \"summaries only\""
    )]
    Add(AddModel),
    /// Take over the revisions that the project uses now, and say which answers that re-opens
    #[command(after_help = "Example:\n  mindgap models update")]
    Update {
        /// All of them at once, so that none is named
        #[arg(hide = true)]
        model: Vec<String>,
        /// How the result is written
        #[arg(long, default_value = "text")]
        format: TextOrJson,
    },
    /// Say that a model is no longer in use; its answers are kept
    #[command(after_help = "Example:\n  mindgap models retire org/name")]
    Retire {
        /// The model, as `mindgap models list` shows it
        model: Option<String>,
        /// How the result is written
        #[arg(long, default_value = "text")]
        format: TextOrJson,
    },
}

/// `models add`.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct AddModel {
    /// The model: ORG/NAME on the Hugging Face Hub, HUB:NAME for others such as openai:gpt-4o or local:models/x.gguf
    pub(in crate::cli) model: Vec<String>,
    /// Declare every model that the product's own places name
    #[arg(long, conflicts_with_all = ["model", "hub", "revision", "note"])]
    pub(in crate::cli) seen: bool,
    /// The hub or provider, as `mindgap models` names it [default: from the name, or huggingface]
    #[arg(long, value_name = "HUB", value_parser = PossibleValuesParser::new(Hub::ALL.iter().map(|hub| hub.word())))]
    pub(in crate::cli) hub: Option<String>,
    /// The revision in use, at best the 40 digits of a commit: a tag or a branch can move, and what it is taken for is told
    #[arg(long, value_name = "REVISION")]
    pub(in crate::cli) revision: Option<String>,
    /// Anything worth telling
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) note: Option<String>,
    /// How the result is written
    #[arg(long, default_value = "text")]
    pub(in crate::cli) format: TextOrJson,
}
