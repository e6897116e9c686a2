//! The calls of scripts that name a model.

use super::super::keep::{Seen, Unit};
use super::super::lexer::tokens_of;
use super::super::modules::{is_sdk, is_tail, kind_of, kinds_of, makes_clients, of_class, of_tail};
use super::super::names::Names;
use super::super::value::{Key, Worth, each};
use super::super::worth::{Held, worth, written};
use super::callee::{Callee, From, Reading};
use crate::scan::model::{Hub, Sure};
use crate::scan::sighting::{Found, Kind, Lines, Named};

const MODEL_KEYS: [&str; 5] = ["model", "modelId", "modelName", "model_id", "modelPath"];
/// The same of Azure, where a deployment chooses the model.
const DEPLOYMENTS: [&str; 3] =
    ["azureOpenAIApiDeploymentName", "azureOpenAIApiEmbeddingsDeploymentName", "deployment"];
/// Calls of the AI SDK that take a model.
const TAKERS: [&str; 6] =
    ["generateText", "streamText", "generateObject", "streamObject", "embed", "embedMany"];
/// Calls of the Hub's own library that take a repository.
const DOWNLOADS: [&str; 3] = ["downloadFile", "downloadFileToCacheDir", "snapshotDownload"];

/// Reads the script at a path. What other files of the project tell of it stands apart.
pub(in crate::scan::sources) fn read(path: &str, text: &str) -> (Found, Unit) {
    let tokens = tokens_of(path, text);
    let names = Names::collect(&tokens);
    let reading = Reading {
        text,
        lines: Lines::new(text),
        tokens: &tokens,
        names: &names,
        kinds: kinds_of(&names.modules),
    };
    let mut found = Found::default();
    let mut unit = reading.unit();
    for at in 0..tokens.len() {
        if tokens.get(at).is_some_and(|token| token.is("(")) {
            names.into.borrow_mut().clear();
            let mut all = names.budget.aside(|| reading.call(at), |all| all.iter().any(Seen::is_one));
            let hangs = unit.exports.told(&names.into.borrow());
            for seen in &mut all {
                seen.hangs.clone_from(&hangs);
            }
            for seen in all {
                if seen.waits() {
                    unit.waiting.push(seen);
                } else {
                    found.sightings.push(seen.sighting);
                }
            }
        }
    }
    if let Some(why) = names.not_examined() {
        found.not_examined = Some((None, why.to_owned()));
    }
    if names.blurred {
        // A name may be another one of the same spelling.
        let waiting = unit.waiting.iter_mut().map(|seen| &mut seen.sighting);
        for sighting in found.sightings.iter_mut().chain(waiting) {
            sighting.sure = sighting.sure.max(Sure::Likely);
        }
    }
    (found, unit)
}

