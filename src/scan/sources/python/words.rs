//! Which words a Python text has: enough to tell, without a tree, that it names no model and need not be read. Says yes too
//! often rather than no too often; knows nothing of grammar, so words of comments and texts count.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

use super::hosted::BY_TAIL;
use super::libraries::rules;

/// Words of a text, in as much room as it has words.
#[derive(Debug, Clone)]
pub(in crate::scan::sources) struct Words {
    /// Two bits for each word, in any order; a power of two of parts, of whose bits at most every fourth is set.
    sieve: Box<[u64]>,
    known: Known,
    /// Whether a letter stands for another one, as Python reads names.
    odd: bool,
}

/// Parts of the sieve while a text is read.
const SIEVE: usize = 1 << 10;

/// Words of the tables, one bit for each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Known([u64; 8]);

impl Known {
    fn set(&mut self, at: usize) {
        if let Some(part) = self.0.get_mut(at / 64) {
            *part |= 1 << (at % 64);
        }
    }

    fn has(&self, at: usize) -> bool {
        self.0.get(at / 64).is_some_and(|part| part & (1 << (at % 64)) != 0)
    }

    fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(other.0).any(|(one, other)| one & other != 0)
    }

    fn holds(&self, other: &Self) -> bool {
        self.0.iter().zip(other.0).all(|(one, other)| one & other == other)
    }
}

impl Words {
    /// The words of a text.
    pub(in crate::scan::sources) fn of(text: &str) -> Self {
        let table = &*TABLE;
        let mut words = Self { sieve: Box::default(), known: Known::default(), odd: false };
        let mut sieve = vec![0; SIEVE];
        let letter = |byte: &u8| LETTERS.get(usize::from(*byte)).is_some_and(|letter| *letter);
        for word in text.as_bytes().split(|byte| !letter(byte)).filter(|word| !word.is_empty()) {
            let hash = hash(word);
            for bit in bits(hash) {
                if let Some(part) = sieve.get_mut(bit / 64) {
                    *part |= 1 << (bit % 64);
                }
            }
            if table.may_hold(hash)
                && let Some(at) = table.by_hash.get(&hash)
            {
                words.known.set(*at);
            }
            if word.first().is_some_and(|first| table.begins(*first)) {
                for (start, at) in &table.starts {
                    if word.starts_with(start.as_bytes()) {
                        words.known.set(*at);
                    }
                }
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
        let table = &*TABLE;
        let meets = |(roots, last): &(Known, Known)| self.known.meets(roots) && self.known.meets(last);
        self.odd
            || self.known.meets(&table.alone)
            || table.tails.iter().any(|tail| self.known.holds(tail))
            || table.pairs.iter().any(meets)
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
        TABLE.by_hash.get(&hash).map_or_else(|| Self::Other(bits(hash)), |at| Self::Known(*at))
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

/// First parts that stand in many files that load nothing, or are ordinary words: they count only beside the last part
/// of a call.
const COMMON: [&str; 36] = [
    "pickle",
    "cPickle",
    "_pickle",
    "dill",
    "cloudpickle",
    "shelve",
    "pandas",
    "numpy",
    "joblib",
    "sklearn",
    "torch",
    "torchvision",
    "torchaudio",
    "tensorflow",
    "keras",
    "tf_keras",
    "onnx",
    "google",
    "azure",
    "boto3",
    "aioboto3",
    "clip",
    "agents",
    "together",
    "replicate",
    "fireworks",
    "outlines",
    "adapters",
    "accelerate",
    "optimum",
    "dac",
    "snac",
    "moshi",
    "chronos",
    "whisper",
    "colbert",
];

/// The bytes of which words consist.
const LETTERS: [bool; 256] = letters();

const fn letters() -> [bool; 256] {
    let mut all = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::indexing_slicing,
            reason = "below 256, in a constant"
        )]
        {
            all[byte] = (byte as u8).is_ascii_alphanumeric() || byte == b'_' as usize || byte >= 0x80;
        }
        byte += 1;
    }
    all
}

/// The words of the tables.
struct Table {
    by_hash: HashMap<u64, usize, BuildHasherDefault<AsItIs>>,
    /// One bit for each of these.
    sieve: [u64; 64],
    /// With which bytes the words begin that only begin so.
    first: [bool; 256],
    /// Words that only begin so.
    starts: Vec<(&'static str, usize)>,
    /// Words of which one is enough.
    alone: Known,
    /// Any first part beside any last part.
    pairs: Vec<(Known, Known)>,
    /// Words that only tell something together.
    tails: Vec<Known>,
}

static TABLE: LazyLock<Table> = LazyLock::new(Table::new);

impl Table {
    fn new() -> Self {
        let mut table = Self {
            by_hash: HashMap::default(),
            sieve: [0; 64],
            first: [false; 256],
            starts: Vec::new(),
            alone: Known::default(),
            pairs: Vec::new(),
            tails: Vec::new(),
        };
        for rule in rules() {
            let mut roots = Known::default();
            for root in rule.roots.split_ascii_whitespace() {
                let at = table.word(root);
                if COMMON.contains(&root) { roots.set(at) } else { table.alone.set(at) }
            }
            let mut last = Known::default();
            last.set(table.word(rule.tail.rsplit('.').next().unwrap_or(rule.tail)));
            table.pair(roots, last);
        }
        for (roots, within) in
            [("torchvision torchaudio", "models pipelines"), ("tensorflow keras tf_keras", "applications")]
        {
            let (roots, within) = (table.all(roots), table.all(within));
            table.pair(roots, within);
        }
        let whole = table.word("from_pretrained");
        table.alone.set(whole);
        for (tail, ..) in BY_TAIL {
            let mut all = Known::default();
            for word in tail.split('.') {
                all.set(table.word(word));
            }
            table.tails.push(all);
        }
        table.close();
        table
    }

