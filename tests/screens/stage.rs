//! A stage for screen tests: keys in through the real keymap, a screen with its styles out.
//!
//! There is no terminal, no disk and no clock: saves are answered at once, files are as the test says.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Arc, OnceLock};

use chrono::{DateTime, Duration, FixedOffset, NaiveDate};
use mindgap::assess::{assess, shift};
use mindgap::checklist::{Checklist, Digest, builtin};
use mindgap::diff::{diff, questions};
use mindgap::record::{
    Change, Counts, Evidence, EvidenceState, OpenRelease, Person, ProjectPath, Record, SealEnd, Since,
    Unsigned,
};
use mindgap::report::{Comparison, Edge, Sight};
use mindgap::scan::{Glimpse, Scan};
use mindgap::store::releases::{Kept as KeptRelease, Proposal, State};
use mindgap::store::{AtCommit, Saved};
use mindgap::tui::contrast::{Contrast, Side, told};
use mindgap::tui::deed::{Deed, Done, Released, Shelf};
use mindgap::tui::effect::{Effect, Present, Reply};
use mindgap::tui::model::{Kept, Model, Saving, Scanned, Session, Work};
use mindgap::tui::past::{Past, Stand, look_back};
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

pub fn now() -> DateTime<FixedOffset> {
    today().and_hms_opt(12, 0, 0).unwrap().and_utc().fixed_offset()
}

/// The built-in checklist, read once with all that stands beside it.
pub fn built_in() -> Checklist {
    static READ: OnceLock<Checklist> = OnceLock::new();
    let read = || {
        let checklist = builtin().unwrap();
        checklist.knowledge();
        checklist
    };
    READ.get_or_init(read).clone()
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
    /// Why nothing can be exported, if so.
    pub no_export: Option<&'static str>,
    /// Every change that was sent to be saved.
    pub saved: Vec<Change>,
    /// How long ago it was noon.
    pub since: Duration,
    /// Keys that were pressed.
    pub pressed: usize,
    /// Releases that were signed off in the imagined project.
    pub kept: Vec<KeptRelease>,
    /// The record of the last of them.
    pub frozen: Option<Record>,
    /// How that release is not what was signed off, if it is not.
    pub flaw: Option<String>,
    /// The commit that the imagined project stands on by now.
    pub commit: Option<String>,
    /// What a scan of the imagined project sees.
    pub scan: Arc<Scanned>,
    /// Why no scan comes to its end, if so; and whether one goes on for ever.
    pub scans: Scans,
    /// The lines around any place.
    pub glimpse: Result<Glimpse, String>,
}

/// What comes of a scan.
#[derive(Debug, Clone, Default)]
pub enum Scans {
    /// It comes to its end at once.
    #[default]
    End,
    /// It goes on.
    GoOn,
    /// It fails, because of this.
    Fail(&'static str),
}

pub const THEME: Theme = Theme { colours: Colours::Ansi, signs: Signs::Unicode };

impl Stage {
    /// The built-in checklist with an empty record that has been begun.
    pub fn begun(width: u16, height: u16) -> Self {
        let checklist = built_in();
        let record = Record::new("support-bot", &checklist);
        Self::with(checklist, record, Saving::Saved, &Session::default(), (width, height), THEME)
    }

    /// The kick-off of a new project.
    pub fn kick_off(width: u16, height: u16) -> Self {
        let checklist = built_in();
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
        let mut stage = Self {
            model,
            files: BTreeMap::new(),
            effects: Vec::new(),
            broken: None,
            no_export: None,
            saved: Vec::new(),
            since: Duration::zero(),
            pressed: 0,
            kept: Vec::new(),
            frozen: None,
            flaw: None,
            commit: None,
            scan: Arc::default(),
            scans: Scans::default(),
            glimpse: Ok(Glimpse::default()),
        };
        let effects = update(&mut stage.model, Input::Opened, now());
        stage.carry_out(effects);
        stage
    }

    /// Puts a file into the imagined project.
    pub fn file(mut self, path: &str, content: &str) -> Self {
        self.files.insert(path.parse().unwrap(), Digest::of(content.as_bytes()));
        self
    }

    /// Has the imagined project scanned, with this to be seen.
    pub fn seeing(mut self, scan: Scan) -> Self {
        self.scan = Arc::new(Scanned::new(scan));
        self.press("L");
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
            self.pressed += 1;
            self.input(Input::Key(event));
            self.input(Input::Drawn);
        }
    }

