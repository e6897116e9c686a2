//! What an expression can be, as far as reading tells, and the tests that decide between several. Symbolic: names of other
//! files stay names until all are read, and nothing is decided here.

use std::hash::{BuildHasher as _, Hash};
use std::sync::{Arc, LazyLock};

use foldhash::fast::RandomState;

/// The worth of an expression.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Value {
    /// A text.
    Text(String),
    /// True or false.
    Bool(bool),
    /// A whole number, which may be an index.
    Number(i64),
    /// `None`.
    Nothing,
    /// Several, in order.
    List(Arc<[Value]>),
    /// By key; a key that is `**` spreads another.
    Dict(Arc<[(String, Value)]>),
    /// Texts one after the other.
    Join(Vec<Value>),
    /// One of these; which, is decided while the program runs.
    OneOf(Vec<Value>),
    /// The first of these that says something.
    Or(Vec<Value>),
    /// This, unless the environment or a caller says otherwise.
    Assumed(Box<Value>),
    /// A module, class, function or variable, by its dotted path.
    Name(String),
    /// An object of a class, or whatever a foreign call gives.
    Object(String),
    /// An object of a class of the project, with what it was made with.
    Made(Arc<Given>),
    /// An attribute of something that is not known yet.
    Attribute(Box<Value>, String),
    /// One of several, by key or position.
    Item(Box<Value>, Box<Value>),
    /// Any of several.
    Any(Box<Value>),
    /// What a caller hands over: the function, which all its parameters share, and the name.
    Param(Arc<str>, String),
    /// What a function of the project returns when it is called so.
    Result(Arc<Given>),
    /// This, where these tests come out so.
    When(Vec<Literal>, Box<Value>),
    /// The module of that name.
    Module(Box<Value>),
    /// What stands in the function that returned it.
    Returned(Box<Value>),
    /// A path in the file system.
    Local(Box<Value>),
    /// A function with some arguments given already.
    Partial(Arc<Given>),
    /// Not to be told.
    Unknown,
}

/// A call, or the part of it that is known.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Given {
    pub(super) callee: Value,
    pub(super) args: Vec<Value>,
    /// By name; `None` spreads a dictionary.
    pub(super) keywords: Vec<(Option<String>, Value)>,
    /// Whether further ones are spread behind these, `*more`, so that they cannot be counted.
    pub(super) spread: bool,
}

/// What a call comes to: the function that is called in the end, and with what of that which is given.
pub(super) struct Really {
    pub(super) callee: Value,
    /// How much of what is given stands before the rest.
    pub(super) before: usize,
    /// Whether the function is called once with each member of the rest.
    pub(super) each: bool,
}

/// A test that a program makes before it goes one of several ways.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Test {
    /// What Python takes for true.
    True(Value),
    /// Equal, or the same.
    Same(Value, Value),
    /// A member, a key or a piece.
    In(Value, Value),
    /// An object of any of these classes.
    Instance(Value, Vec<Value>),
    /// The name of its type has this piece.
    Typed(Value, String),
    /// A text that begins with any of these.
    Begins(Value, Vec<String>),
    /// A text that ends with any of these.
    Ends(Value, Vec<String>),
    /// A file or a folder that is there.
    Exists(Value),
    Not(Box<Test>),
    All(Vec<Test>),
    Any(Vec<Test>),
}

/// A test, and how it must come out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Literal {
    /// Which test it is; the same one has the same number wherever it is asked.
    pub(super) point: u64,
    pub(super) holds: bool,
    /// Where it is several at once: which, and how each comes out.
    pub(super) parts: Vec<(u64, bool)>,
    /// The test itself, where it is understood.
    pub(super) test: Option<Arc<Test>>,
}

/// Seeded anew by each process: who writes a source can make no two tests look like one.
static SEED: LazyLock<RandomState> = LazyLock::new(RandomState::default);

/// A number for something, the same whenever this process asks.
pub(super) fn number_of(thing: &impl Hash) -> u64 {
    SEED.hash_one(thing)
}

/// Longest text that is kept: no id is longer.
pub(super) const LONGEST_TEXT: usize = 400;
/// Most members that are kept of a list or dictionary.
pub(super) const MOST_MEMBERS: usize = 256;

impl Value {
    /// A text, unless it is too long to name anything.
    pub(super) fn text(text: &str) -> Self {
        if text.len() <= LONGEST_TEXT { Self::Text(text.to_owned()) } else { Self::Unknown }
    }

    /// One of several, simplified.
    pub(super) fn one_of(mut all: Vec<Self>) -> Self {
        match all.len() {
            0 => Self::Unknown,
            1 => all.pop().unwrap_or(Self::Unknown),
            _ => Self::OneOf(all),
        }
    }

