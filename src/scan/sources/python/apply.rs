//! One row applied to one call: id, revision and what loading does, out of the arguments.

use std::collections::BTreeSet;

use super::argument::Reading;
use super::libraries::bundle;
use super::project::{Frame, Project};
use super::rule::{Care, Rule};
use super::unit::Call;
use super::value::{Given, Value, is_true};
use crate::scan::identity::is_weights;
use crate::scan::model::{Hub, Loading, Sure};
use crate::scan::pin::Pin;
use crate::scan::sighting::{Kind, Named, Sighting};

/// A row, with what the path of the call adds to it.
#[derive(Debug, Clone)]
pub(super) struct Wanted {
    pub(super) rule: &'static Rule,
    pub(super) kind: Kind,
    pub(super) library: &'static str,
    pub(super) sure: Sure,
    pub(super) path: String,
}

/// A sighting, and whether its id was handed in by the caller.
#[derive(Debug)]
pub(super) struct Seen {
    pub(super) sighting: Sighting,
    pub(super) handed_in: bool,
}

/// Everything that the call names.
pub(super) fn apply(
    project: &Project<'_>,
    given: &Given,
    call: &Call,
    wanted: &Wanted,
    frame: Option<Frame<'_>>,
) -> Vec<Seen> {
    let reading = Reading { project, given, call, frame };
    let rule = wanted.rule;
    let mut loading = reading.loading();
    let mut kind = wanted.kind;
    let mut sure = wanted.sure;
    match rule.care {
        Care::RepoType => match reading.one("repo_type", Some(2)) {
            Some((Value::Text(word), _)) if word == "dataset" => kind = Kind::Data,
            Some((Value::Text(word), _)) if word != "model" => return Vec::new(),
            Some((Value::Unknown, _)) => sure = Sure::Likely,
            _ => {}
        },
        Care::Pretrained => match reading.one("pretrained", Some(1)) {
            Some((Value::Unknown, _)) => sure = Sure::Likely,
            Some((value, _)) if is_true(&value) => {}
            _ => return Vec::new(),
        },
        Care::TorchHub => match reading.one("source", None) {
            Some((Value::Text(word), _)) if word == "local" => kind = Kind::File,
            _ => {
                loading.insert(Loading::RemoteCode);
            }
        },
        Care::TorchLoad => {
            loading.insert(match reading.one("weights_only", None) {
                Some((Value::Bool(true), _)) => Loading::WeightsOnlyOn,
                Some((Value::Bool(false), _)) => Loading::WeightsOnlyOff,
                _ => Loading::WeightsOnlyDefault,
            });
        }
        Care::Unpickles(how) => {
            loading.insert(how);
        }
        Care::AllowPickle => match reading.one("allow_pickle", Some(2)) {
            Some((Value::Bool(true) | Value::Unknown, _)) => {
                loading.insert(Loading::AllowPickle);
            }
            _ => return Vec::new(),
        },
        Care::SafeMode => {
            if let Some((Value::Bool(false), _)) = reading.one("safe_mode", None) {
                loading.insert(Loading::SafeModeOff);
            }
        }
        Care::Bundle => {
            let id = bundle(&wanted.path).map_or(Named::Absent, |name| Named::Text(name.to_owned()));
            return vec![reading.seen(wanted, kind, id, sure, &loading, false)];
        }
        Care::Weights | Care::KerasApplication => return reading.weights(wanted, &loading),
        Care::Plain | Care::Default | Care::OpenClip | Care::Gateway => {}
    }
    reading.named(wanted, kind, sure, &loading)
}

impl Reading<'_, '_> {
    fn loading(&self) -> BTreeSet<Loading> {
        let mut all = BTreeSet::new();
        match self.passed_on("trust_remote_code") {
            Some(((Value::Bool(true), _), _)) => {
                all.insert(Loading::RemoteCode);
            }
            Some(((Value::Unknown, _), written)) if !written.starts_with("**") => {
                all.insert(Loading::RemoteCodeDynamic);
            }
            _ => {}
        }
        if self.one("custom_pipeline", None).is_some_and(|(value, _)| is_true(&value) && !value.is_unknown())
        {
            all.insert(Loading::RemoteCode);
        }
        match self.passed_on("use_safetensors") {
            Some(((Value::Bool(true), _), _)) => all.insert(Loading::SafetensorsOn),
            Some(((Value::Bool(false), _), _)) => all.insert(Loading::SafetensorsOff),
            _ => false,
        };
        all
    }

    fn revision(&self) -> (Named, bool) {
        match self.passed_on("revision") {
            None | Some(((Value::Nothing, _), _)) => (Named::Absent, false),
            Some(((Value::Text(text), likely), _)) => (Named::Text(text), likely),
            Some((_, written)) => (Named::Open(written), false),
        }
    }

