//! Which words a Python text has: enough to tell, without a tree, that it names no model and need not be read. Says yes too
//! often rather than no too often; knows nothing of grammar, so words of comments and texts count.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

use super::hosted::BY_TAIL;
use super::libraries::rules;

/// Words of a text, in a fixed room.
#[derive(Debug, Clone)]
pub(in crate::scan::sources) struct Words {
    /// Two bits for each word, in any order.
    sieve: [u64; SIEVE],
    known: Known,
    /// Whether a letter stands for another one, as Python reads names.
    odd: bool,
}

const SIEVE: usize = 32;

/// Words of the tables, one bit for each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Known([u64; 8]);

impl Known {
    fn set(&mut self, at: usize) {
        if let Some(part) = self.0.get_mut(at / 64) {
            *part |= 1 << (at % 64);
        }
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
        let mut words = Self { sieve: [0; SIEVE], known: Known::default(), odd: false };
        let letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80;
        for word in text.as_bytes().split(|&byte| !letter(byte)).filter(|word| !word.is_empty()) {
            let hash = hash(word);
            for bit in bits(hash) {
                if let Some(part) = words.sieve.get_mut(bit / 64) {
                    *part |= 1 << (bit % 64);
                }
            }
            if let Some(at) = table.by_hash.get(&hash) {
                words.known.set(*at);
            }
            for (start, at) in &table.starts {
                if word.starts_with(start.as_bytes()) {
                    words.known.set(*at);
                }
            }
            words.odd |= word.iter().any(|byte| *byte >= 0x80) && is_odd(word);
        }
        words
    }

    /// Whether the text may have this word.
    pub(super) fn has(&self, word: &str) -> bool {
        self.odd
            || bits(hash(word.as_bytes()))
                .iter()
                .all(|bit| self.sieve.get(bit / 64).is_some_and(|part| part & (1 << (bit % 64)) != 0))
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

/// The words of the tables.
struct Table {
    by_hash: HashMap<u64, usize, BuildHasherDefault<AsItIs>>,
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
        table
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
        assert!(words.has("load_model") && words.has("name2") && !words.has("load"));
    }
}
