//! How a record is written: JSON with sorted keys, one answer a block, and a format number of its own.

use std::io;

use serde::Serialize;
use serde_json::ser::{Formatter, PrettyFormatter, Serializer};

use crate::record::itself::{FORMAT, Record};
use crate::text::{clipped, visible_line};

/// Longest message about one fault, in characters; what the file holds is quoted in it.
const LONGEST_MESSAGE: usize = 400;

/// Largest record that is read, in bytes.
pub const MAX_BYTES: u64 = 64 << 20;

/// Why a text is no record.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FormatError {
    /// Not JSON, or not the fields of a record.
    #[error("line {line}, column {column}: {what}")]
    Invalid {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What the parser says.
        what: String,
    },
    /// Written by a later program.
    #[error("the record has format {found}, this program knows formats up to {FORMAT}")]
    Newer {
        /// The format of the file.
        found: u64,
    },
    /// One of the two versions that git left in the file is no record.
    #[error("git left two versions in the file, and the one called {side} is no record: {what}")]
    Side {
        /// Which.
        side: String,
        /// What is wrong with it.
        what: String,
    },
    /// A format number that never was.
    #[error("the record has format {found}, which never existed")]
    Impossible {
        /// The format of the file.
        found: u64,
    },
}

impl FormatError {
    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Invalid { .. } => "mend the file at this place, or put back a version from git",
            Self::Side { .. } => {
                "finish the merge by hand, or begin it again with `mindgap merge --install` done before"
            }
            Self::Newer { .. } => "use a newer mindgap for this project; the file is left as it is",
            Self::Impossible { .. } => "put back a version from git; the file is left as it is",
        }
    }

    /// Line and column, where the fault has a place.
    pub fn place(&self) -> Option<(usize, usize)> {
        match self {
            Self::Invalid { line, column, .. } => Some((*line, *column)),
            Self::Side { .. } | Self::Newer { .. } | Self::Impossible { .. } => None,
        }
    }
}

/// What the JSON library refused, with the column counted in characters as an editor does.
fn invalid(error: &serde_json::Error, text: &str) -> FormatError {
    let (line, column) = (error.line(), error.column());
    let message = error.to_string();
    let what = message.strip_suffix(&format!(" at line {line} column {column}")).unwrap_or(&message);
    let before = text.split('\n').nth(line.saturating_sub(1)).unwrap_or_default().as_bytes();
    let before = String::from_utf8_lossy(before.get(..column).unwrap_or(before));
    FormatError::Invalid {
        line: line.max(1),
        column: before.chars().count().max(1),
        what: clipped(&visible_line(what), LONGEST_MESSAGE).into_owned(),
    }
}

/// The one field that every format has, whatever else it has.
#[derive(serde::Deserialize)]
struct Probe {
    format: u64,
}

/// Reads a record of any format up to [`FORMAT`].
///
/// # Errors
/// The text is no JSON, has a field that nobody knows, a key twice, or a format that this program does not know.
pub fn parse(text: &str) -> Result<Record, FormatError> {
    if text.starts_with('\u{feff}') {
        let what = "the file begins with a byte order mark, which JSON does not have".to_owned();
        return Err(FormatError::Invalid { line: 1, column: 1, what });
    }
    match serde_json::from_str::<Probe>(text).map_err(|error| invalid(&error, text))?.format {
        // Older formats are upgraded here step by step, once there are any.
        FORMAT => serde_json::from_str(text).map_err(|error| invalid(&error, text)),
        found if found > FORMAT => Err(FormatError::Newer { found }),
        found => Err(FormatError::Impossible { found }),
    }
}

/// Writes a record; the same record gives the same bytes.
///
/// # Errors
/// None for a record that was parsed or built by this program; the type is that of the JSON library.
pub fn print(record: &Record) -> Result<String, FormatError> {
    let mut bytes = Vec::with_capacity(256 * record.answers.len() + 1024);
    let mut serializer = Serializer::with_formatter(&mut bytes, Blocks::default());
    record.serialize(&mut serializer).map_err(|error| invalid(&error, ""))?;
    bytes.push(b'\n');
    String::from_utf8(bytes).map_err(|error| invalid(&serde_json::Error::io(io::Error::other(error)), ""))
}

/// Pretty JSON in which an empty object keeps its own two lines, so that the first line written into it touches no
/// line of its neighbours and git can merge them.
#[derive(Default)]
struct Blocks {
    pretty: PrettyFormatter<'static>,
    depth: usize,
    filled: bool,
}

impl Formatter for Blocks {
    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth += 1;
        self.filled = false;
        self.pretty.begin_object(writer)
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth = self.depth.saturating_sub(1);
        if !self.filled {
            writer.write_all(b"\n")?;
            for _ in 0..self.depth {
                writer.write_all(b"  ")?;
            }
        }
        self.filled = true;
        self.pretty.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.filled = true;
        self.pretty.begin_object_key(writer, first)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.pretty.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.filled = true;
        self.pretty.end_object_value(writer)
    }

    fn begin_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth += 1;
        self.pretty.begin_array(writer)
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth = self.depth.saturating_sub(1);
        self.pretty.end_array(writer)
    }

    fn begin_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.pretty.begin_array_value(writer, first)
    }

    fn end_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.pretty.end_array_value(writer)
    }
}
