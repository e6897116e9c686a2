//! The names and findings of one stream, before anybody decided that it is a pickle at all. Judges a name by the lists,
//! nothing else.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use super::super::desk::Desk;
use super::super::names::{Standing, look_up};
use super::super::outcome::FileResult;
use super::super::rule::Rule;
use super::super::tape::Broken;
use super::name::{Name, is_dotted_name};
use super::value::{Storage, Value};

/// What a stream stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Carrier {
    /// A file of its own.
    Bare,
    /// An array of numpy, which is never read by joblib.
    Array,
    /// A `PyTorch` file: storages are named by persistent ids.
    Torch,
    /// A compiled `PyTorch` program: it also brings classes of its own.
    TorchScript,
}

/// Different names in one stream.
const NAMES: usize = 20_000;
/// Findings of one stream.
const FINDINGS: usize = 2_000;
/// Nested pickles that are kept.
const PAYLOADS: usize = 64;
/// Bytes of them in all.
const PAYLOAD_BYTES: usize = 16 << 20;
/// Storages that are remembered.
const STORAGES: usize = 200_000;

/// Bytes in a stream that may be a pickle of their own.
#[derive(Debug, Clone)]
pub(super) struct Payload {
    pub(super) at: u64,
    pub(super) bytes: Rc<Vec<u8>>,
    /// A known loader was handed exactly these.
    pub(super) is_loaded: bool,
}

/// What is known of one stream.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a thing that was seen, by itself")]
pub(super) struct Log {
    pub(super) carrier: Carrier,
    pub(super) names: Vec<Name>,
    numbers: HashMap<(Rc<str>, Rc<str>), usize>,
    findings: BTreeMap<(Rule, String), (u64, u64)>,
    pub(super) payloads: Vec<Payload>,
    payload_bytes: usize,
    /// There were more of them than are kept.
    pub(super) lost_payloads: bool,
    pub(super) storages: HashMap<Rc<str>, Storage>,
    /// Texts in order, for a stream of which they are asked.
    pub(super) texts: Option<Vec<Rc<str>>>,
    /// Opcodes so far.
    pub(super) ops: u64,
    /// Something was called after nothing but plausible names were imported.
    called: bool,
    /// A name was imported that nothing in Python can have.
    has_odd_name: bool,
    /// Read as `pickle.load` does, which knows nothing of joblib's arrays.
    pub(super) is_plain: bool,
    /// In a plain reading, an array was met: what follows stands in its numbers.
    pub(super) is_past_array: bool,
    /// Behind it is a pickle of objects: its memo is not the one of this reading, so names may come out that nobody wrote.
    pub(super) is_past_objects: bool,
    /// Behind that something was imported or called.
    pub(super) acted_past: bool,
    /// The value at the end, if it was a number.
    pub(super) result: Option<u128>,
    /// Bytes of arrays that were passed over.
    pub(super) array_bytes: u64,
    /// Arrays between the opcodes.
    pub(super) arrays: u64,
    /// Where and why it ended early.
    pub(super) broken: Option<(u64, Broken)>,
    /// The protocol that it names.
    pub(super) protocol: u8,
    /// It names its protocol.
    pub(super) has_header: bool,
}

impl Log {
    /// An empty log.
    pub(super) fn new(carrier: Carrier) -> Self {
        Self {
            carrier,
            names: Vec::new(),
            numbers: HashMap::new(),
            findings: BTreeMap::new(),
            payloads: Vec::new(),
            payload_bytes: 0,
            lost_payloads: false,
            storages: HashMap::new(),
            texts: None,
            ops: 0,
            called: false,
            has_odd_name: false,
            is_plain: false,
            is_past_array: false,
            is_past_objects: false,
            acted_past: false,
            result: None,
            array_bytes: 0,
            arrays: 0,
            broken: None,
            protocol: 0,
            has_header: false,
        }
    }

    /// Notes that a rule was met.
    pub(super) fn find(&mut self, rule: Rule, at: u64, saw: impl Into<String>) {
        let key = (rule, saw.into());
        if self.findings.len() < FINDINGS || self.findings.contains_key(&key) {
            self.findings.entry(key).or_insert((at, 0)).1 += 1;
        } else {
            // The words are lost, the weight is not.
            self.findings.entry((rule, "and others".to_owned())).or_insert((at, 0)).1 += 1;
        }
    }

    /// Notes an import and gives its number.
    pub(super) fn import(&mut self, module: &Rc<str>, name: &Rc<str>, at: u64) -> Result<usize, Broken> {
        if name.contains('.') {
            self.find(Rule::DottedName, at, format!("{module}.{name}"));
        }
        if is_dotted_name(module) && is_dotted_name(name) {
            self.acted_past |= self.is_past_array;
        } else {
            self.has_odd_name = true;
        }
        let key = (Rc::clone(module), Rc::clone(name));
        if let Some(number) = self.numbers.get(&key) {
            if let Some(known) = self.names.get_mut(*number) {
                known.pushed += 1;
            }
            return Ok(*number);
        }
        if self.names.len() >= NAMES {
            return Err(Broken::Limit(format!("{NAMES} different names")));
        }
        let (mut standing, row) = look_up(module, name, self.protocol);
        if self.carrier == Carrier::TorchScript
            && standing == Standing::NotKnown
            && module.starts_with("__torch__")
        {
            // Classes that the archive itself defines, in a language without access to anything outside.
            standing = Standing::Known;
        }
        let number = self.names.len();
        let (module, name) = (Rc::clone(module), Rc::clone(name));
        self.names.push(Name { module, ident: name, standing, row, at, called: 0, pushed: 1, dropped: 0 });
        self.numbers.insert(key, number);
        Ok(number)
    }

