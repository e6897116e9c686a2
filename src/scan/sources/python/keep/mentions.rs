//! Which of the libraries a file mentions of whose functions any may be a row of the tables, and whether also the part of a path
//! that makes one. Nearly no project mentions both of any. Follows nothing.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

/// What is mentioned of the libraries of which any function may be a row: of each by its number, it and the part of a path that
/// makes a row.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in super::super) struct Mentions {
    libraries: u8,
    parts: u8,
}

/// These libraries, those parts, and whether what is a row there begins with a capital.
const OF_ANY_NAME: [(&str, &str, bool); 4] = [
    ("torchvision", "models", false),
    ("torchaudio", "pipelines", false),
    ("tensorflow", "applications", true),
    ("keras", "applications", true),
];

/// All that may be mentioned, libraries first. None of it overlaps another.
static SPELLED: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let all =
        OF_ANY_NAME.iter().map(|(library, ..)| library).chain(OF_ANY_NAME.iter().map(|(_, part, _)| part));
    // Only the leftmost is looked for with many letters at a time.
    AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(all).ok()
});

impl Mentions {
    /// Of the words of a file, one after the other. A library that is imported by a text has that text among them; only a text
    /// that is put together of pieces is not looked for.
    pub(super) fn of(words: &str) -> Self {
        let Some(spelled) = &*SPELLED else { return Self { libraries: u8::MAX, parts: u8::MAX } };
        let mut mentions = Self::default();
        for found in spelled.find_iter(words) {
            match found.pattern().as_usize().checked_sub(OF_ANY_NAME.len()) {
                None => mentions.libraries |= 1 << found.pattern().as_usize(),
                Some(at) => {
                    let part = OF_ANY_NAME.get(at).map(|(_, part, _)| part);
                    let all = OF_ANY_NAME.iter().enumerate().filter(|(_, (_, each, _))| Some(each) == part);
                    all.for_each(|(at, _)| mentions.parts |= 1 << at);
                }
            }
        }
        mentions
    }

    /// The same with what another file mentions.
    pub(in super::super) fn add(&mut self, other: Self) {
        self.libraries |= other.libraries;
        self.parts |= other.parts;
    }

    /// Whether a row of one of them may have this name.
    pub(in super::super) fn may_name(self, last: &str) -> bool {
        let both = self.libraries & self.parts;
        let capital = last.starts_with(|first: char| first.is_ascii_uppercase());
        both != 0
            && OF_ANY_NAME.iter().enumerate().any(|(at, (.., rows))| both >> at & 1 == 1 && *rows == capital)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_name_may_be_a_row_only_beside_both_the_library_and_its_part() {
        let mut mentions = Mentions::of("@app.loadtensorflow.keras@app.models");
        assert!(!mentions.may_name("resnet50") && !mentions.may_name("ResNet50"));
        mentions.add(Mentions::of("tf_keras.applications.ResNet50"));
        assert!(mentions.may_name("ResNet50") && !mentions.may_name("resnet50"));
        mentions.add(Mentions::of("torchvision"));
        assert!(mentions.may_name("resnet50"));
    }
}
