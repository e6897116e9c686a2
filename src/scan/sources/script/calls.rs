//! The calls of scripts that name a model.

use super::callee::{Callee, From, Reading};
use super::lexer::{Kind as Lexeme, tokens};
use super::modules::{is_tail, kind_of, of_class, of_tail};
use super::names::{Bound, Names};
use super::plain::path;
use super::worth::{Worth, extent, worth, written};
use crate::scan::model::{Hub, Sure};
use crate::scan::provider;
use crate::scan::sighting::{Found, Kind, Lines, Named, Sighting};

const MODEL_KEYS: [&str; 5] = ["model", "modelId", "modelName", "model_id", "modelPath"];
/// The same of Azure, where a deployment chooses the model.
const DEPLOYMENTS: [&str; 3] =
    ["azureOpenAIApiDeploymentName", "azureOpenAIApiEmbeddingsDeploymentName", "deployment"];
/// Calls of the AI SDK that take a model.
const TAKERS: [&str; 6] =
    ["generateText", "streamText", "generateObject", "streamObject", "embed", "embedMany"];
/// Calls of the Hub's own library that take a repository.
const DOWNLOADS: [&str; 3] = ["downloadFile", "downloadFileToCacheDir", "snapshotDownload"];

/// Reads a script.
pub(in crate::scan::sources) fn read(text: &str) -> Found {
    let tokens = tokens(text);
    let names = Names::collect(&tokens);
    let reading = Reading { text, lines: Lines::new(text), tokens: &tokens, names: &names };
    let mut found = Found::default();
    for at in 0..tokens.len() {
        if tokens.get(at).is_some_and(|token| token.is("(")) {
            found.sightings.extend(reading.call(at));
        }
    }
    found
}

