//! The conversation itself: says a text, reads a line. The end of the input is an answer too.
//!
//! What is too long or no text is read to its end and refused whole: a part of it, or its rest taken as the next answer, would be
//! something that nobody said.

use std::io::{BufRead as _, Read as _};

use super::super::error::CliError;
use super::super::world::World;
use super::words::is_command;
use crate::words::shell::ask as words;

/// Longest line that is read, in bytes; nobody types more.
const LONGEST: usize = 64 * 1024;
/// The line that ends a text of many lines.
const END: &str = ".";
/// Most lines of one text.
const MOST_LINES: usize = 10_000;
/// Largest text of many lines, in bytes.
const LARGEST: usize = 1024 * 1024;

/// What a line in the place of a text is.
enum Meant<'l> {
    Text(String),
    Command(&'l str),
}

/// Takes a word of command for what it is, and one in quotes for the text that it is.
fn meant(line: &str) -> Meant<'_> {
    let word = line.trim();
    let quoted = word.strip_prefix('"').and_then(|word| word.strip_suffix('"'));
    match quoted.filter(|word| is_command(word)) {
        Some(word) => Meant::Text(word.to_owned()),
        None if is_command(word) => Meant::Command(word),
        None => Meant::Text(line.to_owned()),
    }
}

/// What was read.
enum Read {
    Line(String),
    /// A line over the limit, which is not kept.
    TooLong,
    /// Bytes that are no text, of which nothing is kept.
    NoText,
    End,
}

/// One conversation.
pub(in crate::cli) struct Talk<'a, 'w> {
    world: &'a mut World<'w>,
    /// Somebody wants to end, which is as the end of the input.
    ended: bool,
    /// Whether anything was read.
    begun: bool,
}

impl<'a, 'w> Talk<'a, 'w> {
    pub(in crate::cli) fn new(world: &'a mut World<'w>) -> Self {
        Self { world, ended: false, begun: false }
    }

    /// Says a text, which is already fit for a terminal.
    pub(in crate::cli) fn say(&mut self, text: &str) -> Result<(), CliError> {
        self.world.say(text)
    }

    /// The same for a text that does not end its last line.
    pub(in crate::cli) fn say_line(&mut self, text: &str) -> Result<(), CliError> {
        self.world.say(&format!("{text}\n"))
    }

    /// Asks for one line, again if it is too long. None is the end of the input.
    pub(in crate::cli) fn line(&mut self, prompt: &str) -> Result<Option<String>, CliError> {
        loop {
            match self.read(prompt)? {
                Read::Line(line) => return Ok(Some(line)),
                Read::End => return Ok(None),
                Read::TooLong => self.say_line(&words::line_too_long(LONGEST))?,
                Read::NoText => self.say_line(words::LINE_IS_NO_TEXT)?,
            }
        }
    }

    /// Asks for one line of text, in the place of which help may be asked for, or the end. None is the end.
    pub(super) fn field(&mut self, prompt: &str, help: &str) -> Result<Option<String>, CliError> {
        while let Some(line) = self.line(prompt)? {
            match line.trim() {
                "help" | "?" => self.say_line(&words::help::of(help))?,
                "quit" | "q" => self.ended = true,
                _ => return Ok(Some(line)),
            }
        }
        Ok(None)
    }

    /// Asks for one line of free text, in which a word of command stands for itself only in quotes. None is the end.
    pub(super) fn text(&mut self, prompt: &str, help: &str) -> Result<Option<String>, CliError> {
        while let Some(line) = self.field(prompt, help)? {
            match meant(&line) {
                Meant::Text(text) => return Ok(Some(text)),
                Meant::Command(word) => self.say_line(&words::command_for_a_text(word))?,
            }
        }
        Ok(None)
    }

    /// Asks for lines up to one that is a single full stop, or to the end of the input. None if there is no line, if it was
    /// too much, or if a line was no text.
    pub(in crate::cli) fn lines(&mut self, prompt: &str) -> Result<Option<String>, CliError> {
        self.say_line(&words::many_lines(prompt, END))?;
        let mut text = String::new();
        let (mut count, mut too_much, mut no_text) = (0, false, false);
        loop {
            match self.read(">")? {
                // Each line before it was confirmed.
                Read::End if count > 0 || too_much || no_text => break,
                Read::End => return Ok(None),
                Read::Line(line) if line.trim() == END => break,
                Read::TooLong => too_much = true,
                Read::NoText => no_text = true,
                Read::Line(_) if too_much || no_text => {}
                Read::Line(line) => {
                    if count > 0 {
                        text.push('\n');
                    }
                    text.push_str(&line);
                    count += 1;
                    too_much = count > MOST_LINES || text.len() > LARGEST;
                }
            }
        }
        if too_much {
            self.say_line(&words::text_too_long(MOST_LINES, LARGEST, LONGEST))?;
            return Ok(None);
        }
        if no_text {
            self.say_line(words::TEXT_IS_NO_TEXT)?;
            return Ok(None);
        }
        // Whoever writes nothing but a word of command most likely meant that.
        match meant(&text) {
            Meant::Text(text) => Ok(Some(text)),
            Meant::Command(word) => {
                self.say_line(&words::command_for_a_text(word))?;
                Ok(None)
            }
        }
    }

    /// Reads a line to its end, however long it is.
    fn read(&mut self, prompt: &str) -> Result<Read, CliError> {
        if self.ended {
            return Ok(Read::End);
        }
        self.say(&format!("{prompt} "))?;
        let mut bytes = Vec::new();
        // Two more, for the end of the line.
        let mut input = (&mut self.world.stdin).take(LONGEST as u64 + 2);
        input.read_until(b'\n', &mut bytes).map_err(CliError::Input)?;
        if bytes.is_empty() {
            self.say("\n")?;
            return Ok(Read::End);
        }
        let is_whole = bytes.ends_with(b"\n");
        let line = bytes.strip_suffix(b"\n").unwrap_or(&bytes);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        // What marks the beginning of a file is no part of what it says.
        let line = if self.begun { line } else { line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line) };
        self.begun = true;
        if line.len() <= LONGEST {
            return Ok(std::str::from_utf8(line).map_or(Read::NoText, |line| Read::Line(line.to_owned())));
        }
        if !is_whole {
            self.world.stdin.skip_until(b'\n').map_err(CliError::Input)?;
        }
        Ok(Read::TooLong)
    }
}
