//! The inventory: which models the project names, how firmly, and where. Types only; nothing is read or judged here.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::pin::Pin;
use crate::checklist::{Digest, words};

words! {
    /// Where a model comes from: a hub, a library's own store, a provider, or the project itself.
    Hub {
        /// The Hugging Face Hub.
        HuggingFace = "huggingface",
        /// `ModelScope`.
        ModelScope = "modelscope",
        /// A repository loaded by `torch.hub`.
        TorchHub = "torch-hub",
        /// A repository in the form of ONNX's own hub.
        OnnxHub = "onnx-hub",
        /// TensorFlow Hub, and Kaggle which holds its models now.
        Kaggle = "kaggle",
        /// Ollama's registry.
        Ollama = "ollama",
        /// Docker's registry of models.
        Docker = "docker",
        /// Names of `timm`.
        Timm = "timm",
        /// Names of `open_clip`.
        OpenClip = "open-clip",
        /// Names of `clip`.
        Clip = "clip",
        /// Names of `whisper`.
        Whisper = "whisper",
        /// Names of `torchvision`.
        Torchvision = "torchvision",
        /// Bundles of `torchaudio`.
        Torchaudio = "torchaudio",
        /// Names of Keras and its hub.
        Keras = "keras",
        /// Names of `spacy`.
        Spacy = "spacy",
        /// Packages of NLTK.
        Nltk = "nltk",
        /// Names of `ultralytics`.
        Ultralytics = "ultralytics",
        /// Names of `gensim`.
        Gensim = "gensim",
        /// The store of another library, whose name stands before the model's: `demucs/htdemucs`.
        Library = "library",
        /// A plain address.
        Url = "url",
        /// A file or folder.
        Local = "local",
        /// `OpenAI`.
        OpenAi = "openai",
        /// Azure.
        Azure = "azure",
        /// Anthropic.
        Anthropic = "anthropic",
        /// Google.
        Google = "google",
        /// Mistral.
        Mistral = "mistral",
        /// Cohere.
        Cohere = "cohere",
        /// Amazon Bedrock.
        Bedrock = "bedrock",
        /// Groq.
        Groq = "groq",
        /// Together.
        Together = "together",
        /// Fireworks.
        Fireworks = "fireworks",
        /// `DeepSeek`.
        DeepSeek = "deepseek",
        /// xAI.
        Xai = "xai",
        /// `OpenRouter`.
        OpenRouter = "openrouter",
        /// Replicate.
        Replicate = "replicate",
        /// Voyage.
        Voyage = "voyage",
        /// Perplexity.
        Perplexity = "perplexity",
        /// A server that speaks `OpenAI`'s protocol; which, its address does not tell.
        Compatible = "openai-compatible",
        /// A provider behind a library that serves many.
        Gateway = "gateway",
    }
}

impl Hub {
    /// Whether its models run elsewhere, so that a name is an alias or carries a date.
    pub fn is_hosted(self) -> bool {
        self >= Self::OpenAi
    }
}

words! {
    /// How certain a place is.
    Sure {
        /// Parsed and resolved.
        Exact = "exact",
        /// Resolved through one assumption, such as a default that nobody overrides.
        Likely = "likely",
        /// Seen in a form that is read by words only.
        Hint = "hint",
    }
}

words! {
    /// What part of the tree a place stands in. Only the product's own counts by default.
    Part {
        /// The product.
        Product = "product",
        /// Tests.
        Test = "test",
        /// Examples and documentation.
        Example = "example",
        /// Somebody else's code, kept here.
        Vendored = "vendored",
        /// Made by a tool.
        Generated = "generated",
    }
}

