//! The conversation itself: says a text, reads a line. The end of the input is an answer too.

use std::io::{BufRead as _, Read as _};

use super::super::error::CliError;
use super::super::world::World;

/// Longest line that is read, in bytes; nobody types more.
const LONGEST: u64 = 64 * 1024;
/// The line that ends a text of many lines.
const END: &str = ".";
/// Most lines of one text.
const MOST_LINES: usize = 10_000;

/// One conversation.
pub(super) struct Talk<'a, 'w> {
    world: &'a mut World<'w>,
}

impl<'a, 'w> Talk<'a, 'w> {
    pub(super) fn new(world: &'a mut World<'w>) -> Self {
        Self { world }
    }

    /// Says a text, which is already fit for a terminal.
    pub(super) fn say(&mut self, text: &str) -> Result<(), CliError> {
        self.world.say(text)
    }

    /// Asks for one line. None is the end of the input.
    pub(super) fn line(&mut self, prompt: &str) -> Result<Option<String>, CliError> {
        self.say(&format!("{prompt} "))?;
        let mut bytes = Vec::new();
        let mut input = (&mut self.world.stdin).take(LONGEST);
        input.read_until(b'\n', &mut bytes).map_err(CliError::Input)?;
        if bytes.is_empty() {
            self.say("\n")?;
            return Ok(None);
        }
        Ok(Some(String::from_utf8_lossy(&bytes).trim_end_matches(['\r', '\n']).to_owned()))
    }

    /// Asks for lines up to one that is a single full stop. None if the input ends before it.
    pub(super) fn lines(&mut self, prompt: &str) -> Result<Option<String>, CliError> {
        self.say(&format!("{prompt} (as many lines as you like; a line with a single `{END}` ends it)\n"))?;
        let mut lines = Vec::new();
        while lines.len() < MOST_LINES {
            match self.line(">")? {
                None => return Ok(None),
                Some(line) if line.trim() == END => break,
                Some(line) => lines.push(line),
            }
        }
        Ok(Some(lines.join("\n")))
    }
}
