//! Reads back what `pack` wrote, as it was: names at once, values when somebody asks for them. Decides nothing.

use std::sync::{Arc, OnceLock};

use super::super::value::{Given, Value};
use super::unit::{Call, Form, Parameter, Unit};
use crate::scan::sighting::Spot;

/// A place in what is kept of a file. Beyond its end everything is nothing.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Unpack<'u> {
    pub(super) unit: &'u Unit,
    pub(super) at: usize,
}

/// Several of a kind that are kept of a file, read when they are first asked for.
#[derive(Debug)]
pub(in super::super) struct Kept<'u, T> {
    from: &'u Unit,
    at: u32,
    told: OnceLock<Box<[T]>>,
}

/// What can be read back.
pub(in super::super) trait Packed<'u>: Sized {
    fn unpacked(from: &mut Unpack<'u>) -> Self;
}

/// Where a call stands.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Place {
    /// The number of its callee in the file.
    pub(in super::super) callee: u32,
    /// The rest of it.
    at: u32,
}

/// A call of which not all is read yet.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Head<'u> {
    pub(in super::super) place: Place,
    /// The callee as Python reads its names.
    pub(in super::super) spelled: &'u str,
}

impl<'u, T: Packed<'u>> Kept<'u, T> {
    /// All of them.
    pub(in super::super) fn all(&self) -> &[T] {
        self.told.get_or_init(|| Unpack { unit: self.from, at: self.at as usize }.list().into())
    }

    /// One after the other, for somebody who looks at them only once.
    pub(in super::super) fn passing(&self) -> impl Iterator<Item = T> {
        let mut from = Unpack { unit: self.from, at: self.at as usize };
        (0..from.number()).map(move |_| T::unpacked(&mut from))
    }
}

impl Unit {
    /// What stands under the names of the file.
    pub(in super::super) fn names(&self) -> Unpack<'_> {
        Unpack { unit: self, at: self.names as usize }
    }

    /// What is called, each once.
    pub(in super::super) fn callees(&self) -> impl Iterator<Item = Value> {
        let mut from = Unpack { unit: self, at: self.calls as usize };
        let all = from.number();
        (0..all).map(move |_| {
            from.number();
            from.value()
        })
    }

    /// The calls in their order.
    pub(in super::super) fn calls(&self) -> impl Iterator<Item = Head<'_>> {
        let mut from = Unpack { unit: self, at: self.calls as usize };
        for _ in 0..from.number() {
            let length = from.number();
            from.at += length;
        }
        (0..from.number()).map(move |_| {
            let (callee, length) = (short(from.number()), from.number());
            let (mut head, place) = (from, Place { callee, at: short(from.at) });
            from.at += length;
            let written = head.word();
            Head { place, spelled: head.some_word().unwrap_or(written) }
        })
    }

    /// A callee by its number.
    pub(in super::super) fn callee(&self, number: usize) -> Option<Value> {
        let mut from = Unpack { unit: self, at: self.calls as usize };
        let all = from.number();
        for _ in 0..number {
            let length = from.number();
            from.at += length;
        }
        (number < all).then(|| {
            let _ = from.number();
            from.value()
        })
    }

    /// A call as it stands.
    pub(in super::super) fn call(&self, place: Place) -> Call {
        let callee = self.callee(place.callee as usize).unwrap_or(Value::Unknown);
        Unpack { unit: self, at: place.at as usize }.call(callee)
    }
}

impl<'u> Unpack<'u> {
    /// Hands over what is kept by path, path by path, and goes on behind it.
    pub(in super::super) fn by_path<T>(&mut self, mut take: impl FnMut(&'u str, Kept<'u, T>)) {
        for _ in 0..self.number() {
            let (path, length) = (self.word(), self.number());
            take(path, Kept { from: self.unit, at: short(self.at), told: OnceLock::new() });
            self.at += length;
        }
    }

    pub(super) fn byte(&mut self) -> u8 {
        let byte = self.unit.code.get(self.at).copied().unwrap_or_default();
        self.at += 1;
        byte
    }

    pub(super) fn flag(&mut self) -> bool {
        self.byte() != 0
    }

    pub(super) fn number(&mut self) -> usize {
        let (mut number, mut shift) = (0_usize, 0_u32);
        loop {
            let byte = self.byte();
            number |= usize::from(byte & 0x7F).checked_shl(shift).unwrap_or_default();
            if byte < 0x80 {
                return number;
            }
            shift += 7;
        }
    }