words! {
    /// What loading does beyond reading numbers.
    Loading {
        /// Code that comes with the model is run.
        RemoteCode = "remote-code",
        /// Whether code that comes with the model is run is decided while the program runs.
        RemoteCodeDynamic = "remote-code-dynamic",
        /// Arguments are handed on that only the running program knows; they may ask for code.
        ArgumentsUnseen = "arguments-unseen",
        /// `torch.load` with the restriction switched off.
        WeightsOnlyOff = "weights-only-off",
        /// `torch.load` that leaves the restriction to the installed version.
        WeightsOnlyDefault = "weights-only-default",
        /// `torch.load` whose restriction is decided while the program runs.
        WeightsOnlyDynamic = "weights-only-dynamic",
        /// `torch.load` with the restriction on.
        WeightsOnlyOn = "weights-only-on",
        /// `pickle`, `dill`, `cloudpickle`, `shelve`, pandas.
        Pickle = "pickle",
        /// `joblib`.
        Joblib = "joblib",
        /// `NumPy` with object arrays allowed.
        AllowPickle = "allow-pickle",
        /// Keras with its safe mode off.
        SafeModeOff = "safe-mode-off",
        /// Safetensors refused.
        SafetensorsOff = "safetensors-off",
        /// Safetensors demanded.
        SafetensorsOn = "safetensors-on",
    }
}

/// One place that names a model.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// From the root of the project, with `/`.
    pub path: String,
    /// The cell of a notebook, from 1; its line is counted within it.
    pub cell: Option<u32>,
    /// From 1.
    pub line: u32,
    /// In characters, from 1.
    pub column: u32,
    /// The library, tool or format.
    pub library: String,
    /// The call, command or key, as it is written.
    pub call: String,
    /// What stands there instead of an id or a revision that can be told.
    pub expression: Option<String>,
    /// What loading does beyond reading numbers.
    pub loading: BTreeSet<Loading>,
    /// How certain that is, whichever model it is.
    pub loads: Sure,
    /// In which part of the tree.
    pub part: Part,
    /// How certain the rest is.
    pub sure: Sure,
}

/// One model at one revision.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Model {
    /// Where it comes from.
    pub hub: Hub,
    /// Its id there; none when only the running program knows.
    pub id: Option<String>,
    /// The revision, where one is given and can be told.
    pub revision: Option<String>,
    /// How firmly.
    pub pin: Pin,
    /// All places, in order.
    pub places: Vec<Place>,
    /// Its files in the project, in order.
    pub files: Vec<ModelFile>,
    /// The licence, as its card or its file says.
    pub licence: Option<String>,
    /// The models that it is built on, as its card says.
    pub base: Vec<String>,
}

/// A data set that the project loads, at one revision.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DataSet {
    /// Where it comes from.
    pub hub: Hub,
    /// Its id there, or its path; none when only the running program knows.
    pub id: Option<String>,
    /// The revision, where one is given and can be told.
    pub revision: Option<String>,
    /// How firmly.
    pub pin: Pin,
    /// All places, in order.
    pub places: Vec<Place>,
}

/// A file of a model in the project.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ModelFile {
    /// From the root of the project, with `/`.
    pub path: String,
    /// Its size.
    pub bytes: u64,
    /// SHA-256, where it is small enough to be read whole.
    pub digest: Option<Digest>,
    /// In which part of the tree.
    pub part: Part,
}

impl Model {
    /// Whether the product itself uses it, and not only its tests, examples or foreign code.
    pub fn counts(&self) -> bool {
        self.places.iter().any(|place| place.part == Part::Product)
            || self.files.iter().any(|file| file.part == Part::Product)
    }
}

/// A file that could not be read to its end.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct NotExamined {
    /// From the root of the project.
    pub path: String,
    /// Where reading stopped, if that is one place.
    pub line: Option<u32>,
    /// Why.
    pub why: String,
}

/// What was looked at: the scope within which something can be said to be absent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scope {
    /// Python sources.
    pub python: usize,
    /// Notebooks.
    pub notebooks: usize,
    /// JavaScript and TypeScript sources.
    pub scripts: usize,
    /// Configuration, containers, shell and the like.
    pub configuration: usize,
    /// Documents that this program wrote, in which no models are looked for.
    pub own: usize,
    /// Files of other kinds, seen and not opened here.
    pub other: usize,
    /// What was opened and could not be read to its end, in order.
    pub not_examined: Vec<NotExamined>,
}

/// Everything that the sources of a project say about models.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inventory {
    /// The models, sorted by hub, id and revision.
    pub models: Vec<Model>,
    /// Loads that can run code and name no model: `pickle.load` of something, say.
    pub loads: Vec<Place>,
    /// The data sets that it loads, sorted by hub, id and revision.
    pub data: Vec<DataSet>,
    /// What was looked at.
    pub scope: Scope,
}
