//! What was typed while a key waits: for the name that git is asked for, or for a look at the disk, so that no key acts
//! upon an answer that is not the one shown. That key and everything after it wait, so that nothing happens out of order.
//! Never asks anybody, and never waits for long.

use chrono::{DateTime, Local, TimeDelta};

use super::model::Model;
use super::stake::Stake;
use super::update::{Input, wants_name};

/// For so long a key waits for the disk. One that does not answer keeps nobody waiting; what is saved meets it anyway.
const PATIENCE: TimeDelta = TimeDelta::milliseconds(250);

/// Inputs that wait.
#[derive(Debug)]
pub(super) struct Held {
    /// For git, until it has answered.
    name: Option<Vec<Input>>,
    /// For the disk.
    disk: Option<Waiting>,
    /// Looks at the disk that were asked for and not answered yet.
    looks: usize,
}

#[derive(Debug)]
struct Waiting {
    inputs: Vec<Input>,
    stake: Stake,
    since: DateTime<Local>,
}

/// What becomes of an input.
#[derive(Debug)]
pub(super) enum Admitted {
    /// It happens now.
    Now(Input),
    /// It waits.
    Waits,
    /// It waits for a look at the disk, which is to be asked for.
    Looks,
}

/// What becomes of the inputs that waited for the disk.
#[derive(Debug)]
pub(super) enum Looked {
    /// They happen, in this order; nothing keeps the first one any more.
    Go(Vec<Input>),
    /// They were typed for something that is another by now. This key, pressed once more, would act upon what it is.
    Dropped(String),
}

impl Held {
    /// Git has not answered yet, and nothing waits for it.
    pub(super) fn awaiting() -> Self {
        Self { name: Some(Vec::new()), disk: None, looks: 0 }
    }

    /// Keeps an input that has to wait, and gives back any other.
    pub(super) fn admit(&mut self, model: &Model, input: Input, now: DateTime<Local>) -> Admitted {
        let typed = matches!(input, Input::Key(_) | Input::Paste(_) | Input::Mouse(_));
        if !typed {
            return Admitted::Now(input);
        }
        if let Some(held) = &mut self.name {
            let wants = matches!(&input, Input::Key(key) if wants_name(model, key));
            if wants || !held.is_empty() {
                held.push(input);
                return Admitted::Waits;
            }
        }
        if let Some(waiting) = &mut self.disk {
            waiting.inputs.push(input);
            return Admitted::Waits;
        }
        let stake = if let Input::Key(key) = &input { Stake::of(model, key) } else { None };
        match stake {
            Some(stake) => {
                self.disk = Some(Waiting { inputs: vec![input], stake, since: now });
                Admitted::Looks
            }
            None => Admitted::Now(input),
        }
    }

    /// Git has answered: what waited, in the order in which it was typed. Nothing waits for it from now on.
    pub(super) fn release(&mut self) -> Vec<Input> {
        self.name.take().unwrap_or_default()
    }

    /// A look at the disk was asked for.
    pub(super) fn looks(&mut self) {
        self.looks += 1;
    }

    /// A look at the disk was answered, and the model knows what came of it. None while nothing waits for it.
    pub(super) fn looked(&mut self, model: &Model) -> Option<Looked> {
        self.looks = self.looks.saturating_sub(1);
        if self.looks > 0 {
            return None;
        }
        let Waiting { inputs, stake, .. } = self.disk.take()?;
        Some(if stake.holds(model) { Looked::Go(inputs) } else { Looked::Dropped(stake.key()) })
    }

    /// Whether something has waited for the disk for too long.
    pub(super) fn is_overdue(&self, now: DateTime<Local>) -> bool {
        self.disk.as_ref().is_some_and(|waiting| now - waiting.since >= PATIENCE)
    }

