//! The table itself: where, which keys, what they mean, the word for the footer, and what it does.

use ratatui::crossterm::event::KeyCode;

use super::key::Key::{self, Char, Ctrl, Named};
use super::mode::Mode::{
    self, Blocked, Confirming, Conflict, Detail, Diff, Evidence, Explained, Filling, Finding, Gaps, Help,
    Items, Knowledge, Leaving, Letter, Matrix, Models, Opening, Overview, Place, Profile, Record, Release,
    Review, Seen, Signing, Writing,
};
use crate::record::Status;
use crate::tui::action::Action;

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
    &[Items, Detail, Gaps, Overview, Record, Opening, Release, Review, Diff, Models, Matrix];
const LISTS: &[Mode] =
    &[Items, Gaps, Knowledge, Opening, Release, Review, Diff, Models, Matrix, Seen, Blocked];
const UNDOING: &[Mode] =
    &[Items, Detail, Gaps, Overview, Record, Profile, Opening, Release, Review, Diff, Models, Matrix];
const PAGES: &[Mode] = &[Detail, Overview, Record, Help, Conflict, Explained, Place, Letter];
const LONG: &[Mode] = &[
    Detail, Overview, Record, Help, Gaps, Knowledge, Explained, Release, Review, Diff, Models, Matrix, Seen,
    Place, Blocked,
];
const ENDS: &[Mode] = &[
    Items, Detail, Gaps, Overview, Record, Help, Knowledge, Explained, Opening, Release, Review, Diff,
    Models, Matrix, Seen, Place, Letter, Blocked,
];
const BESIDE: &[Mode] = &[Knowledge, Explained];
/// The lists of what the scan saw and of the models.
const INVENTORY: &[Mode] = &[Models, Matrix];
const TEXTS: &[Mode] = &[Writing, Filling, Evidence, Finding, Signing];
const FORMS: &[Mode] = &[Writing, Filling];
/// The lists of an open release.
const QUEUES: &[Mode] = &[Release, Review];
/// The screens that tell of releases.
const RELEASES: &[Mode] = &[Release, Review, Diff];
/// The screens on which something is told of the chosen row.
const TOLD: &[Mode] = &[Opening, Release, Review, Models, Matrix];
/// Screens that lead back to the checklist.
const BESIDES: &[Mode] = &[Gaps, Overview, Record, Opening, Release, Review, Diff, Models, Matrix];

const fn row(
    modes: &'static [Mode],
    keys: &'static [Key],
    action: Action,
    footer: &'static str,
    help: &'static str,
) -> Row {
    Row { modes, keys, action, footer, help }
}

