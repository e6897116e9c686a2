//! The table itself: where, which keys, what they mean, and in which words. The words are in `src/words/keymap.rs`.

use ratatui::crossterm::event::KeyCode;

use super::key::Key::{self, Char, Ctrl, Named};
use super::mode::Mode::{
    self, Blocked, Confirming, Conflict, Detail, Diff, Evidence, Explained, Filling, Finding, Gaps, Help,
    Items, Knowledge, Leaving, Letter, Matrix, Models, Noticed, Opening, Overview, Place, Profile, Record,
    Release, Review, Seen, Signing, Unseen, Writing, WritingOver,
};
use crate::record::Status;
use crate::tui::action::Action;
use crate::words::keymap as words;

/// One line of the table.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// Where it holds.
    pub modes: &'static [Mode],
    /// The keys, the one to learn first.
    pub keys: &'static [Key],
    /// What they mean.
    pub action: Action,
    /// The word for the footer; empty keeps it out of the footer.
    pub footer: &'static str,
    /// What it does, for help, palette and README.
    pub help: &'static str,
}

const CHECKLIST: &[Mode] = &[Items, Detail];
const SCREENS: &[Mode] =
    &[Items, Detail, Gaps, Overview, Record, Opening, Release, Review, Diff, Models, Noticed, Matrix];
const LISTS: &[Mode] =
    &[Items, Gaps, Knowledge, Opening, Release, Review, Diff, Models, Noticed, Matrix, Seen, Blocked];
const UNDOING: &[Mode] = &[
    Items, Detail, Gaps, Overview, Record, Profile, Opening, Release, Review, Diff, Models, Noticed, Matrix,
];
const PAGES: &[Mode] = &[Detail, Overview, Record, Help, Conflict, Explained, Place, Letter];
const LONG: &[Mode] = &[
    Detail, Overview, Record, Help, Gaps, Knowledge, Explained, Release, Review, Diff, Models, Noticed,
    Matrix, Seen, Place, Letter, Blocked, Conflict,
];
const ENDS: &[Mode] = &[
    Items, Detail, Gaps, Overview, Record, Help, Knowledge, Explained, Opening, Release, Review, Diff,
    Models, Noticed, Matrix, Seen, Place, Letter, Blocked, Conflict,
];
const BESIDE: &[Mode] = &[Knowledge, Explained];
/// The lists of what the scan saw and of the models.
const INVENTORY: &[Mode] = &[Models, Noticed, Matrix];
const TEXTS: &[Mode] = &[Writing, Filling, Evidence, Finding, Signing];
/// What is typed into and kept.
const FORMS: &[Mode] = &[Writing, Filling, Evidence, Signing];
/// What lies over a screen and takes no text.
const OVER: &[Mode] =
    &[Knowledge, Explained, Seen, Place, Letter, Blocked, Confirming, Conflict, WritingOver, Leaving];
/// The lists of an open release.
const QUEUES: &[Mode] = &[Release, Review];
/// The screens that tell of releases.
const RELEASES: &[Mode] = &[Release, Review, Diff];
/// Where something is told of the chosen row.
const TOLD: &[Mode] = &[Opening, Release, Review, Models, Noticed, Matrix, Seen];
/// Screens that lead back to the checklist.
const BESIDES: &[Mode] = &[Gaps, Overview, Record, Opening, Release, Review, Diff, Models, Noticed, Matrix];

