//! The loop: an event, an update, its effects, a frame. It sleeps until something happens; there is no tick.

use std::collections::VecDeque;
use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Local};
use ratatui::crossterm::event::{self, Event};
use ratatui::layout::Size;

use super::effect::{Effect, KickOff, Reply};
use super::held::{Admitted, Held, Looked};
use super::model::{Model, Place, Saving, Screen as Shown, Session, Visit, Work};
use super::start::{Ending, Start};
use super::terminal::{self, Lent, Screen};
use super::theme::Theme;
use super::update::{Input, ask_name, update};
use super::view::view;
use super::worker::{BEGUN, Desk, SESSION, Unseen, Worker, counts};
use super::{outside, signals};
use crate::record::{Change, Record};
use crate::store::{self, Vault};
use crate::words::notice::editor::not_stopped;
use crate::words::notice::saving as words;

/// How long to wait for a key while another thread is about to answer: at first, and at most.
const AT_ONCE: Duration = Duration::from_millis(1);
const SOON: Duration = Duration::from_millis(10);
/// How long to wait for a key when nothing else can happen. Not for ever, since the system wants a number.
const LONG: Duration = Duration::from_hours(1);

/// Runs the screen until the user leaves.
///
/// # Errors
/// The terminal refuses or is gone. Everything confirmed is on disk or kept for the next session.
pub fn run(start: Start) -> io::Result<Ending> {
    let Start { checklist, origin, project, dirs, vault, who, identity, editor, theme, now } = start;
    let kept = dirs.as_ref().map(|dirs| dirs.project_state(&project).join(BEGUN));
    let begun = kept.as_ref().and_then(|path| store::load::<KickOff>(path));
    let saving = if vault.is_some() { Saving::Saved } else { Saving::NotBegun };
    let mut vault = vault;
    if let (Some(vault), Some(kick_off), Some(path)) = (&mut vault, &begun, &kept) {
        take_in(vault, kick_off, path);
    }
    let recovered = vault.as_ref().map_or(0, Vault::recovered);
    let elsewhere = vault.as_ref().map_or(0, Vault::elsewhere);
    let out_of_reach = vault.as_ref().and_then(out_of_reach);
    let unmerged = vault.as_ref().is_some_and(Vault::unmerged);
    let record = match (&vault, begun) {
        (Some(vault), _) => vault.record().clone(),
        (None, Some(kick_off)) => kick_off.begun,
        (None, None) => Record::new(&project.default_name(), &checklist),
    };
    let session: Session = dirs
        .as_ref()
        .and_then(|dirs| store::load(&dirs.project_state(&project).join(SESSION)))
        .unwrap_or_default();

    let checklist = Arc::new(checklist);
    let desk = Desk {
        project,
        dirs,
        vault,
        checklist: Arc::clone(&checklist),
        begun: None,
        unseen: Unseen::default(),
    };
    let mut worker = Worker::start(desk, Arc::clone(&checklist), identity)?;
    let lent = Lent::default();
    signals::end_well(worker.flusher(), lent.clone())?;
    let mut screen = Screen::take(session.mouse(), lent)?;
    let work = Work::new(checklist, origin, record, now().date_naive(), who.unwrap_or_default());
    let mut model = open(work, &session, saving, theme, screen.size()?);
    if recovered > 0 {
        model.say(words::recovered(recovered));
    }
    if elsewhere > 0 {
        model.say(words::HELD_ELSEWHERE);
    }
    if let Some(said) = out_of_reach {
        model.say(said);
    }
    if unmerged {
        model.say(words::TWO_VERSIONS);
    }
    let mut first = update(&mut model, Input::Opened, now());
    if recovered > 0 {
        // What came back is not on disk yet.
        first.extend(update(&mut model, Input::Focus, now()));
    }
    Loop { screen: &mut screen, worker: &mut worker, editor, now, held: Held::awaiting(), patience: AT_ONCE }
        .run(model, first)
        .inspect_err(|_| signals::let_them_end())
}

/// What is said of files that earlier sessions left and nobody reads.
fn out_of_reach(vault: &Vault) -> Option<String> {
    match (vault.unread(), vault.beyond()) {
        ([first, ..], _) => Some(words::unread(vault.unread().len(), &store::shown(first))),
        ([], Some((files, folder))) => Some(words::beyond(files, &store::shown(folder))),
        ([], None) => None,
    }
}

/// A kick-off of an earlier session could not be saved, and somebody else began the record since: both count.
fn take_in(vault: &mut Vault, kick_off: &KickOff, kept: &Path) {
    let changes = Change::between(&kick_off.empty, &kick_off.begun);
    if vault.save(changes).is_ok() {
        let _ = std::fs::remove_file(kept);
    }
}

/// The model of a session that begins where the last one was.
pub fn open(mut work: Work, session: &Session, saving: Saving, theme: Theme, size: Size) -> Model {
    let begins = saving == Saving::NotBegun;
    let place = session.place(&mut work);
    let place = if begins { Place { screen: Shown::Profile(Visit::KickOff), ..place } } else { place };
    let mut model = Model::new(work, place, saving, theme, size);
    model.mouse = session.mouse();
    model.drafts = session.drafts().clone();
    model.kept = model.session();
    if begins {
        ask_name(&mut model);
    }
    model
}

/// What the loop needs besides the model.
struct Loop<'a> {
    screen: &'a mut Screen,
    worker: &'a mut Worker,
    editor: Option<OsString>,
    now: fn() -> DateTime<Local>,
    held: Held,
    /// How long the next wait for a key is while another thread is about to answer.
    patience: Duration,
}

