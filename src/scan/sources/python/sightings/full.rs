//! An id as it is told: with what other arguments and the library add to it, and what stands there instead of one.

use super::super::tables::{Care, Rule};
use super::super::value::{Value, is_true};
use super::apply::Wanted;
use super::argument::{Reading, takes_file};
use crate::scan::identity::{is_path, is_weights};
use crate::scan::model::Hub;
use crate::scan::sighting::{Kind, Named};

impl Reading<'_, '_> {
    /// What a call loads that names nothing.
    pub(super) fn unnamed(wanted: &Wanted) -> Named {
        match wanted.rule.care {
            Care::Itself => Named::Text(wanted.library.to_owned()),
            // Each call may configure it.
            Care::Gateway => Named::Open("the configuration of each call".to_owned()),
            _ => Named::Open("the library's default".to_owned()),
        }
    }

    /// A name in the store of a library, or a file where the argument takes one.
    pub(super) fn in_store(&self, wanted: &Wanted, text: &str) -> (Kind, Named) {
        let names = || wanted.rule.names.split_ascii_whitespace();
        let keywords = self.given.keywords.iter().filter_map(|(keyword, _)| keyword.as_deref());
        let mut given =
            keywords.into_iter().filter(|keyword| names().any(|name| name == *keyword)).peekable();
        let first = given.peek().copied().or_else(|| names().next());
        if first.is_some_and(takes_file)
            || given.any(takes_file)
            || is_path(text)
            || is_weights(text)
            || text.contains("://")
        {
            return (Kind::File, Named::Text(text.to_owned()));
        }
        (Kind::Hub(Hub::Library), Named::Text([wanted.library, "/", text].concat()))
    }

    /// A pickle is a model only if its name says so; else it is a load that names none.
    pub(super) fn unpickled(rule: &Rule, kind: Kind, id: &Named) -> Kind {
        match (rule.care, id) {
            // What was fetched from the hub is the model of which the hub tells.
            (Care::Unpickles(_), _) if matches!(kind, Kind::Hub(_)) => kind,
            (Care::Unpickles(_), Named::Text(path)) if is_weights(path) => kind,
            (Care::Unpickles(_), _) => Kind::Load,
            _ => kind,
        }
    }

    /// The id with what other arguments add to it.
    pub(super) fn full(&self, rule: &Rule, id: String) -> String {
        match rule.care {
            Care::OpenClip => match self.one("pretrained", Some(1)) {
                Some((Value::Text(weights), _)) if !weights.is_empty() && !id.contains(':') => {
                    format!("{id}/{weights}")
                }
                _ => id,
            },
            Care::OnnxHub => self.in_repository(id),
            Care::Gateway => match self.one("model_provider", None).or_else(|| self.one("provider", None)) {
                Some((Value::Text(provider), _)) => format!("{provider}/{id}"),
                _ => id,
            },
            _ => id,
        }
    }

    /// Whether weights are loaded at all: an architecture alone is none.
    pub(super) fn open_clip(&self, id: &Named) -> bool {
        let schemed = matches!(id, Named::Text(text) if text.contains(':'));
        schemed || self.one("pretrained", Some(1)).is_some_and(|(value, _)| is_true(&value))
    }
}
