//! What makes a step hard to do today: it begins with no verb, or names nothing that can be typed, opened or set.

/// Longest step that is read in one glance, in characters.
const LONG: usize = 320;
/// First words of sentences that describe instead of telling what to do. Knows English only.
const NO_VERBS: [&str; 26] = [
    "the", "a", "an", "it", "its", "this", "that", "these", "those", "there", "we", "you", "your", "our",
    "they", "he", "she", "i", "one", "some", "all", "any", "every", "maybe", "please", "should",
];

type Warning = (&'static str, &'static str);

/// What could be better in one step.
pub(super) fn look(step: &str, english: bool) -> impl Iterator<Item = Warning> {
    let first = step.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
    let tells = !(english && NO_VERBS.contains(&first.as_str()));
    let long = step.chars().count() > LONG;
    let begin = ("the step does not begin with what to do", "begin with a verb, such as Run, Write or Set");
    [(!tells).then_some(begin), long.then_some(("the step is long", "make two steps of it"))]
        .into_iter()
        .flatten()
}

/// Whether a step names a command, a file, a setting or an address.
pub(super) fn names_something(step: &str) -> bool {
    step.contains('`')
        || step.contains("://")
        || step.split_whitespace().any(|word| {
            let word = word.trim_end_matches(['.', ',', ';', ':', ')']);
            word.starts_with("--") || word.contains('/') || has_ending(word) || word.contains('=')
        })
}

/// Whether a word ends as the names of files do.
fn has_ending(word: &str) -> bool {
    let Some((name, ending)) = word.rsplit_once('.') else { return false };
    let fits = (1..=5).contains(&ending.len()) && ending.chars().all(|c| c.is_ascii_alphanumeric());
    fits && name.chars().count() > 1 && name.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_begins_with_a_verb() {
        assert_eq!(look("Write the policy.", true).count(), 0);
        assert_eq!(look("If you tune, run the script.", true).count(), 0);
        assert_eq!(look("The policy should be written.", true).count(), 1);
        assert_eq!(look("A política deve ser escrita.", false).count(), 0);
    }

    #[test]
    fn a_step_names_something() {
        for good in ["Run `ls`.", "Write SAFETY.md, today.", "Set --locked in CI.", "Open docs/x and read."] {
            assert!(names_something(good), "{good}");
        }
        for bad in ["Think about it.", "Discuss the risks with everybody, e.g. friends."] {
            assert!(!names_something(bad), "{bad}");
        }
    }
}
