//! The stack with its marks: nothing below the last mark can be taken, as in Python.

use super::super::tape::Broken;
use super::value::Value;

/// Values and marks.
#[derive(Debug)]
pub(super) struct Stack {
    values: Vec<Value>,
    marks: Vec<usize>,
    most: usize,
}

impl Stack {
    /// An empty stack for so many values and marks.
    pub(super) fn new(most: usize) -> Self {
        Self { values: Vec::new(), marks: Vec::new(), most }
    }

    /// Everything on it.
    pub(super) fn values(&self) -> &[Value] {
        &self.values
    }

    /// Puts a value on it.
    pub(super) fn push(&mut self, value: Value) -> Result<(), Broken> {
        self.room()?;
        self.values.push(value);
        Ok(())
    }

    /// Puts a mark on it.
    pub(super) fn mark(&mut self) -> Result<(), Broken> {
        self.room()?;
        self.marks.push(self.values.len());
        Ok(())
    }

    /// Takes the last value.
    pub(super) fn pop(&mut self) -> Result<Value, Broken> {
        self.above_fence(1)?;
        self.values.pop().ok_or_else(underflow)
    }

    /// Looks at the last value.
    pub(super) fn top(&self) -> Result<&Value, Broken> {
        self.above_fence(1)?;
        self.values.last().ok_or_else(underflow)
    }

    /// Takes the last so many values.
    pub(super) fn take(&mut self, values: usize) -> Result<Vec<Value>, Broken> {
        let from = self.above_fence(values)?;
        Ok(self.values.split_off(from))
    }

    /// Takes the last mark and everything above it.
    pub(super) fn take_to_mark(&mut self) -> Result<Vec<Value>, Broken> {
        let from = self.marks.pop().ok_or_else(|| Broken::form("a mark is used that is not there"))?;
        Ok(self.values.split_off(from.min(self.values.len())))
    }

    /// Takes a mark that is on top; says whether one was.
    pub(super) fn take_mark(&mut self) -> bool {
        let is_on_top = self.marks.last() == Some(&self.values.len());
        if is_on_top {
            self.marks.pop();
        }
        is_on_top
    }

    fn room(&self) -> Result<(), Broken> {
        if self.values.len() + self.marks.len() >= self.most {
            return Err(Broken::Limit(format!("{} values on the stack", self.most)));
        }
        Ok(())
    }

    /// Where the last so many values begin, none of them below a mark.
    fn above_fence(&self, values: usize) -> Result<usize, Broken> {
        let fence = self.marks.last().copied().unwrap_or(0);
        self.values.len().checked_sub(values).filter(|from| *from >= fence).ok_or_else(underflow)
    }
}

/// More is taken than there is.
pub(super) fn underflow() -> Broken {
    Broken::form("more is taken from the stack than stands on it")
}
