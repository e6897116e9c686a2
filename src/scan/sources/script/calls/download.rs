//! Calls of scripts that fetch or open files of a model: from the Hub, and with `node-llama-cpp`.

use super::super::keep::Seen;
use super::super::value::Worth;
use super::super::worth::Held;
use super::callee::{Callee, Reading};
use crate::scan::model::{Hub, Sure};
use crate::scan::sighting::{Kind, Named};

impl Reading<'_> {
    /// `llama.loadModel({ modelPath })`, `resolveModelFile("hf:org/name/file#branch")`.
    pub(in super::super) fn llama(&self, callee: &Callee, arguments: &[usize]) -> Vec<Seen> {
        let Some(&first) = arguments.first() else { return Vec::new() };
        let id = match callee.path.last().map(String::as_str) {
            Some("resolveModelFile") => Some(Held::certain(first)),
            Some("createModelDownloader") => self.member(first, &["modelUri", "modelUrl"]),
            Some("loadModel" | "LlamaModel") => self.member(first, &["modelPath"]),
            _ => None,
        };
        let mut all = id.map_or_else(Vec::new, |id| self.one(Kind::File, callee, &id, Sure::Exact, &[]));
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
        let Some(repo) = self.member(argument, &["repo"]) else { return Vec::new() };
        let whole = self.names.worth_of(self.tokens, &repo, 0);
        let (id, kind) = match &whole {
            Worth::Object(object) => {
                let kind = self.names.held(self.tokens, object, "type", 0);
                let kind = (!kind.places.is_empty()).then(|| self.names.worth_of(self.tokens, &kind, 0));
                (self.names.held(self.tokens, object, "name", 0), kind)
            }
            _ => (repo, None),
        };
        let other = kind.is_some_and(|kind| !matches!(kind, Worth::Text(kind, _) if kind == "model"));
        let prefixed = |id: &str| id.starts_with("datasets/") || id.starts_with("spaces/");
        if other || matches!(&whole, Worth::Text(id, _) if prefixed(id)) {
            return Vec::new();
        }
        self.one(Kind::Hub(Hub::HuggingFace), callee, &id, Sure::Exact, &[argument])
    }
}
