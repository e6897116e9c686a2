//! How well a text fits a few letters that were typed. Lists nothing.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::checklist::Item;

/// How well texts fit what was typed.
pub(super) struct Fit {
    letters: Pattern,
    words: Pattern,
    matcher: Matcher,
    buffer: Vec<char>,
}

impl Fit {
    pub(super) fn new(typed: &str) -> Self {
        let pattern = |kind| Pattern::new(typed, CaseMatching::Ignore, Normalization::Smart, kind);
        Self {
            letters: pattern(AtomKind::Fuzzy),
            words: pattern(AtomKind::Substring),
            matcher: Matcher::new(Config::DEFAULT),
            buffer: Vec::new(),
        }
    }

    /// The letters stand in the text in this order; the closer together, the better.
    pub(super) fn letters(&mut self, text: &str) -> Option<u32> {
        self.letters.score(Utf32Str::new(text, &mut self.buffer), &mut self.matcher)
    }

    /// A few letters find an item by its name; in a whole sentence they would find anything.
    pub(super) fn item(&mut self, item: &Item) -> Option<u32> {
        let (title, id) = (self.letters(&item.title), self.letters(item.id.as_str()));
        title.max(id).max(self.words(&item.question))
    }

    /// Every word stands in the text. Never better than a name that fits.
    pub(super) fn words(&mut self, text: &str) -> Option<u32> {
        self.words.score(Utf32Str::new(text, &mut self.buffer), &mut self.matcher).map(|score| score / 2)
    }
}
