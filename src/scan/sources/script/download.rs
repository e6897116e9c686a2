//! Calls of scripts that fetch or open files of a model: from the Hub, and with `node-llama-cpp`.

use super::callee::{Callee, Reading};
use super::seen::Seen;
use super::worth::{Worth, worth};
use crate::scan::model::{Hub, Sure};
use crate::scan::sighting::{Kind, Named};

impl Reading<'_> {
    /// `llama.loadModel({ modelPath })`, `resolveModelFile("hf:org/name/file#branch")`.
    pub(super) fn llama(&self, callee: &Callee, arguments: &[usize]) -> Vec<Seen> {
        let Some(&first) = arguments.first() else { return Vec::new() };
        let id = match callee.path.last().map(String::as_str) {
            Some("resolveModelFile") => Some(first),
            Some("createModelDownloader") => self.member(first, &["modelUri", "modelUrl"], 0),
            Some("loadModel" | "LlamaModel") => self.member(first, &["modelPath"], 0),
            _ => None,
        };
        let mut all = id.map_or_else(Vec::new, |id| self.one(Kind::File, callee, id, Sure::Exact, &[]));
        for seen in &mut all {
            let Named::Text(text) = &seen.sighting.id else { continue };
            let Some(uri) = text.strip_prefix("hf:") else { continue };
            let (path, branch) = match uri.split_once('#') {
                Some((path, branch)) => (path, Some(branch.to_owned())),
                None => (uri, None),
            };
            // What stands behind a colon chooses a file.
            let path = path.split(':').next().unwrap_or(path);
            seen.sighting.id = Named::Text(format!("hf:{path}"));
            seen.sighting.revision = branch.map_or(Named::Absent, Named::Text);
        }
        all
    }

    /// `{ repo: "org/name" }`, `{ repo: { type: "model", name: "org/name" } }`; of data sets and spaces nothing.
    pub(super) fn download(&self, callee: &Callee, arguments: &[usize]) -> Vec<Seen> {
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
}
