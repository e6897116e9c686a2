//! Keras: classes named anywhere in an architecture, at any depth. The tree is walked while it is read and never kept.

use std::fmt;
use std::io::{self, Read};

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::desk::Desk;
use super::outcome::{FileResult, Format};
use super::rule::Rule;
use super::source::{Forward, Source};
use super::tape::Tape;

/// Longest description that is read.
const LONGEST: u64 = 64 << 20;
/// Names longer than this are no names.
const NAME: usize = 256;
/// Objects and lists within one another.
const DEPTH: usize = 256;

/// Examines an architecture in a file of its own.
pub(super) fn examine(source: &Source, desk: &mut Desk) {
    desk.is_a(Format::KerasConfig);
    if source.len() > LONGEST {
        return desk.find(Rule::LimitHit, 0, format!("more than {LONGEST} bytes"));
    }
    examine_reader(io::BufReader::new(Forward::new(source.clone())), desk);
}

/// Examines an architecture that flows from a tape.
pub(super) fn examine_tape(tape: &mut Tape, desk: &mut Desk) {
    examine_reader(Flowing { tape, left: LONGEST }, desk);
}

/// Examines an architecture in memory.
pub(super) fn examine_text(text: &[u8], desk: &mut Desk) {
    examine_reader(text, desk);
}

/// Looks at the classes that a description of something else names. What is no description says nothing.
pub(super) fn examine_names(text: &[u8], desk: &mut Desk) {
    let mut json = serde_json::Deserializer::from_slice(text);
    json.disable_recursion_limit();
    if let Err(error) = (Node { desk: &mut *desk, depth: 0 }).deserialize(&mut json) {
        desk.find(Rule::BrokenStream, 0, format!("the description: {error}"));
    }
}

fn examine_reader(reader: impl Read, desk: &mut Desk) {
    desk.at_least(FileResult::OnlyKnownNames);
    let mut json = serde_json::Deserializer::from_reader(reader);
    // The walk has a limit of its own.
    json.disable_recursion_limit();
    let walked = Node { desk, depth: 0 }.deserialize(&mut json).and_then(|_| json.end());
    if let Err(error) = walked {
        desk.find(Rule::BrokenStream, 0, format!("the description: {error}"));
    }
}

/// A tape as others read.
struct Flowing<'t> {
    tape: &'t mut Tape,
    left: u64,
}

impl Read for Flowing<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let ready = self.tape.peek(buffer.len().min(4096)).map_err(io::Error::other)?;
        let len = ready.len();
        if let Some(space) = buffer.get_mut(..len) {
            space.copy_from_slice(ready);
        }
        self.left = self.left.checked_sub(len as u64).ok_or_else(|| io::Error::other("too long"))?;
        self.tape.skip(len as u64).map_err(io::Error::other)?;
        Ok(len)
    }
}

/// What an object says of itself.
#[derive(Debug, Default)]
struct Named {
    class: Option<String>,
    module: Option<String>,
    registered: Option<String>,
    /// What it is made of, where that is a text: of a function its name.
    config: Option<String>,
}

/// A value in the tree: gives its text, if it is a short one.
struct Node<'d> {
    desk: &'d mut Desk,
    /// How many values it stands in.
    depth: usize,
}

impl Node<'_> {
    /// What stands in it, unless that is too deep.
    fn inner<E: serde::de::Error>(&mut self) -> Result<Node<'_>, E> {
        if self.depth >= DEPTH {
            return Err(E::custom(format!("more than {DEPTH} values in one another")));
        }
        Ok(Node { desk: self.desk, depth: self.depth + 1 })
    }
}

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Option<String>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = Option<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Self::Value, E> {
        Ok(flag.then(|| "true".to_owned()))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok((text.len() <= NAME).then(|| text.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<Self::Value, A::Error> {
        while list.next_element_seed(self.inner()?)?.is_some() {}
        Ok(None)
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut named = Named::default();
        while let Some(key) = map.next_key::<String>()? {
            let value = map.next_value_seed(self.inner()?)?;
            match key.as_str() {
                "class_name" => named.class = value,
                "module" => named.module = value,
                "registered_name" => named.registered = value,
                "config" => named.config = value,
                "enable_unsafe_deserialization" => self.desk.find(Rule::UnlockedLoading, 0, key),
                _ => {}
            }
        }
        judge(&named, self.desk);
        Ok(None)
    }
}

/// What of the library loads code, fetches files, or lowers the guard of the loader.
const UNLOCKING: [&str; 5] = [
    "TorchModuleWrapper",
    "get_file",
    "enable_unsafe_deserialization",
    "load_model",
    "deserialize_keras_object",
];
/// Functions of Python that run code or touch files.
const RUNNING: [&str; 8] =
    ["exec", "eval", "compile", "open", "__import__", "getattr", "setattr", "breakpoint"];
/// Classes of Python that hold nothing but values.
const PLAIN: [&str; 9] = ["slice", "dict", "list", "tuple", "set", "int", "float", "str", "bool"];

/// Whether the functions of a module of the library do nothing but compute.
fn computes(module: &str) -> bool {
    const ROOMS: [&str; 9] = [
        "activations",
        "losses",
        "metrics",
        "initializers",
        "regularizers",
        "constraints",
        "ops",
        "layers",
        "applications",
    ];
    module.split('.').any(|part| ROOMS.contains(&part))
}

fn judge(named: &Named, desk: &mut Desk) {
    let class = named.class.as_deref().unwrap_or_default();
    let module = named.module.as_deref();
    if matches!(class, "Lambda" | "__lambda__") {
        return desk.find(Rule::LambdaLayer, 0, class);
    }
    let function = if class == "function" { named.config.as_deref().unwrap_or_default() } else { "" };
    if let Some(name) = [class, function].into_iter().find(|name| UNLOCKING.contains(name)) {
        return desk.find(Rule::UnlockedLoading, 0, name);
    }
    if class == "TFSMLayer" {
        return desk.find(Rule::BesideData, 0, class);
    }
    if class.is_empty() {
        return;
    }
    if class.contains('>') {
        desk.find(Rule::UnknownModule, 0, class);
    }
    let own = |module: &str| {
        let first = |name: &str| {
            module == name || module.strip_prefix(name).is_some_and(|rest| rest.starts_with('.'))
        };
        first("keras")
            || first("keras_hub")
            || first("keras_nlp")
            || first("keras_cv")
            || first("tensorflow.keras")
            || first("tf_keras")
    };
    let full = |module: &str| format!("{module}.{class}");
    match module {
        Some("builtins") if class == "function" && !RUNNING.contains(&function) => {
            desk.find(Rule::UnknownModule, 0, format!("the function {function}"));
        }
        Some("builtins") if PLAIN.contains(&class) => {}
        Some(module) if own(module) && class == "function" && !computes(module) => {
            desk.find(Rule::UnknownModule, 0, format!("{module}.{function}"));
        }
        Some(module) if !own(module) && class == "function" => {
            desk.find(Rule::ForeignFunction, 0, full(module));
        }
        Some(module) if !own(module) => desk.find(Rule::UnknownModule, 0, full(module)),
        _ => {}
    }
    if let Some(registered) = named.registered.as_deref().filter(|name| name.contains('>')) {
        desk.find(Rule::UnknownModule, 0, registered);
    }
}
