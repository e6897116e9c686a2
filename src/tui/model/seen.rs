//! What lies over the screen of what a scan saw: a list of places about one thing, and the lines around one of them.

use super::scanned::Scanned;
use super::work::Work;
use crate::checklist::Digest;
use crate::scan::{Bearing, Detector, Glimpse, Hub, Model as Ptm, Observation, Place, Seen};
use crate::words::sight::FILE_OF_MODEL;

/// What a list of what was seen is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seeing {
    /// An item, as a position in the checklist: what bears on its question about the present model, and not on the one
    /// about another.
    Item(usize),
    /// A model, as a position in the inventory: the places that name it, then its files, then what else was seen.
    Model(usize),
}

/// A list of what was seen about one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SeenDialog {
    /// About what.
    pub of: Seeing,
    /// The chosen row.
    pub chosen: usize,
    /// Rows scrolled away of what is told of it.
    pub scroll: usize,
}

/// The lines around a place.
#[derive(Debug)]
pub struct Glance {
    /// Where.
    pub place: Seen,
    /// What was seen there, in a sentence.
    pub saw: String,
    /// What is there.
    pub looked: Looked,
    /// Rows scrolled away; none until somebody scrolls, so that the place is in the middle.
    pub scroll: Option<usize>,
}

/// What there is to see of a place.
#[derive(Debug)]
pub enum Looked {
    /// It is being read.
    Awaited,
    /// The lines around it, or why there are none.
    At(Result<Glimpse, String>),
}

/// One row of a list of what was seen.
#[derive(Debug, Clone, Copy)]
pub enum SeenRow<'s> {
    /// An observation, as it bears on what the list is about.
    Observation(&'s Observation, Bearing),
    /// A place that names the model.
    Place(&'s Place),
    /// A file of the model, by its path.
    File(&'s str),
}

/// What stands in a row, whatever its position: another scan may list it elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Same {
    /// A model, and its first place where it has no name.
    Model(Hub, Option<String>, Option<String>, Option<Place>),
    /// Something seen in a file.
    Observation(Detector, Digest, String),
    /// What a file calls.
    Place(String, String),
    /// A file.
    File(String),
    /// What was not examined, and why.
    NotExamined(String, String),
    /// An item or a declared model.
    Named(String),
}

impl Same {
    /// A model by its name and revision.
    pub fn model(model: &Ptm) -> Self {
        let first = if model.id.is_none() { model.places.first().cloned() } else { None };
        Self::Model(model.hub, model.id.clone(), model.revision.clone(), first)
    }

    /// An observation by what was seen.
    pub fn observation(one: &Observation) -> Self {
        Self::Observation(one.detector, one.digest, one.place.path.clone())
    }

    /// A place by what is called there; its line may move.
    pub fn place(place: &Place) -> Self {
        Self::Place(place.path.clone(), place.call.clone())
    }
}

/// What stood in a row before another scan came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Was {
    /// At which position.
    pub at: usize,
    /// What.
    pub same: Same,
    /// Where in the project.
    pub place: Seen,
}

impl Was {
    /// Where the same stands now: at its old place in the project if there are several, else at its old position.
    pub fn now(&self, rows: usize, row: impl Fn(usize) -> Option<(Same, Seen)>) -> Option<usize> {
        let all = || (0..rows).filter_map(|at| Some((at, row(at)?))).filter(|(_, row)| row.0 == self.same);
        let exact = all().find(|(at, row)| row.1 == self.place && *at == self.at);
        let exact = exact.or_else(|| all().find(|(_, row)| row.1 == self.place));
        exact.or_else(|| all().find(|(at, _)| *at == self.at)).or_else(|| all().next()).map(|(at, _)| at)
    }
}

impl SeenDialog {
    /// The list, its first row chosen.
    pub fn new(of: Seeing) -> Self {
        Self { of, chosen: 0, scroll: 0 }
    }

    /// Chooses a row and tells of it from the beginning.
    pub fn choose(&mut self, row: usize) {
        if self.chosen != row {
            (self.chosen, self.scroll) = (row, 0);
        }
    }

    /// All rows.
    pub fn rows<'s>(&self, scanned: &'s Scanned, work: &Work) -> Vec<SeenRow<'s>> {
        let borne = |at: usize, item: &str| {
            scanned.observation(at).map(|one| SeenRow::Observation(one, one.bearing_on(item)))
        };
        match self.of {
            Seeing::Item(position) => {
                let item = work.item(position).map_or("", |item| item.id.as_str());
                work.seen_of(scanned, position).filter_map(|at| borne(at, item)).collect()
            }
            Seeing::Model(model) => {
                let Some(about) = scanned.scan().inventory.models.get(model) else { return Vec::new() };
                let places = about.places.iter().map(SeenRow::Place);
                let files = about.files.iter().map(|file| SeenRow::File(&file.path));
                let seen = scanned.on_model(model).iter().filter_map(|at| borne(*at, ""));
                places.chain(files).chain(seen).collect()
            }
        }
    }

    /// The row at a position.
    pub fn row<'s>(&self, scanned: &'s Scanned, work: &Work, at: usize) -> Option<SeenRow<'s>> {
        self.rows(scanned, work).get(at).copied()
    }

    /// How many rows there are.
    pub fn length(&self, scanned: &Scanned, work: &Work) -> usize {
        self.rows(scanned, work).len()
    }
}

impl SeenRow<'_> {
    /// What it is, whatever its position.
    pub fn same(&self) -> Same {
        match self {
            Self::Observation(one, _) => Same::observation(one),
            Self::Place(place) => Same::place(place),
            Self::File(path) => Same::File((*path).to_owned()),
        }
    }

    /// What was seen, in a few words.
    pub fn says(&self) -> &str {
        match self {
            Self::Observation(one, _) => &one.saw,
            Self::Place(place) => &place.call,
            Self::File(_) => FILE_OF_MODEL,
        }
    }

    /// Where it was seen.
    pub fn place(&self) -> Seen {
        match self {
            Self::Observation(one, _) => one.place.clone(),
            Self::Place(place) => of_place(place),
            Self::File(path) => Seen { path: (*path).to_owned(), ..Seen::default() },
        }
    }
}

/// A place of the inventory as the place of something seen.
pub fn of_place(place: &Place) -> Seen {
    place.into()
}
