//! The form of a row of the tables of calls. Types only; the rows are in `libraries` and `hosted`.

use crate::scan::model::Loading;
use crate::scan::sighting::Kind;

/// What is special about a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Care {
    Plain,
    /// Without an id it uses the library's default, whatever that is on the day.
    Default,
    /// Takes a model itself as often as the name of one: only a text names one.
    OrItself,
    /// A hub call that may be about data sets instead.
    RepoType,
    /// Only with `pretrained=True` are foreign weights loaded; where that stands.
    Pretrained(usize),
    /// Whose hub it is stands in an argument of its own.
    Hubs,
    /// The one model of a library, which no call names.
    Itself,
    /// The name of an architecture, and in `pretrained` the weights.
    OpenClip,
    /// `torch.hub`: a repository, a model in it, and code that is run.
    TorchHub,
    /// ONNX's hub, whose repository and revision stand in an argument of their own.
    OnnxHub,
    /// `torch.load` and its restriction.
    TorchLoad,
    /// Only with `weights` or `pretrained` are foreign weights loaded.
    Weights,
    /// A bundle of `torchaudio`, which stands in the path.
    Bundle,
    /// Weights unless `weights=None`.
    KerasApplication,
    /// Runs what the file says, whatever it is.
    Unpickles(Loading),
    /// Keras, whose safe mode can be off.
    SafeMode,
    /// Provider in an argument of its own.
    Gateway,
    /// A configuration of an engine, with its models inside.
    NlpEngine,
    /// A list of models that calls are shared out among.
    Router,
    /// Any file from anywhere: weights only where its name says so.
    Fetched,
    /// A model's interface, asked without a library: the address, and what is sent along.
    Asked,
    /// The language of a model of Stanza.
    Stanza,
    /// A package of NLTK, which may or may not have been trained.
    Nltk,
    /// `NumPy`, where only `allow_pickle` makes it one.
    AllowPickle,
}

/// One call.
#[derive(Debug)]
pub(in super::super) struct Rule {
    /// First parts of its dotted path; one that ends with `*` is a beginning.
    pub(super) roots: &'static str,
    /// Last parts of its dotted path.
    pub(in super::super) tail: &'static str,
    pub(in super::super) kind: Kind,
    /// The position of the id.
    pub(in super::super) at: Option<usize>,
    /// The keywords of the id.
    pub(in super::super) names: &'static str,
    pub(in super::super) care: Care,
    /// Where the revision stands.
    pub(in super::super) revision: Place,
    /// What further arguments of the same call name.
    pub(in super::super) also: &'static [Rule],
}

/// The keyword of an argument, and its position.
pub(in super::super) type Place = (&'static str, Option<usize>);

/// A row.
pub(in super::super) const fn row(
    roots: &'static str,
    tail: &'static str,
    kind: Kind,
    at: Option<usize>,
    names: &'static str,
    care: Care,
) -> Rule {
    Rule { roots, tail, kind, at, names, care, revision: ("revision", None), also: &[] }
}

impl Rule {
    /// The same whose revision stands elsewhere.
    pub(super) const fn revised(self, name: &'static str, at: Option<usize>) -> Self {
        Self { revision: (name, at), ..self }
    }

    /// The same that names further models.
    pub(super) const fn also(self, also: &'static [Self]) -> Self {
        Self { also, ..self }
    }

    /// The library by its first part, in words that live for ever.
    pub(in super::super) fn library(&self, root: &str) -> &'static str {
        let mut words = self.roots.split_ascii_whitespace().map(|word| word.trim_end_matches('*'));
        words.find(|word| root.starts_with(word)).unwrap_or("python")
    }
}
