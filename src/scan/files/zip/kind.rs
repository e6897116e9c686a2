//! What a container is, by the names in it.

use super::super::outcome::Format;
use super::super::pickle::Carrier;
use super::entries::Member;

/// How arrays end.
pub(super) const ARRAY: &str = ".npy";

/// How the source of a compiled program ends.
const CODE: &str = ".py";
/// The same program as instructions.
const BYTECODE: &str = "bytecode.pkl";

/// Whether a member lies where a compiled program has its source.
fn is_in_code(name: &str) -> bool {
    name.starts_with("code/") || name.contains("/code/")
}

/// What a container is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Torch,
    TorchScript,
    Keras,
    Numpy,
    Other,
}

impl Kind {
    /// By its members.
    pub(super) fn of(members: &[Member]) -> Self {
        // PyTorch finds its members whatever the case of their names.
        let any =
            |wanted: fn(&str) -> bool| members.iter().any(|member| wanted(&member.name.to_ascii_lowercase()));
        if any(|name| name.ends_with("/constants.pkl") || name == "constants.pkl") {
            Self::TorchScript
        } else if any(|name| name.ends_with("/data.pkl") || name == "data.pkl") {
            if any(is_in_code) { Self::TorchScript } else { Self::Torch }
        } else if any(|name| name == "config.json")
            && any(|name| {
                name == "metadata.json" || name.ends_with(".weights.h5") || name.ends_with(".weights.npz")
            })
        {
            Self::Keras
        } else if any(|name| name.ends_with(ARRAY)) {
            Self::Numpy
        } else {
            Self::Other
        }
    }

    /// A member's name as the loader asks for it.
    pub(super) fn asked(self, name: &str) -> String {
        let ignores_case = matches!(self, Self::Torch | Self::TorchScript) && !is_in_code(name);
        if ignores_case { name.to_ascii_lowercase() } else { name.to_owned() }
    }

    /// The same as a format.
    pub(super) fn format(self) -> Format {
        match self {
            Self::Torch => Format::TorchZip,
            Self::TorchScript => Format::TorchScript,
            Self::Keras => Format::Keras,
            Self::Numpy => Format::Npz,
            Self::Other => Format::Zip,
        }
    }

    /// What its pickles stand in.
    pub(super) fn carrier(self) -> Carrier {
        match self {
            Self::Torch => Carrier::Torch,
            Self::TorchScript => Carrier::TorchScript,
            _ => Carrier::Bare,
        }
    }

    /// Whether a member is part of a program that runs when the model is called: its source, or what a telephone runs.
    pub(super) fn is_code(self, name: &str) -> bool {
        let bytecode = name == BYTECODE || name.strip_suffix(BYTECODE).is_some_and(|at| at.ends_with('/'));
        matches!(self, Self::Torch | Self::TorchScript)
            && (is_in_code(name) && name.ends_with(CODE) || bytecode)
    }

    /// Whether there is room for code in it by design.
    pub(super) fn has_code(self) -> bool {
        matches!(self, Self::Torch | Self::TorchScript | Self::Keras)
    }
}