/// All keys. Where two rows fit, the first one holds.
#[rustfmt::skip] // a table reads as a table
pub const KEYMAP: &[Row] = &[
    // What one does to an answer.
    row(CHECKLIST, &[Char('y')], Action::SetStatus(Status::Yes), "yes", "answer yes"),
    row(CHECKLIST, &[Char('p')], Action::SetStatus(Status::Partly), "partly", "answer partly"),
    row(CHECKLIST, &[Char('n')], Action::SetStatus(Status::No), "no", "answer no"),
    row(CHECKLIST, &[Char('x')], Action::SetStatus(Status::NotApplicable), "n/a", "answer not applicable; wants a reason"),
    row(CHECKLIST, &[Char('d')], Action::SetStatus(Status::Unknown), "don't know", "answer don't know: looked, and not known"),
    row(CHECKLIST, &[Char('e')], Action::EditNote, "note", "write the note"),
    row(CHECKLIST, &[Char('v')], Action::EditEvidence, "evidence", "name or withdraw evidence"),
    row(CHECKLIST, &[Char('V')], Action::ShowSeen, "seen", "what the scan saw about the item: adopt it as evidence, look at its place"),
    row(CHECKLIST, &[Char('a')], Action::EditAcceptance, "accept", "accept the risk for a time"),
    row(CHECKLIST, &[Char('t')], Action::EditPlan, "plan", "plan what will be done, and by when"),
    row(CHECKLIST, &[Char('o')], Action::EditOwner, "owner", "name the owner"),
    row(CHECKLIST, &[Char('r')], Action::EditReason, "reason", "write why the item does not apply"),
    row(CHECKLIST, &[Char('E')], Action::EditNoteOutside, "", "write the note in your own editor ($VISUAL or $EDITOR)"),
    row(CHECKLIST, &[Char('c')], Action::Withdraw, "", "clear the status; note and evidence stay"),
    // Moving about.
    row(&[Items], &[Named(KeyCode::Enter)], Action::Open, "read", "read the guidance in full"),
    row(&[Gaps], &[Named(KeyCode::Enter)], Action::Open, "go there", "go to the item"),
    row(LISTS, &[Char('j'), Named(KeyCode::Down)], Action::Next, "", "next row"),
    row(LISTS, &[Char('k'), Named(KeyCode::Up)], Action::Previous, "", "row before"),
    row(PAGES, &[Char('j'), Named(KeyCode::Down)], Action::Next, "scroll", "scroll down"),
    row(PAGES, &[Char('k'), Named(KeyCode::Up)], Action::Previous, "", "scroll up"),
    row(&[Items], &[Named(KeyCode::PageDown), Char(' ')], Action::ScrollDown, "", "scroll the guidance down"),
    row(&[Items], &[Named(KeyCode::PageUp), Char('b')], Action::ScrollUp, "", "scroll the guidance up"),
    row(LONG, &[Named(KeyCode::PageDown), Char(' ')], Action::PageDown, "", "a page down"),
    row(LONG, &[Named(KeyCode::PageUp), Char('b')], Action::PageUp, "", "a page up"),
    row(ENDS, &[Named(KeyCode::Home)], Action::First, "", "to the beginning"),
    row(ENDS, &[Named(KeyCode::End), Char('G')], Action::Last, "", "to the end"),
    row(CHECKLIST, &[Named(KeyCode::Tab), Named(KeyCode::Right), Char('l')], Action::NextPhase, "phase", "next phase"),
    row(CHECKLIST, &[Named(KeyCode::BackTab), Named(KeyCode::Left), Char('h')], Action::PreviousPhase, "", "phase before"),
    row(SCREENS, &[Char('1')], Action::Phase(1), "", "first phase"),
    row(SCREENS, &[Char('2')], Action::Phase(2), "", "second phase"),
    row(SCREENS, &[Char('3')], Action::Phase(3), "", "third phase"),
    row(SCREENS, &[Char('4')], Action::Phase(4), "", "fourth phase"),
    row(SCREENS, &[Char('5')], Action::Phase(5), "", "fifth phase"),
    row(CHECKLIST, &[Char('w')], Action::NextWanting, "", "to the next item in which something is wanting"),
    row(CHECKLIST, &[Char('N')], Action::NextModel, "next model", "to the next model, of which is asked what is asked of each"),
    row(CHECKLIST, &[Char('C')], Action::TakeFromProject, "", "say of this model what was said for the whole project before"),
    row(CHECKLIST, &[Char('H')], Action::ToggleNotAsked, "", "show or hide the items that the profile hides"),
    // What stands beside an item.
    row(CHECKLIST, &[Char('i')], Action::ShowKnowledge, "knowledge", "what stands beside the item: findings, incidents, standards, tools, terms"),
    row(&[Knowledge], &[Named(KeyCode::Enter)], Action::Open, "open", "open it in full"),
    row(BESIDE, &[Char('c')], Action::CopyLink, "copy the link", "copy its address to the clipboard, through the terminal"),
    // Gaps.
    row(&[Gaps], &[Char('K')], Action::FilterKind, "kind", "only the next kind of gap"),
    row(&[Gaps], &[Char('P')], Action::FilterPhase, "phase", "only the next phase"),
    row(&[Gaps], &[Char('O')], Action::FilterOwner, "owner", "only the next owner"),
    row(&[Gaps], &[Char('C')], Action::ClearFilters, "all", "all gaps again"),
    // Release.
    row(&[Release], &[Char('y')], Action::Reaffirm, "still holds", "the answer still holds for this release; its evidence is taken as it is now; on to the next row"),
    row(&[Release], &[Char('Y')], Action::ReaffirmSeen, "all seen", "all answers that you have seen here and that nothing has changed still hold; asks first"),
    row(&[Review], &[Char('y')], Action::AcceptAnswer, "will do", "as a reviewer: the answer will do; on to the next row"),
    row(&[Review], &[Char('n')], Action::SendBack, "send back", "as a reviewer: send the answer back with a comment"),
    row(&[Opening], &[Named(KeyCode::Enter)], Action::Open, "open it", "open the release of this version"),
    row(&[Review], &[Named(KeyCode::Enter)], Action::Open, "go there", "go to the item; Esc there comes back"),
    row(&[Release], &[Named(KeyCode::Enter)], Action::Open, "change it", "go to the item; Esc there comes back"),
    row(QUEUES, &[Char('S')], Action::SignOff, "sign off", "sign the release off"),
    row(QUEUES, &[Named(KeyCode::Tab), Named(KeyCode::BackTab)], Action::SwitchList, "review", "from what to look at again to what to review, and back"),
    row(TOLD, &[Char('J')], Action::ScrollDown, "", "scroll what is told of the row down"),
    row(TOLD, &[Char('K')], Action::ScrollUp, "", "scroll what is told of the row up"),
    row(QUEUES, &[Char('X')], Action::GiveUp, "", "give the release up; every answer stays; asks first"),
    row(&[Opening], &[Char('B')], Action::TakeBack, "take one back", "take the answers of an earlier release back; says first what that changes"),
    row(RELEASES, &[Char('B')], Action::TakeBack, "", "take the answers of an earlier release back; says first what that changes"),
    row(&[Signing], &[Named(KeyCode::Enter), Ctrl('s')], Action::Confirm, "sign", "sign for the answers as they stand"),
    row(&[Signing], &[Ctrl('t')], Action::ToggleMarkdown, "Markdown", "with the Markdown record beside the frozen one, or without"),
    row(&[Signing], &[Named(KeyCode::Esc)], Action::Back, "leave", "leave; the statement stays until you sign"),
    row(&[Blocked], &[Named(KeyCode::Enter)], Action::Open, "go there", "go to the item; Esc there comes back"),
    row(&[Confirming], &[Named(KeyCode::Enter)], Action::Confirm, "do it", "do what is asked"),
    row(&[Confirming], &[Named(KeyCode::Esc)], Action::Back, "leave it", "leave everything as it is"),
    // Differences.
    row(&[Diff], &[Named(KeyCode::Enter)], Action::Open, "go there", "go to the item; Esc there comes back"),
    row(&[Diff], &[Named(KeyCode::Left), Char('h')], Action::EarlierSide, "earlier release", "compare with the release before"),
    row(&[Diff], &[Named(KeyCode::Right), Char('l')], Action::LaterSide, "later", "compare with the next release, and at last with the last commit"),
    // What the scan saw.
    row(&[Seen], &[Char('a')], Action::Adopt, "adopt", "adopt it as evidence of the item; the status stays as it is"),
    row(&[Seen], &[Char('z')], Action::SetAside, "set aside", "set it aside for a time, with a reason; or take that back"),
    row(&[Seen], &[Named(KeyCode::Enter)], Action::Open, "look", "look at the place: the lines around it"),
    row(&[Models], &[Named(KeyCode::Enter)], Action::Open, "open", "the places of a model; of anything else the lines around it"),
    row(&[Models], &[Char('a')], Action::Declare, "declare", "declare the model, take it into use again, or take over the revision that is used now"),
    row(&[Models], &[Char('A')], Action::AddModel, "add", "add a model that no scan sees"),
    row(&[Models], &[Char('x')], Action::Retire, "out of use", "take the model out of use; its answers stay"),
    row(&[Models], &[Char('p')], Action::AskPublisher, "ask the publisher", "what only its publisher can answer, as a text to post; nothing is sent"),
    row(&[Matrix], &[Named(KeyCode::Enter)], Action::Open, "go there", "go to the question about this model; Esc there comes back"),
    row(&[Matrix], &[Named(KeyCode::Right), Char('l')], Action::NextColumn, "next model", "to the next model"),
    row(&[Matrix], &[Named(KeyCode::Left), Char('h')], Action::PreviousColumn, "", "to the model before"),
    row(INVENTORY, &[Named(KeyCode::Tab)], Action::NextPart, "next list", "to the next list: models, questions by model, not examined, loads without a model, about no item"),
    row(INVENTORY, &[Named(KeyCode::BackTab)], Action::PreviousPart, "", "to the list before"),
    row(&[Letter], &[Char('c')], Action::CopyLink, "copy", "copy the text to the clipboard, through the terminal"),
    row(SCREENS, &[Char('L')], Action::Scan, "", "look again: scan the project; while a scan runs, stop it"),
    // Record.
    row(&[Record], &[Char('w')], Action::Export, "write to a file", "write the record to a file"),
    row(&[Record], &[Char('x')], Action::ToggleMask, "mask", "show or mask what looks private"),
    // Profile.
    row(&[Profile], &[Char(' ')], Action::Pick, "choose", "choose or unchoose the option"),
    row(&[Profile], &[Named(KeyCode::Enter)], Action::Open, "next question", "choose the option of a one-of question and go on"),
    row(&[Profile], &[Char('j'), Named(KeyCode::Down)], Action::Next, "", "next option"),
    row(&[Profile], &[Char('k'), Named(KeyCode::Up)], Action::Previous, "", "option before"),
    row(&[Profile], &[Named(KeyCode::Tab), Named(KeyCode::Right), Char('l')], Action::NextQuestion, "", "next question"),
    row(&[Profile], &[Named(KeyCode::BackTab), Named(KeyCode::Left), Char('h')], Action::PreviousQuestion, "", "question before"),
    row(&[Profile], &[Char('s'), Named(KeyCode::Esc)], Action::Start, "to the checklist", "to the checklist; what is not answered stays \"not sure yet\""),
    // Writing.
    row(&[Writing], &[Ctrl('s')], Action::Confirm, "keep", "keep what was typed"),
    row(&[Filling], &[Named(KeyCode::Enter), Ctrl('s')], Action::Confirm, "keep", "keep what was typed"),
    row(FORMS, &[Named(KeyCode::Esc)], Action::Back, "leave", "leave; what was typed stays as a draft"),
    row(&[Filling], &[Named(KeyCode::Tab), Named(KeyCode::Down)], Action::NextField, "next field", "next field"),
    row(&[Filling], &[Named(KeyCode::BackTab), Named(KeyCode::Up)], Action::PreviousField, "", "field before"),
    row(&[Writing], &[Ctrl('e')], Action::EditNoteOutside, "your editor", "go on in your own editor ($VISUAL or $EDITOR)"),
    row(TEXTS, &[Ctrl('z')], Action::Undo, "", "undo within the text"),
    row(TEXTS, &[Ctrl('y'), Ctrl('r')], Action::Redo, "", "redo within the text"),
    row(TEXTS, &[Ctrl('u')], Action::DeleteLine, "clear", "delete to the beginning of the line"),
    row(TEXTS, &[Ctrl('w')], Action::DeleteWord, "", "delete the word before the cursor"),
    row(&[Evidence], &[Named(KeyCode::Enter)], Action::Confirm, "add", "add what was typed: a path, a link or commit:SHA"),
    row(&[Evidence], &[Named(KeyCode::Tab)], Action::Complete, "complete", "complete the path"),
    row(&[Evidence], &[Named(KeyCode::Down)], Action::Next, "choose", "next piece of evidence"),
    row(&[Evidence], &[Named(KeyCode::Up)], Action::Previous, "", "piece of evidence before"),
    row(&[Evidence], &[Ctrl('d')], Action::DropEvidence, "withdraw", "withdraw the chosen evidence"),
    row(&[Evidence], &[Ctrl('t')], Action::RetakeEvidence, "take anew", "take the chosen file, or what the scan saw, as it is now"),
    row(&[Evidence], &[Named(KeyCode::Esc)], Action::Back, "close", "close; what was typed stays as a draft"),
    row(&[Finding], &[Named(KeyCode::Enter)], Action::Confirm, "go", "take the chosen row"),
    row(&[Finding], &[Named(KeyCode::Down), Ctrl('n')], Action::Next, "", "next row"),
    row(&[Finding], &[Named(KeyCode::Up)], Action::Previous, "", "row before"),
    row(&[Finding], &[Named(KeyCode::PageDown)], Action::PageDown, "", "a page down"),
    row(&[Finding], &[Named(KeyCode::PageUp)], Action::PageUp, "", "a page up"),
    row(&[Finding], &[Named(KeyCode::Esc)], Action::Back, "leave", "leave"),
    // Conflicts and leaving.
    row(&[Conflict], &[Char('M')], Action::KeepOurs, "keep mine", "keep your version; the other stays in the note"),
    row(&[Conflict], &[Char('T')], Action::KeepTheirs, "take theirs", "take the version on disk; yours stays in the note"),
    row(&[Conflict], &[Named(KeyCode::Esc)], Action::Back, "later", "decide later; both are kept until then"),
    row(&[Leaving], &[Char('s')], Action::SaveAgain, "try again", "try again to save"),
    row(&[Leaving], &[Char('l')], Action::LeaveUnsaved, "leave", "leave; what is not saved is kept and offered at the next start"),
    row(&[Leaving], &[Named(KeyCode::Esc)], Action::Back, "stay", "stay"),
    // Everywhere.
    row(SCREENS, &[Char('/')], Action::Find, "find", "find an item by title, question or id"),
    row(&[Items, Detail, Overview, Record, Opening, Release, Review, Diff, Models, Matrix], &[Char('g')], Action::ShowGaps, "gaps", "what is wanting"),
    row(&[Items, Detail, Gaps, Record, Opening, Release, Review, Diff, Models, Matrix], &[Char('s')], Action::ShowOverview, "overview", "said and shown, phase by phase"),
    row(&[Items, Detail, Gaps, Overview, Opening, Release, Review, Diff, Models, Matrix], &[Char('m')], Action::ShowRecord, "record", "the record as Markdown, and its export"),
    row(&[Items, Detail, Gaps, Overview, Record, Diff, Models, Matrix], &[Char('R')], Action::ShowRelease, "release", "the release: what to look at again, and the sign-off"),
    row(&[Items, Detail, Gaps, Overview, Record, Opening, Release, Review, Models, Matrix], &[Char('D')], Action::ShowDiff, "differences", "what has changed since the last release or the last commit"),
    row(&[Items, Detail, Gaps, Overview, Record, Opening, Release, Review, Diff], &[Char('I')], Action::ShowModels, "models", "the inventory: the models that the project names, and what else the scan saw"),
    row(SCREENS, &[Char('f')], Action::ShowProfile, "profile", "facts about the project: the profile"),
    row(&[Items], &[Named(KeyCode::Esc)], Action::ComeBack, "", "back to the screen that led to this item"),
    row(BESIDES, &[Named(KeyCode::Esc)], Action::ShowItems, "checklist", "back to the checklist"),
    row(&[Knowledge], &[Named(KeyCode::Esc), Char('i')], Action::Back, "back", "leave"),
    row(&[Seen], &[Named(KeyCode::Esc), Char('V')], Action::Back, "back", "leave"),
    row(&[Blocked], &[Named(KeyCode::Esc)], Action::Back, "back", "leave"),
    row(&[Detail, Help, Explained, Place, Letter], &[Named(KeyCode::Esc), Named(KeyCode::Enter)], Action::Back, "back", "leave"),
    row(SCREENS, &[Char('!')], Action::ShowConflict, "", "choose between two versions of an answer that changed on both sides"),
    row(UNDOING, &[Char('u')], Action::Undo, "undo", "undo the last change"),
    row(UNDOING, &[Ctrl('r')], Action::Redo, "", "redo what was undone"),
    row(SCREENS, &[Char(':'), Ctrl('p')], Action::Palette, "actions", "find an action"),
    row(SCREENS, &[Char('M')], Action::ToggleMouse, "", "mouse on or off; off leaves selecting text to the terminal"),
    row(SCREENS, &[Ctrl('l')], Action::Refresh, "", "look at the disk again, scan, and draw anew"),
    row(&[Items, Detail, Gaps, Overview, Record, Profile, Opening, Release, Review, Diff, Models, Matrix, Help], &[Ctrl('z')], Action::Suspend, "", "to the shell; fg comes back"),
    row(&[Items, Detail, Gaps, Overview, Record, Profile, Opening, Release, Review, Diff, Models, Matrix, Knowledge, Explained, Seen, Place, Letter, Blocked, Confirming, Conflict, Leaving], &[Char('?')], Action::Help, "help", "every key of the moment"),
    row(TEXTS, &[Ctrl('g')], Action::Help, "help", "every key of the moment"),
    row(&[Items, Detail, Gaps, Overview, Record, Profile, Opening, Release, Review, Diff, Models, Matrix, Help], &[Char('q'), Ctrl('c')], Action::Quit, "quit", "leave the program"),
    row(&[Writing, Filling, Evidence, Finding, Signing, Blocked, Confirming, Conflict, Leaving, Knowledge, Explained, Seen, Place, Letter], &[Ctrl('c')], Action::Back, "", "leave"),
];