    /// The models that the argument of the id names.
    fn named(&self, wanted: &Wanted, kind: Kind, sure: Sure, loading: &BTreeSet<Loading>) -> Vec<Seen> {
        let rule = wanted.rule;
        if kind == Kind::Load {
            return if loading.is_empty() {
                Vec::new()
            } else {
                vec![self.seen(wanted, kind, Named::Absent, sure, loading, false)]
            };
        }
        let Some(argument) = self.argument(rule.names, rule.at) else {
            let default = rule.care == Care::Default;
            let written = Named::Open("the library's default".to_owned());
            return if default {
                vec![self.seen(wanted, kind, written, Sure::Likely, loading, false)]
            } else {
                Vec::new()
            };
        };
        let mut handed_in = false;
        // Of `args.model` the caller hands over the whole of `args`, which names nothing.
        if !matches!(argument.value, Value::Attribute(..)) {
            argument
                .value
                .walk(&mut |value| handed_in |= matches!(value, Value::Param(..)) || is_field(value));
        }
        let handed_in = handed_in && self.frame.is_some_and(|frame| frame.call.is_some());
        let worths = self.worth(&argument.value);
        let any = worths.iter().any(|(value, _)| matches!(value, Value::Text(_) | Value::Local(_)));
        let mut all = Vec::new();
        for (value, likely) in worths {
            let sure = if likely { sure.max(Sure::Likely) } else { sure };
            let open = || Named::Open(argument.written.clone());
            let (kind, id) = match value {
                Value::Text(text) if text.is_empty() => continue,
                Value::Text(text) => (kind, Named::Text(self.full(rule, text))),
                Value::Local(path) => match *path {
                    Value::Text(path) => (Kind::File, Named::Text(path)),
                    _ => (Kind::File, open()),
                },
                Value::Unknown | Value::Param(..) | Value::Name(_) if !any => (kind, open()),
                Value::Nothing if rule.care == Care::Default => {
                    (kind, Named::Open("the library's default".to_owned()))
                }
                Value::Object(_) | Value::Made(_)
                    if matches!(rule.care, Care::Unpickles(_) | Care::TorchLoad) =>
                {
                    (Kind::Load, Named::Absent)
                }
                _ => continue,
            };
            if rule.care == Care::OpenClip && !self.open_clip(&id) {
                continue;
            }
            let kind = Self::unpickled(rule, kind, &id);
            let handed_in = handed_in && matches!(id, Named::Text(_));
            all.push(self.seen(wanted, kind, id, sure, loading, handed_in));
        }
        all
    }

    /// A pickle is a model only if its name says so; else it is a load that names none.
    fn unpickled(rule: &Rule, kind: Kind, id: &Named) -> Kind {
        match (rule.care, id) {
            (Care::Unpickles(_), Named::Text(path)) if is_weights(path) => kind,
            (Care::Unpickles(_), _) => Kind::Load,
            _ => kind,
        }
    }

    /// The id with what other arguments add to it.
    fn full(&self, rule: &Rule, id: String) -> String {
        match rule.care {
            Care::OpenClip => match self.one("pretrained", Some(1)) {
                Some((Value::Text(weights), _)) if !weights.is_empty() && !id.contains(':') => {
                    format!("{id}/{weights}")
                }
                _ => id,
            },
            Care::Gateway => match self.one("model_provider", None).or_else(|| self.one("provider", None)) {
                Some((Value::Text(provider), _)) => format!("{provider}/{id}"),
                _ => id,
            },
            _ => id,
        }
    }

    /// Whether weights are loaded at all: an architecture alone is none.
    fn open_clip(&self, id: &Named) -> bool {
        let schemed = matches!(id, Named::Text(text) if text.contains(':'));
        schemed || self.one("pretrained", Some(1)).is_some_and(|(value, _)| is_true(&value))
    }

    /// torchvision and Keras: the function is the model, an argument its weights.
    fn weights(&self, wanted: &Wanted, loading: &BTreeSet<Loading>) -> Vec<Seen> {
        let keras = wanted.rule.care == Care::KerasApplication;
        let name = wanted.path.rsplit('.').next().unwrap_or_default().to_owned();
        let by_name = wanted.rule.at.is_some();
        let at = if by_name { None } else { Some(usize::from(keras)) };
        let weights = self.one("weights pretrained", at);
        let id = if by_name {
            match self.one(wanted.rule.names, wanted.rule.at) {
                Some((Value::Text(name), _)) => Named::Text(name),
                _ => Named::Open("name".to_owned()),
            }
        } else {
            Named::Text(name)
        };
        let (revision, pin) = match weights {
            None if keras => (Some("imagenet".to_owned()), Pin::None),
            Some((Value::Bool(true), _)) => (None, Pin::None),
            Some((Value::Text(word), _)) if is_weights(&word) => {
                return vec![self.seen(wanted, Kind::File, Named::Text(word), Sure::Exact, loading, false)];
            }
            Some((Value::Text(word), _)) if keras => (Some(word), Pin::None),
            Some((Value::Text(word), _)) => word_of(&word),
            Some((Value::Name(path), _)) => word_of(path.rsplit('.').next().unwrap_or_default()),
            Some((Value::Unknown, _)) => (None, Pin::Dynamic),
            _ => return Vec::new(),
        };
        let mut seen = self.seen(wanted, wanted.kind, id, Sure::Exact, loading, false);
        seen.sighting.revision = revision.map_or(Named::Absent, Named::Text);
        seen.sighting.pin = Some(pin);
        vec![seen]
    }

    fn seen(
        &self,
        wanted: &Wanted,
        kind: Kind,
        id: Named,
        sure: Sure,
        loading: &BTreeSet<Loading>,
        handed_in: bool,
    ) -> Seen {
        let hub =
            kind == Kind::Data || matches!(kind, Kind::Hub(hub) if !hub.is_hosted() && hub != Hub::Ollama);
        let (revision, likely) = if hub { self.revision() } else { (Named::Absent, false) };
        let mut sighting = Sighting::new(kind, id, self.call.spot, wanted.library, &self.call.written)
            .with_revision(revision);
        sighting.loading.clone_from(loading);
        sighting.sure = if likely { sure.max(Sure::Likely) } else { sure };
        Seen { sighting, handed_in }
    }
}

/// `IMAGENET1K_V1` is a version, `DEFAULT` whatever is best on the day.
fn word_of(word: &str) -> (Option<String>, Pin) {
    let word = word.rsplit('.').next().unwrap_or(word);
    (Some(word.to_owned()), if word == "DEFAULT" { Pin::Branch } else { Pin::Tag })
}

fn is_field(value: &Value) -> bool {
    matches!(value, Value::Name(path) if path.starts_with('@'))
}
