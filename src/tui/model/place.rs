//! Where the user is: screen, phase, item, scroll and filters. What re-opening brings back.

use crate::assess::GapKind;
use crate::tui::keymap::Mode;

/// The user's place on every screen.
#[derive(Debug, Clone, Default)]
pub struct Place {
    /// The screen.
    pub screen: Screen,
    /// The phase, as a position in the checklist.
    pub phase: usize,
    /// For each phase the chosen item, as a position in the checklist; none in a phase without items.
    pub items: Vec<Option<usize>>,
    /// What the movement keys move on the checklist.
    pub focus: Focus,
    /// Rows of guidance scrolled away.
    pub scroll: usize,
    /// Whether items are listed that the profile hides.
    pub not_asked: NotAsked,
    /// On the gaps.
    pub gaps: GapsPlace,
    /// Rows of the overview scrolled away.
    pub overview: usize,
    /// Lines of the record scrolled away.
    pub record: usize,
    /// Rows of the first line seen that are scrolled away, where it is longer than the screen is wide.
    pub record_row: usize,
    /// On the profile.
    pub profile: ProfilePlace,
    /// On the release.
    pub release: ReleasePlace,
    /// The chosen line of the differences.
    pub diff: usize,
    /// On the models.
    pub models: ModelsPlace,
    /// The screen that led to the item, to which one comes back.
    pub came_from: Option<Screen>,
}

/// What fills the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Screen {
    /// The checklist.
    #[default]
    Items,
    /// What is wanting.
    Gaps,
    /// Said and shown.
    Overview,
    /// The preview of the export.
    Record,
    /// What to look at again for a release, and its sign-off.
    Release,
    /// The difference between the working record and another.
    Diff,
    /// The models that the project names, and what else the scan saw.
    Models,
    /// The facts about the project.
    Profile(Visit),
}

/// Why the profile is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visit {
    /// For the first time: there is no record yet.
    KickOff,
    /// To change something.
    Return,
}

/// What the movement keys move on the checklist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Focus {
    /// The list of items.
    #[default]
    List,
    /// The guidance of the chosen item.
    Detail,
}

/// Whether the list shows items that the profile hides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NotAsked {
    /// It does not.
    #[default]
    Hidden,
    /// It does, each with the answer that hides it.
    Listed,
}

/// The place on the gaps.
#[derive(Debug, Clone, Default)]
pub struct GapsPlace {
    /// The chosen row.
    pub chosen: usize,
    /// Which gaps are listed.
    pub filter: GapFilter,
}

/// Which gaps are listed; none of the parts means all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GapFilter {
    /// Only this kind.
    pub kind: Option<GapKind>,
    /// Only this phase.
    pub phase: Option<usize>,
    /// Only this owner; an empty name means: without owner.
    pub owner: Option<String>,
}

/// The place on the profile.
#[derive(Debug, Clone, Copy, Default)]
pub struct ProfilePlace {
    /// The question.
    pub question: usize,
    /// The option; the last row, after all options, is "not sure yet".
    pub option: usize,
}

/// The place on the release.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReleasePlace {
    /// Which list is seen while a release is open.
    pub list: ReleaseList,
    /// The chosen row.
    pub chosen: usize,
    /// Rows scrolled away of what is told of it.
    pub scroll: usize,
}

/// The lists of an open release.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ReleaseList {
    /// What to look at again.
    #[default]
    Queue,
    /// What others answered, for a reviewer.
    Review,
}

/// The place on the models.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ModelsPlace {
    /// Which part is seen.
    pub part: ModelsPart,
    /// The chosen row.
    pub chosen: usize,
    /// Rows scrolled away of what is told of it.
    pub scroll: usize,
    /// The chosen column of the matrix.
    pub column: usize,
}

/// The parts of what the scan saw.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ModelsPart {
    /// The models.
    #[default]
    Models,
    /// What was not examined to its end. Its count is always in sight.
    NotExamined,
    /// Loads that can run code and name no model.
    Loads,
    /// Observations that bear on no item.
    Other,
    /// The questions of each model: items by models.
    Matrix,
}

impl ModelsPart {
    /// Every part, in the order in which they are turned.
    pub const ALL: [Self; 5] = [Self::Models, Self::Matrix, Self::NotExamined, Self::Loads, Self::Other];
}

impl Place {
    /// What has the keyboard when no dialog is open; `open` says whether a release is.
    pub(super) fn mode(&self, open: bool) -> Mode {
        match (self.screen, self.focus) {
            (Screen::Items, Focus::List) => Mode::Items,
            (Screen::Items, Focus::Detail) => Mode::Detail,
            (Screen::Gaps, _) => Mode::Gaps,
            (Screen::Overview, _) => Mode::Overview,
            (Screen::Record, _) => Mode::Record,
            (Screen::Release, _) if !open => Mode::Opening,
            (Screen::Release, _) => match self.release.list {
                ReleaseList::Queue => Mode::Release,
                ReleaseList::Review => Mode::Review,
            },
            (Screen::Diff, _) => Mode::Diff,
            (Screen::Models, _) => match self.models.part {
                ModelsPart::Models => Mode::Models,
                ModelsPart::Matrix => Mode::Matrix,
                ModelsPart::NotExamined | ModelsPart::Loads | ModelsPart::Other => Mode::Noticed,
            },
            (Screen::Profile(_), _) => Mode::Profile,
        }
    }

    /// The chosen item of the present phase.
    pub fn chosen(&self) -> Option<usize> {
        self.items.get(self.phase).copied().flatten()
    }

    /// Chooses an item of the present phase and shows it from its beginning.
    pub fn choose(&mut self, position: Option<usize>) {
        if let Some(slot) = self.items.get_mut(self.phase) {
            if *slot != position {
                self.scroll = 0;
            }
            *slot = position;
        }
    }
}

/// A position moved by a distance and kept within a list.
pub fn moved(from: usize, by: isize, length: usize) -> usize {
    from.saturating_add_signed(by).min(length.saturating_sub(1))
}
