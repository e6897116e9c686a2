//! A stage for screen tests: keys in through the real keymap, a screen with its styles out.
//!
//! There is no terminal, no disk and no clock: saves are answered at once, files are as the test says.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use chrono::{DateTime, Local, NaiveDate, TimeZone as _};
use mindgap::checklist::{Checklist, Digest, builtin};
use mindgap::record::{Change, Evidence, EvidenceState, ProjectPath, Record};
use mindgap::store::Saved;
use mindgap::tui::effect::{Effect, Reply};
use mindgap::tui::model::{Kept, Model, Saving, Session, Work};
use mindgap::tui::theme::{Colours, Signs, Theme};
use mindgap::tui::{Input, open, update, view};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Size;
use ratatui::style::{Color, Modifier};

/// The day on which all screen tests play.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

fn now() -> DateTime<Local> {
    Local.from_local_datetime(&today().and_hms_opt(12, 0, 0).unwrap()).unwrap()
}

/// A program on stage.
#[derive(Debug)]
pub struct Stage {
    pub model: Model,
    /// Files that exist in the imagined project.
    pub files: BTreeMap<ProjectPath, Digest>,
    /// What was asked for and is no business of the stage.
    pub effects: Vec<Effect>,
    /// Why nothing can be saved, if so.
    pub broken: Option<&'static str>,
    /// Every change that was sent to be saved.
    pub saved: Vec<Change>,
}

pub const THEME: Theme = Theme { colours: Colours::Ansi, signs: Signs::Unicode };

impl Stage {
    /// The built-in checklist with an empty record that has been begun.
    pub fn begun(width: u16, height: u16) -> Self {
        let checklist = builtin().unwrap();
        let record = Record::new("support-bot", &checklist);
        Self::with(checklist, record, Saving::Saved, &Session::default(), (width, height), THEME)
    }

    /// The kick-off of a new project.
    pub fn kick_off(width: u16, height: u16) -> Self {
        let checklist = builtin().unwrap();
        let record = Record::new("support-bot", &checklist);
        Self::with(checklist, record, Saving::NotBegun, &Session::default(), (width, height), THEME)
    }

    /// A stage with everything said.
    pub fn with(
        checklist: Checklist,
        record: Record,
        saving: Saving,
        session: &Session,
        (width, height): (u16, u16),
        theme: Theme,
    ) -> Self {
        // A thread of its own reads them in the program; here they are at hand at once.
        checklist.knowledge();
        let work =
            Work::new(Arc::new(checklist), "built in".to_owned(), record, today(), "Ada Byron".to_owned());
        let model = open(work, session, saving, theme, Size::new(width, height));
        let mut stage =
            Self { model, files: BTreeMap::new(), effects: Vec::new(), broken: None, saved: Vec::new() };
        let effects = update(&mut stage.model, Input::Opened, now());
        stage.carry_out(effects);
        stage
    }

    /// Puts a file into the imagined project.
    pub fn file(mut self, path: &str, content: &str) -> Self {
        self.files.insert(path.parse().unwrap(), Digest::of(content.as_bytes()));
        self
    }

    /// Presses keys: `<enter>`, `<c-s>` and the like by name, everything else as it stands.
    pub fn keys(mut self, keys: &str) -> Self {
        self.press(keys);
        self
    }

    /// The same on a stage that stays.
    pub fn press(&mut self, keys: &str) {
        for event in events(keys) {
            self.input(Input::Key(event));
        }
    }

    /// Anything that can happen.
    pub fn input(&mut self, input: Input) {
        let effects = update(&mut self.model, input, now());
        self.carry_out(effects);
    }

