//! What the user can mean. Which key means it is the keymap's business, what follows from it is `update`'s.

use crate::record::Status;

/// One intention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// To the next row.
    Next,
    /// To the row before.
    Previous,
    /// A screenful on.
    PageDown,
    /// A screenful back.
    PageUp,
    /// To the first row.
    First,
    /// To the last row.
    Last,
    /// Scroll the guidance on, whatever row is chosen.
    ScrollDown,
    /// Scroll the guidance back.
    ScrollUp,
    /// To the next phase.
    NextPhase,
    /// To the phase before.
    PreviousPhase,
    /// To the phase with this number, from 1.
    Phase(u8),
    /// To the next item in which something is wanting, in any phase.
    NextWanting,
    /// To the next model, of which is asked what is asked of each.
    NextModel,
    /// Say of this model what was said for the whole project.
    TakeFromProject,
    /// Open what is chosen.
    Open,
    /// Leave what is open.
    Back,
    /// Show or hide the items that the profile hides.
    ToggleNotAsked,
    /// What stands beside the chosen item: findings, incidents, standards, tools, terms.
    ShowKnowledge,
    /// Copy the address of what is chosen.
    CopyLink,
    /// What the scan saw about the chosen item.
    ShowSeen,
    /// Take what was seen as evidence.
    Adopt,
    /// Set what was seen aside for a time, or take that back.
    SetAside,
    /// Scan the project again, or stop the scan that runs.
    Scan,

    /// Answer with a status.
    SetStatus(Status),
    /// Take the status back.
    Withdraw,
    /// Write the note.
    EditNote,
    /// Write the note in the user's own editor.
    EditNoteOutside,
    /// Write why the item does not apply.
    EditReason,
    /// Name or withdraw evidence.
    EditEvidence,
    /// Say who takes care of it.
    EditOwner,
    /// Say what will be done by when.
    EditPlan,
    /// Take the risk for a time.
    EditAcceptance,
    /// Take back the last change.
    Undo,
    /// Make it again.
    Redo,

    /// To the checklist.
    ShowItems,
    /// To the gaps.
    ShowGaps,
    /// To said and shown.
    ShowOverview,
    /// To the preview of the record.
    ShowRecord,
    /// To the profile.
    ShowProfile,
    /// To the release: what to look at again, and the sign-off.
    ShowRelease,
    /// To the difference between the working record and another.
    ShowDiff,
    /// To the models that the project names.
    ShowModels,
    /// To the next part of what the scan saw.
    NextPart,
    /// To the part before.
    PreviousPart,
    /// To the next column.
    NextColumn,
    /// To the column before.
    PreviousColumn,
    /// Declare the chosen model.
    Declare,
    /// Add a model by hand.
    AddModel,
    /// Take the chosen model out of use.
    Retire,
    /// What only the publisher of the chosen model can answer.
    AskPublisher,
    /// Compare with a later side.
    LaterSide,
    /// Compare with an earlier side.
    EarlierSide,
    /// Back to the screen that led to this item.
    ComeBack,
    /// Say that the chosen answer still holds for the release, and go on.
    Reaffirm,
    /// Say so of every answer that was seen and that nothing but its rhythm brings up.
    ReaffirmSeen,
    /// From what to look at again to what to review, and back.
    SwitchList,
    /// Say as a reviewer that the chosen answer will do, and go on.
    AcceptAnswer,
    /// Send the chosen answer back with a comment.
    SendBack,
    /// Sign the release off.
    SignOff,
    /// With the Markdown record beside the frozen one, or without.
    ToggleMarkdown,
    /// Give the open release up.
    GiveUp,
    /// Take the answers of an earlier release back.
    TakeBack,
    /// Only gaps of the next kind.
    FilterKind,
    /// Only gaps of the next phase.
    FilterPhase,
    /// Only gaps of the next owner.
    FilterOwner,
    /// All gaps again.
    ClearFilters,
    /// Write the record to a file.
    Export,
    /// Write it over an export in which somebody wrote.
    WriteOver,
    /// Show or mask what looks private.
    ToggleMask,

    /// Pick or unpick an option of the profile.
    Pick,
    /// To the next profile question.
    NextQuestion,
    /// To the profile question before.
    PreviousQuestion,
    /// Start, with everything else on "not sure yet".
    Start,

    /// Keep what was typed.
    Confirm,
    /// To the next field.
    NextField,
    /// To the field before.
    PreviousField,
    /// Delete from the beginning of the line to the cursor.
    DeleteLine,
    /// Delete the word before the cursor.
    DeleteWord,
    /// Complete the path.
    Complete,
    /// Withdraw the chosen evidence.
    DropEvidence,
    /// Take the chosen file as it is now.
    RetakeEvidence,
    /// Choose between two versions of an answer.
    ShowConflict,
    /// Take this side's version.
    KeepOurs,
    /// Take the other side's version.
    KeepTheirs,

    /// Find an item.
    Find,
    /// Find an action.
    Palette,
    /// Every key of the moment.
    Help,
    /// Mouse on or off.
    ToggleMouse,
    /// Look at the disk again and draw everything anew.
    Refresh,
    /// To the shell and back.
    Suspend,
    /// Try again to save.
    SaveAgain,
    /// Leave although something is not saved.
    LeaveUnsaved,
    /// Leave the program.
    Quit,
}

impl Action {
    /// Whether it opens a field of an answer to be written.
    pub fn edits_a_field(self) -> bool {
        matches!(
            self,
            Self::EditNote
                | Self::EditNoteOutside
                | Self::EditReason
                | Self::EditEvidence
                | Self::EditOwner
                | Self::EditPlan
                | Self::EditAcceptance
        )
    }

    /// Whether it only moves about in what is there.
    pub fn moves(self) -> bool {
        matches!(
            self,
            Self::Next
                | Self::Previous
                | Self::PageDown
                | Self::PageUp
                | Self::First
                | Self::Last
                | Self::ScrollDown
                | Self::ScrollUp
        )
    }

    /// Whether it changes the answer to the chosen item, at once or by one of its fields.
    pub fn changes_the_answer(self) -> bool {
        self.edits_a_field() || matches!(self, Self::SetStatus(_) | Self::Withdraw | Self::TakeFromProject)
    }

    /// Whether it opens another screen, or what stands beside a question.
    pub fn leads_elsewhere(self) -> bool {
        matches!(
            self,
            Self::ShowGaps
                | Self::ShowOverview
                | Self::ShowRecord
                | Self::ShowRelease
                | Self::ShowDiff
                | Self::ShowModels
                | Self::ShowProfile
                | Self::ShowKnowledge
                | Self::ShowSeen
        )
    }
}
