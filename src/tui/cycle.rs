//! The loop: an event, an update, its effects, a frame. It sleeps until something happens; there is no tick.

use std::collections::VecDeque;
use std::ffi::OsString;
use std::io;
use std::time::Duration;

use chrono::{DateTime, FixedOffset};
use ratatui::crossterm::event::{self, Event};
use ratatui::layout::Size;

use super::effect::{Effect, Reply};
use super::held::{Admitted, Held, Looked};
use super::model::Model;
use super::outside;
use super::start::Ending;
use super::terminal::{self, Screen};
use super::update::{Input, quit, update};
use super::view::view;
use super::worker::{Worker, counts};
use crate::words::notice::editor::not_stopped;

/// How long to wait for a key while another thread is about to answer: at first, and at most.
const AT_ONCE: Duration = Duration::from_millis(1);
const SOON: Duration = Duration::from_millis(10);
/// How long to wait for a key when nothing else can happen. Not for ever, since the system wants a number.
const LONG: Duration = Duration::from_hours(1);

/// What the loop needs besides the model.
pub(super) struct Loop<'a> {
    screen: &'a mut Screen,
    worker: &'a mut Worker,
    editor: Option<OsString>,
    now: fn() -> DateTime<FixedOffset>,
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

impl<'a> Loop<'a> {
    /// The loop of a session in which nothing was typed yet.
    pub(super) fn new(
        screen: &'a mut Screen,
        worker: &'a mut Worker,
        editor: Option<OsString>,
        now: fn() -> DateTime<FixedOffset>,
    ) -> Self {
        Self { screen, worker, editor, now, held: Held::awaiting(), patience: AT_ONCE }
    }

    /// Goes round until the user leaves; `first` is what opening the screen asks for.
    pub(super) fn run(mut self, mut model: Model, first: Vec<Effect>) -> io::Result<Ending> {
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
                    Some(Looked::Dropped(said)) => model.say(said),
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

    /// Whether the program may end. What was typed last may still be on its way into the session, and nobody knew yet that
    /// it cannot be kept: then the user is asked after all.
    fn leaves(&mut self, model: &mut Model) -> io::Result<Going> {
        if model.would_lose().is_some() {
            return Ok(Going::Ends);
        }
        let replies = self.worker.settled().into_iter().map(Input::Reply).collect();
        let going = self.take_in(model, replies)?;
        Ok(if model.would_lose().is_none() { Going::Ends } else { going })
    }

    /// The terminal may have another size than before it was given away, and nobody tells that. What follows, last first.
    fn measured(&self, model: &mut Model) -> io::Result<Vec<Effect>> {
        let mut effects = update(model, Input::Resize(self.screen.size()?), (self.now)());
        effects.reverse();
        Ok(effects)
    }

    /// Carries out what the terminal can do, and hands the rest to the worker.
    fn carry_out(&mut self, model: &mut Model, effects: Vec<Effect>) -> io::Result<Going> {
        let mut queue = effects;
        queue.reverse();
        while let Some(effect) = queue.pop() {
            let reply = match effect {
                Effect::Leave => {
                    if self.leaves(model)? == Going::Ends {
                        return Ok(Going::Ends);
                    }
                    queue.extend(quit(model).into_iter().rev());
                    None
                }
                Effect::Redraw => {
                    self.screen.redraw()?;
                    queue.extend(self.measured(model)?);
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
                        queue.extend(self.measured(model)?);
                        // The user was elsewhere, as after any other window.
                        queue.extend(update(model, Input::Focus, (self.now)()).into_iter().rev());
                        None
                    }
                    Err(error) => Some(Reply::Failed(not_stopped(error))),
                },
                Effect::WriteOutside(text, pen) => {
                    let editor = self.editor.clone();
                    let written = self.screen.lend(|| outside::write_in_editor(editor, &text, pen))?;
                    queue.extend(self.measured(model)?);
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
