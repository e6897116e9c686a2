//! What a load is given beside the id: its revision, and whether it asks for code or for a kind of weights.
//!
//! Tells what is written; what it means for a product is told by the detectors.

use std::collections::BTreeSet;

use super::super::tables::Place;
use super::super::value::{Value, is_true};
use super::argument::Reading;
use crate::scan::model::{Loading, Sure};
use crate::scan::sighting::Named;

/// The repository that ONNX's hub asks where nobody names another.
const ONNX: &str = "onnx/models";

/// What loading does beyond reading numbers, and how certain that is, whichever model it is.
#[derive(Debug)]
pub(super) struct Loads {
    pub(super) how: BTreeSet<Loading>,
    pub(super) sure: Sure,
}

impl Default for Loads {
    fn default() -> Self {
        Self { how: BTreeSet::new(), sure: Sure::Exact }
    }
}

impl Loads {
    /// Takes in what a switch says; `likely` where that rests on an assumption.
    pub(super) fn switched(&mut self, how: Loading, likely: bool) {
        self.how.insert(how);
        if likely {
            self.sure = self.sure.max(Sure::Likely);
        }
    }
}

impl Reading<'_, '_> {
    pub(super) fn loading(&self) -> Loads {
        let mut all = Loads::default();
        match self.passed_on("trust_remote_code") {
            Some(((Value::Bool(true), likely), _)) => all.switched(Loading::RemoteCode, likely),
            Some(((Value::Unknown, _), written)) if !written.starts_with("**") => {
                all.switched(Loading::RemoteCodeDynamic, false);
            }
            _ => {}
        }
        if let Some((value, likely)) = self.one("custom_pipeline", None)
            && is_true(&value)
            && !value.is_unknown()
        {
            all.switched(Loading::RemoteCode, likely);
        }
        match self.passed_on("use_safetensors") {
            Some(((Value::Bool(true), likely), _)) => all.switched(Loading::SafetensorsOn, likely),
            Some(((Value::Bool(false), likely), _)) => all.switched(Loading::SafetensorsOff, likely),
            _ => {}
        }
        all
    }

    /// Whether what is spread into the call may ask for code, and nobody can tell without running the program.
    pub(super) fn spreads_what_nobody_sees(&self) -> bool {
        let asks = self.passed_on("trust_remote_code");
        matches!(asks, Some(((Value::Unknown, _), written)) if written.starts_with("**"))
    }

    pub(super) fn revision(&self, (name, at): Place) -> (Named, bool) {
        let positional = || {
            let argument = self.argument(name, Some(at?))?;
            Some((self.one(name, at)?, argument.written))
        };
        match self.passed_on(name).or_else(positional) {
            None | Some(((Value::Nothing, _), _)) => (Named::Absent, false),
            Some(((Value::Text(text), likely), _)) => (Named::Text(text), likely),
            Some((_, written)) => (Named::Open(written), false),
        }
    }

    /// The revision in the `OWNER/NAME[:REVISION]` of ONNX's hub.
    pub(super) fn of_repository(&self) -> (Named, bool) {
        match self.repository() {
            None => (Named::Absent, false),
            Some((Value::Text(repository), likely)) => {
                let revision = repository.split_once(':').map(|(_, revision)| revision.to_owned());
                (revision.map_or(Named::Absent, Named::Text), likely)
            }
            Some(_) => (Named::Open("repo".to_owned()), false),
        }
    }

    /// A model of ONNX's own hub by its name alone, one of another with the repository in front.
    pub(super) fn in_repository(&self, id: String) -> String {
        match self.repository() {
            Some((Value::Text(repository), _)) => {
                let name = repository.split(':').next().unwrap_or_default();
                if name == ONNX { id } else { format!("{name}/{id}") }
            }
            _ => id,
        }
    }

    fn repository(&self) -> Option<(Value, bool)> {
        self.one("repo", Some(1))
    }
}