    /// Notes what is asked of every word before anything else.
    fn close(&mut self) {
        for hash in self.by_hash.keys() {
            let at = small(*hash);
            if let Some(part) = self.sieve.get_mut(at / 64) {
                *part |= 1 << (at % 64);
            }
        }
        for (start, _) in &self.starts {
            let first = start.bytes().next().map(usize::from);
            if let Some(slot) = first.and_then(|first| self.first.get_mut(first)) {
                *slot = true;
            }
        }
    }

    /// Whether a word of this hash may be one of the tables.
    fn may_hold(&self, hash: u64) -> bool {
        let at = small(hash);
        self.sieve.get(at / 64).is_some_and(|part| part & (1 << (at % 64)) != 0)
    }

    /// Whether a word that begins so may begin like one of the tables.
    fn begins(&self, first: u8) -> bool {
        self.first.get(usize::from(first)).is_some_and(|begins| *begins)
    }

    /// The number of a word, which it gets here if it has none.
    fn word(&mut self, word: &'static str) -> usize {
        let next = self.by_hash.len() + self.starts.len();
        if let Some(start) = word.strip_suffix('*') {
            if let Some((_, at)) = self.starts.iter().find(|(known, _)| *known == start) {
                return *at;
            }
            self.starts.push((start, next));
            return next;
        }
        *self.by_hash.entry(hash(word.as_bytes())).or_insert(next)
    }

    fn all(&mut self, words: &'static str) -> Known {
        let mut all = Known::default();
        for word in words.split_ascii_whitespace() {
            all.set(self.word(word));
        }
        all
    }

    fn pair(&mut self, roots: Known, last: Known) {
        if roots != Known::default() && !self.pairs.contains(&(roots, last)) {
            self.pairs.push((roots, last));
        }
    }
}

/// For keys that are hashes already.
#[derive(Default)]
struct AsItIs(u64);

impl Hasher for AsItIs {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = hash(bytes);
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

fn hash(word: &[u8]) -> u64 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    word.iter().fold(0xcbf2_9ce4_8422_2325, step)
}

/// The place of a hash among 4,096.
fn small(hash: u64) -> usize {
    usize::try_from(hash >> 20 & 0xfff).unwrap_or_default()
}

fn bits(hash: u64) -> [usize; 2] {
    let most = SIEVE as u64 * 64;
    let bit = |part: u64| usize::try_from(part % most).unwrap_or_default();
    [bit(hash >> 12), bit(hash >> 40)]
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
    fn every_word_of_the_tables_has_a_bit_of_its_own() {
        assert!(TABLE.by_hash.len() + TABLE.starts.len() <= 512);
    }

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
        let text: String = (0..3_000).map(|number| format!("word{number} ")).collect();
        let words = Words::of(&text);
        assert!((0..3_000).all(|number| words.has(&Asked::new(&format!("word{number}")))));
        let wrong = (0..3_000).filter(|number| words.has(&Asked::new(&format!("other{number}")))).count();
        assert!(wrong < 400, "{wrong}");
        assert!(Words::of("a = b").sieve.len() <= 2);
    }
}
