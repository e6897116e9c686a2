//! One row applied to one call: id, revision and what loading does, out of the arguments.

use super::super::keep::Call;
use super::super::resolve::{Frame, Held, Project};
use super::super::tables::{Care, Rule};
use super::super::value::{Given, Value, is_true};
use super::argument::{Argument, Reading};
use super::doubt::may_be_there;
use super::loads::Loads;
use super::piece::{bare, in_engine, in_package, in_request, in_router, is_trained};
use super::settled::settled;
use crate::scan::model::{Hub, Loading, Sure};
use crate::scan::sighting::{Kind, Named, Sighting};

const HF: Kind = Kind::Hub(Hub::HuggingFace);

/// A row, with what the path of the call adds to it.
#[derive(Debug, Clone)]
pub(super) struct Wanted {
    pub(super) rule: &'static Rule,
    pub(super) kind: Kind,
    pub(super) library: &'static str,
    pub(super) sure: Sure,
    pub(super) path: String,
}

impl Wanted {
    /// Whether another row says the same of what it is given.
    pub(super) fn is_alike(&self, other: &Self) -> bool {
        self.kind == other.kind && self.rule.care == other.rule.care
    }
}

/// A sighting, and how many callers up its id is written.
#[derive(Debug)]
pub(super) struct Seen {
    pub(super) sighting: Sighting,
    pub(super) handed_in: u8,
}

/// Everything that the call names, and whether tests keep it from naming anything at all.
pub(super) fn apply(
    project: &Project<'_>,
    given: &Given,
    call: &Call,
    (wanted, held): (&Wanted, &Held),
    frame: Option<Frame<'_>>,
) -> (Vec<Seen>, bool) {
    let mut reading = Reading { project, given, call, frame, held: held.clone() };
    let rule = wanted.rule;
    let by_callee = rule.care == Care::Bundle;
    let chosen = if by_callee {
        Some(Argument {
            value: given.callee.clone(),
            written: call.written.clone(),
            held: held.clone(),
            spread: None,
        })
    } else {
        reading.id(rule)
    };
    let Some(argument) = chosen else {
        if !reading.reached(None, held) {
            return (Vec::new(), true);
        }
        let mut all = reading.applied(wanted, None);
        all.extend(reading.beside(wanted));
        return (all, false);
    };
    let mut worths = reading.of(&argument);
    let before = worths.len();
    worths.retain(|(_, held)| reading.reached(Some(&argument), held));
    let kept_away = worths.len() < before || before == 0;
    let fetched = Reading::take_fetched(wanted, &mut worths);
    let mut worths = settled((rule.care, wanted.kind), &argument, worths);
    if wanted.kind == Kind::File && reading.is_looked_for() {
        worths.retain_mut(may_be_there);
    }
    let any = worths.iter().any(|(value, _)| matches!(value, Value::Text(_) | Value::Local(_)));
    let handed_in = reading.handed_in(&argument, rule.names, by_callee);
    let mut all: Vec<Seen> = fetched
        .iter()
        .flat_map(|fetched| reading.of_hub(wanted, &argument, fetched, worths.is_empty()))
        .collect();
    worths.retain(|(value, _)| !Reading::is_of_fetched(value, &all));
    for (value, held) in worths {
        let Argument { written, .. } = &argument;
        // What a function returns on the way is nothing that its callers hand in.
        let handed_in = if held.on_the_way && held.handed < handed_in { 0 } else { handed_in };
        let likely = held.likely || reading.is_doubtful(&argument, &held);
        let id = Id { value, likely, any, handed_in, written };
        // What was assumed for the id is not assumed for what stands beside it.
        reading.held = held;
        reading.held.likely = false;
        all.extend(reading.applied(wanted, Some(&id)));
    }
    let kept_away = kept_away && all.is_empty();
    reading.held = held.clone();
    all.extend(reading.beside(wanted));
    (all, kept_away)
}

