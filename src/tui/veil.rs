//! Characters that no terminal may get, in a text that is being edited: another character stands for each while it is, so
//! that they are still there when it is kept. Draws nothing.

use std::collections::HashMap;

use crate::text::visible_with;

/// The first of the characters that stand for others. They are private, so none of them means anything by itself; one that
/// a text has already is stood for like the others.
const FIRST: u32 = 0xF_0000;
/// The last of them.
const LAST: u32 = 0xF_FFFD;

/// What is stood for.
#[derive(Debug, Clone, Default)]
pub(super) struct Veil {
    meant: Vec<char>,
    /// Where each stands among them.
    at: HashMap<char, usize>,
}

impl Veil {
    /// A text as it is edited: tabs and line ends made alike, and something harmless for what would act on a terminal or
    /// hide.
    pub(super) fn over(&mut self, text: &str) -> String {
        let own: String = text.chars().map(|c| if stands(c) { self.sign(c) } else { c }).collect();
        visible_with(&own, |c| self.sign(c)).into_owned()
    }

    /// An edited text as it is kept.
    pub(super) fn lifted(&self, text: &str) -> String {
        let meant =
            |c: char| self.meant.get(usize::try_from(u32::from(c).checked_sub(FIRST)?).ok()?).copied();
        text.chars().map(|c| meant(c).unwrap_or(c)).collect()
    }

    /// What stands for a character.
    fn sign(&mut self, c: char) -> char {
        let at = *self.at.entry(c).or_insert_with(|| {
            self.meant.push(c);
            self.meant.len() - 1
        });
        let sign = u32::try_from(at).ok().and_then(|at| char::from_u32(FIRST + at));
        sign.filter(|sign| stands(*sign)).unwrap_or(char::REPLACEMENT_CHARACTER)
    }
}

/// Whether a character is one of those that stand for others: it is drawn as one that cannot be shown.
pub(super) fn stands(c: char) -> bool {
    (FIRST..=LAST).contains(&u32::from(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_what_stood_there_and_what_is_drawn_shows_itself() {
        let text = "co\u{ad}op \u{1f3f4}\u{e0067}\u{e007f} \u{feff}a\u{1b}[2J \u{f0000}\u{f0001} co\u{ad}op";
        let mut veil = Veil::default();
        let over = veil.over(text);
        assert_eq!(over.chars().count(), text.chars().count());
        assert_eq!(crate::text::visible(&over), over, "it shows itself");
        assert_eq!(veil.lifted(&over), text);
        assert_eq!(veil.over("plain 世界"), "plain 世界");
    }
}
