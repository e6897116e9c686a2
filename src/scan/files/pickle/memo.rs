//! The memo: numbered slots, which two kinds of opcodes write by different rules.

use std::collections::HashMap;

use super::super::tape::Broken;
use super::value::Value;

/// Who wrote a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Writer {
    Put,
    Memoize,
}

#[derive(Debug)]
struct Slot {
    value: Value,
    writer: Writer,
    is_disputed: bool,
}

/// Slots: those that are counted up in a row, which takes half the room, and the others.
#[derive(Debug)]
pub(super) struct Memo {
    row: Vec<Slot>,
    others: HashMap<u64, Slot>,
    most: usize,
}

impl Memo {
    /// An empty memo for so many slots.
    pub(super) fn new(most: usize) -> Self {
        Self { row: Vec::new(), others: HashMap::new(), most }
    }

    /// The slot that MEMOIZE writes: as many as are taken.
    pub(super) fn next(&self) -> u64 {
        self.taken() as u64
    }

    fn taken(&self) -> usize {
        self.row.len() + self.others.len()
    }

    fn place(&self, slot: u64) -> Option<usize> {
        usize::try_from(slot).ok().filter(|slot| *slot < self.row.len())
    }

    /// What a slot holds. A text knows whether its slot was written in two ways.
    pub(super) fn get(&self, slot: u64) -> Result<Value, Broken> {
        let found = match self.place(slot) {
            Some(place) => self.row.get(place),
            None => self.others.get(&slot),
        };
        let found = found.ok_or_else(|| Broken::form(format!("memo slot {slot} is empty")))?;
        Ok(match &found.value {
            Value::Text(text, _) => Value::Text(text.clone(), found.is_disputed),
            other => other.clone(),
        })
    }

    /// Writes a slot.
    pub(super) fn put(&mut self, slot: u64, value: Value, writer: Writer) -> Result<(), Broken> {
        let old = match self.place(slot) {
            Some(place) => self.row.get_mut(place),
            None => self.others.get_mut(&slot),
        };
        if let Some(old) = old {
            let differs = old.value.text() != value.text();
            old.is_disputed |= old.writer != writer && differs;
            (old.value, old.writer) = (value, writer);
            return Ok(());
        }
        if self.taken() >= self.most {
            return Err(Broken::Limit(format!("{} memo slots", self.most)));
        }
        let new = Slot { value, writer, is_disputed: false };
        if slot == self.row.len() as u64 {
            self.row.push(new);
        } else {
            self.others.insert(slot, new);
        }
        Ok(())
    }
}
