//! Where keys have their meaning.

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
    /// The models that the project names, and what else the scan saw.
    Models,
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
    /// Leaving with something unsaved.
    Leaving,
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
        Self::Leaving,
    ];

    /// What the mode is called in help and README.
    pub fn title(self) -> &'static str {
        match self {
            Self::Items => "Checklist",
            Self::Detail => "Guidance",
            Self::Gaps => "Gaps",
            Self::Overview => "Overview",
            Self::Record => "Record",
            Self::Profile => "Profile",
            Self::Opening => "Opening a release",
            Self::Release => "Release",
            Self::Review => "Review",
            Self::Diff => "Differences",
            Self::Models => "Models",
            Self::Matrix => "Questions by model",
            Self::Writing => "Writing",
            Self::Filling => "Filling in",
            Self::Evidence => "Evidence",
            Self::Finding => "Finding",
            Self::Knowledge => "Knowledge",
            Self::Explained => "Explained",
            Self::Seen => "Seen",
            Self::Place => "Place",
            Self::Letter => "Letter",
            Self::Signing => "Signing",
            Self::Blocked => "Not signed",
            Self::Confirming => "Asked before",
            Self::Help => "Help",
            Self::Conflict => "Conflict",
            Self::Leaving => "Leaving",
        }
    }

    /// Whether letters are text here, not commands.
    pub fn takes_text(self) -> bool {
        matches!(self, Self::Writing | Self::Filling | Self::Evidence | Self::Finding | Self::Signing)
    }
}
