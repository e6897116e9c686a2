//! Stack, marks and memo, opcode by opcode as CPython moves them. Knows nothing of files; what a call or a change means is
//! told elsewhere.

use std::cell::Cell;
use std::collections::HashMap;
use std::rc::Rc;

use super::super::desk::Limits;
use super::super::rule::Rule;
use super::super::tape::Broken;
use super::call::{self, How};
use super::change;
use super::log::{Carrier, Log};
use super::opcode::{Op, Shape, Text};
use super::value::{Dict, Storage, Tuple, Value};

/// What comes after an opcode.
#[derive(Debug)]
pub(super) enum Then {
    Go,
    Stop,
    /// An array of joblib stands here, described by the state of its wrapper.
    Array(Rc<Dict>),
}

/// Who wrote a memo slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Writer {
    Put,
    Memoize,
}

#[derive(Debug)]
struct Slot {
    value: Value,
    writer: Writer,
    is_disputed: bool,
}

/// Values that unfold to more than this are a finding.
const HEAVY: u64 = 1 << 30;

/// The machine.
#[derive(Debug)]
pub(super) struct Machine {
    stack: Vec<Value>,
    marks: Vec<usize>,
    memo: HashMap<u64, Slot>,
    most_values: usize,
    most_slots: usize,
}

impl Machine {
    /// An empty machine.
    pub(super) fn new(limits: &Limits) -> Self {
        Self {
            stack: Vec::new(),
            marks: Vec::new(),
            memo: HashMap::new(),
            most_values: limits.stack,
            most_slots: limits.memo,
        }
    }

    /// Follows one opcode.
    pub(super) fn apply(&mut self, op: Op, at: u64, log: &mut Log) -> Result<Then, Broken> {
        match op {
            Op::Stop => return self.stop(log),
            Op::Build => return self.build(at, log),
            Op::Protocol(version) => return protocol(version, at, log),
            Op::Mark => self.mark()?,
            Op::Pop => self.drop_one(at, log)?,
            Op::PopMark => self.drop_to_mark(at, log)?,
            Op::Dup => {
                let top = self.top()?.clone();
                self.push_again(top, log)?;
            }
            Op::Plain => self.push(Value::Plain)?,
            Op::Int(number) => self.push(Value::Int(number))?,
            Op::Long(number) => self.push(Value::Long(number))?,
            Op::Text(text, payload) => self.text(text, payload, at, log)?,
            Op::Bytes(payload) => {
                let kept = payload.filter(|bytes| log.keep(bytes, at));
                self.push(Value::Bytes(kept))?;
            }
            Op::Empty(shape) => self.push(empty(shape))?,
            Op::FromMark(shape) => self.gather(shape)?,
            Op::Tuple(len) => {
                let from = self.above_fence(len)?;
                let values = self.stack.split_off(from);
                self.push_weighed(Value::tuple(values), at, log)?;
            }
            Op::Append | Op::Appends | Op::SetItem | Op::SetItems | Op::AddItems => {
                self.put_in(&op, at, log)?
            }
            Op::Get(slot) => self.get(slot, log)?,
            Op::Put(slot) => self.put(slot, Writer::Put)?,
            Op::Memoize => self.put(self.memo.len() as u64, Writer::Memoize)?,
            Op::Global(module, name) => {
                let number = log.import(&module, &name, at)?;
                self.push(Value::Name(number))?;
            }
            Op::StackGlobal => self.stack_global(at, log)?,
            Op::Inst(module, name) => {
                let arguments = self.from_mark()?;
                let number = log.import(&module, &name, at)?;
                let made = call::call(&Value::Name(number), &Value::tuple(arguments), How::Object, at, log);
                self.push_weighed(made, at, log)?;
            }
            Op::Object => {
                let mut arguments = self.from_mark()?;
                if arguments.is_empty() {
                    return Err(underflow());
                }
                let class = arguments.remove(0);
                let made = call::call(&class, &Value::tuple(arguments), How::Object, at, log);
                self.push_weighed(made, at, log)?;
            }
            Op::Reduce => self.call(How::Reduce, at, log)?,
            Op::NewObject => self.call(How::NewObject, at, log)?,
            Op::NewObjectEx => {
                self.pop()?;
                self.call(How::NewObject, at, log)?;
            }
            Op::Extension(code) => {
                log.find(Rule::ExtensionCode, at, format!("extension {code}"));
                self.push(Value::Opaque)?;
            }
            Op::PersistentLine => {
                log.find(Rule::PersistentId, at, "a line");
                self.push(Value::Opaque)?;
            }
            Op::Persistent => {
                let id = self.pop()?;
                let value = persistent(&id, at, log);
                self.push(value)?;
            }
            Op::NextBuffer => {
                log.find(Rule::PersistentId, at, "a buffer");
                self.push(Value::Opaque)?;
            }
            Op::ReadonlyBuffer => drop(self.top()?),
            Op::Frame(_) => {}
        }
        Ok(Then::Go)
    }

