//! Colours and signs, asked for by role. The only home of both.
//!
//! Colours are the sixteen of the user's own palette, so dark and light stay readable. A sign always stands beside a
//! word, and a colour never says anything alone: without colours, bold, reverse and dim carry what is left.

use ratatui::style::{Color, Modifier, Style};
use ratatui::symbols::border;

use crate::checklist::Severity;
use crate::record::Status;
use crate::report::sign;
use crate::scan::files::FileResult;
use crate::scan::{Bearing, Pin};
use crate::words::short as words;

/// How things look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// Whether colours are used at all.
    pub colours: Colours,
    /// Which signs the terminal can show.
    pub signs: Signs,
}

/// Whether colours are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colours {
    /// The sixteen of the terminal's palette.
    Ansi,
    /// None, as `NO_COLOR` asks.
    None,
}

/// Which signs are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signs {
    /// One-column symbols that every Unicode font has.
    Unicode,
    /// For terminals that have nothing else.
    Ascii,
}

impl Theme {
    fn ink(self, colour: Color) -> Style {
        match self.colours {
            Colours::Ansi => Style::new().fg(colour),
            Colours::None => Style::new(),
        }
    }

    /// The program's name.
    pub fn brand(self) -> Style {
        self.ink(Color::Cyan).add_modifier(Modifier::BOLD)
    }

    /// Headings within a pane.
    pub fn heading(self) -> Style {
        self.ink(Color::Cyan)
    }

    /// What must be read first.
    pub fn strong(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// What may be passed over.
    pub fn quiet(self) -> Style {
        Style::new().add_modifier(Modifier::DIM)
    }

    /// A word that the glossary explains.
    pub fn term(self) -> Style {
        Style::new().add_modifier(Modifier::UNDERLINED)
    }

    /// The row or tab that keys act upon.
    pub fn chosen(self) -> Style {
        // Without the inks of the row, or the reverse would be a patchwork.
        Style::new().fg(Color::Reset).add_modifier(Modifier::REVERSED).remove_modifier(Modifier::DIM)
    }

    /// The border of a pane; the one that keys scroll stands out.
    pub fn border(self, active: bool) -> Style {
        // Also where another border was.
        if active { self.ink(Color::Cyan) } else { self.quiet().fg(Color::Reset) }
    }

    /// A key in footer and help.
    pub fn key(self) -> Style {
        self.ink(Color::Cyan).add_modifier(Modifier::BOLD)
    }

    /// Something went wrong.
    pub fn alarm(self) -> Style {
        self.ink(Color::Red).add_modifier(Modifier::BOLD)
    }

    /// Something to know about. These are whole sentences, and the yellow of many palettes cannot be read on white.
    pub fn notice(self) -> Style {
        self.ink(Color::Magenta)
    }

    /// What was said; the bar of a yes.
    pub fn said(self) -> Style {
        self.ink(Color::Yellow)
    }

    /// What was shown; the bar of a yes that is backed.
    pub fn shown(self) -> Style {
        self.ink(Color::Green)
    }

    /// The ink of a status.
    pub fn status(self, status: Option<Status>) -> Style {
        match status {
            Some(Status::Yes) => self.ink(Color::Green),
            Some(Status::Partly) => self.ink(Color::Yellow),
            Some(Status::No) => self.ink(Color::Red),
            Some(Status::Unknown) => self.ink(Color::Magenta),
            Some(Status::NotApplicable) => self.quiet(),
            None => Style::new(),
        }
    }

    /// The ink of a severity.
    pub fn severity(self, severity: Severity) -> Style {
        match severity {
            Severity::Critical => self.alarm(),
            Severity::High => self.ink(Color::Red),
            Severity::Medium => self.ink(Color::Yellow),
            Severity::Low => self.quiet(),
        }
    }

    /// The ink of how an observation bears.
    pub fn bearing(self, bearing: Bearing) -> Style {
        match bearing {
            Bearing::Contradicts => self.alarm(),
            Bearing::NotExamined => self.ink(Color::Yellow),
            Bearing::Supports => self.ink(Color::Green),
            Bearing::Mentions => Style::new(),
        }
    }

    /// The sign of how an observation bears. None of them is the sign of a status: an observation is no answer.
    pub fn bearing_sign(self, bearing: Bearing) -> &'static str {
        match bearing {
            Bearing::Contradicts => "!",
            Bearing::NotExamined => "?",
            Bearing::Supports => "+",
            Bearing::Mentions => "-",
        }
    }

