//! `checklist` and its own commands.

use std::path::PathBuf;

use clap::Subcommand;

use super::formats::{ListFormat, TextOrJson};
use super::knowledge::Only;

/// `checklist`.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Checklist {
    /// Every item in one line each, or those that something is about
    #[command(after_help = "Examples:\n  mindgap checklist list --touches \"MAP 4.1\"\n  \
        mindgap checklist list --about privacy --incident health-care")]
    List {
        #[command(flatten)]
        only: Only,
        /// How the result is written
        #[arg(long, default_value = "text")]
        format: TextOrJson,
    },
    /// One item with all its guidance, or the whole checklist
    #[command(after_help = "Example:\n  mindgap checklist show safety-owner")]
    Show {
        /// Id of the item
        #[arg(conflicts_with_all = ["touches", "about", "incident", "tool"])]
        item: Option<String>,
        #[command(flatten)]
        only: Only,
    },
    /// Begin a checklist of your own in ai-safety/checklists
    #[command(
        after_help = "Examples:\n  mindgap checklist new our-team --extends mindgap\n  mindgap checklist new our-list\n\n\
        With --extends it is asked together with that checklist: it can add, replace, reword and switch off items, \
        raise severities and translate. Without, it is asked in place of the built-in one. Nothing is written over."
    )]
    New {
        /// Its id and the name of its folder: lower-case words joined by hyphens
        name: String,
        /// The checklist that it builds on, such as mindgap
        #[arg(long, value_name = "ID")]
        extends: Option<String>,
    },
    /// Make a checklist of a deon YAML file or a Markdown task list
    #[command(after_help = "Examples:\n  mindgap checklist import deon.yml --extends mindgap\n  \
        mindgap checklist import LAUNCH.md -o drafts/launch\n\n\
        What such a list lacks (severity, minutes, reasons, steps, evidence) is marked as not written yet. With --extends \
        the list is asked together with the other one, and an export gives both.")]
    Import(Import),
    /// Write the questions in the format of another tool
    #[command(after_help = "Example:\n  mindgap checklist export --format deon -o deon.yml\n\n\
        Everything that is asked here is written. A deon list that stands by itself comes back as it was imported; one \
        that extends another comes back behind that one's questions, with its own sections, lines and their ids, under \
        the title of the one below.")]
    Export {
        /// Which format
        #[arg(long, default_value = "deon")]
        format: ListFormat,
        /// Write to FILE, which is not there yet, instead of standard output
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Report every fault of a checklist, and what could be better in its questions
    #[command(after_help = "Example:\n  mindgap checklist validate ai-safety/checklists\n\n\
        Faults end with exit code 1. Warnings are rules of thumb and end with 0.")]
    Validate {
        /// The folder with checklist.toml [default: the checklist that is asked here]
        path: Option<PathBuf>,
    },
}

/// `checklist import`.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Import {
    /// The YAML or Markdown file
    pub(in crate::cli) file: PathBuf,
    /// Write the checklist into DIR, which is not there yet [default: ai-safety/checklists, in a folder named after it]
    #[arg(short, long, value_name = "DIR")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// Its id [default: made of its title]
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) name: Option<String>,
    /// Ask it together with this checklist instead of in its place
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) extends: Option<String>,
}