    /// Names that stand on the stack when a stream breaks were imported but never reached anything.
    pub(super) fn abandon(&self, log: &mut Log) {
        for value in &self.stack {
            drop_name(value, log);
        }
    }

    fn fence(&self) -> usize {
        self.marks.last().copied().unwrap_or(0)
    }

    /// Where the last so many values begin, none of them below a mark.
    fn above_fence(&self, values: usize) -> Result<usize, Broken> {
        self.stack.len().checked_sub(values).filter(|from| *from >= self.fence()).ok_or_else(underflow)
    }

    fn push(&mut self, value: Value) -> Result<(), Broken> {
        if self.stack.len() + self.marks.len() >= self.most_values {
            return Err(Broken::Limit(format!("{} values on the stack", self.most_values)));
        }
        self.stack.push(value);
        Ok(())
    }

    /// The same value once more: a name is then at one more place.
    fn push_again(&mut self, value: Value, log: &mut Log) -> Result<(), Broken> {
        if let Value::Name(number) = &value
            && let Some(name) = log.names.get_mut(*number)
        {
            name.pushed += 1;
        }
        self.push(value)
    }

    fn push_weighed(&mut self, value: Value, at: u64, log: &mut Log) -> Result<(), Broken> {
        if value.weight() > HEAVY {
            log.find(Rule::MemoDoubling, at, format!("more than {HEAVY} values"));
        }
        self.push(value)
    }

    fn pop(&mut self) -> Result<Value, Broken> {
        self.above_fence(1)?;
        self.stack.pop().ok_or_else(underflow)
    }

    fn top(&self) -> Result<&Value, Broken> {
        self.above_fence(1)?;
        self.stack.last().ok_or_else(underflow)
    }

    fn mark(&mut self) -> Result<(), Broken> {
        if self.stack.len() + self.marks.len() >= self.most_values {
            return Err(Broken::Limit(format!("{} values on the stack", self.most_values)));
        }
        self.marks.push(self.stack.len());
        Ok(())
    }

    fn from_mark(&mut self) -> Result<Vec<Value>, Broken> {
        let from = self.marks.pop().ok_or_else(|| Broken::form("a mark is used that is not there"))?;
        Ok(self.stack.split_off(from.min(self.stack.len())))
    }

    fn stop(&mut self, log: &mut Log) -> Result<Then, Broken> {
        log.result = match self.pop()? {
            Value::Int(number) => u128::try_from(number).ok(),
            Value::Long(number) => number,
            _ => None,
        };
        Ok(Then::Stop)
    }

    fn drop_one(&mut self, at: u64, log: &mut Log) -> Result<(), Broken> {
        if self.marks.last() == Some(&self.stack.len()) {
            self.marks.pop();
            return Ok(());
        }
        let value = self.pop()?;
        dropped(&value, at, log);
        Ok(())
    }

    fn drop_to_mark(&mut self, at: u64, log: &mut Log) -> Result<(), Broken> {
        for value in self.from_mark()? {
            dropped(&value, at, log);
        }
        Ok(())
    }

    fn text(
        &mut self,
        text: Text,
        payload: Option<Rc<Vec<u8>>>,
        at: u64,
        log: &mut Log,
    ) -> Result<(), Broken> {
        if let Some(bytes) = &payload {
            log.keep(bytes, at);
        }
        if let (Some(texts), Some(text)) = (&mut log.texts, &text.text) {
            texts.push(Rc::clone(text));
        }
        self.push(Value::Text(text, false))
    }

    fn gather(&mut self, shape: Shape) -> Result<(), Broken> {
        let values = self.from_mark()?;
        if shape == Shape::Tuple {
            return self.push(Value::tuple(values));
        }
        let made = empty(shape);
        if let Value::Dict(dict) = &made {
            if values.len() % 2 != 0 {
                return Err(Broken::form("a key without a value"));
            }
            for pair in values.chunks_exact(2) {
                if let [key, value] = pair {
                    dict.put(key, value);
                }
            }
        }
        made.add_weight(values.iter().fold(0, |sum, value| sum.saturating_add(value.weight())));
        self.push(made)
    }

    fn put_in(&mut self, op: &Op, at: u64, log: &mut Log) -> Result<(), Broken> {
        let values = match op {
            Op::Append => vec![self.pop()?],
            Op::SetItem => {
                let value = self.pop()?;
                vec![self.pop()?, value]
            }
            _ => self.from_mark()?,
        };
        let target = self.top()?;
        change::put_in(target, op, &values, at, log)?;
        if target.weight() > HEAVY {
            log.find(Rule::MemoDoubling, at, format!("more than {HEAVY} values"));
        }
        Ok(())
    }

    fn get(&mut self, slot: u64, log: &mut Log) -> Result<(), Broken> {
        let found = self.memo.get(&slot).ok_or_else(|| Broken::form(format!("memo slot {slot} is empty")))?;
        let value = match &found.value {
            Value::Text(text, _) => Value::Text(text.clone(), found.is_disputed),
            other => other.clone(),
        };
        self.push_again(value, log)
    }