    /// The ink of how firmly a model is named.
    pub fn pin(self, pin: Pin) -> Style {
        match pin {
            Pin::FullCommit | Pin::Dated | Pin::Local => self.ink(Color::Green),
            Pin::ShortHash | Pin::Tag | Pin::Dynamic => self.ink(Color::Yellow),
            Pin::Branch | Pin::None | Pin::Floating => self.ink(Color::Red),
        }
    }

    /// The ink of what was seen in a model file.
    pub fn file_result(self, result: FileResult) -> Style {
        match result {
            FileResult::RunsCode => self.alarm(),
            FileResult::NotKnown | FileResult::NotExamined => self.ink(Color::Yellow),
            FileResult::OnlyKnownNames | FileResult::CannotCarryCode => Style::new(),
        }
    }

    /// The sign of a status.
    pub fn sign(self, status: Option<Status>) -> &'static str {
        match (self.signs, status) {
            (Signs::Unicode, status) => sign(status),
            (Signs::Ascii, Some(Status::Unknown)) => "?",
            (Signs::Ascii, Some(Status::Yes)) => "+",
            (Signs::Ascii, Some(Status::Partly)) => "~",
            (Signs::Ascii, Some(Status::No)) => "x",
            (Signs::Ascii, None) => ".",
            (Signs::Ascii, Some(Status::NotApplicable)) => "-",
        }
    }

    /// Marks the chosen row, for those who see no reverse.
    pub fn pointer(self) -> &'static str {
        match self.signs {
            Signs::Unicode => "▸",
            Signs::Ascii => ">",
        }
    }

    /// Stands for text that a row has no room for.
    pub fn ellipsis(self) -> &'static str {
        match self.signs {
            Signs::Unicode => "…",
            Signs::Ascii => "~",
        }
    }

    /// A filled and an empty cell of a bar.
    pub fn bar(self) -> (&'static str, &'static str) {
        match self.signs {
            Signs::Unicode => ("█", "─"),
            Signs::Ascii => ("#", "."),
        }
    }

    /// A cell of a bar that is said, and not shown.
    pub fn half_bar(self) -> &'static str {
        match self.signs {
            Signs::Unicode => "▒",
            Signs::Ascii => "=",
        }
    }

    /// A tick box, on or off.
    pub fn tick(self, on: bool) -> &'static str {
        match (self.signs, on) {
            (Signs::Unicode, true) => "[✓]",
            (Signs::Ascii, true) => "[x]",
            (_, false) => "[ ]",
        }
    }

    /// What stands for a typographic character of our own prose where a terminal has only ASCII.
    pub(super) fn plain(self, symbol: &str) -> Option<&'static str> {
        match symbol {
            _ if self.signs == Signs::Unicode => None,
            "·" | "–" | "—" => Some("-"),
            "…" => Some("~"),
            "“" | "”" => Some("\""),
            "‘" | "’" => Some("'"),
            _ => None,
        }
    }

    /// The lines around panes.
    pub fn lines(self) -> border::Set<'static> {
        match self.signs {
            Signs::Unicode => border::PLAIN,
            Signs::Ascii => border::Set {
                top_left: "+",
                top_right: "+",
                bottom_left: "+",
                bottom_right: "+",
                vertical_left: "|",
                vertical_right: "|",
                horizontal_top: "-",
                horizontal_bottom: "-",
            },
        }
    }
}

/// What stands in a field until somebody types: an ink of the palette may be the colour of the ground.
pub(super) fn hint() -> Style {
    Style::new().add_modifier(Modifier::DIM)
}

/// The short word of a status, for columns.
pub fn short_word(status: Option<Status>) -> &'static str {
    match status {
        Some(Status::NotApplicable) => words::NOT_APPLICABLE,
        Some(status) => status.word(),
        None => words::OPEN,
    }
}

/// The short word of a severity, for narrow columns.
pub(super) fn short_severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => words::CRITICAL,
        Severity::Medium => words::MEDIUM,
        Severity::High | Severity::Low => severity.word(),
    }
}
