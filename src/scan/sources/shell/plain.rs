//! The commands of a shell text as plain words, for those who only ask what is run. It expands nothing.

use super::words::commands;
use crate::scan::sighting::Spot;

/// One command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::scan) struct Command {
    pub(in crate::scan) words: Vec<String>,
    /// Of its first word, from 1.
    pub(in crate::scan) line: u32,
}

/// What a text runs; the text begins on this line.
pub(in crate::scan) fn plain(text: &str, line: u32) -> Vec<Command> {
    let first = Spot { cell: None, line, column: 1 };
    let command = |words: Vec<super::words::Word>| {
        let line = words.first()?.spot.line;
        Some(Command { words: words.into_iter().map(|word| word.text).collect(), line })
    };
    commands(text, first).into_iter().filter_map(command).collect()
}