    /// What has waited for the disk for too long.
    pub(super) fn overdue(&mut self, now: DateTime<Local>) -> Vec<Input> {
        let late = self.is_overdue(now).then(|| self.disk.take()).flatten();
        late.map(|waiting| waiting.inputs).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use ratatui::crossterm::event::{KeyCode, KeyEvent};
    use ratatui::layout::Size;

    use super::*;
    use crate::checklist::builtin;
    use crate::record::{Answer, Change, Record, Status};
    use crate::tui::model::{Saving, Session, Work};
    use crate::tui::open;
    use crate::tui::theme::{Colours, Signs, Theme};

    fn model(who: &str) -> Model {
        let checklist = Arc::new(builtin().unwrap());
        let record = Record::new("bot", &checklist);
        let work = Work::new(checklist, "built in".into(), record, chrono::NaiveDate::default(), who.into());
        let theme = Theme { colours: Colours::None, signs: Signs::Ascii };
        open(work, &Session::default(), Saving::Saved, theme, Size::new(80, 24))
    }

    fn key(c: char) -> Input {
        Input::Key(KeyEvent::from(KeyCode::Char(c)))
    }

    fn now() -> DateTime<Local> {
        DateTime::UNIX_EPOCH.with_timezone(&Local)
    }

    fn passes(held: &mut Held, model: &Model, input: Input) -> bool {
        matches!(held.admit(model, input, now()), Admitted::Now(_))
    }

    fn typed(inputs: &[Input]) -> Vec<KeyCode> {
        let code = |input: &Input| if let Input::Key(key) = input { Some(key.code) } else { None };
        inputs.iter().filter_map(code).collect()
    }

    #[test]
    fn a_status_key_waits_for_the_name_and_all_that_is_typed_after_it() {
        let model = model("");
        let mut held = Held::awaiting();
        assert!(passes(&mut held, &model, key('j')), "moving needs no name");
        for c in ['y', 'j', 'n'] {
            assert!(matches!(held.admit(&model, key(c), now()), Admitted::Waits), "{c}");
        }
        assert!(passes(&mut held, &model, Input::Resize(Size::new(90, 30))));
        let released = held.release();
        assert_eq!(typed(&released), ['y', 'j', 'n'].map(KeyCode::Char));
        // Should git know no name either, the key asks for it now.
        assert!(!matches!(held.admit(&model, key('y'), now()), Admitted::Waits));
    }

    #[test]
    fn nothing_waits_for_a_name_where_it_was_given() {
        let mut held = Held::awaiting();
        assert!(!matches!(held.admit(&model("Ada"), key('y'), now()), Admitted::Waits));
        assert!(held.release().is_empty());
    }

    fn says(model: &mut Model, status: Status) {
        let key = model.work.key(model.place.chosen().unwrap()).unwrap();
        let answer = Answer { status: Some(status), ..Answer::default() };
        drop(model.work.apply(Change::Answer(key, Box::new(answer))));
    }

    #[test]
    fn a_key_that_changes_an_answer_waits_for_a_look_at_the_disk_with_all_that_follows() {
        let model = model("Ada");
        let mut held = Held::awaiting();
        assert!(passes(&mut held, &model, key('j')), "moving changes nothing");
        assert!(matches!(held.admit(&model, key('y'), now()), Admitted::Looks));
        held.looks();
        assert!(matches!(held.admit(&model, key('j'), now()), Admitted::Waits));
        let Some(Looked::Go(inputs)) = held.looked(&model) else { panic!("{held:?}") };
        assert_eq!(typed(&inputs), ['y', 'j'].map(KeyCode::Char));
        assert!(held.looked(&model).is_none(), "nothing waits");
    }

    #[test]
    fn what_was_typed_for_an_answer_that_is_another_by_now_does_nothing() {
        let mut model = model("Ada");
        let mut held = Held::awaiting();
        assert!(matches!(held.admit(&model, key('y'), now()), Admitted::Looks));
        held.looks();
        says(&mut model, Status::No);
        assert!(matches!(held.looked(&model), Some(Looked::Dropped(key)) if key == "y"));
        // An editor shows what there is by then.
        assert!(matches!(held.admit(&model, key('e'), now()), Admitted::Looks));
        held.looks();
        says(&mut model, Status::Yes);
        assert!(matches!(held.looked(&model), Some(Looked::Go(_))));
    }

    #[test]
    fn only_the_answer_to_the_own_look_lets_a_key_go_and_a_slow_disk_keeps_nobody() {
        let model = model("Ada");
        let mut held = Held::awaiting();
        held.looks();
        assert!(matches!(held.admit(&model, key('y'), now()), Admitted::Looks));
        held.looks();
        assert!(held.looked(&model).is_none(), "that one was asked for before");
        assert!(held.overdue(now()).is_empty());
        assert_eq!(typed(&held.overdue(now() + PATIENCE)), [KeyCode::Char('y')]);
        assert!(held.looked(&model).is_none());
    }
}
