//! What makes a question hard to answer with one yes. Knows English only.

/// Longest question that is read in one glance, in characters.
const LONG: usize = 140;
/// Words between two checks, each of which could be answered otherwise.
const JOINTS: [&str; 16] = [
    " and is ",
    " and are ",
    " and does ",
    " and do ",
    " and has ",
    " and have ",
    " and can ",
    " and was ",
    " and were ",
    " and will ",
    " and who ",
    " and how ",
    " and where ",
    "; ",
    " as well as ",
    " or else ",
];
const NEGATIVES: [&str; 10] =
    ["no", "not", "never", "without", "none", "nothing", "nobody", "cannot", "neither", "unless"];

type Warning = (&'static str, &'static str);

/// What could be better in a question.
pub(super) fn look(question: &str) -> impl Iterator<Item = Warning> {
    [joined(question), negated(question), long(question)].into_iter().flatten()
}

fn joined(question: &str) -> Option<Warning> {
    let lower = question.to_lowercase();
    let several = question.matches('?').count() > 1
        || lower.contains("and/or")
        || JOINTS.iter().any(|joint| lower.contains(joint));
    several.then_some((
        "the question may ask two things at once",
        "ask one thing, so that a yes has one meaning; make two items of it",
    ))
}

fn negated(question: &str) -> Option<Warning> {
    let lower = question.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric() && c != '\'');
    let count = words.filter(|word| NEGATIVES.contains(word) || word.ends_with("n't")).count();
    (count > 1)
        .then_some(("the question has two negatives", "turn it round, so that a yes says what is there"))
}

fn long(question: &str) -> Option<Warning> {
    (question.chars().count() > LONG)
        .then_some(("the question is long", "ask in one breath, and explain under `why`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whats(question: &str) -> Vec<&'static str> {
        look(question).map(|(what, _)| what).collect()
    }

    #[test]
    fn good_questions_pass() {
        for good in [
            "Is the exact revision of every model pinned?",
            "Has somebody on call switched the model off within the last quarter?",
            "Can the model be stopped without a release?",
            "Are prompts and outputs deleted after thirty days?",
        ] {
            assert!(whats(good).is_empty(), "{good}");
        }
    }

    #[test]
    fn two_checks_in_one_are_seen() {
        for bad in [
            "Is the model pinned and is its licence read?",
            "Is it pinned? Is it read?",
            "Are logs kept and/or deleted?",
        ] {
            assert_eq!(whats(bad), ["the question may ask two things at once"], "{bad}");
        }
    }

    #[test]
    fn double_negatives_and_long_sentences_are_seen() {
        assert_eq!(whats("Is it never the case that nobody looks?"), ["the question has two negatives"]);
        assert_eq!(whats(&format!("Is {}done?", "really ".repeat(20))), ["the question is long"]);
    }
}
