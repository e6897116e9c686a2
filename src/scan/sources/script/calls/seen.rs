//! What a call of a script names, and what of it stands in another file of the project.

use super::super::keep::{Elsewhere, Seen};
use super::super::lexer::Kind as Lexeme;
use super::super::modules::{is_own, kind_by_name, kind_of};
use super::super::names::Bound;
use super::super::syntax::path;
use super::super::value::{Worth, each, unsure};
use super::super::worth::{Held, worth, written};
use super::callee::{Callee, Reading};
use crate::scan::model::{Hub, Sure};
use crate::scan::sighting::{Kind, Named, Sighting};

impl Reading<'_> {
    /// What of the project's own modules a path begins with.
    pub(in super::super) fn elsewhere(&self, path: &[String], at: usize) -> Option<Elsewhere> {
        let (first, rest) = path.split_first()?;
        let Bound::Import(module, name) = self.names.get(first, at)? else { return None };
        let name = if name == "*" { rest.first()? } else { name };
        is_own(module).then(|| Elsewhere { module: module.clone(), name: name.clone() })
    }

    /// The model that an expression names, or each of those that it chooses from.
    pub(in super::super) fn one(
        &self,
        kind: Kind,
        callee: &Callee,
        held: &Held,
        sure: Sure,
        options: &[usize],
    ) -> Vec<Seen> {
        self.names.budget.begin();
        let all = each(self.names.worth_of(self.tokens, held, 0));
        let sure = if held.assumed() { sure.max(Sure::Likely) } else { sure };
        let chosen = all.len() > 1;
        let mut seen: Vec<Seen> = Vec::new();
        let places = self.places(held);
        for worth in all {
            let at = places.iter().find(|(_, worths)| worths.contains(&worth)).or(places.first());
            let at = at.map_or(Some(callee.start), |(at, _)| *at);
            let Some((id, likely, away)) = self.named(kind, callee, at, worth, chosen) else { continue };
            let sure = if likely { sure.max(Sure::Likely) } else { sure };
            let kind = kind_by_name(kind, &id, &callee.path.join("."));
            let sighting = self.sighting(kind, id, callee, sure, options);
            if seen.iter().any(|other| other.sighting == sighting && other.id == away) {
                continue;
            }
            let silent = away.is_some() && takes_models(kind, callee);
            seen.push(Seen { id: away, silent, ..sighting.into() });
        }
        seen
    }

    /// Every place of a value, and what it may be worth; of one alone that is not asked.
    fn places(&self, held: &Held) -> Vec<(Option<usize>, Vec<Worth>)> {
        let alone = held.places.len() < 2;
        let worths = |at: Option<usize>| match at {
            Some(at) if !alone => {
                let all = each(self.names.deep(self.tokens, at, 1));
                all.iter().cloned().chain(all.iter().cloned().map(unsure)).collect()
            }
            Some(_) => Vec::new(),
            None => vec![Worth::Open],
        };
        held.places.iter().map(|&at| (at, worths(at))).collect()
    }

    /// The id that an expression is worth, whether that is assumed, and where else it stands.
    fn named(
        &self,
        kind: Kind,
        callee: &Callee,
        at: Option<usize>,
        worth: Worth,
        chosen: bool,
    ) -> Option<(Named, bool, Option<Elsewhere>)> {
        let unseen = || "...".to_owned();
        let open =
            || Named::Open(at.map_or_else(unseen, |at| written(self.text, self.tokens, self.names, at)));
        let made = |module: &str| kind_of(module).is_some() || takes_models(kind, callee) && !is_own(module);
        match worth {
            Worth::Text(text, likely) if text.is_empty() => {
                let first = at.and_then(|at| self.tokens.get(at));
                let literal = first.is_some_and(|token| matches!(token.kind, Lexeme::Text(_)));
                // An empty one is replaced where nobody looks, unless it is said to the call itself.
                (!(literal || chosen && likely)).then(|| (open(), false, None))
            }
            Worth::Text(text, likely) => Some((Named::Text(text), likely, None)),
            Worth::Object(_) | Worth::Flag(_) => None,
            // A model that another call makes is seen there.
            Worth::Made(module, _) | Worth::Import(module, ..) if made(&module) => None,
            _ if !chosen && at.is_some_and(|at| self.is_made(at)) => None,
            Worth::Made(module, name) if is_own(&module) => {
                Some((open(), false, Some(Elsewhere { module, name })))
            }
            Worth::Import(module, name, likely) if is_own(&module) => {
                Some((open(), likely, Some(Elsewhere { module, name })))
            }
            _ => Some((open(), false, None)),
        }
    }

    /// Whether this is a model that a call makes, and no name of one.
    fn is_made(&self, at: usize) -> bool {
        let mut at = at;
        for _ in 0..4 {
            let waits = self.tokens.get(at).is_some_and(|token| token.is("await") || token.is("new"));
            let at_path = at + usize::from(waits);
            let (path, length) = path(self.tokens, at_path);
            if self.tokens.get(at_path + length).is_some_and(|token| token.is("(")) {
                return self.origin(&path, at_path, 0).is_some_and(|from| kind_of(&from.module).is_some());
            }
            let bound = match path.as_slice() {
                [name] => self.names.get(name, at_path),
                [this, name] if this == "this" => self.names.own(name, at_path).map(|(_, bound, _)| bound),
                _ => return false,
            };
            match bound.map(Bound::sole) {
                Some(Bound::Expr(next)) => at = *next,
                _ => return false,
            }
        }
        false
    }

    pub(in super::super) fn sighting(
        &self,
        kind: Kind,
        id: Named,
        callee: &Callee,
        sure: Sure,
        options: &[usize],
    ) -> Sighting {
        let offset = self.tokens.get(callee.start).map_or(0, |token| token.offset);
        let library = if kind == Kind::Hub(Hub::HuggingFace) { "transformers.js" } else { "javascript" };
        let mut seen = Sighting::new(kind, id, self.lines.spot(offset), library, &callee.path.join("."));
        seen.sure = sure;
        for &option in options {
            let all = each(worth(self.tokens, self.names, option));
            let mut told = all.into_iter().map(|options| self.revision(options, option));
            let Some((first, assumed)) = told.next() else { continue };
            // Of several options each has to name the same.
            let revision = if told.all(|other| other == (first.clone(), assumed)) {
                first
            } else {
                Named::Open(written(self.text, self.tokens, self.names, option))
            };
            if assumed {
                seen.sure = seen.sure.max(Sure::Likely);
            }
            if revision != Named::Absent {
                seen.revision = revision;
            }
        }
        seen
    }

    /// The revision that options name which stand there, and whether it is assumed.
    fn revision(&self, options: Worth, at: usize) -> (Named, bool) {
        let written = |at| Named::Open(written(self.text, self.tokens, self.names, at));
        let unseen = || Named::Open("...".to_owned());
        match options {
            Worth::Object(object) => {
                let held = self.names.held(self.tokens, &object, "revision", 0);
                if held.places.is_empty() {
                    return (if held.hidden { unseen() } else { Named::Absent }, false);
                }
                match self.names.worth_of(self.tokens, &held, 0) {
                    Worth::Text(text, assumed) if !held.assumed() => (Named::Text(text), assumed),
                    Worth::Flag(_) if !held.assumed() => (Named::Absent, false),
                    _ => (held.places.iter().flatten().next().copied().map_or_else(unseen, written), false),
                }
            }
            Worth::Text(..) | Worth::Flag(_) => (Named::Absent, false),
            Worth::Open | Worth::Import(..) | Worth::Made(..) | Worth::Either(_) => (written(at), false),
        }
    }
}

/// Whether a call takes models that others make.
fn takes_models(kind: Kind, callee: &Callee) -> bool {
    kind == Kind::Gateway && callee.from.as_ref().is_some_and(|from| from.module == "ai")
}
