//! Where keys have their meaning.

use crate::words::modes as words;

/// Where keys have their meaning: the screen or dialog that has the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mode {
    /// The checklist, with the list of items active.
    Items,
    /// The checklist, with the guidance of one item active.
    Detail,
    /// The gaps.
    Gaps,
    /// Said and shown.
    Overview,
    /// The preview of the record.
    Record,
    /// The profile.
    Profile,
    /// A release to be opened.
    Opening,
    /// What to look at again for the open release.
    Release,
    /// What a reviewer looks at.
    Review,
    /// The difference between the working record and another.
    Diff,
    /// The models that the project names, and those that are declared.
    Models,
    /// What else the scan saw: what was not examined, loads without a model, what is about no item.
    Noticed,
    /// The questions of each model, items by models.
    Matrix,
    /// A form of several lines.
    Writing,
    /// A form of single lines.
    Filling,
    /// The evidence of one answer.
    Evidence,
    /// Finding an item or an action.
    Finding,
    /// What stands beside an item, one line each.
    Knowledge,
    /// One piece of that, in full.
    Explained,
    /// What the scan saw, one line each.
    Seen,
    /// The lines around a place.
    Place,
    /// A text to be read and copied.
    Letter,
    /// Signing a release off.
    Signing,
    /// What keeps a release from being signed off.
    Blocked,
    /// Something that is asked before it is done.
    Confirming,
    /// The list of keys.
    Help,
    /// An answer that changed on both sides.
    Conflict,
    /// An export in which somebody wrote.
    WritingOver,
    /// Leaving with something unsaved.
    Leaving,
    /// A terminal that is too small to be drawn on.
    Unseen,
}

impl Mode {
    /// Every mode.
    pub const ALL: &'static [Self] = &[
        Self::Items,
        Self::Detail,
        Self::Gaps,
        Self::Overview,
        Self::Record,
        Self::Profile,
        Self::Opening,
        Self::Release,
        Self::Review,
        Self::Diff,
        Self::Models,
        Self::Noticed,
        Self::Matrix,
        Self::Writing,
        Self::Filling,
        Self::Evidence,
        Self::Finding,
        Self::Knowledge,
        Self::Explained,
        Self::Seen,
        Self::Place,
        Self::Letter,
        Self::Signing,
        Self::Blocked,
        Self::Confirming,
        Self::Help,
        Self::Conflict,
        Self::WritingOver,
        Self::Leaving,
        Self::Unseen,
    ];

    /// What the mode is called in help and README.
    pub fn title(self) -> &'static str {
        match self {
            Self::Items => words::ITEMS,
            Self::Detail => words::DETAIL,
            Self::Gaps => words::GAPS,
            Self::Overview => words::OVERVIEW,
            Self::Record => words::RECORD,
            Self::Profile => words::PROFILE,
            Self::Opening => words::OPENING,
            Self::Release => words::RELEASE,
            Self::Review => words::REVIEW,
            Self::Diff => words::DIFF,
            Self::Models => words::MODELS,
            Self::Noticed => words::NOTICED,
            Self::Matrix => words::MATRIX,
            Self::Writing => words::WRITING,
            Self::Filling => words::FILLING,
            Self::Evidence => words::EVIDENCE,
            Self::Finding => words::FINDING,
            Self::Knowledge => words::KNOWLEDGE,
            Self::Explained => words::EXPLAINED,
            Self::Seen => words::SEEN,
            Self::Place => words::PLACE,
            Self::Letter => words::LETTER,
            Self::Signing => words::SIGNING,
            Self::Blocked => words::BLOCKED,
            Self::Confirming => words::CONFIRMING,
            Self::Help => words::HELP,
            Self::Conflict => words::CONFLICT,
            Self::WritingOver => words::WRITING_OVER,
            Self::Leaving => words::LEAVING,
            Self::Unseen => words::UNSEEN,
        }
    }

    /// Whether letters are text here, not commands.
    pub fn takes_text(self) -> bool {
        matches!(self, Self::Writing | Self::Filling | Self::Evidence | Self::Finding | Self::Signing)
    }
}
