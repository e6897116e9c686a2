//! What an expression can be, as far as reading tells. Symbolic: names of other files stay names until all are read.

/// The worth of an expression.
#[derive(Debug, Clone, PartialEq)]
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
    List(Vec<Value>),
    /// By key; a key that is `**` spreads another.
    Dict(Vec<(String, Value)>),
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
    Made(Box<Given>),
    /// An attribute of something that is not known yet.
    Attribute(Box<Value>, String),
    /// One of several, by key or position.
    Item(Box<Value>, Box<Value>),
    /// Any of several.
    Any(Box<Value>),
    /// What a caller hands over.
    Param(String, String),
    /// What a function of the project returns.
    Result(String),
    /// A path in the file system.
    Local(Box<Value>),
    /// A function with some arguments given already.
    Partial(Box<Given>),
    /// Not to be told.
    Unknown,
}

/// A call, or the part of it that is known.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Given {
    pub(super) callee: Value,
    pub(super) args: Vec<Value>,
    /// By name; `None` spreads a dictionary.
    pub(super) keywords: Vec<(Option<String>, Value)>,
    /// Whether positions were spread, so that they cannot be counted.
    pub(super) spread: bool,
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
            Self::Name(path) | Self::Object(path) => Self::Name(format!("{path}.{name}")),
            Self::Text(_) | Self::Bool(_) if name == "value" => self,
            Self::Local(_) if matches!(name, "parent" | "parents") => Self::Local(Box::new(Self::Unknown)),
            Self::OneOf(all) => Self::OneOf(all.into_iter().map(|each| each.attribute(name)).collect()),
            Self::Unknown => Self::Unknown,
            other => Self::Attribute(Box::new(other), name.to_owned()),
        }
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
                Self::Name(path) | Self::Object(path) | Self::Result(path) => path.starts_with('@'),
                Self::Partial(_) | Self::Made(_) => true,
                _ => false,
            };
        });
        leads
    }

    /// Every value inside, itself first.
    pub(super) fn walk<'v>(&'v self, see: &mut dyn FnMut(&'v Value)) {
        see(self);
        match self {
            Self::List(all) | Self::Join(all) | Self::OneOf(all) | Self::Or(all) => {
                for each in all {
                    each.walk(see);
                }
            }
            Self::Dict(all) => {
                for (_, each) in all {
                    each.walk(see);
                }
            }
            Self::Assumed(one) | Self::Attribute(one, _) | Self::Any(one) | Self::Local(one) => one.walk(see),
            Self::Item(one, key) => {
                one.walk(see);
                key.walk(see);
            }
            Self::Partial(given) | Self::Made(given) => given.walk(see),
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