/// One thing that the argument of the id may be.
pub(super) struct Id<'i> {
    pub(super) value: Value,
    pub(super) likely: bool,
    /// Whether any of the things that it may be can be told.
    pub(super) any: bool,
    pub(super) handed_in: u8,
    pub(super) written: &'i str,
}

impl Reading<'_, '_> {
    /// The argument of the id.
    fn id(&self, rule: &Rule) -> Option<Argument> {
        if rule.care == Care::Itself {
            return None;
        }
        let argument = self.argument(rule.names, rule.at)?;
        Some(match rule.care {
            Care::NlpEngine => in_engine(argument),
            Care::Nltk => in_package(argument),
            Care::Router => in_router(argument),
            Care::Asked | Care::Fetched => in_request(argument),
            _ => argument,
        })
    }

    /// What the call names where its id is this.
    pub(super) fn applied(&self, wanted: &Wanted, id: Option<&Id<'_>>) -> Vec<Seen> {
        let rule = wanted.rule;
        let mut loading = self.loading();
        let (mut kind, mut sure) = self.asks(wanted, id);
        match rule.care {
            Care::RepoType => match self.one("repo_type", (kind == HF).then_some(2)) {
                Some((Value::Text(word), _)) if word == "dataset" => kind = Kind::Data,
                Some((Value::Text(word), _)) if word != "model" => return Vec::new(),
                Some((Value::Unknown, _)) => sure = Sure::Likely,
                _ => {}
            },
            Care::Pretrained(at) => match self.one("pretrained", Some(at)) {
                Some((Value::Unknown, _)) => sure = Sure::Likely,
                Some((value, _)) if is_true(&value) => {}
                _ => return Vec::new(),
            },
            Care::TorchHub => match self.one("source", None) {
                Some((Value::Text(word), _)) if word == "local" => kind = Kind::File,
                _ => loading.switched(Loading::RemoteCode, false),
            },
            Care::TorchLoad => {
                let (how, likely) = match self.one("weights_only", None) {
                    Some((Value::Bool(true), likely)) => (Loading::WeightsOnlyOn, likely),
                    Some((Value::Bool(false), likely)) => (Loading::WeightsOnlyOff, likely),
                    Some((Value::Nothing, likely)) => (Loading::WeightsOnlyDefault, likely),
                    None => (Loading::WeightsOnlyDefault, false),
                    _ => (Loading::WeightsOnlyDynamic, false),
                };
                loading.switched(how, likely);
            }
            Care::Unpickles(how) => loading.switched(how, false),
            Care::AllowPickle => match self.one("allow_pickle", Some(2)) {
                Some((value @ (Value::Bool(true) | Value::Unknown), likely)) => {
                    loading.switched(Loading::AllowPickle, likely || value.is_unknown());
                }
                _ => return Vec::new(),
            },
            Care::SafeMode => {
                if let Some((Value::Bool(false), likely)) = self.one("safe_mode", None) {
                    loading.switched(Loading::SafeModeOff, likely);
                }
            }
            Care::Bundle => return self.bundle(wanted, id, &loading),
            Care::Weights | Care::KerasApplication => return self.weights(wanted, &loading),
            Care::NlpEngine => return self.engine(wanted, id, &loading),
            Care::Stanza => return self.stanza(wanted, id, &loading),
            // A number of endings are those of weights and of much else.
            Care::Fetched if self.fetches_weights(id) => sure = sure.max(Sure::Likely),
            Care::Fetched => return Vec::new(),
            Care::Asked => return self.sent(wanted, id, &loading),
            Care::Nltk => {
                if let Some(Value::Text(name)) = id.map(|id| &id.value)
                    && !is_trained(name)
                {
                    return Vec::new();
                }
            }
            Care::OrItself if !matches!(id.map(|id| &id.value), Some(Value::Text(_) | Value::Local(_))) => {
                return Vec::new();
            }
            Care::OrItself
            | Care::Hubs
            | Care::Itself
            | Care::Plain
            | Care::Default
            | Care::OpenClip
            | Care::OnnxHub
            | Care::Gateway
            | Care::Router => {}
        }
        self.named(wanted, kind, sure, &loading, id)
    }