    /// Keeps bytes that may be a pickle of their own, as long as there is room.
    pub(super) fn keep(&mut self, bytes: &Rc<Vec<u8>>, at: u64) -> bool {
        let all = self.payload_bytes.saturating_add(bytes.len());
        let fits = self.payloads.len() < PAYLOADS && all <= PAYLOAD_BYTES;
        if fits {
            self.payload_bytes = all;
            self.payloads.push(Payload { at, bytes: Rc::clone(bytes), is_loaded: false });
        } else {
            self.lost_payloads = true;
        }
        fits
    }

    /// Notes that a known loader reads these bytes.
    pub(super) fn load(&mut self, bytes: &Rc<Vec<u8>>, at: u64) {
        match self.payloads.iter_mut().find(|payload| Rc::ptr_eq(&payload.bytes, bytes)) {
            Some(payload) => payload.is_loaded = true,
            None => self.find(Rule::LimitHit, at, "more nested files than are kept"),
        }
    }

    /// Remembers a storage.
    pub(super) fn storage(&mut self, storage: &Storage) {
        if self.storages.len() < STORAGES {
            self.storages.insert(Rc::clone(&storage.key), storage.clone());
        }
    }

    /// Whether this was certainly no accident: names were imported and something called, or it came to a STOP that means
    /// something.
    pub(super) fn is_pickle(&self, all_read: bool) -> bool {
        let came_to_its_end = self.broken.is_none() && self.ops > 1;
        if self.names.is_empty() {
            return came_to_its_end && (all_read || self.has_header);
        }
        // What follows a call does not undo it.
        self.called || came_to_its_end && self.has_plausible_names()
    }

    /// Whether everything that it imports may be the name of something in Python.
    pub(super) fn has_plausible_names(&self) -> bool {
        !self.has_odd_name
    }

    /// Notes a call, and whether it was one of a name with plain arguments.
    pub(super) fn calls(&mut self, is_plain: bool) {
        self.called |= !self.has_odd_name && !self.names.is_empty();
        self.acted_past |= self.is_past_array && is_plain;
    }

    /// Whether a value may be a text when it is loaded: one, or what a function of Python made.
    pub(super) fn may_be_text(&self, value: &Value) -> bool {
        match value {
            Value::Text(..) | Value::Opaque => true,
            Value::Made(made) => {
                let name = made.by.and_then(|number| self.names.get(number));
                name.is_some_and(|name| matches!(&*name.module, "builtins" | "__builtin__"))
            }
            _ => false,
        }
    }

    /// Whether a plain reading met what joblib's reading of the same bytes does not.
    pub(super) fn tells_more(&self, than: FileResult) -> bool {
        let heaviest = self.heaviest();
        let is_certain = !self.is_past_objects || heaviest == FileResult::RunsCode;
        self.acted_past && heaviest < than && is_certain
    }

    /// What the names and findings so far make of a file, at the heaviest.
    fn heaviest(&self) -> FileResult {
        let names = self.names.iter().filter_map(Name::rule);
        let rules = names.chain(self.findings.keys().map(|(rule, _)| *rule));
        let heavy = rules
            .filter(|rule| !matches!(rule, Rule::LateProtocol | Rule::FrameCrossed | Rule::FrameInFrame));
        heavy.map(Rule::result).min().unwrap_or(FileResult::OnlyKnownNames)
    }

    /// Whether a name that loads pickles is imported.
    pub(super) fn has_a_loader(&self) -> bool {
        const LOADERS: [&str; 9] = [
            "pickle",
            "_pickle",
            "cPickle",
            "dill",
            "dill._dill",
            "cloudpickle",
            "joblib",
            "torch",
            "torch.serialization",
        ];
        self.names.iter().any(|name| {
            let loads = name.ident.starts_with("load") || name.ident.contains("npickl");
            loads && LOADERS.contains(&&*name.module)
        })
    }

    /// Writes everything to the desk.
    pub(super) fn hand_over(&self, desk: &mut Desk) {
        desk.at_least(FileResult::OnlyKnownNames);
        for name in &self.names {
            desk.import(&name.full(), name.standing, name.at, name.pushed);
            if let Some(rule) = name.rule() {
                let is_handed_on = rule == Rule::KnownNameMisused;
                let saw = if is_handed_on { format!("{} is handed on", name.full()) } else { name.full() };
                desk.find_times(rule, name.at, saw, name.pushed);
            }
        }
        for ((rule, saw), (at, times)) in &self.findings {
            desk.find_times(*rule, *at, saw, *times);
        }
        if let Some((at, why)) = &self.broken {
            desk.broken(*at, why);
        }
        let size =
            |storage: &Storage| (storage.key.to_string(), storage.numbers.saturating_mul(storage.bytes));
        let mut storages: Vec<_> = self.storages.values().map(size).collect();
        storages.sort();
        desk.storages.append(&mut storages);
        if self.arrays > 0 {
            desk.skip("numbers of arrays", self.array_bytes);
        }
    }
}
