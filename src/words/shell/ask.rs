//! What is said in the conversation line by line: its prompts, and what comes of what was typed.

pub(crate) mod help;
pub(crate) mod profile;
pub(crate) mod typed;

use std::fmt::Display;

pub(crate) const HOW_TO_GET_HELP: &str = "Type `help` at any prompt for what can be typed there.";
pub(crate) const FIRST_QUESTION: &str = "This is the first question.";
pub(crate) const NO_QUESTION_LEFT: &str = "There is no question left to ask.";
pub(crate) const LAST_QUESTION: &str = "That was the last question.";
pub(crate) const WHO_ANSWERS: &str = "Who answers? Your name:";
pub(crate) const NAME_IS_NOT_KEPT: &str = "The name cannot be kept; it will be asked again next time.";

pub(crate) const ANSWER: &str = "Answer (yes, partly, no, na, unknown; Enter goes on):";
pub(crate) const CHOOSE_OR_ANSWER_ANEW: &str =
    "Type `ours` or `theirs`, or answer anew; what is not chosen goes into the note.";
pub(crate) const SAID_OF_THE_PROJECT: &str =
    "`from-project` says of this model what was said for the whole project.";
pub(crate) const NOTHING_SAID_OF_THE_PROJECT: &str =
    "Nothing was said of this for the whole project, or it is not asked of each model.";
pub(crate) const NOTHING_WAITS: &str = "Nothing waits for a choice here.";

pub(crate) const NOTE: &str = "Note";
pub(crate) const WHY_IT_DOES_NOT_ARISE: &str = "Why does it not arise here?";
pub(crate) const WHO_TAKES_CARE: &str = "Who takes care of it?";
pub(crate) const WHAT_WILL_BE_DONE: &str = "What will be done?";
pub(crate) const BY_WHICH_DAY: &str = "By which day?";
pub(crate) const WHY_IT_IS_BEARABLE: &str = "Why is the risk bearable?";
pub(crate) const UNTIL_WHICH_DAY: &str = "Until which day is it accepted?";
pub(crate) const FOR_A_TIME_ONLY: &str = "A risk is accepted for a time only; nothing was changed.";
pub(crate) const WHAT_EVIDENCE: &str = "A file, a link or commit:SHA (Enter ends):";
pub(crate) const NO_EVIDENCE: &str = "There is no evidence to withdraw.";
pub(crate) const WHICH_NUMBER: &str = "Which number?";
/// In the place of a day.
pub(crate) const NO_DAY: &str = "none";

pub(crate) const SAVED: &str = "saved";
pub(crate) const NOTHING_TO_TAKE_BACK: &str = "There is nothing to take back.";
pub(crate) const THE_RECORD: &str = "the record";
pub(crate) const KEPT_IN_MEMORY: &str = "It is kept in memory; the next change tries again.";
pub(crate) const OURS: &str = "ours:";
pub(crate) const THEIRS: &str = "theirs:";
pub(crate) const OURS_OR_THEIRS: &str = "Which one stays, ours or theirs?";

pub(crate) fn new_record(path: &str) -> String {
    format!("A new record begins: {path}")
}

/// `items`: what was named to be asked.
pub(crate) fn then_asks(items: &str) -> String {
    format!("After its name it goes on with {items}; `mindgap ask` without an item asks the profile.")
}

pub(crate) fn nothing_begun(path: &str) -> String {
    format!("No name was given, so nothing is begun: there is no {path}.")
}

pub(crate) fn no_model_yet(item: &str, model: &str) -> String {
    format!("`{item}@{model}` is asked of a declared model, and there is no record yet")
}

pub(crate) fn declare_first(item: &str, model: &str) -> String {
    format!("`mindgap init`, then `mindgap models add {model}`, then `mindgap ask {item}@{model}`")
}

pub(crate) fn project_name(usual: &str) -> String {
    format!("What is the project called? (Enter: {usual})")
}

pub(crate) fn question(number: usize, of: usize) -> String {
    format!("Question {number} of {of}")
}

pub(crate) fn of_the_model(model: &str) -> String {
    format!("of the model {model}")
}

pub(crate) fn not_known(typed: &str) -> String {
    format!("`{typed}` is not known here; `help` lists what is.")
}

/// `word`: what can be typed where a question is answered.
pub(crate) fn command_for_a_text(word: &str) -> String {
    format!(
        "Nothing was taken: a text is asked for here, and `{word}` is a command. As the text it stands in quotes: \"{word}\""
    )
}

pub(crate) fn no_such_evidence(typed: &str) -> String {
    format!("`{typed}` is not among the evidence.")
}

pub(crate) fn day(prompt: &str, enter: &str) -> String {
    format!("{prompt} (YYYY-MM-DD; Enter: {enter})")
}

pub(crate) fn many_lines(prompt: &str, end: &str) -> String {
    format!("{prompt} (as many lines as you like; a line with a single `{end}` ends it)")
}

pub(crate) const LINE_IS_NO_TEXT: &str = "This line is no UTF-8 text; nothing of it was taken. Say it again.";
pub(crate) const TEXT_IS_NO_TEXT: &str =
    "A line of this text is no UTF-8 text; nothing of the text was taken.";

pub(crate) fn line_too_long(bytes: usize) -> String {
    format!("This line is longer than {bytes} bytes; nothing of it was taken.")
}

pub(crate) fn text_too_long(lines: usize, bytes: usize, of_a_line: usize) -> String {
    format!(
        "This text has more than {lines} lines or {bytes} bytes, or a line longer than {of_a_line} bytes; nothing of it \
         was taken."
    )
}

pub(crate) fn taken_back(what: &str) -> String {
    format!("taken back: {what}")
}

pub(crate) fn not_saved(why: impl Display, what: impl Display) -> String {
    format!("not saved: {why}\n{what}")
}

pub(crate) fn changed_meanwhile(changes: usize) -> String {
    format!("changed by somebody else meanwhile: {changes}")
}

pub(crate) fn changed_by_both(key: impl Display) -> String {
    format!("not saved: somebody else changed {key} too")
}

pub(crate) fn kept_in(path: &str) -> String {
    format!("it is kept in {path}")
}
