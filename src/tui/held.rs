//! What was typed while a key waits: for the name that git is asked for, or for a look at the disk, so that no key acts
//! upon an answer that is not the one shown. That key and everything after it wait, so that nothing happens out of order.
//! Never asks anybody, and never waits for long.

use chrono::{DateTime, FixedOffset, TimeDelta};

use super::effect::{Effect, Reply};
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
    /// Looks at the record that were asked for and not answered yet.
    looks: usize,
    /// The same, of looks at evidence.
    observes: usize,
}

#[derive(Debug)]
struct Waiting {
    inputs: Vec<Input>,
    stake: Stake,
    since: DateTime<FixedOffset>,
}

/// What becomes of an input.
#[derive(Debug)]
pub(super) enum Admitted {
    /// It happens now.
    Now(Input),
    /// It waits.
    Waits,
    /// It waits for a look at the disk: this is to be asked for.
    Looks(Vec<Effect>),
}

/// What becomes of the inputs that waited for the disk.
#[derive(Debug)]
pub(super) enum Looked {
    /// They happen, in this order; nothing keeps the first one any more.
    Go(Vec<Input>),
    /// They were typed for something that is another by now, and do nothing; this is said of it.
    Dropped(String),
}

impl Held {
    /// Git has not answered yet, and nothing waits for it.
    pub(super) fn awaiting() -> Self {
        Self { name: Some(Vec::new()), disk: None, looks: 0, observes: 0 }
    }

