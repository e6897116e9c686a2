//! Stack, marks and memo, opcode by opcode as Python moves them. Knows nothing of files; what a call or a change means is
//! told elsewhere.

use std::cell::Cell;
use std::rc::Rc;

use super::super::desk::Limits;
use super::super::rule::Rule;
use super::super::tape::Broken;
use super::call::{self, How};
use super::change;
use super::log::Log;
use super::memo::{Memo, Writer};
use super::opcode::{Op, Shape};
use super::persistent::persistent;
use super::stack::{Stack, underflow};
use super::text::{Payload, Text};
use super::value::{Dict, Value};

/// What comes after an opcode.
#[derive(Debug)]
pub(super) enum Then {
    Go,
    Stop,
    /// An array of joblib stands here, described by the state of its wrapper.
    Array(Rc<Dict>),
}

/// Values that unfold to more than this are a finding.
const HEAVY: u64 = 1 << 30;

/// The machine.
#[derive(Debug)]
pub(super) struct Machine {
    stack: Stack,
    memo: Memo,
}

impl Machine {
    /// An empty machine.
    pub(super) fn new(limits: &Limits) -> Self {
        Self { stack: Stack::new(limits.stack), memo: Memo::new(limits.memo) }
    }

    /// Follows one opcode.
    pub(super) fn apply(&mut self, op: Op, at: u64, log: &mut Log) -> Result<Then, Broken> {
        match op {
            Op::Stop => return self.stop(log),
            Op::Build => return self.build(at, log),
            Op::Protocol(version) => return protocol(version, at, log),
            Op::Mark => self.stack.mark()?,
            Op::Pop => self.drop_one(at, log)?,
            Op::PopMark => self.drop_to_mark(at, log)?,
            Op::Dup => {
                let top = self.stack.top()?.clone();
                self.push_again(top, log)?;
            }
            Op::Plain => self.stack.push(Value::Plain)?,
            Op::Int(number) => self.stack.push(Value::Int(number))?,
            Op::Long(number) => self.stack.push(Value::Long(number))?,
            Op::Text(text, payload) => self.text(text, payload.as_ref(), at, log)?,
            Op::Bytes(payload) => {
                let kept = payload.filter(|bytes| log.keep(bytes, at));
                self.stack.push(Value::Bytes(kept))?;
            }
            Op::Empty(shape) => self.stack.push(empty(shape))?,
            Op::FromMark(shape) => self.gather(shape)?,
            Op::Tuple(len) => {
                let values = self.stack.take(len)?;
                self.push_weighed(Value::tuple(values), at, log)?;
            }
            Op::Append | Op::Appends | Op::SetItem | Op::SetItems | Op::AddItems => {
                self.put_in(&op, at, log)?;
            }
            Op::Get(slot) => self.push_again(self.memo.get(slot)?, log)?,
            Op::Put(slot) => self.memo.put(slot, self.stack.top()?.clone(), Writer::Put)?,
            Op::Memoize => self.memo.put(self.memo.next(), self.stack.top()?.clone(), Writer::Memoize)?,
            Op::Global(module, name) => {
                let number = log.import(&module, &name, at)?;
                self.stack.push(Value::Name(number))?;
            }
            Op::StackGlobal => self.stack_global(at, log)?,
            Op::Inst(..) | Op::Object | Op::Reduce | Op::NewObject | Op::NewObjectEx => {
                let made = self.called(op, at, log)?;
                self.push_weighed(made, at, log)?;
            }
            Op::Extension(code) => {
                log.find(Rule::ExtensionCode, at, format!("extension {code}"));
                self.stack.push(Value::Opaque)?;
            }
            Op::PersistentLine => {
                log.find(Rule::PersistentId, at, "a line");
                self.stack.push(Value::Opaque)?;
            }
            Op::Persistent => {
                let id = self.stack.pop()?;
                let value = persistent(&id, at, log);
                self.stack.push(value)?;
            }
            Op::NextBuffer => {
                log.find(Rule::PersistentId, at, "a buffer");
                self.stack.push(Value::Opaque)?;
            }
            Op::ReadonlyBuffer => drop(self.stack.top()?),
            Op::Frame(_) => {}
        }
        Ok(Then::Go)
    }

    /// Names that stand on the stack when a stream breaks were imported but never reached anything.
    pub(super) fn abandon(&self, log: &mut Log) {
        for value in self.stack.values() {
            call::drop_name(value, log);
        }
    }