    pub(super) fn eight(&self, at: usize) -> [u8; 8] {
        let bytes = self.unit.code.get(at..at + 8);
        bytes.and_then(|bytes| bytes.try_into().ok()).unwrap_or_default()
    }

    pub(super) fn word(&mut self) -> &'u str {
        let (at, length) = (self.number(), self.number());
        self.unit.text.get(at..at + length).unwrap_or_default()
    }

    fn some_word(&mut self) -> Option<&'u str> {
        if self.flag() { Some(self.word()) } else { None }
    }

    pub(super) fn list<T: Packed<'u>>(&mut self) -> Vec<T> {
        (0..self.number()).map(|_| T::unpacked(self)).collect()
    }

    fn call(&mut self, callee: Value) -> Call {
        let written = self.word().to_owned();
        let meant = self.some_word().map(Box::from);
        let given = self.arguments(callee);
        let guards = self.list().into();
        let (cell, line, column) = (short(self.number()), short(self.number()), short(self.number()));
        let spot = Spot { cell: cell.checked_sub(1), line, column };
        let within = self.some_word().map(Box::from);
        Call { given, guards, spot, written, meant, within, args: self.list(), keywords: self.list() }
    }

    pub(super) fn value(&mut self) -> Value {
        match self.byte() {
            1 => Value::Nothing,
            2 => Value::Bool(self.flag()),
            3 => {
                let number = i64::from_le_bytes(self.eight(self.at));
                self.at += 8;
                Value::Number(number)
            }
            4 => Value::Text(self.word().to_owned()),
            5 => Value::Name(self.word().to_owned()),
            6 => Value::Object(self.word().to_owned()),
            7 => Value::List(self.list().into()),
            8 => Value::Join(self.list()),
            9 => Value::OneOf(self.list()),
            10 => Value::Or(self.list()),
            11 => Value::Dict(self.list().into()),
            12 => Value::Assumed(self.boxed()),
            13 => Value::Any(self.boxed()),
            14 => Value::Local(self.boxed()),
            15 => Value::Module(self.boxed()),
            16 => Value::Returned(self.boxed()),
            17 => Value::Attribute(self.boxed(), self.word().to_owned()),
            18 => Value::Item(self.boxed(), self.boxed()),
            19 => Value::Param(self.word().into(), self.word().to_owned()),
            20 => Value::When(self.list(), self.boxed()),
            21 => Value::Made(Arc::new(self.given())),
            22 => Value::Result(Arc::new(self.given())),
            23 => Value::Partial(Arc::new(self.given())),
            _ => Value::Unknown,
        }
    }

    fn boxed(&mut self) -> Box<Value> {
        Box::new(self.value())
    }

    fn given(&mut self) -> Given {
        let callee = self.value();
        self.arguments(callee)
    }

    fn arguments(&mut self, callee: Value) -> Given {
        let spread = self.flag();
        Given { callee, spread, args: self.list(), keywords: self.list() }
    }
}

impl<'u> Packed<'u> for Value {
    fn unpacked(from: &mut Unpack<'u>) -> Self {
        from.value()
    }
}

impl<'u> Packed<'u> for String {
    fn unpacked(from: &mut Unpack<'u>) -> Self {
        from.word().to_owned()
    }
}

impl<'u> Packed<'u> for (String, Value) {
    fn unpacked(from: &mut Unpack<'u>) -> Self {
        (from.word().to_owned(), from.value())
    }
}

impl<'u> Packed<'u> for (Option<String>, Value) {
    fn unpacked(from: &mut Unpack<'u>) -> Self {
        (from.some_word().map(str::to_owned), from.value())
    }
}

impl<'u> Packed<'u> for Parameter {
    fn unpacked(from: &mut Unpack<'u>) -> Self {
        let name = from.word().to_owned();
        let form = match from.byte() {
            0 => Form::Positional,
            1 => Form::Keyword,
            2 => Form::Rest,
            3 => Form::Keywords,
            _ => Form::Own,
        };
        let default = from.flag().then(|| from.value());
        let class = from.some_word().map(str::to_owned);
        Self { name, default, form, class }
    }
}

pub(super) fn short(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