    fn put(&mut self, slot: u64, writer: Writer) -> Result<(), Broken> {
        let value = self.top()?.clone();
        if let Some(old) = self.memo.get_mut(&slot) {
            let differs = old.value.text() != value.text();
            old.is_disputed |= old.writer != writer && differs;
            (old.value, old.writer) = (value, writer);
            return Ok(());
        }
        if self.memo.len() >= self.most_slots {
            return Err(Broken::Limit(format!("{} memo slots", self.most_slots)));
        }
        self.memo.insert(slot, Slot { value, writer, is_disputed: false });
        Ok(())
    }

    fn stack_global(&mut self, at: u64, log: &mut Log) -> Result<(), Broken> {
        let (name, module) = (self.pop()?, self.pop()?);
        let (Value::Text(name, name_disputed), Value::Text(module, module_disputed)) = (&name, &module)
        else {
            log.find(Rule::ComputedName, at, "operands that are no texts");
            return self.push(Value::Opaque);
        };
        let (Some(name_text), Some(module_text)) = (&name.text, &module.text) else {
            return Err(Broken::Limit("256 bytes in a name".to_owned()));
        };
        if !name.is_unicode || !module.is_unicode {
            log.find(Rule::ComputedName, at, format!("{module_text}.{name_text} from byte strings"));
        }
        if *name_disputed || *module_disputed {
            log.find(Rule::DisputedMemo, at, format!("{module_text}.{name_text}"));
        }
        let number = log.import(module_text, name_text, at)?;
        self.push(Value::Name(number))
    }

    fn call(&mut self, how: How, at: u64, log: &mut Log) -> Result<(), Broken> {
        let arguments = self.pop()?;
        let callee = self.pop()?;
        let made = call::call(&callee, &arguments, how, at, log);
        self.push_weighed(made, at, log)
    }

    fn build(&mut self, at: u64, log: &mut Log) -> Result<Then, Broken> {
        let state = self.pop()?;
        let target = self.top()?;
        change::build(target, &state, at, log);
        Ok(match change::array_state(target, &state, log) {
            Some(state) => Then::Array(state),
            None => Then::Go,
        })
    }
}

fn underflow() -> Broken {
    Broken::form("more is taken from the stack than stands on it")
}

fn empty(shape: Shape) -> Value {
    match shape {
        Shape::List => Value::List(Rc::new(Cell::new(1))),
        Shape::Set | Shape::FrozenSet => Value::Set(Rc::new(Cell::new(1))),
        Shape::Dict => Value::Dict(Rc::default()),
        Shape::Tuple => Value::tuple(Vec::new()),
    }
}

fn protocol(version: u8, at: u64, log: &mut Log) -> Result<Then, Broken> {
    if version > 5 {
        return Err(Broken::form(format!("protocol {version} is not known")));
    }
    if log.ops > 1 {
        log.find(Rule::LateProtocol, at, format!("protocol {version}"));
    }
    (log.protocol, log.has_header) = (version, true);
    Ok(Then::Go)
}

fn drop_name(value: &Value, log: &mut Log) {
    if let Value::Name(number) = value
        && let Some(name) = log.names.get_mut(*number)
    {
        name.dropped += 1;
    }
}

/// A value that is thrown away: a name was then imported for nothing, a call made for its effect.
fn dropped(value: &Value, at: u64, log: &mut Log) {
    drop_name(value, log);
    if let Value::Made(made) = value
        && !call::is_known(made.by, log)
    {
        let name = made
            .by
            .and_then(|number| log.names.get(number))
            .map_or("something computed".to_owned(), |name| name.full());
        log.find(Rule::DroppedResult, at, name);
    }
}

/// The object behind a persistent id. PyTorch writes `('storage', class, key, place, count)`.
fn persistent(id: &Value, at: u64, log: &mut Log) -> Value {
    if log.carrier == Carrier::Bare {
        log.find(Rule::PersistentId, at, "a value");
        return Value::Opaque;
    }
    match id {
        Value::Tuple(tuple) => storage(tuple, log).unwrap_or_else(|| {
            log.find(Rule::PersistentId, at, "an id that is no storage");
            Value::Opaque
        }),
        _ => {
            log.find(Rule::PersistentId, at, "an id that is no storage");
            Value::Opaque
        }
    }
}

fn storage(id: &Tuple, log: &mut Log) -> Option<Value> {
    let [kind, class, key, _place, count, ..] = id.items.as_slice() else { return None };
    let Value::Name(class) = class else { return None };
    let bytes = log.names.get(*class)?.row?.bytes?;
    if &**kind.text()? != "storage" {
        return None;
    }
    let numbers = u64::try_from(count.int()?).ok()?;
    let storage = Storage { key: Rc::clone(key.text()?), numbers, bytes };
    log.storage(&storage);
    Some(Value::Storage(Rc::new(storage)))
}
