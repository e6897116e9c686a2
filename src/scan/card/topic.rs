//! What a card should speak of: the words of its chapters, and the item that needs it. Reads nothing.

use crate::checklist::words;

words! {
    /// What a card should speak of.
    Topic {
        /// Under which terms the model may be used.
        Licence = "licence",
        /// What it was trained on.
        Data = "data",
        /// What it cannot do, and its biases.
        Limits = "limits",
        /// How it was measured.
        Evaluation = "evaluation",
        /// What it is for.
        IntendedUse = "intended-use",
    }
}

impl Topic {
    /// Words of the chapters that speak of it.
    pub(super) fn chapters(self) -> &'static [&'static str] {
        match self {
            Self::Licence => &["license", "licence"],
            Self::Data => &[
                "training data",
                "dataset",
                "data set",
                "pretraining data",
                "training corp",
                "training set",
                "trained on",
                "pretrained on",
                "training and evaluation data",
            ],
            Self::Limits => {
                &["limitation", "bias", "risk", "out-of-scope", "out of scope", "caveat", "known issue"]
            }
            Self::Evaluation => {
                &["evaluation", "evaluated on", "results", "benchmark", "performance", "metric"]
            }
            Self::IntendedUse => {
                &["intended use", "direct use", "uses", "use case", "usage", "intended for", "model use"]
            }
        }
    }

    /// Words by which a sentence speaks of it.
    pub(super) fn sentences(self) -> &'static [&'static str] {
        match self {
            Self::Licence => &["license", "licence", "licensing", "licencing"],
            Self::Data => &[
                "trained on",
                "tuned on",
                "finetuned on",
                "pretrained on",
                "training data",
                "training set",
                "training corp",
                "dataset",
                "data set",
                "corpus",
                "corpora",
            ],
            Self::Limits => &[
                "limitation",
                "limited to",
                "bias",
                "risk",
                "out-of-scope",
                "out of scope",
                "caveat",
                "known issue",
                "not intended",
                "not suitable",
                "not suited",
                "should not be used",
                "must not be used",
            ],
            Self::Evaluation => &[
                "evaluat",
                "benchmark",
                "performance",
                "metric",
                "accuracy",
                "measured on",
                "tested on",
                "perplexity",
                "precision of",
                "recall of",
                "f1",
                "scores",
            ],
            Self::IntendedUse => &[
                "intended",
                "use case",
                "designed for",
                "meant for",
                "can be used",
                "be used for",
                "be used to",
                "is used for",
                "for use in",
                "suitable for",
                "suited for",
            ],
        }
    }

    /// The item that needs it, by its id in the built-in checklist.
    pub fn item(self) -> &'static str {
        match self {
            Self::Licence => "licence-allows-use",
            Self::Data => "training-data-origin",
            Self::Limits => "base-model-bias",
            Self::Evaluation => "claims-reproduced",
            Self::IntendedUse => "safety-tested-for-use",
        }
    }

    /// The same in a sentence.
    pub fn says(self) -> &'static str {
        match self {
            Self::Licence => "the licence",
            Self::Data => "the data that it was trained on",
            Self::Limits => "limits and biases",
            Self::Evaluation => "how it was evaluated",
            Self::IntendedUse => "what it is intended for",
        }
    }
}
