//! The detectors: their ids, which are for ever, and a page for each. What they see is told in `detect`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

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
        /// A data set that is loaded, and what describes one.
        DataSetLoad = "data-set-load",
        /// Which versions of libraries are decided.
        DependencyLock = "dependency-lock",
        /// What looks up the known defects of libraries.
        AuditConfig = "audit-config",
        /// A list of components, against what the code loads.
        InventoryFile = "inventory-file",
        /// Tests and attacks of models, and their results.
        Evaluation = "evaluation",
        /// A test of a model in continuous integration.
        CiSafetyJob = "ci-safety-job",
        /// What screens inputs and outputs.
        Guardrail = "guardrail",
        /// What compares groups of people.
        Fairness = "fairness",
        /// What watches the running product.
        Monitoring = "monitoring",
        /// Texts for a model, in files and in code.
        PromptFiles = "prompt-files",
        /// What is written down beside the code.
        Paperwork = "paperwork",
        /// What looks like a key.
        SecretHint = "secret-hint",
    }
}

/// What there is to know about a detector.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Page {
    /// Raised when what the detector says changes.
    pub version: u64,
    /// The items of the built-in checklist that it may speak of.
    pub items: Vec<String>,
    /// What it sees.
    pub sees: String,
    /// How what it sees bears on which items.
    pub bears: String,
    /// An example that speaks against nothing: passed over, for a yes, or only mentioned.
    pub harmless: String,
    /// An example that it is there for.
    pub telling: String,
    /// What it cannot see.
    pub misses: String,
    /// Where to read more.
    pub source: String,
}

/// What is told of the detectors, read and packed while the program is built.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Pages {
    /// A page for each detector, by its id.
    pub(crate) pages: BTreeMap<String, Page>,
    /// Items without a detector, each with the reason.
    pub(crate) none: BTreeMap<String, String>,
}

/// What does not unpack would leave the detectors without their versions; a test sees to it that all do.
static PAGES: LazyLock<Pages> =
    LazyLock::new(|| postcard::from_bytes(packed_at_build!("detectors")).unwrap_or_default());

impl Detector {
    /// Those that may speak of an item; none where no file can honestly do so, or the item is of another checklist.
    pub fn for_item(item: &str) -> Vec<Self> {
        let speaks =
            |detector: &Self| detector.page().is_some_and(|page| page.items.iter().any(|own| own == item));
        Self::ALL.iter().copied().filter(speaks).collect()
    }

    /// Why no detector speaks of an item of the built-in checklist, in a sentence; nothing where one does.
    pub fn why_none(item: &str) -> Option<&'static str> {
        PAGES.none.get(item).map(String::as_str)
    }

    /// Its page.
    pub fn page(self) -> Option<&'static Page> {
        PAGES.pages.get(self.word())
    }

    /// Raised when what the detector says changes.
    pub fn version(self) -> u64 {
        self.page().map_or(0, |page| page.version)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As a person reads them.
    fn written() -> Pages {
        Pages {
            pages: toml::from_str(include_str!("../../assets/scan/detectors.toml")).unwrap(),
            none: toml::from_str(include_str!("../../assets/scan/no-detector.toml")).unwrap(),
        }
    }

    #[test]
    fn what_is_packed_is_what_is_written() {
        assert_eq!(*PAGES, written());
    }

    #[test]
    fn every_detector_has_a_page_and_every_page_a_detector() {
        let pages = written().pages;
        let own: Vec<_> = Detector::ALL.iter().map(|each| each.word().to_owned()).collect();
        assert!(own.iter().all(|id| pages.contains_key(id)), "{own:?}");
        assert_eq!(own.len(), pages.len());
        for (id, page) in pages {
            assert!(!page.items.is_empty(), "{id}");
            for text in [page.sees, page.bears, page.harmless, page.telling, page.misses, page.source] {
                assert!(text.len() > 20, "{id}: {text}");
                for word in ["malicious", "infected", "is clean", "is safe"] {
                    assert!(!text.contains(word), "{id}: {text}");
                }
            }
        }
    }

    #[test]
    fn every_item_has_a_detector_or_a_reason_why_not() {
        let none = written().none;
        let checklist = crate::checklist::builtin().unwrap();
        let ids: Vec<&str> = checklist.items().iter().map(|item| item.id.as_str()).collect();
        for id in &ids {
            let detectors = Detector::for_item(id);
            assert_eq!(detectors.is_empty(), Detector::why_none(id).is_some(), "{id}: {detectors:?}");
        }
        let pages = Detector::ALL.iter().filter_map(|detector| detector.page());
        for id in pages.flat_map(|page| &page.items).chain(none.keys()) {
            assert!(ids.contains(&id.as_str()), "{id} is no item");
        }
        assert_eq!(Detector::for_item("groups-compared"), [Detector::Fairness]);
        assert!(none.values().all(|why| why.ends_with('.')));
    }
}
