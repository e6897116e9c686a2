//! What the keys do: for each a word for the footer, empty where it is not named there, and a sentence for help, palette
//! and README. Which keys they are stands in the table of the keymap alone.

/// The word for the footer, and the sentence for everything else.
type Row = [&'static str; 2];

// What one does to an answer.
pub(crate) const YES: Row = ["yes", "answer yes"];
pub(crate) const PARTLY: Row = ["partly", "answer partly"];
pub(crate) const NO: Row = ["no", "answer no"];
pub(crate) const NOT_APPLICABLE: Row = ["n/a", "answer not applicable; wants a reason"];
pub(crate) const UNKNOWN: Row = ["don't know", "answer don't know: looked, and not known"];
pub(crate) const NOTE: Row = ["note", "write the note"];
pub(crate) const EVIDENCE: Row = ["evidence", "name or withdraw evidence"];
pub(crate) const SEEN: Row =
    ["seen", "what the scan saw about the item: adopt it as evidence, look at its place"];
pub(crate) const ACCEPTANCE: Row = ["accept", "accept the risk for a time"];
pub(crate) const PLAN: Row = ["plan", "plan what will be done, and by when"];
pub(crate) const OWNER: Row = ["owner", "name the owner"];
pub(crate) const REASON: Row = ["reason", "write why the item does not apply"];
pub(crate) const NOTE_OUTSIDE: Row = ["", "write the note in your own editor ($VISUAL or $EDITOR)"];
pub(crate) const WITHDRAW: Row = ["", "clear the status; note and evidence stay"];

// Moving about.
pub(crate) const READ: Row = ["read", "read the guidance in full"];
pub(crate) const GO_TO_ITEM: Row = ["go there", "go to the item"];
pub(crate) const NEXT_ROW: Row = ["", "next row"];
pub(crate) const ROW_BEFORE: Row = ["", "row before"];
pub(crate) const SCROLL_DOWN: Row = ["scroll", "scroll down"];
pub(crate) const SCROLL_UP: Row = ["", "scroll up"];
pub(crate) const GUIDANCE_DOWN: Row = ["", "scroll the guidance down"];
pub(crate) const GUIDANCE_UP: Row = ["", "scroll the guidance up"];
pub(crate) const PAGE_DOWN: Row = ["", "a page down"];
pub(crate) const PAGE_UP: Row = ["", "a page up"];
pub(crate) const BEGINNING: Row = ["", "to the beginning"];
pub(crate) const END: Row = ["", "to the end"];
pub(crate) const NEXT_PHASE: Row = ["phase", "next phase"];
pub(crate) const PHASE_BEFORE: Row = ["", "phase before"];
pub(crate) const PHASE_1: Row = ["", "first phase"];
pub(crate) const PHASE_2: Row = ["", "second phase"];
pub(crate) const PHASE_3: Row = ["", "third phase"];
pub(crate) const PHASE_4: Row = ["", "fourth phase"];
pub(crate) const PHASE_5: Row = ["", "fifth phase"];
pub(crate) const NEXT_WANTING: Row = ["", "to the next item in which something is wanting"];
pub(crate) const NEXT_MODEL: Row =
    ["next model", "to the next model, of which is asked what is asked of each"];
pub(crate) const TAKE_FROM_PROJECT: Row =
    ["", "say of this model what was said for the whole project before"];
pub(crate) const TOGGLE_NOT_ASKED: Row = ["", "show or hide the items that the profile hides"];

// What stands beside an item.
pub(crate) const KNOWLEDGE: Row =
    ["knowledge", "what stands beside the item: findings, incidents, standards, tools, terms"];
pub(crate) const OPEN_IN_FULL: Row = ["open", "open it in full"];
pub(crate) const COPY_LINK: Row =
    ["copy the link", "copy its address to the clipboard, through the terminal"];

// Gaps.
pub(crate) const ONLY_KIND: Row = ["kind", "only the next kind of gap"];
pub(crate) const ONLY_PHASE: Row = ["phase", "only the next phase"];
pub(crate) const ONLY_OWNER: Row = ["owner", "only the next owner"];
pub(crate) const ALL_GAPS: Row = ["all", "all gaps again"];

// Release.
pub(crate) const STILL_HOLDS: Row = [
    "still holds",
    "the answer still holds for this release; its evidence is taken as it is now; on to the next row",
];
pub(crate) const ALL_SEEN: Row =
    ["all seen", "all answers that you have seen here and that nothing has changed still hold; asks first"];
pub(crate) const WILL_DO: Row = ["will do", "as a reviewer: the answer will do; on to the next row"];
pub(crate) const SEND_BACK: Row = ["send back", "as a reviewer: send the answer back with a comment"];
pub(crate) const OPEN_RELEASE: Row = ["open it", "open the release of this version"];
pub(crate) const GO_AND_COME_BACK: Row = ["go there", "go to the item; leaving it comes back here"];
pub(crate) const CHANGE_ANSWER: Row = ["change it", "go to the item; leaving it comes back here"];
pub(crate) const SIGN_OFF: Row = ["sign off", "sign the release off"];
pub(crate) const TO_REVIEW: Row = ["review", "from what to look at again to what to review"];
pub(crate) const BACK_TO_QUEUE: Row = ["look again", "from what to review back to what to look at again"];
pub(crate) const TOLD_DOWN: Row = ["", "scroll what is told of the row down"];
pub(crate) const TOLD_UP: Row = ["", "scroll what is told of the row up"];
pub(crate) const TAKE_BACK: Row =
    ["take one back", "take the answers of an earlier release back; says first what that changes"];
pub(crate) const TAKE_BACK_SILENTLY: Row =
    ["", "take the answers of an earlier release back; says first what that changes"];
pub(crate) const GIVE_UP: Row = ["", "give the release up; every answer stays; asks first"];
pub(crate) const SIGN: Row = ["sign", "sign for the answers as they stand"];
pub(crate) const MARKDOWN: Row = ["Markdown", "with the Markdown record beside the frozen one, or without"];
pub(crate) const LEAVE_UNSIGNED: Row = ["leave", "leave; the statement stays until you sign"];
pub(crate) const DO_IT: Row = ["do it", "do what is asked"];
pub(crate) const LEAVE_IT: Row = ["leave it", "leave everything as it is"];

// Differences.
pub(crate) const EARLIER_RELEASE: Row = ["earlier release", "compare with the release before"];
pub(crate) const LATER: Row = ["later", "compare with the next release, and at last with the last commit"];

// What the scan saw.
pub(crate) const ADOPT: Row = ["adopt", "adopt it as evidence of the item; the status stays as it is"];
pub(crate) const SET_ASIDE: Row = ["set aside", "set it aside for a time, with a reason; or take that back"];
pub(crate) const LOOK: Row = ["look", "look at the place: the lines around it"];
pub(crate) const PLACES: Row = ["open", "the places of the model"];
pub(crate) const DECLARE: Row =
    ["declare", "declare the model, take it into use again, or take over the revision that is used now"];
pub(crate) const ADD_MODEL: Row = ["add", "add a model that no scan sees"];
pub(crate) const RETIRE: Row = ["out of use", "take the model out of use; its answers stay"];
pub(crate) const ASK_PUBLISHER: Row =
    ["ask the publisher", "what only its publisher can answer, as a text to post; nothing is sent"];
pub(crate) const GO_TO_QUESTION: Row =
    ["go there", "go to the question about this model; leaving it comes back here"];
pub(crate) const NEXT_COLUMN: Row = ["next model", "to the next model"];
pub(crate) const COLUMN_BEFORE: Row = ["", "to the model before"];
pub(crate) const NEXT_LIST: Row = [
    "next list",
    "to the next list: models, questions by model, not examined, loads without a model, about no item",
];
pub(crate) const LIST_BEFORE: Row = ["", "to the list before"];
pub(crate) const COPY_TEXT: Row = ["copy", "copy the text to the clipboard, through the terminal"];
pub(crate) const SCAN: Row = ["", "look again at code and evidence; while a scan runs, stop it"];

// Record.
pub(crate) const EXPORT: Row = ["write to a file", "write the record to a file"];
pub(crate) const MASK: Row = ["mask", "show or mask what looks private"];

// Profile.
pub(crate) const CHOOSE_OPTION: Row = ["choose", "choose or unchoose the option"];
pub(crate) const CHOOSE_AND_GO_ON: Row =
    ["next question", "go on; of a one-of question, with the option that the pointer was moved to"];
pub(crate) const NEXT_OPTION: Row = ["", "next option"];
pub(crate) const OPTION_BEFORE: Row = ["", "option before"];
pub(crate) const NEXT_QUESTION: Row = ["", "next question"];
pub(crate) const QUESTION_BEFORE: Row = ["", "question before"];
pub(crate) const START: Row =
    ["to the checklist", "to the checklist; what is not answered stays \"not sure yet\""];

pub(crate) const LEAVE_PROFILE: Row = ["", "leave; at kick-off nothing is begun by that"];

// Writing.
pub(crate) const KEEP: Row = ["keep", "keep what was typed"];
pub(crate) const LEAVE_DRAFT: Row = ["leave", "leave; what was typed stays as a draft"];
pub(crate) const LEAVE_FORM: Row =
    ["leave", "leave; what was typed stays as a draft, and a status that asked for it is taken back"];
pub(crate) const NEXT_FIELD: Row = ["next field", "next field"];
pub(crate) const FIELD_BEFORE: Row = ["", "field before"];
pub(crate) const YOUR_EDITOR: Row = ["your editor", "go on in your own editor ($VISUAL or $EDITOR)"];
pub(crate) const UNDO_TYPING: Row = ["", "undo within the text"];
pub(crate) const REDO_TYPING: Row = ["", "redo within the text"];
pub(crate) const DELETE_LINE: Row = ["clear", "clear the line up to the cursor"];
pub(crate) const DELETE_WORD: Row = ["", "delete the word before the cursor"];
pub(crate) const ADD_EVIDENCE: Row = ["add", "add what was typed: a path, a link or commit:SHA"];
pub(crate) const COMPLETE: Row = ["complete", "complete the path"];
pub(crate) const NEXT_EVIDENCE: Row = ["choose", "next piece of evidence"];
pub(crate) const EVIDENCE_BEFORE: Row = ["", "piece of evidence before"];
pub(crate) const DROP_EVIDENCE: Row = ["withdraw", "withdraw the chosen evidence"];
pub(crate) const RETAKE_EVIDENCE: Row =
    ["take anew", "take the chosen file, or what the scan saw, as it is now"];
pub(crate) const CLOSE_DRAFT: Row = ["close", "close; what was typed stays as a draft"];
pub(crate) const TAKE_ROW: Row = ["go", "take the chosen row"];
pub(crate) const LEAVE: Row = ["leave", "leave"];

// Conflicts and leaving.
pub(crate) const KEEP_OURS: Row = ["keep mine", "keep your version; the other stays in the note"];
pub(crate) const KEEP_THEIRS: Row = ["take theirs", "take the version on disk; yours stays in the note"];
pub(crate) const DECIDE_LATER: Row = ["later", "decide later; both are kept until then"];
pub(crate) const OTHER_NAME: Row = ["another name", "name another file"];
pub(crate) const WRITE_OVER: Row = ["write over it", "write over what somebody wrote there"];
pub(crate) const LEAVE_UNWRITTEN: Row = ["leave", "leave; nothing is written"];
pub(crate) const SAVE_AGAIN: Row = ["try again", "try again to save"];
pub(crate) const LEAVE_UNSAVED: Row =
    ["leave", "leave; what is not saved is kept for the next start or lost, as the dialog says"];
pub(crate) const STAY: Row = ["stay", "stay"];

// Everywhere.
pub(crate) const FIND: Row = [
    "find",
    "find an item by title, question or id, also one that was replaced or switched off; or a model by name",
];
pub(crate) const GAPS: Row = ["gaps", "what is wanting"];
pub(crate) const OVERVIEW: Row = ["overview", "said and shown, phase by phase"];
pub(crate) const RECORD: Row = ["record", "the record as Markdown, and its export"];
pub(crate) const RELEASE: Row = ["release", "the release: what to look at again, and the sign-off"];
pub(crate) const DIFFERENCES: Row =
    ["differences", "what has changed since the last release or the last commit"];
pub(crate) const MODELS: Row =
    ["models", "the inventory: the models that the project names, and what else the scan saw"];
pub(crate) const PROFILE: Row = ["profile", "facts about the project: the profile"];
pub(crate) const COME_BACK: Row = ["", "back to the screen that led to this item"];
pub(crate) const CHECKLIST: Row = ["checklist", "back to the checklist"];
pub(crate) const BACK: Row = ["back", "leave"];
pub(crate) const SHOW_CONFLICT: Row =
    ["", "choose between two versions of an answer that changed on both sides"];
pub(crate) const UNDO: Row = ["undo", "undo the last change"];
pub(crate) const REDO: Row = ["", "redo what was undone"];
pub(crate) const PALETTE: Row = ["actions", "find an action"];
pub(crate) const PALETTE_SILENTLY: Row = ["", "find an action"];
pub(crate) const MOUSE: Row = ["", "mouse on or off; off leaves selecting text to the terminal"];
pub(crate) const REFRESH: Row = ["", "look at the disk again, scan, and draw anew"];
pub(crate) const SUSPEND: Row = ["", "to the shell; fg comes back"];
pub(crate) const HELP: Row = ["help", "every key of the moment"];
pub(crate) const QUIT: Row = ["quit", "leave the program"];
/// In what lies over a screen and is only read: the program is left from the screen.
pub(crate) const CLOSE_SILENTLY: Row = ["", "close"];
pub(crate) const LEAVE_SILENTLY: Row = ["", "leave"];