    /// An attribute, which of a dotted name is a dotted name.
    pub(super) fn attribute(self, name: &str) -> Self {
        match self {
            Self::Object(path) if name == "__dict__" && path.ends_with(".@args") => Self::Object(path),
            Self::Name(mut path) | Self::Object(mut path) => {
                path.reserve(name.len() + 1);
                path.push('.');
                path.push_str(name);
                Self::Name(path)
            }
            Self::Text(_) | Self::Bool(_) | Self::Dict(_) if name == "value" => self,
            Self::Local(_) if name == "parent" => self.parent(),
            Self::Local(_) if name == "parents" => {
                let above = std::iter::successors(Some(self.parent()), |below| Some(below.clone().parent()));
                Self::List(above.take(6).collect())
            }
            Self::OneOf(all) => Self::OneOf(all.into_iter().map(|each| each.attribute(name)).collect()),
            Self::When(tests, one) => Self::When(tests, Box::new(one.attribute(name))),
            Self::Unknown => Self::Unknown,
            other => Self::Attribute(Box::new(other), name.to_owned()),
        }
    }

    /// The folder of a path.
    pub(super) fn parent(self) -> Self {
        let folder = |path: &str| match path.rsplit_once('/') {
            Some((folder, _)) if !folder.is_empty() => Self::text(folder),
            _ => Self::text("."),
        };
        let inner = match self {
            Self::OneOf(all) => return Self::OneOf(all.into_iter().map(Self::parent).collect()),
            Self::When(tests, one) => return Self::When(tests, Box::new(one.parent())),
            Self::Local(inner) => match *inner {
                Self::Text(path) if !path.starts_with('.') => folder(&path),
                inner @ Self::Local(_) => return inner.parent(),
                Self::Join(mut parts) if parts.len() == 1 => match parts.pop() {
                    Some(one @ Self::Local(_)) => return one.parent(),
                    _ => Self::Unknown,
                },
                _ => Self::Unknown,
            },
            _ => Self::Unknown,
        };
        Self::Local(Box::new(inner))
    }

    /// The dotted path of a name.
    pub(super) fn as_name(&self) -> Option<&str> {
        if let Self::Name(path) = self { Some(path) } else { None }
    }

    /// Whether nothing at all is known.
    pub(super) fn is_unknown(&self) -> bool {
        matches!(self, Self::Unknown)
    }

    /// Whether it is worth its room.
    pub(super) fn is_small(&self) -> bool {
        let mut count = 0_usize;
        self.walk(&mut |_| count += 1);
        count <= 600
    }

    /// Whether a callee may turn out to be a function of the project.
    pub(super) fn leads_into_the_project(&self) -> bool {
        let mut leads = false;
        self.walk(&mut |value| {
            leads |= match value {
                Self::Name(path) | Self::Object(path) => path.starts_with('@'),
                Self::Partial(_) | Self::Made(_) | Self::Result(_) => true,
                _ => false,
            };
        });
        leads
    }

    /// The values that it may be, as far as that is plain.
    pub(super) fn alternatives<'v>(&'v self, see: &mut dyn FnMut(&'v Value)) {
        match self {
            Self::OneOf(all) => all.iter().for_each(|each| each.alternatives(see)),
            Self::When(_, one) => one.alternatives(see),
            one => see(one),
        }
    }

    /// Every value inside, itself first; the tests between them are not values.
    pub(super) fn walk<'v>(&'v self, see: &mut dyn FnMut(&'v Value)) {
        see(self);
        match self {
            Self::List(all) => all.iter().for_each(|each| each.walk(see)),
            Self::Join(all) | Self::OneOf(all) | Self::Or(all) => all.iter().for_each(|each| each.walk(see)),
            Self::Dict(all) => all.iter().for_each(|(_, each)| each.walk(see)),
            Self::Assumed(one)
            | Self::Attribute(one, _)
            | Self::Any(one)
            | Self::Local(one)
            | Self::Module(one)
            | Self::Returned(one)
            | Self::When(_, one) => one.walk(see),
            Self::Item(one, key) => {
                one.walk(see);
                key.walk(see);
            }
            Self::Partial(given) | Self::Made(given) | Self::Result(given) => given.walk(see),
            _ => {}
        }
    }
}

impl Given {
    /// Every value inside.
    pub(super) fn walk<'v>(&'v self, see: &mut dyn FnMut(&'v Value)) {
        self.callee.walk(see);
        self.args.iter().for_each(|each| each.walk(see));
        self.keywords.iter().for_each(|(_, each)| each.walk(see));
    }
}

impl Test {
    /// Every value that it asks about.
    pub(super) fn walk<'v>(&'v self, see: &mut dyn FnMut(&'v Value)) {
        match self {
            Self::True(one)
            | Self::Typed(one, _)
            | Self::Begins(one, _)
            | Self::Ends(one, _)
            | Self::Instance(one, _)
            | Self::Exists(one) => one.walk(see),
            Self::Same(one, other) | Self::In(one, other) => {
                one.walk(see);
                other.walk(see);
            }
            Self::Not(one) => one.walk(see),
            Self::All(all) | Self::Any(all) => all.iter().for_each(|each| each.walk(see)),
        }
    }
}

impl Literal {
    /// The same test, coming out the other way.
    pub(super) fn turned(&self) -> Self {
        Self { holds: !self.holds, ..self.clone() }
    }
}

/// Whether a value is not one of Python's empty ones.
pub(super) fn is_true(value: &Value) -> bool {
    match value {
        Value::Nothing | Value::Bool(false) | Value::Number(0) => false,
        Value::Text(text) => !text.is_empty(),
        Value::List(all) => !all.is_empty(),
        Value::Dict(all) => !all.is_empty(),
        _ => true,
    }
}
