//! Which words a Python text has: enough to tell, without a tree, that it names no model and need not be read. Says yes too
//! often rather than no too often; knows nothing of grammar, so words of comments and texts count.

use super::vocabulary::{Known, SIEVE, TABLE, bits, hash};

/// Words of a text, in as much room as it has words.
#[derive(Debug, Clone)]
pub(in crate::scan::sources) struct Words {
    /// Two bits for each word, in any order; a power of two of parts, of whose bits at most every fourth is set.
    sieve: Box<[u64]>,
    known: Known,
    /// Whether a letter stands for another one, as Python reads names.
    odd: bool,
}

impl Words {
    /// The words of a text.
    pub(in crate::scan::sources) fn of(text: &str) -> Self {
        let table = &*TABLE;
        let mut words = Self { sieve: Box::default(), known: Known::default(), odd: false };
        let mut sieve = vec![0; SIEVE];
        let letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80;
        for word in text.as_bytes().split(|&byte| !letter(byte)).filter(|word| !word.is_empty()) {
            let hash = hash(word);
            for bit in bits(hash) {
                if let Some(part) = sieve.get_mut(bit / 64) {
                    *part |= 1 << (bit % 64);
                }
            }
            if let Some(at) = table.number(hash) {
                words.known.set(at);
            }
            for at in table.begun(word) {
                words.known.set(at);
            }
            words.odd |= !word.is_ascii() && is_odd(word);
        }
        words.sieve = folded(sieve);
        words
    }

    /// Whether the text may have this word.
    pub(super) fn has(&self, word: &Asked) -> bool {
        let set = |bit: usize| {
            let part = self.sieve.get(bit / 64 % self.sieve.len().max(1));
            part.is_some_and(|part| part & (1 << (bit % 64)) != 0)
        };
        self.odd
            || match word {
                Asked::Known(at) => self.known.has(*at),
                Asked::Other(all) => all.iter().all(|bit| set(*bit)),
            }
    }

    /// Whether the text may hold a call of the tables by its own words.
    pub(in crate::scan::sources) fn may_name_a_model(&self) -> bool {
        self.odd || TABLE.may_name_a_model(&self.known)
    }
}

/// A word that is looked for in many texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Asked {
    /// One of the tables, whose place is certain.
    Known(usize),
    /// Any other.
    Other([usize; 2]),
}

impl Asked {
    pub(super) fn new(word: &str) -> Self {
        let hash = hash(word.as_bytes());
        TABLE.number(hash).map_or_else(|| Self::Other(bits(hash)), Self::Known)
    }
}

/// Halves a sieve as long as at most every fourth bit is set.
fn folded(mut sieve: Vec<u64>) -> Box<[u64]> {
    let ones: usize = sieve.iter().map(|part| part.count_ones() as usize).sum();
    while sieve.len() > 1 && sieve.len() * 32 >= ones * 4 {
        let high = sieve.split_off(sieve.len() / 2);
        for (part, high) in sieve.iter_mut().zip(high) {
            *part |= high;
        }
    }
    sieve.into_boxed_slice()
}

/// Whether a word has letters that Python takes for others: wide, mathematical, raised.
fn is_odd(word: &[u8]) -> bool {
    let Ok(word) = std::str::from_utf8(word) else { return true };
    word.chars().any(|c| {
        matches!(c, '\u{aa}' | '\u{ba}' | '\u{17f}' | '\u{2070}'..='\u{214f}' | '\u{fb00}'..='\u{fb06}'
            | '\u{ff00}'..='\u{ffef}' | '\u{1d400}'..='\u{1d7ff}')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_names_no_library_of_the_tables_need_not_be_read() {
        for text in [
            "import json\nx = json.load(open('a'))\n",
            "import numpy as np\nx = np.zeros(3)\n",
            "def pipeline(model): ...\n",
        ] {
            assert!(!Words::of(text).may_name_a_model(), "{text}");
        }
        for text in [
            "from transformers import pipeline as p",
            "import torch as t\nx = t.load('a')",
            "def f(client): client.chat.completions.create(model='x')",
            "from langchain_openai import ChatOpenAI",
            "x = Mine.from_pretrained(y)",
            "x = \u{ff4c}oader()",
        ] {
            assert!(Words::of(text).may_name_a_model(), "{text}");
        }
    }

    #[test]
    fn a_word_that_is_there_is_found() {
        let words = Words::of("def load_model(name):\n    return name2");
        let has = |word| words.has(&Asked::new(word));
        assert!(has("load_model") && has("name2") && !has("load"));
    }

    #[test]
    fn a_long_text_is_told_by_its_words_and_a_short_one_takes_little_room() {
        let text = (0..3_000).fold(String::new(), |text, number| format!("{text}word{number} "));
        let words = Words::of(&text);
        assert!((0..3_000).all(|number| words.has(&Asked::new(&format!("word{number}")))));
        let wrong = (0..3_000).filter(|number| words.has(&Asked::new(&format!("other{number}")))).count();
        assert!(wrong < 400, "{wrong}");
        assert!(Words::of("a = b").sieve.len() <= 2);
    }
}