    /// Keeps an input that has to wait, and gives back any other.
    pub(super) fn admit(&mut self, model: &Model, input: Input, now: DateTime<FixedOffset>) -> Admitted {
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
                let looks = stake.looks(model);
                self.disk = Some(Waiting { inputs: vec![input], stake, since: now });
                Admitted::Looks(looks)
            }
            None => Admitted::Now(input),
        }
    }

    /// Git has answered: what waited, in the order in which it was typed. Nothing waits for it from now on.
    pub(super) fn release(&mut self) -> Vec<Input> {
        self.name.take().unwrap_or_default()
    }

    /// Something is asked for, which may be a look at the disk.
    pub(super) fn asks(&mut self, effect: &Effect) {
        self.looks += usize::from(*effect == Effect::Look);
        self.observes += usize::from(matches!(effect, Effect::Observe(_)));
    }

    /// Something was answered, which may be a look at the disk; returns whether it was.
    pub(super) fn answered(&mut self, reply: &Reply) -> bool {
        let (looked, observed) = (matches!(reply, Reply::Looked(_)), matches!(reply, Reply::Observed(_)));
        self.looks = self.looks.saturating_sub(usize::from(looked));
        self.observes = self.observes.saturating_sub(usize::from(observed));
        looked || observed
    }

    /// Looks at the disk were answered, and the model knows what came of them. None while nothing waits for that, or
    /// what waits has to go on waiting.
    pub(super) fn looked(&mut self, model: &Model) -> Option<Looked> {
        let evidence = self.disk.as_ref()?.stake.needs_evidence();
        if self.looks > 0 || evidence && self.observes > 0 {
            return None;
        }
        let Waiting { inputs, stake, .. } = self.disk.take()?;
        Some(if stake.holds(model) { Looked::Go(inputs) } else { Looked::Dropped(stake.dropped(model)) })
    }

    /// Whether something has waited for the disk for too long.
    pub(super) fn is_overdue(&self, now: DateTime<FixedOffset>) -> bool {
        self.disk.as_ref().is_some_and(|waiting| now - waiting.since >= PATIENCE)
    }

    /// What has waited for the disk for too long.
    pub(super) fn overdue(&mut self, now: DateTime<FixedOffset>) -> Vec<Input> {
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
    use crate::checklist::{Digest, builtin};
    use crate::record::{Answer, Change, Evidence, Observed, OpenRelease, Record, Status};
    use crate::tui::model::{Saving, Screen, Session, Work};
    use crate::tui::open;
    use crate::tui::theme::{Colours, Signs, Theme};
    use crate::tui::update::update;
    use crate::words::notice::saving::changed_elsewhere;

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

    fn now() -> DateTime<FixedOffset> {
        DateTime::UNIX_EPOCH.fixed_offset()
    }

    fn passes(held: &mut Held, model: &Model, input: Input) -> bool {
        matches!(held.admit(model, input, now()), Admitted::Now(_))
    }

    /// A look at the record was answered.
    fn looked(held: &mut Held, model: &Model) -> Option<Looked> {
        assert!(held.answered(&Reply::Looked(None)));
        held.looked(model)
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
        assert!(matches!(held.admit(&model, key('y'), now()), Admitted::Looks(_)));
        held.asks(&Effect::Look);
        assert!(matches!(held.admit(&model, key('j'), now()), Admitted::Waits));
        let Some(Looked::Go(inputs)) = looked(&mut held, &model) else { panic!("{held:?}") };
        assert_eq!(typed(&inputs), ['y', 'j'].map(KeyCode::Char));
        assert!(looked(&mut held, &model).is_none(), "nothing waits");
    }

    #[test]
    fn what_the_palette_does_waits_like_its_key() {
        let mut model = model("Ada");
        for c in ":answer no".chars() {
            update(&mut model, key(c), now());
        }
        let enter = || Input::Key(KeyEvent::from(KeyCode::Enter));
        let mut held = Held::awaiting();
        assert!(matches!(held.admit(&model, enter(), now()), Admitted::Looks(_)));
        held.asks(&Effect::Look);
        says(&mut model, Status::Yes);
        assert!(
            matches!(looked(&mut held, &model), Some(Looked::Dropped(said)) if said == changed_elsewhere("n"))
        );
    }

    #[test]
    fn what_was_typed_for_an_answer_that_is_another_by_now_does_nothing() {
        let mut model = model("Ada");
        let mut held = Held::awaiting();
        assert!(matches!(held.admit(&model, key('y'), now()), Admitted::Looks(_)));
        held.asks(&Effect::Look);
        says(&mut model, Status::No);
        assert!(
            matches!(looked(&mut held, &model), Some(Looked::Dropped(said)) if said == changed_elsewhere("y"))
        );
        // An editor shows what there is by then.
        assert!(matches!(held.admit(&model, key('e'), now()), Admitted::Looks(_)));
        held.asks(&Effect::Look);
        says(&mut model, Status::Yes);
        assert!(matches!(looked(&mut held, &model), Some(Looked::Go(_))));
    }

    #[test]
    fn a_step_that_another_window_took_is_not_followed_by_the_one_before_it() {
        let mut model = model("Ada");
        for c in "yjn".chars() {
            update(&mut model, key(c), now());
        }
        model.pending.clear();
        let of = |model: &Model, at: usize| Change::Answer(model.work.key(at).unwrap(), Box::default());
        let mut held = Held::awaiting();
        // What is changed elsewhere is no business of the step that would be undone.
        assert!(matches!(held.admit(&model, key('u'), now()), Admitted::Looks(_)));
        held.asks(&Effect::Look);
        let first = of(&model, 0);
        model.history.forget(&[first]);
        assert!(matches!(looked(&mut held, &model), Some(Looked::Go(_))));
        update(&mut model, key('k'), now());
        update(&mut model, key('p'), now());
        model.pending.clear();
        assert!(matches!(held.admit(&model, key('u'), now()), Admitted::Looks(_)));
        held.asks(&Effect::Look);
        let first = of(&model, 0);
        model.history.forget(&[first]);
        let left = model.history.last().unwrap().what.clone();
        let Some(Looked::Dropped(said)) = looked(&mut held, &model) else { panic!("{held:?}") };
        assert!(!said.contains("once more") && said.ends_with(&format!("u now undoes {left}")), "{said}");
    }

    #[test]
    fn the_sign_off_waits_for_a_look_at_the_evidence_too() {
        let mut model = model("Ada");
        let (key_of, path) = (model.work.key(0).unwrap(), "docs/a.md".parse().unwrap());
        let evidence = vec![Evidence::File { path, digest: Digest::of(b"then") }];
        let answer = Answer { status: Some(Status::Yes), evidence, ..Answer::default() };
        drop(model.work.apply(Change::Answer(key_of, Box::new(answer))));
        let open = OpenRelease::new("1.0.0".parse().unwrap(), None, "Ada", DateTime::UNIX_EPOCH);
        drop(model.work.apply(Change::Release(Some(open))));
        model.place.screen = Screen::Release;
        let mut held = Held::awaiting();
        let Admitted::Looks(effects) = held.admit(&model, key('S'), now()) else { panic!("{held:?}") };
        assert!(matches!(&effects[..], [Effect::Observe(files), Effect::Look] if files.len() == 1));
        for effect in &effects {
            held.asks(effect);
        }
        assert!(looked(&mut held, &model).is_none(), "the evidence is still being looked at");
        assert!(held.answered(&Reply::Observed(Observed::default())));
        let Some(Looked::Go(inputs)) = held.looked(&model) else { panic!("{held:?}") };
        assert_eq!(typed(&inputs), [KeyCode::Char('S')]);
    }

    #[test]
    fn only_the_answer_to_the_own_look_lets_a_key_go_and_a_slow_disk_keeps_nobody() {
        let model = model("Ada");
        let mut held = Held::awaiting();
        held.asks(&Effect::Look);
        assert!(matches!(held.admit(&model, key('y'), now()), Admitted::Looks(_)));
        held.asks(&Effect::Look);
        assert!(looked(&mut held, &model).is_none(), "that one was asked for before");
        assert!(held.overdue(now()).is_empty());
        assert_eq!(typed(&held.overdue(now() + PATIENCE)), [KeyCode::Char('y')]);
        assert!(looked(&mut held, &model).is_none());
    }
}
