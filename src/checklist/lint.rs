//! What makes a question usable, beyond being well-formed: it fits its place and it is a question.

use super::document::Placed;
use super::fields::Fields;

/// Longest title, in characters: it must fit a list beside status and severity.
const TITLE: usize = 40;
/// Longest question, in characters: it heads the detail pane.
const QUESTION: usize = 200;

/// Lints the words of an item.
pub(super) fn question(
    entry: &mut Fields<'_, '_, '_>,
    title: Option<&Placed<String>>,
    question: Option<&Placed<String>>,
) {
    if let Some(title) = title.filter(|title| title.value.chars().count() > TITLE) {
        entry.doc.fault(&title.span, "`title` is too long for a list", format!("at most {TITLE} characters"));
    }
    if let Some(question) = question {
        if !question.value.ends_with('?') {
            entry.doc.fault(&question.span, "`question` does not end in a question mark", "ask one thing");
        }
        if question.value.chars().count() > QUESTION {
            entry.doc.fault(
                &question.span,
                "`question` is too long",
                format!("at most {QUESTION} characters"),
            );
        }
    }
    if entry.is_empty_list("today") {
        let span = entry.span.clone();
        entry.doc.fault(
            &span,
            "this item has no step in `today`",
            "name a command, a file to write or a setting",
        );
    }
}