impl Reading<'_> {
    /// Where each argument begins.
    pub(super) fn arguments(&self, open: usize) -> Vec<usize> {
        let mut all = Vec::new();
        let mut at = open + 1;
        while all.len() < 8 && self.tokens.get(at).is_some_and(|token| !token.is(")")) {
            all.push(at);
            at += extent(self.tokens, at).len();
            if !self.tokens.get(at).is_some_and(|token| token.is(",")) {
                break;
            }
            at += 1;
        }
        all
    }

    fn call(&self, open: usize) -> Vec<Sighting> {
        let Some(callee) = self.callee(open) else { return Vec::new() };
        let last = callee.path.last().map_or("", String::as_str);
        let arguments = self.arguments(open);
        let known =
            callee.from.as_ref().and_then(|from| Some((from, of_class(kind_of(&from.module)?, &from.name))));
        let Some((from, kind)) = known else { return self.of_nobody(&callee, &arguments) };
        if last == "from_pretrained" {
            return self.by_position(kind, &callee, &arguments, 0, Sure::Exact);
        }
        let (kind, sure) = self.server(kind, from.made.unwrap_or(open));
        let (module, name) = (from.module.as_str(), from.name.as_str());
        match kind {
            Kind::Hub(Hub::HuggingFace) if name == "pipeline" => {
                self.by_position(kind, &callee, &arguments, 1, Sure::Exact)
            }
            Kind::Hub(Hub::HuggingFace) if DOWNLOADS.contains(&last) => self.download(&callee, &arguments),
            Kind::Hub(Hub::Replicate) if last == "run" || last == "stream" => {
                self.by_position(kind, &callee, &arguments, 0, Sure::Exact)
            }
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
            _ if callee.at_once => Vec::new(),
            _ => self.by_key(kind, &callee, &arguments, sure),
        }
    }

    /// A call of which nobody knows whose it is: what its last parts tell.
    fn of_nobody(&self, callee: &Callee, arguments: &[usize]) -> Vec<Sighting> {
        let hub = Kind::Hub(Hub::HuggingFace);
        // Without anything before it, it is declared here.
        if callee.from.is_none()
            && callee.path.len() > 1
            && callee.path.last().is_some_and(|last| last == "from_pretrained")
            && self.names.modules.iter().any(|module| kind_of(module) == Some(hub))
        {
            return self.by_position(hub, callee, arguments, 0, Sure::Likely);
        }
        if callee.path.last().is_some_and(|last| matches!(last.as_str(), "fetch" | "post")) {
            return self.fetched(callee, arguments);
        }
        match of_tail(&callee.path.join("."), &self.names.modules) {
            Some(kind) => self.by_key(kind, callee, arguments, Sure::Likely),
            None => Vec::new(),
        }
    }

    fn is_sdk_model(&self, module: &str, callee: &Callee, arguments: &[usize]) -> bool {
        let last = callee.path.last().map_or("", String::as_str);
        let sdk = module.starts_with("@ai-sdk/") || module.starts_with("@openrouter/");
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
    ) -> Vec<Sighting> {
        let Some(&id) = arguments.get(at) else {
            let default = at == 1 && arguments.len() == 1;
            let id = Named::Open("the library's default".to_owned());
            return if default {
                vec![self.sighting(kind, id, callee, Sure::Likely, &[])]
            } else {
                Vec::new()
            };
        };
        let options = arguments.get(at + 1..).unwrap_or_default();
        self.one(kind, callee, id, sure, options)
    }

    /// The id is a member of an object, or of what is spread in it.
    fn by_key(&self, kind: Kind, callee: &Callee, arguments: &[usize], sure: Sure) -> Vec<Sighting> {
        let deployed = |argument: &usize| self.member(*argument, &DEPLOYMENTS, 0);
        if matches!(kind, Kind::Hub(Hub::Azure | Hub::OpenAi) | Kind::Any)
            && let Some(value) = arguments.iter().find_map(deployed)
        {
            return self.one(Kind::Hub(Hub::Azure), callee, value, sure, arguments);
        }
        for &argument in arguments {
            if let Some(value) = self.member(argument, &MODEL_KEYS, 0) {
                return self.one(kind, callee, value, sure, &[argument]);
            }
        }
        let Some(&first) = arguments.first().filter(|_| self.needs_a_model(callee)) else {
            return Vec::new();
        };
        let hidden = match worth(self.tokens, self.names, first) {
            Worth::Object(members) => members.iter().any(|(key, _)| key == "..."),
            Worth::Text(..) | Worth::Flag(_) => false,
            Worth::Made(..) | Worth::Open => true,
        };
        let id = || Named::Open(written(self.text, self.tokens, first));
        if hidden { vec![self.sighting(kind, id(), callee, sure, &[])] } else { Vec::new() }
    }

    /// Whether a call names a model wherever that stands, by its last parts.
    fn needs_a_model(&self, callee: &Callee) -> bool {
        let path = callee.path.join(".");
        let known = |from: &From| kind_of(&from.module).is_some();
        let whose = callee.from.as_ref().is_some_and(known)
            || self.names.modules.iter().any(|each| kind_of(each).is_some());
        is_tail(&path) && (whose || path.contains("chat.completions."))
    }

    /// A member of an object by one of these keys, also within what is spread in it.
    pub(super) fn member(&self, at: usize, keys: &[&str], depth: usize) -> Option<usize> {
        let Worth::Object(members) = worth(self.tokens, self.names, at) else { return None };
        let own = keys.iter().find_map(|key| members.iter().rev().find(|(name, _)| name == key));
        let mut spread = members.iter().filter(|(key, _)| key == "..." && depth < 3);
        own.map(|(_, value)| *value)
            .or_else(|| spread.find_map(|(_, at)| self.member(at + 3, keys, depth + 1)))
    }

    /// `{ repo: "org/name" }`, `{ repo: { type: "model", name: "org/name" } }`; of data sets and spaces nothing.
    fn download(&self, callee: &Callee, arguments: &[usize]) -> Vec<Sighting> {
        let Some(&argument) = arguments.first() else { return Vec::new() };
        let member = |at: usize, key: &str| match worth(self.tokens, self.names, at) {
            Worth::Object(members) => members.into_iter().find(|(name, _)| name == key).map(|(_, at)| at),
            _ => None,
        };
        let text = |at: usize| match worth(self.tokens, self.names, at) {
            Worth::Text(text, _) => Some(text),
            _ => None,
        };
        let Some(repo) = member(argument, "repo") else { return Vec::new() };
        let other = member(repo, "type").is_some_and(|at| text(at).is_none_or(|kind| kind != "model"));
        let prefixed = text(repo).is_some_and(|id| id.starts_with("datasets/") || id.starts_with("spaces/"));
        if other || prefixed {
            return Vec::new();
        }
        let id = member(repo, "name").unwrap_or(repo);
        self.one(Kind::Hub(Hub::HuggingFace), callee, id, Sure::Exact, &[argument])
    }

    fn one(&self, kind: Kind, callee: &Callee, at: usize, sure: Sure, options: &[usize]) -> Vec<Sighting> {
        let open = || Named::Open(written(self.text, self.tokens, at));
        let (id, sure) = match worth(self.tokens, self.names, at) {
            Worth::Text(text, _) if text.is_empty() => {
                let literal = self.tokens.get(at).is_some_and(|token| matches!(token.kind, Lexeme::Text(_)));
                // An empty one is replaced where nobody looks, unless it is said to the call itself.
                if literal {
                    return Vec::new();
                }
                (open(), sure)
            }
            Worth::Text(text, likely) => {
                (Named::Text(text), if likely { sure.max(Sure::Likely) } else { sure })
            }
            Worth::Object(_) | Worth::Flag(_) => return Vec::new(),
            // A model that another call makes is seen there.
            Worth::Made(..) | Worth::Open if self.is_made(kind, callee, at) => return Vec::new(),
            Worth::Made(..) | Worth::Open => (open(), sure),
        };
        let kind = match (kind, &id) {
            (Kind::Any, Named::Text(text)) => provider::of(text).map_or(kind, Kind::Hub),
            _ => kind,
        };
        vec![self.sighting(kind, id, callee, sure, options)]
    }

    /// Whether this is a model that another call makes, and no name of one.
    fn is_made(&self, kind: Kind, callee: &Callee, at: usize) -> bool {
        let known = |module: &str| kind_of(module).is_some();
        if let Worth::Made(module, _) = worth(self.tokens, self.names, at) {
            let takes = kind == Kind::Gateway && callee.from.as_ref().is_some_and(|from| from.module == "ai");
            return takes || known(&module);
        }
        let mut at = at;
        for _ in 0..4 {
            let waits = self.tokens.get(at).is_some_and(|token| token.is("await") || token.is("new"));
            let (path, length) = path(self.tokens, at + usize::from(waits));
            if self.tokens.get(at + usize::from(waits) + length).is_some_and(|token| token.is("(")) {
                return self.origin(&path, 0).is_some_and(|from| known(&from.module));
            }
            match path.as_slice() {
                [name] => match self.names.get(name) {
                    Some(Bound::Expr(next)) => at = *next,
                    _ => return false,
                },
                _ => return false,
            }
        }
        false
    }

    pub(super) fn sighting(
        &self,
        kind: Kind,
        id: Named,
        callee: &Callee,
        sure: Sure,
        options: &[usize],
    ) -> Sighting {
        let offset = self.tokens.get(callee.start).map_or(0, |token| token.offset);
        let library = if kind == Kind::Hub(Hub::HuggingFace) { "transformers.js" } else { "javascript" };
        let mut seen = Sighting::new(kind, id, self.lines.spot(offset), library, &callee.path.join("."));
        seen.sure = sure;
        for &option in options {
            match worth(self.tokens, self.names, option) {
                Worth::Object(members) => {
                    if let Some(&(_, at)) = members.iter().find(|(key, _)| key == "revision") {
                        seen.revision = match worth(self.tokens, self.names, at) {
                            Worth::Text(text, _) => Named::Text(text),
                            Worth::Flag(_) => Named::Absent,
                            _ => Named::Open(written(self.text, self.tokens, at)),
                        };
                    } else if members.iter().any(|(key, _)| key == "...") {
                        seen.revision = Named::Open("...".to_owned());
                    }
                }
                Worth::Open => seen.revision = Named::Open(written(self.text, self.tokens, option)),
                _ => {}
            }
        }
        seen
    }
}
