//! The calls of scripts that name a model.

use super::lexer::{Kind as Lexeme, Token, tokens};
use super::modules::{kind_of, of_tail};
use super::names::{Bound, Names};
use super::plain::{opens_a_body, path, stands_behind_nought};
use super::worth::{Worth, extent, origin, worth, written};
use crate::scan::model::{Hub, Sure};
use crate::scan::provider;
use crate::scan::sighting::{Found, Kind, Lines, Named, Sighting};

const MODEL_KEYS: [&str; 7] =
    ["model", "modelId", "modelName", "model_id", "azureOpenAIApiDeploymentName", "deployment", "modelPath"];
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

struct Reading<'r> {
    text: &'r str,
    lines: Lines<'r>,
    tokens: &'r [Token],
    names: &'r Names,
}

/// A call with its callee.
struct Callee {
    start: usize,
    path: Vec<String>,
    /// The module, and the path within it.
    from: Option<(String, String)>,
}

impl Reading<'_> {
    /// The path before an opening bracket.
    fn callee(&self, open: usize) -> Option<Callee> {
        let word = |index: usize| match self.tokens.get(index).map(|token| &token.kind) {
            Some(Lexeme::Word(word)) => Some(word.as_str()),
            _ => None,
        };
        let mut start = open.checked_sub(1)?;
        // `create<Type>(…)`
        if self.tokens.get(start).is_some_and(|token| token.is(">")) {
            start = (start.saturating_sub(20)..start)
                .rev()
                .find(|&index| self.tokens.get(index).is_some_and(|token| token.is("<")))?
                .checked_sub(1)?;
        }
        // `(0, module.call)(…)`, as compilers call what they imported.
        let indirect = self.tokens.get(start).is_some_and(|token| token.is(")"));
        start = start.checked_sub(usize::from(indirect))?;
        word(start)?;
        while let Some(dot) =
            start.checked_sub(1).filter(|&index| self.tokens.get(index).is_some_and(|token| token.is(".")))
        {
            let before = dot.checked_sub(1)?;
            let before = if self.tokens.get(before).is_some_and(|token| token.is("?")) {
                before.checked_sub(1)?
            } else {
                before
            };
            if word(before).is_none() {
                break;
            }
            start = before;
        }
        let declared = start.checked_sub(1).and_then(word).is_some_and(|word| word == "function");
        let (path, _) = path(self.tokens, start);
        if declared
            || (indirect && !stands_behind_nought(self.tokens, start))
            || (path.len() == 1 && opens_a_body(self.tokens, open))
            || path.is_empty()
            || matches!(
                path.first().map(String::as_str),
                Some("if" | "for" | "while" | "switch" | "catch" | "import" | "require")
            )
        {
            return None;
        }
        let from = self.origin(&path, 0);
        Some(Callee { start, path, from })
    }

    /// Where a path comes from, through the objects that it goes by.
    fn origin(&self, path: &[String], depth: usize) -> Option<(String, String)> {
        if let Some(found) = origin(self.names, path) {
            return Some(found);
        }
        let (name, rest) = match path.split_first()? {
            (first, rest) if first == "this" => (format!("this.{}", rest.first()?), rest.get(1..)?),
            (first, rest) => (first.clone(), rest),
        };
        let bound = self.names.get(&name).or_else(|| self.names.get(name.trim_start_matches("this.")));
        let Some(Bound::Expr(at)) = bound else { return None };
        let at = if self.tokens.get(*at).is_some_and(|token| token.is("await") || token.is("new")) {
            at + 1
        } else {
            *at
        };
        let (inner, _) = super::plain::path(self.tokens, at);
        // A client is an object of its class; what a factory makes belongs to the same module.
        let (module, made) = if depth < 4 && inner.first() != Some(&name) {
            self.origin(&inner, depth + 1)?
        } else {
            return None;
        };
        let parts: Vec<String> = std::iter::once(made).chain(rest.iter().cloned()).collect();
        Some((module, parts.join(".")))
    }

    /// Where each argument begins.
    fn arguments(&self, open: usize) -> Vec<usize> {
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
        let whole = callee.path.join(".");
        let Some((module, name)) = &callee.from else {
            // Without anything before it, it is declared here.
            if last == "from_pretrained"
                && callee.path.len() > 1
                && self
                    .names
                    .modules
                    .iter()
                    .any(|module| kind_of(module) == Some(Kind::Hub(Hub::HuggingFace)))
            {
                return self.by_position(Kind::Hub(Hub::HuggingFace), &callee, &arguments, 0, Sure::Likely);
            }
            return match of_tail(&whole, &self.names.modules) {
                Some(kind) => self.by_key(kind, &callee, &arguments, Sure::Likely),
                None => Vec::new(),
            };
        };
        let Some(kind) = kind_of(module) else { return Vec::new() };
        if last == "from_pretrained" {
            return self.by_position(kind, &callee, &arguments, 0, Sure::Exact);
        }
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
            Kind::Gateway if !TAKERS.contains(&last) && module == "ai" => Vec::new(),
            // `openai("gpt-4o")`, `openai.embedding("…")`
            _ if self.is_sdk_model(module, last, &arguments) => {
                self.by_position(kind, &callee, &arguments, 0, Sure::Exact)
            }
            _ => self.by_key(kind, &callee, &arguments, Sure::Exact),
        }
    }

    fn is_sdk_model(&self, module: &str, last: &str, arguments: &[usize]) -> bool {
        let sdk = module.starts_with("@ai-sdk/") || module.starts_with("@openrouter/");
        let factory = last.starts_with("create") && last.chars().nth(6).is_some_and(char::is_uppercase);
        sdk && !factory
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

    /// The id is a member of an object.
    fn by_key(&self, kind: Kind, callee: &Callee, arguments: &[usize], sure: Sure) -> Vec<Sighting> {
        for &argument in arguments {
            let Worth::Object(members) = worth(self.tokens, self.names, argument) else { continue };
            let found = MODEL_KEYS.iter().find_map(|key| members.iter().find(|(name, _)| name == key));
            if let Some(&(_, value)) = found {
                return self.one(kind, callee, value, sure, &[argument]);
            }
        }
        Vec::new()
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
        let (id, sure) = match worth(self.tokens, self.names, at) {
            Worth::Text(text, _) if text.is_empty() => return Vec::new(),
            Worth::Text(text, likely) => {
                (Named::Text(text), if likely { sure.max(Sure::Likely) } else { sure })
            }
            // A model that another call makes is seen there.
            Worth::Made(..) | Worth::Object(_) | Worth::Flag(_) => return Vec::new(),
            Worth::Open => (Named::Open(written(self.text, self.tokens, at)), sure),
        };
        let kind = match (kind, &id) {
            (Kind::Any, Named::Text(text)) => provider::of(text).map_or(kind, Kind::Hub),
            _ => kind,
        };
        vec![self.sighting(kind, id, callee, sure, options)]
    }

    fn sighting(&self, kind: Kind, id: Named, callee: &Callee, sure: Sure, options: &[usize]) -> Sighting {
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
