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

/// Slots.
#[derive(Debug)]
pub(super) struct Memo {
    slots: HashMap<u64, Slot>,
    most: usize,
}

impl Memo {
    /// An empty memo for so many slots.
    pub(super) fn new(most: usize) -> Self {
        Self { slots: HashMap::new(), most }
    }

    /// The slot that MEMOIZE writes: as many as are taken.
    pub(super) fn next(&self) -> u64 {
        self.slots.len() as u64
    }

    /// What a slot holds. A text knows whether its slot was written in two ways.
    pub(super) fn get(&self, slot: u64) -> Result<Value, Broken> {
        let found =
            self.slots.get(&slot).ok_or_else(|| Broken::form(format!("memo slot {slot} is empty")))?;
        Ok(match &found.value {
            Value::Text(text, _) => Value::Text(text.clone(), found.is_disputed),
            other => other.clone(),
        })
    }

    /// Writes a slot.
    pub(super) fn put(&mut self, slot: u64, value: Value, writer: Writer) -> Result<(), Broken> {
        if let Some(old) = self.slots.get_mut(&slot) {
            let differs = old.value.text() != value.text();
            old.is_disputed |= old.writer != writer && differs;
            (old.value, old.writer) = (value, writer);
            return Ok(());
        }
        if self.slots.len() >= self.most {
            return Err(Broken::Limit(format!("{} memo slots", self.most)));
        }
        self.slots.insert(slot, Slot { value, writer, is_disputed: false });
        Ok(())
    }
}
