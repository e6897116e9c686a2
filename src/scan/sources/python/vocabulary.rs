//! The words of the tables of calls, each with a number, and which of them tell something alone or together. Data and
//! arithmetic; reads no text.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

use super::hosted::BY_TAIL;
use super::libraries::rules;

/// Parts of a sieve of words while a text is read.
pub(super) const SIEVE: usize = 1 << 10;

/// Words of the tables, one bit for each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Known([u64; 8]);

impl Known {
    pub(super) fn set(&mut self, at: usize) {
        if let Some(part) = self.0.get_mut(at / 64) {
            *part |= 1 << (at % 64);
        }
    }

    pub(super) fn has(&self, at: usize) -> bool {
        self.0.get(at / 64).is_some_and(|part| part & (1 << (at % 64)) != 0)
    }

    fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(other.0).any(|(one, other)| one & other != 0)
    }

    fn holds(&self, other: &Self) -> bool {
        self.0.iter().zip(other.0).all(|(one, other)| one & other == other)
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
pub(super) struct Table {
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

pub(super) static TABLE: LazyLock<Table> = LazyLock::new(Table::new);

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

    /// The number of the word of this hash, if it is one of the tables.
    pub(super) fn number(&self, hash: u64) -> Option<usize> {
        let at = small(hash);
        let may = self.sieve.get(at / 64).is_some_and(|part| part & (1 << (at % 64)) != 0);
        if may { self.by_hash.get(&hash).copied() } else { None }
    }

    /// The numbers of the beginnings that this word has.
    pub(super) fn begun<'w>(&'w self, word: &'w [u8]) -> impl Iterator<Item = usize> + 'w {
        let may = word.first().and_then(|first| self.first.get(usize::from(*first))).is_some_and(|may| *may);
        let starts = if may { self.starts.as_slice() } else { &[] };
        starts.iter().filter(|(start, _)| word.starts_with(start.as_bytes())).map(|(_, at)| *at)
    }

    /// Whether a text of these words may hold a call of the tables.
    pub(super) fn may_name_a_model(&self, known: &Known) -> bool {
        let meets = |(roots, last): &(Known, Known)| known.meets(roots) && known.meets(last);
        known.meets(&self.alone)
            || self.tails.iter().any(|tail| known.holds(tail))
            || self.pairs.iter().any(meets)
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

/// The hash of a word.
pub(super) fn hash(word: &[u8]) -> u64 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    word.iter().fold(0xcbf2_9ce4_8422_2325, step)
}

/// The place of a hash among 4,096.
fn small(hash: u64) -> usize {
    usize::try_from(hash >> 20 & 0xfff).unwrap_or_default()
}

/// Its two bits in a sieve.
pub(super) fn bits(hash: u64) -> [usize; 2] {
    let most = SIEVE as u64 * 64;
    let bit = |part: u64| usize::try_from(part % most).unwrap_or_default();
    [bit(hash >> 12), bit(hash >> 40)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_tables_has_a_bit_of_its_own() {
        assert!(TABLE.by_hash.len() + TABLE.starts.len() <= 512);
    }
}