    /// The model that the id names.
    pub(super) fn named(
        &self,
        wanted: &Wanted,
        kind: Kind,
        sure: Sure,
        loading: &Loads,
        id: Option<&Id<'_>>,
    ) -> Vec<Seen> {
        let rule = wanted.rule;
        let default = || Self::unnamed(wanted);
        if kind == Kind::Load {
            let seen = || self.seen(wanted, kind, Named::Absent, sure, loading, 0);
            return if loading.how.is_empty() { Vec::new() } else { vec![seen()] };
        }
        let Some(Id { value, likely, any, handed_in, written }) = id else {
            let sure = if rule.care == Care::Itself { sure } else { Sure::Likely };
            let seen = || self.seen(wanted, kind, default(), sure, loading, 0);
            let told = matches!(rule.care, Care::Default | Care::Gateway | Care::Itself);
            return if told { vec![seen()] } else { Vec::new() };
        };
        let sure = if *likely { sure.max(Sure::Likely) } else { sure };
        let open = || Named::Open((*written).to_owned());
        let (kind, id) = match value {
            Value::Text(text) if text.is_empty() => return Vec::new(),
            Value::Text(text) if kind == Kind::Hub(Hub::Library) => self.in_store(wanted, text),
            Value::Text(text) => (kind, Named::Text(self.full(rule, bare(wanted.library, text).to_owned()))),
            // What only takes the name of a repository, or of a model elsewhere, is given no path.
            Value::Local(_) if rule.care == Care::RepoType || kind.is_elsewhere() => (kind, open()),
            Value::Local(path) => match &**path {
                Value::Text(path) => (Kind::File, Named::Text(path.clone())),
                _ => (Kind::File, open()),
            },
            Value::Unknown | Value::Param(..) | Value::Name(_) if !any => (kind, open()),
            Value::Nothing if matches!(rule.care, Care::Default | Care::Gateway) => (kind, default()),
            Value::Object(_) | Value::Made(_)
                if matches!(rule.care, Care::Unpickles(_) | Care::TorchLoad) =>
            {
                (Kind::Load, Named::Absent)
            }
            _ => return Vec::new(),
        };
        if rule.care == Care::OpenClip && !self.open_clip(&id) {
            return Vec::new();
        }
        let kind = Self::unpickled(rule, kind, &id);
        let handed_in = if matches!(id, Named::Text(_)) { *handed_in } else { 0 };
        vec![self.seen(wanted, kind, id, sure, loading, handed_in)]
    }

    pub(super) fn seen(
        &self,
        wanted: &Wanted,
        kind: Kind,
        id: Named,
        sure: Sure,
        loading: &Loads,
        handed_in: u8,
    ) -> Seen {
        let hub =
            kind == Kind::Data || matches!(kind, Kind::Hub(hub) if !hub.is_hosted() && hub != Hub::Ollama);
        let (revision, likely) = match wanted.rule.care {
            Care::OnnxHub => self.of_repository(),
            _ if hub => self.revision(wanted.rule.revision),
            _ => (Named::Absent, false),
        };
        let mut sighting = Sighting::new(kind, id, self.call.spot, wanted.library, &self.call.written)
            .with_revision(revision);
        sighting.loading.clone_from(&loading.how);
        sighting.loads = wanted.sure.max(loading.sure);
        if hub && kind != Kind::Data && self.spreads_what_nobody_sees() {
            sighting.loading.insert(Loading::ArgumentsUnseen);
        }
        sighting.sure = if likely { sure.max(Sure::Likely) } else { sure };
        Seen { sighting, handed_in }
    }
}