    /// The same, with nobody to carry out what it asks for.
    pub fn unanswered(&mut self, input: Input) -> Vec<Effect> {
        update(&mut self.model, input, now())
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match self.reply(&effect) {
                Some(reply) => {
                    self.effects.push(effect);
                    self.input(Input::Reply(reply));
                }
                None => self.effects.push(effect),
            }
        }
    }

    fn reply(&mut self, effect: &Effect) -> Option<Reply> {
        match effect {
            Effect::Save(_) | Effect::Create(_) | Effect::Settle { .. } => {
                if let Effect::Save(changes) = effect {
                    self.saved.extend(changes.clone());
                }
                Some(match self.broken {
                    Some(why) => Reply::NotSaved {
                        covers: 1,
                        why: why.to_owned(),
                        hint: "free some space".to_owned(),
                        kept: Kept::ForNextTime,
                    },
                    None => Reply::Saved { saved: Saved { wrote: true, ..Saved::default() }, covers: 1 },
                })
            }
            Effect::Observe(paths) => {
                let state = |path: &ProjectPath| {
                    self.files
                        .get(path)
                        .map_or(EvidenceState::Missing, |digest| EvidenceState::Holds(*digest))
                };
                Some(Reply::Observed(paths.iter().map(|path| (path.clone(), state(path))).collect()))
            }
            Effect::Name { key, typed } => {
                let result = self.name(typed);
                Some(Reply::Named { key: key.clone(), typed: typed.clone(), result })
            }
            Effect::Complete(typed) => {
                let fits = self.files.keys().map(ToString::to_string).filter(|path| path.starts_with(typed));
                Some(Reply::Completed(fits.collect()))
            }
            Effect::Print(print) => Some(Reply::Printed { printed: Box::new(print.carry_out()), covers: 1 }),
            Effect::Export { to, .. } => Some(Reply::Exported(Ok(to.clone()))),
            _ => None,
        }
    }

    fn name(&self, typed: &str) -> Result<Evidence, String> {
        if typed.starts_with("http") {
            return Evidence::link(typed).map_err(|error| error.to_string());
        }
        if let Some(commit) = typed.strip_prefix("commit:") {
            return Evidence::commit(commit).map_err(|error| error.to_string());
        }
        let path: ProjectPath = typed.parse().map_err(|_| format!("{typed} is outside the project"))?;
        match self.files.get(&path) {
            Some(digest) => Ok(Evidence::File { path, digest: *digest }),
            None => Err(format!("there is no file {typed}")),
        }
    }

    /// The screen as it is drawn.
    pub fn buffer(&self) -> Buffer {
        self.terminal().backend().buffer().clone()
    }

    fn terminal(&self) -> Terminal<TestBackend> {
        let Size { width, height } = self.model.size;
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        terminal.draw(|frame| view(&self.model, frame)).unwrap();
        terminal
    }

    /// The words on the screen, row by row.
    pub fn text(&self) -> String {
        let buffer = self.buffer();
        let width = usize::from(buffer.area.width);
        let rows = buffer.content.chunks(width).map(|row| {
            let mut skip = 0;
            let mut text = String::new();
            for cell in row {
                if skip == 0 {
                    text.push_str(cell.symbol());
                    skip = unicode_width::UnicodeWidthStr::width(cell.symbol()).saturating_sub(1);
                } else {
                    skip -= 1;
                }
            }
            text.trim_end().to_owned()
        });
        rows.collect::<Vec<_>>().join("\n")
    }

    /// Words, styles and cursor, for a snapshot.
    pub fn screen(&self) -> String {
        let mut terminal = self.terminal();
        let mut out = self.text();
        let buffer = terminal.backend().buffer().clone();
        out.push_str("\n--- styles\n");
        out.push_str(&styles(&buffer));
        let position = terminal.get_cursor_position().unwrap();
        let _ = writeln!(out, "--- cursor {},{}", position.x, position.y);
        out
    }
}

/// Runs of cells that do not look plain, one a line: row, first column, last column, look.
fn styles(buffer: &Buffer) -> String {
    let mut out = String::new();
    let width = usize::from(buffer.area.width);
    for (y, row) in buffer.content.chunks(width).enumerate() {
        let mut x = 0;
        while x < row.len() {
            let look = |x: usize| (row[x].fg, row[x].bg, row[x].modifier);
            let start = x;
            while x + 1 < row.len() && look(x + 1) == look(start) {
                x += 1;
            }
            let (fg, bg, modifier) = look(start);
            if look(start) != (Color::Reset, Color::Reset, Modifier::empty()) {
                let _ = write!(out, "{y}:{start}-{x} {fg:?}");
                if bg != Color::Reset {
                    let _ = write!(out, " on {bg:?}");
                }
                if !modifier.is_empty() {
                    let _ = write!(out, " {modifier:?}");
                }
                out.push('\n');
            }
            x += 1;
        }
    }
    out
}

/// Keys as a person would write them down.
fn events(keys: &str) -> Vec<KeyEvent> {
    let mut events = Vec::new();
    let mut rest = keys;
    while let Some(first) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|tail| tail.split_once('>'));
        if let Some((name, tail)) = named {
            events.push(key(name));
            rest = tail;
        } else {
            events.push(KeyEvent::from(KeyCode::Char(first)));
            rest = &rest[first.len_utf8()..];
        }
    }
    events
}

fn key(name: &str) -> KeyEvent {
    if let Some(letter) = name.strip_prefix("c-") {
        return KeyEvent::new(KeyCode::Char(letter.chars().next().unwrap()), KeyModifiers::CONTROL);
    }
    KeyEvent::from(match name {
        "enter" => KeyCode::Enter,
        "esc" => KeyCode::Esc,
        "tab" => KeyCode::Tab,
        "backtab" => KeyCode::BackTab,
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        "pgdn" => KeyCode::PageDown,
        "pgup" => KeyCode::PageUp,
        "space" => KeyCode::Char(' '),
        "bs" => KeyCode::Backspace,
        "del" => KeyCode::Delete,
        "lt" => KeyCode::Char('<'),
        other => panic!("no key is called {other}"),
    })
}