const fn row(
    modes: &'static [Mode],
    keys: &'static [Key],
    action: Action,
    [footer, help]: [&'static str; 2],
) -> Row {
    Row { modes, keys, action, footer, help }
}

/// All keys. Where two rows fit, the first one holds.
#[rustfmt::skip] // a table reads as a table
pub const KEYMAP: &[Row] = &[
    // What one does to an answer.
    row(CHECKLIST, &[Char('y')], Action::SetStatus(Status::Yes), words::YES),
    row(CHECKLIST, &[Char('p')], Action::SetStatus(Status::Partly), words::PARTLY),
    row(CHECKLIST, &[Char('n')], Action::SetStatus(Status::No), words::NO),
    row(CHECKLIST, &[Char('x')], Action::SetStatus(Status::NotApplicable), words::NOT_APPLICABLE),
    row(CHECKLIST, &[Char('d')], Action::SetStatus(Status::Unknown), words::UNKNOWN),
    row(CHECKLIST, &[Char('e')], Action::EditNote, words::NOTE),
    row(CHECKLIST, &[Char('v')], Action::EditEvidence, words::EVIDENCE),
    row(CHECKLIST, &[Char('V')], Action::ShowSeen, words::SEEN),
    row(CHECKLIST, &[Char('a')], Action::EditAcceptance, words::ACCEPTANCE),
    row(CHECKLIST, &[Char('t')], Action::EditPlan, words::PLAN),
    row(CHECKLIST, &[Char('o')], Action::EditOwner, words::OWNER),
    row(CHECKLIST, &[Char('r')], Action::EditReason, words::REASON),
    row(CHECKLIST, &[Char('E')], Action::EditNoteOutside, words::NOTE_OUTSIDE),
    row(CHECKLIST, &[Char('c')], Action::Withdraw, words::WITHDRAW),
    // Moving about.
    row(&[Items], &[Named(KeyCode::Enter)], Action::Open, words::READ),
    row(&[Gaps], &[Named(KeyCode::Enter)], Action::Open, words::GO_TO_ITEM),
    row(LISTS, &[Char('j'), Named(KeyCode::Down)], Action::Next, words::NEXT_ROW),
    row(LISTS, &[Char('k'), Named(KeyCode::Up)], Action::Previous, words::ROW_BEFORE),
    row(PAGES, &[Char('j'), Named(KeyCode::Down)], Action::Next, words::SCROLL_DOWN),
    row(PAGES, &[Char('k'), Named(KeyCode::Up)], Action::Previous, words::SCROLL_UP),
    row(&[Items], &[Named(KeyCode::PageDown), Char(' ')], Action::ScrollDown, words::GUIDANCE_DOWN),
    row(&[Items], &[Named(KeyCode::PageUp), Char('b')], Action::ScrollUp, words::GUIDANCE_UP),
    row(LONG, &[Named(KeyCode::PageDown), Char(' ')], Action::PageDown, words::PAGE_DOWN),
    row(LONG, &[Named(KeyCode::PageUp), Char('b')], Action::PageUp, words::PAGE_UP),
    row(ENDS, &[Named(KeyCode::Home)], Action::First, words::BEGINNING),
    row(ENDS, &[Named(KeyCode::End), Char('G')], Action::Last, words::END),
    row(CHECKLIST, &[Named(KeyCode::Tab), Named(KeyCode::Right), Char('l')], Action::NextPhase, words::NEXT_PHASE),
    row(CHECKLIST, &[Named(KeyCode::BackTab), Named(KeyCode::Left), Char('h')], Action::PreviousPhase, words::PHASE_BEFORE),
    row(SCREENS, &[Char('1')], Action::Phase(1), words::PHASE_1),
    row(SCREENS, &[Char('2')], Action::Phase(2), words::PHASE_2),
    row(SCREENS, &[Char('3')], Action::Phase(3), words::PHASE_3),
    row(SCREENS, &[Char('4')], Action::Phase(4), words::PHASE_4),
    row(SCREENS, &[Char('5')], Action::Phase(5), words::PHASE_5),
    row(CHECKLIST, &[Char('w')], Action::NextWanting, words::NEXT_WANTING),
    row(CHECKLIST, &[Char('N')], Action::NextModel, words::NEXT_MODEL),
    row(CHECKLIST, &[Char('C')], Action::TakeFromProject, words::TAKE_FROM_PROJECT),
    row(CHECKLIST, &[Char('H')], Action::ToggleNotAsked, words::TOGGLE_NOT_ASKED),
    // What stands beside an item.
    row(CHECKLIST, &[Char('i')], Action::ShowKnowledge, words::KNOWLEDGE),
    row(&[Knowledge], &[Named(KeyCode::Enter)], Action::Open, words::OPEN_IN_FULL),
    row(BESIDE, &[Char('c')], Action::CopyLink, words::COPY_LINK),
    // Gaps.
    row(&[Gaps], &[Char('K')], Action::FilterKind, words::ONLY_KIND),
    row(&[Gaps], &[Char('P')], Action::FilterPhase, words::ONLY_PHASE),
    row(&[Gaps], &[Char('O')], Action::FilterOwner, words::ONLY_OWNER),
    row(&[Gaps], &[Char('C')], Action::ClearFilters, words::ALL_GAPS),
    // Release.
    row(&[Release], &[Char('y')], Action::Reaffirm, words::STILL_HOLDS),
    row(&[Release], &[Char('Y')], Action::ReaffirmSeen, words::ALL_SEEN),
    row(&[Review], &[Char('y')], Action::AcceptAnswer, words::WILL_DO),
    row(&[Review], &[Char('n')], Action::SendBack, words::SEND_BACK),
    row(&[Opening], &[Named(KeyCode::Enter)], Action::Open, words::OPEN_RELEASE),
    row(&[Review], &[Named(KeyCode::Enter)], Action::Open, words::GO_AND_COME_BACK),
    row(&[Release], &[Named(KeyCode::Enter)], Action::Open, words::CHANGE_ANSWER),
    row(QUEUES, &[Char('S')], Action::SignOff, words::SIGN_OFF),
    row(&[Release], &[Named(KeyCode::Tab), Named(KeyCode::BackTab)], Action::SwitchList, words::TO_REVIEW),
    row(&[Review], &[Named(KeyCode::Tab), Named(KeyCode::BackTab)], Action::SwitchList, words::BACK_TO_QUEUE),
    row(TOLD, &[Char('J')], Action::ScrollDown, words::TOLD_DOWN),
    row(TOLD, &[Char('K')], Action::ScrollUp, words::TOLD_UP),
    row(QUEUES, &[Char('X')], Action::GiveUp, words::GIVE_UP),
    row(&[Opening], &[Char('B')], Action::TakeBack, words::TAKE_BACK),
    row(RELEASES, &[Char('B')], Action::TakeBack, words::TAKE_BACK_SILENTLY),
    row(&[Signing], &[Named(KeyCode::Enter), Ctrl('s')], Action::Confirm, words::SIGN),
    row(&[Signing], &[Ctrl('t')], Action::ToggleMarkdown, words::MARKDOWN),
    row(&[Signing], &[Named(KeyCode::Esc)], Action::Back, words::LEAVE_UNSIGNED),
    row(&[Blocked], &[Named(KeyCode::Enter)], Action::Open, words::GO_AND_COME_BACK),
    row(&[Confirming], &[Named(KeyCode::Enter)], Action::Confirm, words::DO_IT),
    row(&[Confirming], &[Named(KeyCode::Esc)], Action::Back, words::LEAVE_IT),
    // Differences.
    row(&[Diff], &[Named(KeyCode::Enter)], Action::Open, words::GO_AND_COME_BACK),
    row(&[Diff], &[Named(KeyCode::Left), Char('h')], Action::EarlierSide, words::EARLIER_RELEASE),
    row(&[Diff], &[Named(KeyCode::Right), Char('l')], Action::LaterSide, words::LATER),
    // What the scan saw.
    row(&[Seen], &[Char('a')], Action::Adopt, words::ADOPT),
    row(&[Seen], &[Char('z')], Action::SetAside, words::SET_ASIDE),
    row(&[Seen], &[Named(KeyCode::Enter)], Action::Open, words::LOOK),
    row(&[Models], &[Named(KeyCode::Enter)], Action::Open, words::PLACES),
    row(&[Noticed], &[Named(KeyCode::Enter)], Action::Open, words::LOOK),
    row(&[Models], &[Char('a')], Action::Declare, words::DECLARE),
    row(&[Models], &[Char('A')], Action::AddModel, words::ADD_MODEL),
    row(&[Models], &[Char('x')], Action::Retire, words::RETIRE),
    row(&[Models], &[Char('p')], Action::AskPublisher, words::ASK_PUBLISHER),
    row(&[Matrix], &[Named(KeyCode::Enter)], Action::Open, words::GO_TO_QUESTION),
    row(&[Matrix], &[Named(KeyCode::Right), Char('l')], Action::NextColumn, words::NEXT_COLUMN),
    row(&[Matrix], &[Named(KeyCode::Left), Char('h')], Action::PreviousColumn, words::COLUMN_BEFORE),
    row(INVENTORY, &[Named(KeyCode::Tab)], Action::NextPart, words::NEXT_LIST),
    row(INVENTORY, &[Named(KeyCode::BackTab)], Action::PreviousPart, words::LIST_BEFORE),
    row(&[Letter], &[Char('c')], Action::CopyLink, words::COPY_TEXT),
    row(SCREENS, &[Char('L')], Action::Scan, words::SCAN),
    // Record.
    row(&[Record], &[Char('w')], Action::Export, words::EXPORT),
    row(&[Record], &[Char('x')], Action::ToggleMask, words::MASK),
    // Profile.
    row(&[Profile], &[Char(' ')], Action::Pick, words::CHOOSE_OPTION),
    row(&[Profile], &[Named(KeyCode::Enter)], Action::Open, words::CHOOSE_AND_GO_ON),
    row(&[Profile], &[Char('j'), Named(KeyCode::Down)], Action::Next, words::NEXT_OPTION),
    row(&[Profile], &[Char('k'), Named(KeyCode::Up)], Action::Previous, words::OPTION_BEFORE),
    row(&[Profile], &[Named(KeyCode::Tab), Named(KeyCode::Right), Char('l')], Action::NextQuestion, words::NEXT_QUESTION),
    row(&[Profile], &[Named(KeyCode::BackTab), Named(KeyCode::Left), Char('h')], Action::PreviousQuestion, words::QUESTION_BEFORE),
    row(&[Profile], &[Char('s')], Action::Start, words::START),
    row(&[Profile], &[Named(KeyCode::Esc)], Action::Back, words::LEAVE_PROFILE),
    // Writing.
    row(&[Writing], &[Ctrl('s')], Action::Confirm, words::KEEP),
    row(&[Filling], &[Named(KeyCode::Enter), Ctrl('s')], Action::Confirm, words::KEEP),
    row(&[Writing], &[Named(KeyCode::Esc)], Action::Back, words::LEAVE_DRAFT),
    row(&[Filling], &[Named(KeyCode::Esc)], Action::Back, words::LEAVE_FORM),
    row(&[Filling], &[Named(KeyCode::Tab), Named(KeyCode::Down)], Action::NextField, words::NEXT_FIELD),
    row(&[Filling], &[Named(KeyCode::BackTab), Named(KeyCode::Up)], Action::PreviousField, words::FIELD_BEFORE),
    row(&[Writing], &[Ctrl('e')], Action::EditNoteOutside, words::YOUR_EDITOR),
    row(TEXTS, &[Ctrl('z')], Action::Undo, words::UNDO_TYPING),
    row(TEXTS, &[Ctrl('y'), Ctrl('r')], Action::Redo, words::REDO_TYPING),
    row(TEXTS, &[Ctrl('u')], Action::DeleteLine, words::DELETE_LINE),
    row(TEXTS, &[Ctrl('w')], Action::DeleteWord, words::DELETE_WORD),
    row(&[Evidence], &[Named(KeyCode::Enter)], Action::Confirm, words::ADD_EVIDENCE),
    row(&[Evidence], &[Named(KeyCode::Tab)], Action::Complete, words::COMPLETE),
    row(&[Evidence], &[Named(KeyCode::Down)], Action::Next, words::NEXT_EVIDENCE),
    row(&[Evidence], &[Named(KeyCode::Up)], Action::Previous, words::EVIDENCE_BEFORE),
    row(&[Evidence], &[Ctrl('d')], Action::DropEvidence, words::DROP_EVIDENCE),
    row(&[Evidence], &[Ctrl('t')], Action::RetakeEvidence, words::RETAKE_EVIDENCE),
    row(&[Evidence], &[Named(KeyCode::Esc)], Action::Back, words::CLOSE_DRAFT),
    row(&[Finding], &[Named(KeyCode::Enter)], Action::Confirm, words::TAKE_ROW),
    row(&[Finding], &[Named(KeyCode::Down), Ctrl('n')], Action::Next, words::NEXT_ROW),
    row(&[Finding], &[Named(KeyCode::Up)], Action::Previous, words::ROW_BEFORE),
    row(&[Finding], &[Named(KeyCode::PageDown)], Action::PageDown, words::PAGE_DOWN),
    row(&[Finding], &[Named(KeyCode::PageUp)], Action::PageUp, words::PAGE_UP),
    row(&[Finding], &[Named(KeyCode::Esc)], Action::Back, words::LEAVE),
    // Conflicts and leaving.
    row(&[Conflict], &[Char('M')], Action::KeepOurs, words::KEEP_OURS),
    row(&[Conflict], &[Char('T')], Action::KeepTheirs, words::KEEP_THEIRS),
    row(&[Conflict], &[Named(KeyCode::Esc)], Action::Back, words::DECIDE_LATER),
    row(&[WritingOver], &[Named(KeyCode::Enter)], Action::Export, words::OTHER_NAME),
    row(&[WritingOver], &[Char('W')], Action::WriteOver, words::WRITE_OVER),
    row(&[WritingOver], &[Named(KeyCode::Esc)], Action::Back, words::LEAVE_UNWRITTEN),
    row(&[Leaving], &[Char('s')], Action::SaveAgain, words::SAVE_AGAIN),
    row(&[Leaving], &[Char('l')], Action::LeaveUnsaved, words::LEAVE_UNSAVED),
    row(&[Leaving], &[Named(KeyCode::Esc)], Action::Back, words::STAY),
    // Everywhere.
    row(SCREENS, &[Char('/')], Action::Find, words::FIND),
    row(&[Items, Detail, Overview, Record, Opening, Release, Review, Diff, Models, Noticed, Matrix], &[Char('g')], Action::ShowGaps, words::GAPS),
    row(&[Items, Detail, Gaps, Record, Opening, Release, Review, Diff, Models, Noticed, Matrix], &[Char('s')], Action::ShowOverview, words::OVERVIEW),
    row(&[Items, Detail, Gaps, Overview, Opening, Release, Review, Diff, Models, Noticed, Matrix], &[Char('m')], Action::ShowRecord, words::RECORD),
    row(&[Items, Detail, Gaps, Overview, Record, Diff, Models, Noticed, Matrix], &[Char('R')], Action::ShowRelease, words::RELEASE),
    row(&[Items, Detail, Gaps, Overview, Record, Opening, Release, Review, Models, Noticed, Matrix], &[Char('D')], Action::ShowDiff, words::DIFFERENCES),
    row(&[Items, Detail, Gaps, Overview, Record, Opening, Release, Review, Diff], &[Char('I')], Action::ShowModels, words::MODELS),
    row(SCREENS, &[Char('f')], Action::ShowProfile, words::PROFILE),
    row(&[Items], &[Named(KeyCode::Esc)], Action::ComeBack, words::COME_BACK),
    row(BESIDES, &[Named(KeyCode::Esc)], Action::ShowItems, words::CHECKLIST),
    row(&[Knowledge], &[Named(KeyCode::Esc), Char('i')], Action::Back, words::BACK),
    row(&[Seen], &[Named(KeyCode::Esc), Char('V')], Action::Back, words::BACK),
    row(&[Blocked], &[Named(KeyCode::Esc)], Action::Back, words::BACK),
    row(&[Detail, Help, Explained, Place, Letter], &[Named(KeyCode::Esc), Named(KeyCode::Enter)], Action::Back, words::BACK),
    row(SCREENS, &[Char('!')], Action::ShowConflict, words::SHOW_CONFLICT),
    row(UNDOING, &[Char('u')], Action::Undo, words::UNDO),
    row(UNDOING, &[Ctrl('r')], Action::Redo, words::REDO),
    row(UNDOING, &[Char(':'), Ctrl('p')], Action::Palette, words::PALETTE),
    row(OVER, &[Char(':'), Ctrl('p')], Action::Palette, words::PALETTE_SILENTLY),
    row(FORMS, &[Ctrl('p')], Action::Palette, words::PALETTE_SILENTLY),
    row(SCREENS, &[Char('M')], Action::ToggleMouse, words::MOUSE),
    row(Mode::ALL, &[Ctrl('l')], Action::Refresh, words::REFRESH),
    row(&[Items, Detail, Gaps, Overview, Record, Profile, Opening, Release, Review, Diff, Models, Noticed, Matrix, Help, Unseen], &[Ctrl('z')], Action::Suspend, words::SUSPEND),
    row(&[Items, Detail, Gaps, Overview, Record, Profile, Opening, Release, Review, Diff, Models, Noticed, Matrix, Knowledge, Explained, Seen, Place, Letter, Blocked, Confirming, Conflict, WritingOver, Leaving], &[Char('?')], Action::Help, words::HELP),
    row(TEXTS, &[Ctrl('g')], Action::Help, words::HELP),
    row(&[Items, Detail, Gaps, Overview, Record, Profile, Opening, Release, Review, Diff, Models, Noticed, Matrix, Unseen], &[Char('q'), Ctrl('c')], Action::Quit, words::QUIT),
    row(&[Help, Knowledge, Explained, Seen, Place, Letter, Blocked], &[Char('q'), Ctrl('c')], Action::Back, words::CLOSE_SILENTLY),
    row(&[Writing, Filling, Evidence, Finding, Signing, Confirming, Conflict, WritingOver, Leaving], &[Ctrl('c')], Action::Back, words::LEAVE_SILENTLY),
];