    /// Anything that can happen.
    pub fn input(&mut self, input: Input) {
        let effects = update(&mut self.model, input, now() + self.since);
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
                    None => Reply::Saved {
                        saved: Saved { wrote: true, ..Saved::default() },
                        covers: 1,
                        kept: Kept::ForNextTime,
                    },
                })
            }
            Effect::Observe(paths) => {
                let state = |path: &ProjectPath| {
                    self.files
                        .get(path)
                        .map_or(EvidenceState::Missing, |digest| EvidenceState::Holds((*digest).into()))
                };
                Some(Reply::Observed(paths.iter().map(|path| (path.clone(), state(path))).collect()))
            }
            Effect::Name { key, typed } => {
                let result = self.name(typed);
                Some(Reply::Named { key: key.clone(), typed: typed.clone(), result })
            }
            Effect::Complete { key, typed } => {
                let fits = self.files.keys().map(ToString::to_string).filter(|path| path.starts_with(typed));
                let (key, typed, candidates) = (key.clone(), typed.clone(), fits.collect());
                Some(Reply::Completed { key, typed, candidates })
            }
            Effect::LookAtReleases(_) => Some(Reply::Releases(Box::new(Shelf {
                kept: self.kept.clone(),
                commit: self.commit.clone(),
                ..Shelf::default()
            }))),
            Effect::ReadRelease(version) => {
                let frozen = self.frozen.clone().ok_or_else(|| format!("there is no release {version}"));
                Some(Reply::Earlier { version: version.clone(), result: frozen.map(Box::new) })
            }
            Effect::Propose => Some(Reply::Proposed(vec![
                Proposal { version: "1.4.0".parse().unwrap(), from: "a git tag of this commit" },
                Proposal { version: "1.4.0-rc2".parse().unwrap(), from: "Cargo.toml" },
            ])),
            Effect::LookBack(now) => Some(Reply::LookedBack(self.look_back(now))),
            Effect::Compare(side, now) => Some(Reply::Compared(Box::new(self.compare(side.clone(), now)))),
            Effect::Release(deed) => {
                let released = Box::new(self.release(deed));
                let saved = Saved { wrote: true, ..Saved::default() };
                Some(Reply::Released {
                    released,
                    then: Box::new(Reply::Saved { saved, covers: 1, kept: Kept::ForNextTime }),
                })
            }
            Effect::Scan => match self.scans {
                Scans::End => Some(Reply::Scanned { result: Ok(Some(Arc::clone(&self.scan))), covers: 1 }),
                Scans::GoOn => None,
                Scans::Fail(why) => Some(Reply::Scanned { result: Err(why.to_owned()), covers: 1 }),
            },
            Effect::Glance(place) => {
                Some(Reply::Glanced { place: place.clone(), result: self.glimpse.clone() })
            }
            Effect::Print(print) => {
                let commit = self.model.work.commit.clone();
                let at = commit.map(|commit| AtCommit { commit, uncommitted: None });
                Some(Reply::Printed { printed: Box::new(print.printed(at.as_ref())), covers: 1 })
            }
            Effect::Export { to, .. } => {
                let result = self.no_export.map_or_else(|| Ok(to.clone()), |why| Err(why.to_owned()));
                Some(Reply::Exported { to: to.clone(), result })
            }
            _ => None,
        }
    }

    /// What the worker finds when it looks back, without a disk.
    fn look_back(&self, now: &Present) -> Past {
        let day = today() - Duration::days(90);
        let stand = |name: &str, day, record: &Record, counts| Stand {
            name: name.to_owned(),
            day,
            record: Arc::new(record.clone()),
            observed: Arc::clone(&now.observed),
            counts,
        };
        let mut stands: Vec<Stand> =
            self.frozen.iter().map(|record| stand("1.3.0", day, record, None)).collect();
        stands.push(stand("now", now.today, &now.record, None));
        look_back(&self.model.work.checklist, &stands, 0)
    }

    /// What the worker finds when it compares, without a disk.
    fn compare(&self, side: Option<Side>, now: &Present) -> Contrast {
        let before = self.frozen.clone().unwrap_or_else(|| now.record.as_ref().clone());
        let day = today() - Duration::days(90);
        let checklist = &self.model.work.checklist;
        let judged = |record: &Record, day| assess(checklist, record, &now.observed, day);
        let edge = |record, day, flaw| Edge {
            name: "release 1.3.0".into(),
            record: Cow::Borrowed(record),
            observed: &now.observed,
            sight: Sight::Recorded,
            flaw,
            scan: None,
            day,
        };
        let lines = told(&Comparison {
            checklist,
            difference: diff(&before, &now.record),
            questions: questions(&before, &now.record, checklist),
            shift: shift(&judged(&before, day), &judged(&now.record, now.today)),
            before: edge(&before, day, self.flaw.clone()),
            after: edge(&now.record, now.today, None),
        });
        let release = Side::Release("1.3.0".parse().unwrap());
        let side = side.unwrap_or_else(|| if self.frozen.is_some() { release.clone() } else { Side::Head });
        let about = "release 1.3.0, judged as of 2026-08-24".to_owned();
        Contrast { side: Some(side), about, sides: vec![release, Side::Head], lines: Ok(lines) }
    }

    /// What the worker does about a release, without a disk.
    fn release(&mut self, deed: &Deed) -> Released {
        let record = &self.model.work.record;
        let (after, done) = match deed {
            Deed::Open { version, by, at } => {
                let last = self.kept.last().map(|kept| kept.version.clone());
                let since = last.map(|version| Since { version, whole: Digest::of(b"whole") });
                let open = OpenRelease::new(version.clone(), since, by, *at);
                (Some(open), Done::Opened(version.clone()))
            }
            Deed::Sign(sign) => {
                let open = record.release.clone().unwrap();
                let unsigned = Unsigned { at: sign.at, commit: None, statement: sign.statement.clone() };
                let signed = open.with(&Person::new(&sign.by, None), record.stand(), unsigned);
                let people = usize::from(record.rules().people);
                if signed.signed.len() < people {
                    let wanting = people - signed.signed.len();
                    (Some(signed), Done::Signed { wanting })
                } else {
                    let version = signed.version.clone();
                    let path = format!("ai-safety/releases/{version}.json");
                    self.kept.push(kept(signed, self.model.work.assessment.counts()));
                    (None, Done::Frozen { version, path, markdown: None })
                }
            }
        };
        Released { changes: vec![Change::Release(after)], done: Ok(done) }
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

/// A release that is as it was signed off.
pub fn kept(release: OpenRelease, counts: Counts) -> KeptRelease {
    let version = release.version.clone();
    let end = SealEnd {
        counts,
        frozen: Vec::new(),
        otherwise: None,
        scan: None,
        release,
        whole: Digest::of(b"whole"),
    };
    KeptRelease { version, state: State::Intact(Box::new(end)) }
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
pub fn events(keys: &str) -> Vec<KeyEvent> {
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