impl Reading<'_> {
    /// What the file hands to others and gives to what they export.
    fn unit(&self) -> Unit {
        let handed = self.handed();
        let changes = self.names.changes.iter().chain(&handed.changes).cloned().collect();
        // It is the only one who says so.
        let _ = self.names.handed.set(handed);
        // Whoever asks does so once all of this is done.
        self.names.late.set(true);
        let exports = self.names.budget.aside(|| self.exports(), |_| false);
        self.names.late.set(false);
        Unit { exports, changes, waiting: Vec::new() }
    }

    /// Where each argument begins.
    pub(super) fn arguments(&self, open: usize) -> Vec<usize> {
        let mut all = Vec::new();
        let mut at = open + 1;
        while all.len() < 8 && self.tokens.get(at).is_some_and(|token| !token.is(")")) {
            all.push(at);
            at = self.names.brackets.end(self.tokens, at);
            if !self.tokens.get(at).is_some_and(|token| token.is(",")) {
                break;
            }
            at += 1;
        }
        all
    }

    fn call(&self, open: usize) -> Vec<Seen> {
        let Some(callee) = self.callee(open) else { return Vec::new() };
        let last = callee.path.last().map_or("", String::as_str);
        let arguments = self.arguments(open);
        let known =
            callee.from.as_ref().and_then(|from| Some((from, of_class(kind_of(&from.module)?, &from.name))));
        let Some((from, kind)) = known else { return self.of_somebody(&callee, &arguments) };
        if last == "from_pretrained" {
            return self.by_position(kind, &callee, &arguments, 0, Sure::Exact);
        }
        let factory = last.starts_with("create") && last.chars().nth(6).is_some_and(char::is_uppercase);
        let (kind, sure) = match from.made {
            // The brackets hold the name of a model.
            None if is_sdk(&from.module) && !factory && !callee.at_once => (kind, Sure::Exact),
            made => self.server(kind, &from.module, made.unwrap_or(open)),
        };
        let sure = if from.assumed { sure.max(Sure::Likely) } else { sure };
        let (module, name) = (from.module.as_str(), from.name.as_str());
        match kind {
            // What a pipeline gives is called with what it works on.
            Kind::Hub(Hub::HuggingFace) if name == "pipeline" => match from.made {
                None if !callee.at_once => self.by_position(kind, &callee, &arguments, 1, Sure::Exact),
                _ => Vec::new(),
            },
            Kind::Hub(Hub::HuggingFace) if DOWNLOADS.contains(&last) => self.download(&callee, &arguments),
            Kind::Hub(Hub::Replicate) if last == "run" || last == "stream" => {
                self.by_position(kind, &callee, &arguments, 0, Sure::Exact)
            }
            Kind::File if module == "node-llama-cpp" => self.llama(&callee, &arguments),
            Kind::File if matches!(last, "create" | "loadGraphModel" | "loadLayersModel") => {
                self.by_position(kind, &callee, &arguments, 0, Sure::Exact)
            }
            Kind::Any if name == "initChatModel" => {
                self.by_position(Kind::Gateway, &callee, &arguments, 0, Sure::Exact)
            }
            Kind::Gateway if module == "ai" && !TAKERS.contains(&last) => Vec::new(),
            // `openai("gpt-4o")`, `openai.embedding("…")`
            _ if self.is_sdk_model(module, &callee, &arguments) => {
                self.by_position(kind, &callee, &arguments, 0, sure)
            }
            _ if callee.at_once || from.made.is_none() && self.only_asks((module, name), &callee) => {
                Vec::new()
            }
            _ => self.by_key(kind, &callee, &arguments, sure),
        }
    }

    /// Whether a client is made there which names a model only in what it asks. One of Azure has a deployment of its own.
    fn only_asks(&self, (module, class): (&str, &str), callee: &Callee) -> bool {
        let before = callee.start.checked_sub(1).and_then(|at| self.tokens.get(at));
        makes_clients(module) && class != "AzureOpenAI" && before.is_some_and(|token| token.is("new"))
    }

    /// A call of what the project's own modules give is as sure as they make it.
    fn of_somebody(&self, callee: &Callee, arguments: &[usize]) -> Vec<Seen> {
        let Some(client) = self.elsewhere(&callee.path, callee.start) else {
            return self.of_nobody(callee, arguments, Sure::Likely);
        };
        let mut all = self.of_nobody(callee, arguments, Sure::Exact);
        // `openai("gpt-4o")`, where the module makes a provider.
        let alone = callee.path.len() == 1 && !callee.at_once;
        if all.is_empty()
            && let Some(&first) = arguments.first().filter(|_| alone)
            && matches!(worth(self.tokens, self.names, first), Worth::Text(..) | Worth::Either(_))
        {
            all = self.one(Kind::Gateway, callee, &Held::certain(first), Sure::Exact, &[]);
            for seen in &mut all {
                seen.provided = true;
            }
        }
        for seen in &mut all {
            seen.client = Some(client.clone());
        }
        all
    }

    /// A call of which nobody knows whose it is: what its last parts tell.
    fn of_nobody(&self, callee: &Callee, arguments: &[usize], sure: Sure) -> Vec<Seen> {
        let hub = Kind::Hub(Hub::HuggingFace);
        // Without anything before it, it is declared here.
        if callee.from.is_none()
            && callee.path.len() > 1
            && callee.path.last().is_some_and(|last| last == "from_pretrained")
            && self.kinds.contains(&hub)
        {
            return self.by_position(hub, callee, arguments, 0, Sure::Likely);
        }
        if callee.path.last().is_some_and(|last| matches!(last.as_str(), "fetch" | "post")) {
            return self.fetched(callee, arguments);
        }
        match of_tail(&callee.path.join("."), &self.kinds) {
            Some(kind) => self.by_key(kind, callee, arguments, sure),
            None => Vec::new(),
        }
    }

    fn is_sdk_model(&self, module: &str, callee: &Callee, arguments: &[usize]) -> bool {
        let last = callee.path.last().map_or("", String::as_str);
        let sdk = is_sdk(module);
        let factory = last.starts_with("create") && last.chars().nth(6).is_some_and(char::is_uppercase);
        sdk && (callee.at_once || !factory)
            && arguments
                .first()
                .is_some_and(|&at| !matches!(worth(self.tokens, self.names, at), Worth::Object(_)))
    }

    /// The id stands at a position, options behind it.
    fn by_position(
        &self,
        kind: Kind,
        callee: &Callee,
        arguments: &[usize],
        at: usize,
        sure: Sure,
    ) -> Vec<Seen> {
        let Some(&id) = arguments.get(at) else {
            let default = at == 1 && arguments.len() == 1;
            let id = Named::Open("the library's default".to_owned());
            return if default {
                vec![self.sighting(kind, id, callee, Sure::Likely, &[]).into()]
            } else {
                Vec::new()
            };
        };
        let options = arguments.get(at + 1..).unwrap_or_default();
        self.one(kind, callee, &Held::certain(id), sure, options)
    }

    /// The id is a member of an object, or of what is spread in it.
    fn by_key(&self, kind: Kind, callee: &Callee, arguments: &[usize], sure: Sure) -> Vec<Seen> {
        let deployed = |argument: &usize| self.member(*argument, &DEPLOYMENTS);
        if matches!(kind, Kind::Hub(Hub::Azure | Hub::OpenAi) | Kind::Any)
            && let Some(value) = arguments.iter().find_map(deployed)
        {
            return self.one(Kind::Hub(Hub::Azure), callee, &value, sure, arguments);
        }
        for &argument in arguments {
            if let Some(value) = self.member(argument, &MODEL_KEYS) {
                return self.one(kind, callee, &value, sure, &[argument]);
            }
        }
        let Some(&first) = arguments.first().filter(|_| self.needs_a_model(callee)) else {
            return Vec::new();
        };
        let hides = |worth: &Worth| match worth {
            Worth::Object(object) => object.back().any(|member| !matches!(member.key, Key::Named(_))),
            Worth::Text(..) | Worth::Flag(_) => false,
            Worth::Made(..) | Worth::Import(..) | Worth::Either(_) | Worth::Open => true,
        };
        let hidden = each(worth(self.tokens, self.names, first)).iter().any(hides);
        let id = || Named::Open(written(self.text, self.tokens, self.names, first));
        if hidden { vec![self.sighting(kind, id(), callee, sure, &[]).into()] } else { Vec::new() }
    }

    /// Whether a call names a model wherever that stands, by its last parts.
    fn needs_a_model(&self, callee: &Callee) -> bool {
        let path = callee.path.join(".");
        let known = |from: &From| kind_of(&from.module).is_some();
        let whose = callee.from.as_ref().is_some_and(known) || !self.kinds.is_empty();
        is_tail(&path) && (whose || path.contains("chat.completions."))
    }

    /// What stands in an object under one of these keys, also in what is spread in it.
    pub(in super::super) fn member(&self, at: usize, keys: &[&str]) -> Option<Held> {
        let all = each(worth(self.tokens, self.names, at));
        let one = |key: &&str| {
            let mut found = Held::default();
            for whole in &all {
                match whole {
                    Worth::Object(object) => found.also(self.names.held(self.tokens, object, key, 0)),
                    _ => found.hidden = true,
                }
            }
            // Beside what is given to something that nobody sees stands what that is.
            let given = |one: &Worth| matches!(one, Worth::Object(object) if object.own.is_empty());
            if !found.places.is_empty() && all.contains(&Worth::Open) && all.iter().any(given) {
                found.places.push(None);
            }
            (!found.places.is_empty()).then_some(found)
        };
        keys.iter().find_map(one)
    }
}
