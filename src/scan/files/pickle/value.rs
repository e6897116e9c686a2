//! What stands on the stack of the machine: as much of a value as the rules ask for. Nothing here can form a circle, and
//! nothing is nested deeply, whatever the file does.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::text::Text;

/// Items of a tuple that are kept.
const ITEMS: usize = 8;
/// Tuples in tuples that are kept.
const DEPTH: u8 = 6;
/// Pairs of a dictionary that are kept.
const PAIRS: usize = 16;

/// Names under which an object keeps what Python calls to restore it.
pub(super) const HOOKS: [&str; 4] = ["__setstate__", "__class__", "__reduce__", "__reduce_ex__"];

/// A value.
#[derive(Debug, Clone)]
pub(super) enum Value {
    /// Nothing that any rule asks for.
    Plain,
    Int(i64),
    Long(Option<u128>),
    /// A text; whether it comes from a memo slot that was written in two ways.
    Text(Text, bool),
    Bytes(Option<Rc<Vec<u8>>>),
    /// An imported name, by its number in the log.
    Name(usize),
    Tuple(Rc<Tuple>),
    List(Rc<Cell<u64>>),
    Set(Rc<Cell<u64>>),
    Dict(Rc<Dict>),
    /// What a call gave.
    Made(Rc<Made>),
    /// A storage of a tensor.
    Storage(Rc<Storage>),
    /// Something that only the loading process knows, or that is too deep.
    Opaque,
}

/// A tuple: its first items, and how much all of them unfold to.
#[derive(Debug)]
pub(super) struct Tuple {
    pub(super) items: Vec<Value>,
    pub(super) len: usize,
    /// A known function was handed it, and calls its first item.
    pub(super) is_called: Cell<bool>,
    weight: u64,
    depth: u8,
}

/// A dictionary: the plain ones of its pairs.
#[derive(Debug, Default)]
pub(super) struct Dict {
    pub(super) weight: Cell<u64>,
    /// It has a key that Python calls when it restores an object.
    pub(super) has_hook: Cell<bool>,
    /// It has keys that were not kept.
    pub(super) has_more: Cell<bool>,
    pairs: RefCell<Vec<(Rc<str>, Flat)>>,
}

/// A value of a dictionary that holds no other.
#[derive(Debug, Clone)]
pub(super) enum Flat {
    Int,
    Numbers(Vec<i64>),
    /// The numpy type itself: its state may still come.
    Type(Rc<Made>),
    Other,
}

/// A numpy type: its short name, and whether it says to hold objects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NumberType {
    pub(super) text: Rc<str>,
    /// The flags of its state, once it has one.
    pub(super) flags: Option<i64>,
    /// The bytes that its state gives one number.
    pub(super) size: Option<i64>,
}

/// What a call gave.
#[derive(Debug, Default)]
pub(super) struct Made {
    /// The name that was called, if it was one.
    pub(super) by: Option<usize>,
    /// It is joblib's wrapper of an array, or made from that class.
    pub(super) is_wrapper: bool,
    /// A numpy type.
    pub(super) number_type: RefCell<Option<NumberType>>,
    pub(super) weight: Cell<u64>,
}

/// A storage of a tensor, as its persistent id describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Storage {
    pub(super) key: Rc<str>,
    pub(super) numbers: u64,
    pub(super) bytes: u64,
}

impl Value {
    /// A tuple of these.
    pub(super) fn tuple(values: Vec<Self>) -> Self {
        let weight = values.iter().fold(1_u64, |sum, value| sum.saturating_add(value.weight()));
        let len = values.len();
        let (mut items, mut depth) = (Vec::with_capacity(len.min(ITEMS)), 0);
        for value in values.into_iter().take(ITEMS) {
            match value {
                Self::Tuple(inner) if inner.depth >= DEPTH => items.push(Self::Opaque),
                Self::Tuple(inner) => {
                    depth = depth.max(inner.depth + 1);
                    items.push(Self::Tuple(inner));
                }
                other => items.push(other),
            }
        }
        Self::Tuple(Rc::new(Tuple { items, len, is_called: Cell::new(false), weight, depth }))
    }

    /// How many values it unfolds to.
    pub(super) fn weight(&self) -> u64 {
        match self {
            Self::Tuple(tuple) => tuple.weight,
            Self::List(weight) | Self::Set(weight) => weight.get(),
            Self::Dict(dict) => dict.weight.get(),
            Self::Made(made) => made.weight.get(),
            _ => 1,
        }
    }

    /// Makes it heavier by what was put into it.
    pub(super) fn add_weight(&self, more: u64) {
        let cell = match self {
            Self::List(weight) | Self::Set(weight) => weight,
            Self::Dict(dict) => &dict.weight,
            Self::Made(made) => &made.weight,
            _ => return,
        };
        cell.set(cell.get().saturating_add(more));
    }

    /// The text, if it is one that was kept.
    pub(super) fn text(&self) -> Option<&Rc<str>> {
        match self {
            Self::Text(text, _) => text.text.as_ref(),
            _ => None,
        }
    }

    /// The items, if it is a tuple of which all were kept.
    pub(super) fn items(&self) -> Option<&[Self]> {
        match self {
            Self::Tuple(tuple) if tuple.len == tuple.items.len() => Some(&tuple.items),
            _ => None,
        }
    }

    /// The number, if it is one.
    pub(super) fn int(&self) -> Option<i64> {
        match self {
            Self::Int(number) => Some(*number),
            _ => None,
        }
    }

    /// All numbers of a tuple of numbers.
    pub(super) fn ints(&self) -> Option<Vec<i64>> {
        self.items()?.iter().map(Self::int).collect()
    }

    fn flat(&self) -> Flat {
        match self {
            Self::Int(_) => Flat::Int,
            Self::Tuple(_) => self.ints().map_or(Flat::Other, Flat::Numbers),
            Self::Made(made) if made.number_type.borrow().is_some() => Flat::Type(Rc::clone(made)),
            _ => Flat::Other,
        }
    }
}

impl Dict {
    /// Puts a pair in; the last one of a key counts.
    pub(super) fn put(&self, key: &Value, value: &Value) {
        let Some(key) = key.text() else { return self.has_more.set(true) };
        if HOOKS.contains(&&**key) {
            self.has_hook.set(true);
        }
        let mut pairs = self.pairs.borrow_mut();
        if let Some((_, old)) = pairs.iter_mut().find(|(known, _)| known == key) {
            *old = value.flat();
        } else if pairs.len() < PAIRS {
            pairs.push((Rc::clone(key), value.flat()));
        } else {
            self.has_more.set(true);
        }
    }

    /// The value of a key.
    pub(super) fn get(&self, key: &str) -> Option<Flat> {
        self.pairs.borrow().iter().find(|(known, _)| &**known == key).map(|(_, flat)| flat.clone())
    }
}
