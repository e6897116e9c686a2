//! The calls of a file that are written already. Knows nothing of what is in them.

use super::super::hashed::Map;
use super::number::number;

/// What is called, each once, and the calls by its number.
#[derive(Debug, Default)]
pub(super) struct Calls {
    callees: Vec<u8>,
    known: Map<Box<[u8]>, usize>,
    all: Vec<u8>,
    count: usize,
}

impl Calls {
    /// The number of a callee, which is written if it is new.
    pub(super) fn callee(&mut self, callee: &[u8]) -> usize {
        if let Some(at) = self.known.get(callee) {
            return *at;
        }
        let at = self.known.len();
        number(&mut self.callees, callee.len());
        self.callees.extend_from_slice(callee);
        self.known.insert(callee.into(), at);
        at
    }

    /// Adds the rest of a call, which is taken out of there.
    pub(super) fn add(&mut self, callee: usize, rest: &mut Vec<u8>) {
        self.count += 1;
        number(&mut self.all, callee);
        number(&mut self.all, rest.len());
        self.all.append(rest);
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// First all callees, then all calls.
    pub(super) fn whole(self) -> Vec<u8> {
        let mut whole = Vec::with_capacity(self.callees.len() + self.all.len() + 8);
        number(&mut whole, self.known.len());
        whole.extend(self.callees);
        number(&mut whole, self.count);
        whole.extend(self.all);
        whole
    }
}
