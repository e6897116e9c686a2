//! What was chosen on the way to a value: of which alternatives it is one, and on which assumptions it rests. Two values that
//! rest on the same choices belong together, such as an id and its revision. Chooses nothing itself.

use std::rc::Rc;

/// Most choices that are remembered.
const MOST: usize = 24;

/// One choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Choice {
    /// Where it was made.
    point: u64,
    which: u32,
    /// What else there may be.
    beside: Beside,
}

/// What there may be beside the ways that are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd)]
enum Beside {
    Nothing,
    /// Other ways.
    Others,
    /// Other ways, or nothing at all instead.
    None,
}

/// Who asks what a value is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Asker {
    #[default]
    Anybody,
    /// The product, to which only the product itself hands anything.
    Product,
    /// Whoever asks what a value can be at all: nothing is chosen, and every way is gone.
    EveryWay,
}

/// All that was chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in super::super) struct Held {
    /// Whether an assumption was made, however small.
    pub(in super::super) likely: bool,
    /// How many callers handed it on.
    pub(in super::super) handed: u8,
    /// Whether it then came out of what a function returns or an object holds.
    pub(in super::super) on_the_way: bool,
    asker: Asker,
    /// Whether a member of an enumeration is to stay one, and not to become what stands under it.
    members: bool,
    /// Cloned at every step, and never by another thread; none where there are none.
    choices: Option<Rc<[Choice]>>,
}

impl Held {
    /// Of a value that goes every way.
    pub(in super::super) fn every_way() -> Self {
        Self { asker: Asker::EveryWay, ..Self::default() }
    }

    /// As it is when the product asks, or anybody else.
    pub(in super::super) fn asked_by(&self, of_product: bool) -> Self {
        Self { asker: if of_product { Asker::Product } else { Asker::Anybody }, ..self.clone() }
    }

    /// Whether the product asks.
    pub(super) fn is_of_product(&self) -> bool {
        self.asker == Asker::Product
    }

    /// Whether every way is gone.
    pub(super) fn goes_every_way(&self) -> bool {
        self.asker == Asker::EveryWay
    }

    /// Whether a member of an enumeration stays one.
    pub(super) fn keeps_members(&self) -> bool {
        self.members
    }

    /// As it is where a member of an enumeration stays one, or becomes what stands under it.
    pub(super) fn keeping_members(&self, members: bool) -> Self {
        Self { members, ..self.clone() }
    }

    /// With an assumption.
    pub(in super::super) fn likely(&self) -> Self {
        self.likely_if(true)
    }

    /// With an assumption, if there is one.
    pub(super) fn likely_if(&self, more: bool) -> Self {
        Self { likely: self.likely || more, ..self.clone() }
    }

    /// As it stands where the call stands that handed it on.
    pub(super) fn handed(&self, by_caller: bool) -> Self {
        Self { handed: self.handed.saturating_add(u8::from(by_caller)), on_the_way: false, ..self.clone() }
    }

    /// As it stands where a function returns it or an object holds it.
    pub(super) fn found_on_the_way(&self) -> Self {
        Self { on_the_way: true, ..self.clone() }
    }

    /// With one of several that are all there are; `None` if another was chosen before.
    pub(super) fn choosing(&self, point: u64, which: u32) -> Option<Self> {
        self.with(Choice { point, which, beside: Beside::Nothing })
    }

    /// With one of several, beside which there may be others; `None` if another was chosen before.
    pub(super) fn among(&self, point: u64, which: u32) -> Option<Self> {
        self.with(Choice { point, which, beside: Beside::Others })
    }

    /// With a default that somebody may replace, even by nothing.
    pub(super) fn assuming(&self, point: u64) -> Option<Self> {
        self.with(Choice { point, which: 0, beside: Beside::None })
    }

    /// Whether that was chosen.
    pub(super) fn has(&self, point: u64, which: u32) -> bool {
        self.all().iter().any(|each| each.point == point && each.which == which)
    }

    fn all(&self) -> &[Choice] {
        self.choices.as_deref().unwrap_or_default()
    }

    fn with(&self, choice: Choice) -> Option<Self> {
        if self.goes_every_way() {
            return Some(self.clone());
        }
        match self.all().iter().find(|each| each.point == choice.point) {
            Some(before) if before.which != choice.which => None,
            Some(_) => Some(self.clone()),
            None => {
                let more = (self.all().len() < MOST).then_some(choice);
                Some(Self { choices: Some(self.all().iter().copied().chain(more).collect()), ..*self })
            }
        }
    }

    /// Whether everything that the other assumes is assumed here.
    pub(super) fn covers(&self, other: &Self) -> bool {
        self.knows(other, Beside::Others)
    }

    /// Whether every default that the other rests on is one here.
    pub(super) fn covers_defaults(&self, other: &Self) -> bool {
        self.knows(other, Beside::None)
    }

    fn knows(&self, other: &Self, least: Beside) -> bool {
        other.all().iter().filter(|each| each.beside >= least).all(|each| self.all().contains(each))
            && other.all().len() < MOST
    }
}
