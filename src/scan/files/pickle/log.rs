//! The names and findings of one stream, before anybody decided that it is a pickle at all. Judges a name by the lists,
//! nothing else.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use super::super::desk::Desk;
use super::super::names::{Row, Standing, look_up};
use super::super::outcome::FileResult;
use super::super::rule::Rule;
use super::super::tape::Broken;
use super::value::Storage;

/// What a stream stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Carrier {
    /// A file of its own.
    Bare,
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

/// An imported name and what became of it.
#[derive(Debug)]
pub(super) struct Name {
    pub(super) module: Rc<str>,
    pub(super) ident: Rc<str>,
    pub(super) standing: Standing,
    pub(super) row: Option<&'static Row>,
    at: u64,
    /// Times that it came onto the stack.
    pub(super) pushed: u64,
    /// Times that it was thrown away from there unused.
    pub(super) dropped: u64,
}

impl Name {
    /// Module and name.
    pub(super) fn full(&self) -> String {
        format!("{}.{}", self.module, self.ident)
    }
}

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
    /// Something was called.
    pub(super) called: bool,
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
        self.names.push(Name { module, ident: name, standing, row, at, pushed: 1, dropped: 0 });
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
        self.has_plausible_names() && (self.called || came_to_its_end)
    }

    /// Whether everything that it imports may be the name of something in Python.
    pub(super) fn has_plausible_names(&self) -> bool {
        self.names.iter().all(|name| is_dotted_name(&name.module) && is_dotted_name(&name.ident))
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
            let rule = match name.standing {
                Standing::Known => continue,
                Standing::Library => Rule::LibraryClass,
                Standing::NotKnown => Rule::UnknownName,
                Standing::Listed if name.pushed > name.dropped => Rule::ListedNameUsed,
                Standing::Listed => Rule::ListedNameUnused,
            };
            desk.find_times(rule, name.at, name.full(), name.pushed);
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

/// Whether it may be the name of something in Python.
fn is_dotted_name(text: &str) -> bool {
    !text.is_empty()
        && text.split('.').all(|part| {
            !part.is_empty()
                && part.chars().all(|c| c == '_' || c.is_alphanumeric())
                && !part.starts_with(|c: char| c.is_ascii_digit())
        })
}