    /// The same value once more: a name is then at one more place.
    fn push_again(&mut self, value: Value, log: &mut Log) -> Result<(), Broken> {
        if let Value::Name(number) = &value
            && let Some(name) = log.names.get_mut(*number)
        {
            name.pushed += 1;
        }
        self.stack.push(value)
    }

    fn push_weighed(&mut self, value: Value, at: u64, log: &mut Log) -> Result<(), Broken> {
        if value.weight() > HEAVY {
            log.find(Rule::MemoDoubling, at, format!("more than {HEAVY} values"));
        }
        self.stack.push(value)
    }

    fn stop(&mut self, log: &mut Log) -> Result<Then, Broken> {
        log.result = match self.stack.pop()? {
            Value::Int(number) => u128::try_from(number).ok(),
            Value::Long(number) => number,
            _ => None,
        };
        Ok(Then::Stop)
    }

    fn drop_one(&mut self, at: u64, log: &mut Log) -> Result<(), Broken> {
        if self.stack.take_mark() {
            return Ok(());
        }
        let value = self.stack.pop()?;
        call::dropped(&value, at, log);
        Ok(())
    }

    fn drop_to_mark(&mut self, at: u64, log: &mut Log) -> Result<(), Broken> {
        for value in self.stack.take_to_mark()? {
            call::dropped(&value, at, log);
        }
        Ok(())
    }

    fn text(&mut self, text: Text, payload: Option<&Payload>, at: u64, log: &mut Log) -> Result<(), Broken> {
        if let Some(bytes) = payload {
            log.keep(bytes, at);
        }
        if let (Some(texts), Some(text)) = (&mut log.texts, &text.text) {
            texts.push(Rc::clone(text));
        }
        self.stack.push(Value::Text(text, false))
    }

    fn gather(&mut self, shape: Shape) -> Result<(), Broken> {
        let values = self.stack.take_to_mark()?;
        if shape == Shape::Tuple {
            return self.stack.push(Value::tuple(values));
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
        self.stack.push(made)
    }

    fn put_in(&mut self, op: &Op, at: u64, log: &mut Log) -> Result<(), Broken> {
        let values = match op {
            Op::Append => vec![self.stack.pop()?],
            Op::SetItem => {
                let value = self.stack.pop()?;
                vec![self.stack.pop()?, value]
            }
            _ => self.stack.take_to_mark()?,
        };
        let target = self.stack.top()?;
        change::put_in(target, op, &values, at, log)?;
        if target.weight() > HEAVY {
            log.find(Rule::MemoDoubling, at, format!("more than {HEAVY} values"));
        }
        Ok(())
    }

    fn stack_global(&mut self, at: u64, log: &mut Log) -> Result<(), Broken> {
        let (name, module) = (self.stack.pop()?, self.stack.pop()?);
        let (Value::Text(name, name_disputed), Value::Text(module, module_disputed)) = (&name, &module)
        else {
            if log.is_past_array && !(log.may_be_text(&name) && log.may_be_text(&module)) {
                return Err(Broken::form("a name that is no text"));
            }
            log.find(Rule::ComputedName, at, "operands that are no texts");
            return self.stack.push(Value::Opaque);
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
        self.stack.push(Value::Name(number))
    }

    /// What each of the five opcodes that call something gives.
    fn called(&mut self, op: Op, at: u64, log: &mut Log) -> Result<Value, Broken> {
        let (callee, arguments, how) = match op {
            Op::Inst(module, name) => {
                let arguments = Value::tuple(self.stack.take_to_mark()?);
                (Value::Name(log.import(&module, &name, at)?), arguments, How::Object)
            }
            Op::Object => {
                let mut arguments = self.stack.take_to_mark()?;
                if arguments.is_empty() {
                    return Err(underflow());
                }
                let class = arguments.remove(0);
                (class, Value::tuple(arguments), How::Object)
            }
            op => {
                if op == Op::NewObjectEx {
                    self.stack.pop()?;
                }
                let arguments = self.stack.pop()?;
                let how = if op == Op::Reduce { How::Reduce } else { How::NewObject };
                (self.stack.pop()?, arguments, how)
            }
        };
        Ok(call::call(&callee, &arguments, how, at, log))
    }

    fn build(&mut self, at: u64, log: &mut Log) -> Result<Then, Broken> {
        let state = self.stack.pop()?;
        let target = self.stack.top()?;
        change::build(target, &state, at, log);
        Ok(match change::array_state(target, &state, log)? {
            Some(state) => Then::Array(state),
            None => Then::Go,
        })
    }
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
