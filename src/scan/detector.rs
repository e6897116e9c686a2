//! The detectors: their ids, which are for ever, and a page for each. What they see is told in `detect`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::checklist::words;

words! {
    /// A detector.
    Detector {
        /// A place where a model is named.
        ModelLoad = "model-load",
        /// The revision that a place asks for.
        ModelPin = "model-pin",
        /// The id of a model that runs elsewhere.
        HostedModel = "hosted-model",
        /// Code that comes with a model and is run.
        RemoteCode = "remote-code",
        /// A way of loading that can run code.
        UnsafeLoad = "unsafe-load",
        /// A model file.
        WeightsFile = "weights-file",
        /// What a pickle imports.
        PickleImports = "pickle-imports",
        /// A container or header that breaks its rules.
        WeightsStructure = "weights-structure",
        /// Code in a graph.
        GraphCode = "graph-code",
        /// What a chat template reaches for.
        ChatTemplate = "chat-template",
        /// A model's card, and its silences.
        ModelCard = "model-card",
        /// Under which terms a model may be used.
        ModelLicence = "model-licence",
    }
}

/// What there is to know about a detector.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Page {
    /// Raised when what the detector says changes.
    pub version: u64,
    /// What it sees.
    pub sees: String,
    /// How what it sees bears on which items.
    pub bears: String,
    /// An example that it passes over, or that speaks for a yes.
    pub harmless: String,
    /// An example that it is there for.
    pub telling: String,
    /// What it cannot see.
    pub misses: String,
    /// Where to read more.
    pub source: String,
}

/// A page that does not parse would leave a detector without its version; a test sees to it that all do.
static PAGES: LazyLock<BTreeMap<String, Page>> =
    LazyLock::new(|| toml::from_str(include_str!("../../assets/scan/detectors.toml")).unwrap_or_default());

impl Detector {
    /// Its page.
    pub fn page(self) -> Option<&'static Page> {
        PAGES.get(self.word())
    }

    /// Raised when what the detector says changes.
    pub fn version(self) -> u64 {
        self.page().map_or(0, |page| page.version)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_detector_has_a_page_and_every_page_a_detector() {
        let pages: BTreeMap<String, Page> =
            toml::from_str(include_str!("../../assets/scan/detectors.toml")).unwrap();
        let own: Vec<_> = Detector::ALL.iter().map(|each| each.word().to_owned()).collect();
        assert!(own.iter().all(|id| pages.contains_key(id)), "{own:?}");
        assert_eq!(own.len(), pages.len());
        for (id, page) in pages {
            for text in [page.sees, page.bears, page.harmless, page.telling, page.misses, page.source] {
                assert!(text.len() > 20, "{id}: {text}");
                for word in ["malicious", "infected", "is clean", "is safe"] {
                    assert!(!text.contains(word), "{id}: {text}");
                }
            }
        }
    }
}
