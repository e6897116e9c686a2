//! Calls that name their model in a way of their own: in the path of the call, in further arguments, or inside a configuration.
//! Which call is which stands in the tables.

use super::super::keep::Call;
use super::super::resolve::{Held, Project};
use super::super::tables::{Care, bundle};
use super::super::value::{Given, Value};
use super::apply::{Id, Seen, Wanted};
use super::argument::{Argument, Reading};
use super::loads::Loads;
use super::piece::{before_query, in_request, request};
use super::settled::settled;
use crate::scan::endpoint::endpoint;
use crate::scan::identity::is_weights;
use crate::scan::model::{Hub, Sure};
use crate::scan::pin::Pin;
use crate::scan::sighting::{Kind, Named};

/// Words that stand where a model is not chosen, or not yet.
const NOBODY: [&str; 6] = ["auto", "default", "none", "off", "unknown", "local"];

impl Reading<'_, '_> {
    /// What further arguments name.
    pub(super) fn beside(&self, wanted: &Wanted) -> Vec<Seen> {
        let mut all = Vec::new();
        for rule in wanted.rule.also {
            let wanted = Wanted { rule, kind: rule.kind, ..wanted.clone() };
            let said = self.argument(rule.names, rule.at).filter(|said| !said.says_nothing());
            let Some(argument) = said else { continue };
            let worths = settled((rule.care, rule.kind), &argument, self.of(&argument));
            let any = worths.iter().any(|(value, _)| matches!(value, Value::Text(_) | Value::Local(_)));
            let handed_in = self.handed_in(&argument, rule.names, false);
            for (value, held) in worths {
                let likely = held.likely || self.is_doubtful(&argument, &held);
                let id = Id { value, likely, any, handed_in, written: &argument.written };
                all.extend(self.applied(&wanted, Some(&id)));
            }
        }
        all
    }

    /// A bundle of `torchaudio`, which stands in the path of the call.
    pub(super) fn bundle(&self, wanted: &Wanted, id: Option<&Id<'_>>, loading: &Loads) -> Vec<Seen> {
        let Some(Id { value: Value::Name(path), likely, handed_in, .. }) = id else { return Vec::new() };
        let Some(name) = bundle(path) else { return Vec::new() };
        let sure = if *likely { wanted.sure.max(Sure::Likely) } else { wanted.sure };
        vec![self.seen(wanted, wanted.kind, Named::Text(name.to_owned()), sure, loading, *handed_in)]
    }

    /// A model of the engine that a configuration chooses, by itself or by what it is for.
    pub(super) fn engine(&self, wanted: &Wanted, id: Option<&Id<'_>>, loading: &Loads) -> Vec<Seen> {
        let Some(Id { value, .. }) = id else { return Vec::new() };
        let several: Vec<(Kind, Value)> = match value {
            Value::Dict(all) => {
                all.iter().filter_map(|(engine, value)| Some((engine_kind(engine)?, value.clone()))).collect()
            }
            value => vec![(wanted.kind, value.clone())],
        };
        let one = |(kind, value): (Kind, Value)| {
            let worths = self.worth(&value);
            let any = worths.iter().any(|(value, _)| matches!(value, Value::Text(_) | Value::Local(_)));
            let each = worths.into_iter().flat_map(move |(value, held)| {
                let id = id.map(|id| Id { value, likely: id.likely || held.likely, any, ..*id });
                self.named(wanted, kind, wanted.sure, loading, id.as_ref())
            });
            each.collect::<Vec<_>>()
        };
        several.into_iter().flat_map(one).collect()
    }