/// Whether the program goes on.
#[derive(PartialEq, Eq)]
enum Going {
    On,
    Ends,
}

impl Loop<'_> {
    fn run(mut self, mut model: Model, first: Vec<Effect>) -> io::Result<Ending> {
        self.screen.draw(|frame| view(&model, frame))?;
        if self.carry_out(&mut model, first)? == Going::Ends {
            return Ok(Ending::of(&model));
        }
        loop {
            // What was drawn was seen; nothing else can say so.
            update(&mut model, Input::Drawn, (self.now)());
            let inputs = self.wait()?;
            if inputs.is_empty() && !self.held.is_overdue((self.now)()) {
                continue;
            }
            self.patience = AT_ONCE;
            if self.take_in(&mut model, inputs)? == Going::Ends {
                return Ok(Ending::of(&model));
            }
            self.screen.draw(|frame| view(&model, frame))?;
        }
    }

    /// Updates the model by each input. A key that needs the name waits for git, one that changes an answer for a look at
    /// the disk, and with it all that is typed after it, so that nothing happens out of order.
    fn take_in(&mut self, model: &mut Model, inputs: Vec<Input>) -> io::Result<Going> {
        let mut queue = VecDeque::from(inputs);
        // What comes first here has waited already.
        let late = self.held.overdue((self.now)());
        let mut waited = Self::put_first(late, &mut queue);
        while let Some(input) = queue.pop_front() {
            let input = if std::mem::take(&mut waited) {
                input
            } else {
                match self.held.admit(model, input, (self.now)()) {
                    Admitted::Now(input) => input,
                    Admitted::Waits => continue,
                    Admitted::Looks(effects) => {
                        model.looked = Some((self.now)());
                        for effect in effects {
                            self.hand_over(effect);
                        }
                        continue;
                    }
                }
            };
            let identified = matches!(input, Input::Reply(Reply::Identified(_)));
            let looked = matches!(&input, Input::Reply(reply) if self.held.answered(reply));
            let counts = matches!(&input, Input::Reply(reply) if counts(reply));
            let effects = update(model, input, (self.now)());
            self.worker.gave(counts, model.pending.is_empty());
            if self.carry_out(model, effects)? == Going::Ends {
                return Ok(Going::Ends);
            }
            if identified {
                let released = self.held.release();
                Self::put_first(released, &mut queue);
            }
            if looked {
                match self.held.looked(model) {
                    Some(Looked::Go(inputs)) => waited = Self::put_first(inputs, &mut queue),
                    Some(Looked::Dropped(key)) => model.say(words::changed_elsewhere(&key)),
                    None => {}
                }
            }
        }
        Ok(Going::On)
    }

    /// Puts inputs before all others; returns whether there were any.
    fn put_first(inputs: Vec<Input>, queue: &mut VecDeque<Input>) -> bool {
        let some = !inputs.is_empty();
        for input in inputs.into_iter().rev() {
            queue.push_front(input);
        }
        some
    }

    /// Hands an effect to the worker.
    fn hand_over(&mut self, effect: Effect) {
        self.held.asks(&effect);
        self.worker.send(effect);
    }

    /// Waits until something happens, and takes everything that has happened by then.
    fn wait(&mut self) -> io::Result<Vec<Input>> {
        let patience = if self.worker.is_busy() { self.patience } else { LONG };
        self.patience = (self.patience * 2).min(SOON);
        let mut inputs: Vec<Input> = Vec::new();
        if event::poll(patience)? {
            inputs.extend(input(event::read()?));
            while event::poll(Duration::ZERO)? {
                inputs.extend(input(event::read()?));
            }
        }
        inputs.extend(self.worker.replies().into_iter().map(Input::Reply));
        Ok(inputs)
    }

    /// Carries out what the terminal can do, and hands the rest to the worker.
    fn carry_out(&mut self, model: &mut Model, effects: Vec<Effect>) -> io::Result<Going> {
        let mut queue = effects;
        queue.reverse();
        while let Some(effect) = queue.pop() {
            let reply = match effect {
                Effect::Leave => return Ok(Going::Ends),
                Effect::Redraw => {
                    self.screen.redraw()?;
                    None
                }
                Effect::Copy(text) => {
                    terminal::copy(&text)?;
                    None
                }
                Effect::GiveMouse(mouse) => {
                    self.screen.give_mouse(mouse)?;
                    None
                }
                Effect::Suspend => match self.screen.lend(outside::stop)? {
                    Ok(()) => {
                        // The user was elsewhere, as after any other window.
                        queue.extend(update(model, Input::Focus, (self.now)()).into_iter().rev());
                        None
                    }
                    Err(error) => Some(Reply::Failed(not_stopped(error))),
                },
                Effect::WriteOutside(text) => {
                    let editor = self.editor.clone();
                    let written = self.screen.lend(|| outside::write_in_editor(editor, &text))?;
                    Some(Reply::WrittenOutside(written))
                }
                disk => {
                    self.hand_over(disk);
                    None
                }
            };
            if let Some(reply) = reply {
                queue.extend(update(model, Input::Reply(reply), (self.now)()).into_iter().rev());
            }
        }
        Ok(Going::On)
    }
}

/// What a terminal event means here.
fn input(event: Event) -> Option<Input> {
    match event {
        Event::Key(key) => Some(Input::Key(key)),
        Event::Paste(text) => Some(Input::Paste(text)),
        Event::Mouse(event) => Some(Input::Mouse(event)),
        Event::Resize(width, height) => Some(Input::Resize(Size::new(width, height))),
        Event::FocusGained => Some(Input::Focus),
        Event::FocusLost => None,
    }
}