    /// torchvision and Keras: the function is the model, an argument its weights.
    pub(super) fn weights(&self, wanted: &Wanted, loading: &Loads) -> Vec<Seen> {
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
                return vec![self.seen(wanted, Kind::File, Named::Text(word), Sure::Exact, loading, 0)];
            }
            Some((Value::Text(word), _)) if keras => (Some(word), Pin::None),
            Some((Value::Text(word), _)) => word_of(&word),
            Some((Value::Name(path), _)) => word_of(path.rsplit('.').next().unwrap_or_default()),
            Some((Value::Unknown, _)) => (None, Pin::Dynamic),
            _ => return Vec::new(),
        };
        let mut seen = self.seen(wanted, wanted.kind, id, Sure::Exact, loading, 0);
        seen.sighting.revision = revision.map_or(Named::Absent, Named::Text);
        seen.sighting.pin = Some(pin);
        vec![seen]
    }

    /// Whether what is fetched has the name of weights, there or here.
    pub(super) fn fetches_weights(&self, id: Option<&Id<'_>>) -> bool {
        let Some(Value::Text(address)) = id.map(|id| &id.value) else { return false };
        let path = address.split(['?', '#']).next().unwrap_or(address);
        let kept = || match self.one("filename output out fname", Some(1)) {
            Some((Value::Text(name), _)) => is_weights(&name),
            Some((Value::Local(name), _)) => matches!(*name, Value::Text(name) if is_weights(&name)),
            _ => false,
        };
        address.contains("://") && (is_weights(path) || kept())
    }

    /// What is asked of a model's interface, or weights that are fetched in the same way. A model that only the running program
    /// knows is not told.
    pub(super) fn sent(&self, wanted: &Wanted, id: Option<&Id<'_>>, loading: &Loads) -> Vec<Seen> {
        let Some(id) = id else { return Vec::new() };
        let (asked, handed_in) = match &id.value {
            Value::Text(address) if address.contains("://") => (endpoint(address), id.handed_in),
            // Whatever stands before it, this is how such an interface is asked.
            Value::Text(end) => (by_end(end), 0),
            _ => (self.in_part(wanted), 0),
        };
        let Some((hub, named)) = asked else {
            let fetches = wanted.kind != Kind::Any && self.fetches_weights(Some(id));
            let found = || self.named(wanted, wanted.kind, Sure::Likely, loading, Some(id));
            return if fetches { found() } else { Vec::new() };
        };
        let seen = |model: String, handed_in: u8| {
            self.seen(wanted, Kind::Hub(hub), Named::Text(model), Sure::Likely, loading, handed_in)
        };
        if let Some(model) = named {
            return vec![seen(model, handed_in)];
        }
        let Some(value) = self.body(wanted) else { return Vec::new() };
        let model = Value::Item(Box::new(value), Box::new(Value::Text("model".to_owned())));
        let text = |(value, _)| match value {
            Value::Text(text) if !NOBODY.contains(&text.as_str()) => Some(text),
            _ => None,
        };
        self.worth(&model).into_iter().filter_map(text).map(|model| seen(model, 0)).collect()
    }

    /// What is sent to an address.
    fn body(&self, wanted: &Wanted) -> Option<Value> {
        let at = wanted.rule.at.filter(|at| *at == 0).map(|_| 1);
        if let Some(Argument { value, .. }) = self.argument("json data content", at) {
            return Some(value);
        }
        let Argument { value, .. } = self.argument(wanted.rule.names, wanted.rule.at)?;
        let given = request(&value)?;
        let named = given.keywords.iter().find(|(name, _)| name.as_deref() == Some("data"));
        named.map(|(_, value)| value).or_else(|| given.args.get(1)).cloned()
    }

    /// Whose interface an address may be of which not all is known: the key behind it, or what stands before its end.
    fn in_part(&self, wanted: &Wanted) -> Option<(Hub, Option<String>)> {
        let whole = in_request(self.argument(wanted.rule.names, wanted.rule.at)?).value;
        let told = |address: &Value| {
            self.worth(address).into_iter().find_map(|(value, _)| match value {
                Value::Text(text) => Some(text),
                _ => None,
            })
        };
        // What is told in full says more.
        if told(&whole).is_some() {
            return None;
        }
        let kept = whole.as_name().and_then(|path| self.project.raw(path).first().cloned());
        let address = before_query(kept.unwrap_or(whole));
        if let Some(address) = told(&address).filter(|address| address.contains("://")) {
            return endpoint(&address);
        }
        match &address {
            Value::Join(parts) => match parts.last() {
                Some(Value::Text(end)) => by_end(end),
                _ => None,
            },
            _ => None,
        }
    }

    /// A model of Stanza: its library fetches `stanfordnlp/stanza-LANG` at the tag of its own version.
    pub(super) fn stanza(&self, wanted: &Wanted, id: Option<&Id<'_>>, loading: &Loads) -> Vec<Seen> {
        let is_code =
            |word: &str| word.len() > 1 && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        let code = match id.map(|id| &id.value) {
            None => Some("en"),
            Some(Value::Text(code)) if is_code(code) => Some(code.as_str()),
            _ => None,
        };
        let named = match (code, id) {
            (Some(code), _) => Named::Text(format!("stanfordnlp/stanza-{code}")),
            (None, Some(id)) if !id.any || matches!(id.value, Value::Text(_)) => {
                Named::Open(id.written.to_owned())
            }
            _ => return Vec::new(),
        };
        let handed_in = id.filter(|_| code.is_some()).map_or(0, |id| id.handed_in);
        let mut seen = self.seen(wanted, wanted.kind, named, Sure::Likely, loading, handed_in);
        seen.sighting.pin = Some(Pin::Dynamic);
        vec![seen]
    }
}

/// Whose interface an address may be of which only the end is known: that of nobody who is known, unless the end says more.
fn by_end(end: &str) -> Option<(Hub, Option<String>)> {
    let before = match end.chars().next()? {
        '/' => "https://host.invalid",
        ':' => "http://localhost",
        '.' => "https://host",
        _ => "https://host.invalid/",
    };
    endpoint(&[before, end].concat())
}

/// `IMAGENET1K_V1` is a version, `DEFAULT` whatever is best on the day.
fn word_of(word: &str) -> (Option<String>, Pin) {
    let word = word.rsplit('.').next().unwrap_or(word);
    (Some(word.to_owned()), if word == "DEFAULT" { Pin::Branch } else { Pin::Tag })
}

fn engine_kind(engine: &str) -> Option<Kind> {
    match engine {
        "spacy" => Some(Kind::Hub(Hub::Spacy)),
        "transformers" => Some(Kind::Hub(Hub::HuggingFace)),
        _ => None,
    }
}

/// A place of which only the call is known, with what that asks for, where it names something that has to be told.
pub(super) fn unknown(
    project: &Project<'_>,
    (given, call): (&Given, &Call),
    wanted: &Wanted,
    likely: bool,
) -> Vec<Seen> {
    let reading = Reading { project, given, call, frame: None, held: Held::default() };
    let told = matches!(wanted.kind, Kind::Hub(_) | Kind::Gateway | Kind::File | Kind::Any);
    let named = reading.argument(wanted.rule.names, wanted.rule.at);
    let Some(Argument { written, .. }) = named.filter(|named| told && !named.says_nothing()) else {
        return Vec::new();
    };
    let id = Id { value: Value::Unknown, likely, any: false, handed_in: 0, written: &written };
    reading.applied(wanted, Some(&id))
}
