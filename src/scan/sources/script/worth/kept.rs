//! Objects of a script that somebody else may hold: what was handed on before it is read may be another by then, and what is
//! given to an object out of sight may be given to this one. An object that only its own name holds is neither.

use std::collections::{HashMap, HashSet};

use super::super::lexer::{Kind, Token};
use super::super::names::{Bound, Names, Room, Times};
use super::super::value::{Object, Worth, unsure};

impl Names {
    /// What is worth that, as it is read at a word.
    pub(in super::super) fn left(&self, worth: Worth, at: usize) -> Worth {
        let Some(handed) = self.handed.get() else { return worth };
        let gone = |object: &Object| {
            let times = handed.of_literal(object.at);
            handed.lost || times.is_some_and(|times| self.is_before(times, at, self.scope(object.at)))
        };
        match worth {
            Worth::Object(object) if gone(&object) => unsure(Worth::Object(object)),
            Worth::Either(all) => Worth::Either(all.into_iter().map(|one| self.left(one, at)).collect()),
            other => other,
        }
    }

    /// Whether what a function is given was handed to somebody before it is read at a word.
    pub(super) fn is_handed_on(&self, (function, param): (usize, usize), at: usize) -> bool {
        let times = self.handed.get().and_then(|handed| handed.of_param((function, param)));
        let home = self.functions.get(function).map_or(0, |function| function.scope);
        times.is_some_and(|times| self.is_before(times, at, home))
    }

    /// Whether the object that is written there is still its name's alone where that is read.
    pub(super) fn is_kept(
        &self,
        tokens: &[Token],
        name: &str,
        (home, literal): (usize, usize),
        at: usize,
    ) -> bool {
        let leaves = self.leaves.get_or_init(|| self.all_leaves(tokens));
        let times = leaves.get(&(home, name.to_owned()));
        times.is_none_or(|times| !self.is_before(times, at, self.scope(literal)))
    }

    /// Whether something may be done before what is done at a word, to what is made whenever a scope is entered.
    fn is_before(&self, times: &Times, at: usize, home: usize) -> bool {
        if self.late.get() { times.ever() } else { times.before(at, self.is_straight(at, home)) }
    }

    /// Whether a word is come to once, and in its turn, whenever a scope around it is entered.
    pub(in super::super) fn is_straight(&self, at: usize, home: usize) -> bool {
        for (number, scope) in self.around(self.scope(at)) {
            if number == home {
                return true;
            }
            if scope.room != Room::Block || scope.looped {
                return false;
            }
        }
        false
    }

    /// When each object is held by more than the name that it is given to.
    fn all_leaves(&self, tokens: &[Token]) -> HashMap<(usize, String), Times> {
        let literal = |bound: &Bound| match bound {
            Bound::Expr(at) if tokens.get(*at).is_some_and(|token| token.is("{")) => Some(*at),
            _ => None,
        };
        let each = self.scopes.iter().flat_map(|scope| &scope.names);
        let named: HashSet<&str> =
            each.filter(|(_, bound)| literal(bound).is_some()).map(|(name, _)| name.as_str()).collect();
        let mut all: HashMap<(usize, String), Times> = HashMap::new();
        for (at, token) in tokens.iter().enumerate() {
            let Kind::Word(name) = &token.kind else { continue };
            if !named.contains(name.as_str()) || self.only_looks(tokens, at) {
                continue;
            }
            if let Some((home, bound)) = self.home(name, at)
                && let Some(literal) = literal(bound)
            {
                let straight = self.is_straight(at, self.scope(literal));
                all.entry((home, name.clone())).or_default().add(at, straight);
            }
        }
        all
    }

    /// Whether the name of an object is only read there, or written to by its own name.
    fn only_looks(&self, tokens: &[Token], at: usize) -> bool {
        let is = |at: usize, signs: &[&str]| {
            tokens.get(at).is_some_and(|token| signs.iter().any(|sign| token.is(sign)))
        };
        let before = |back: usize, signs: &[&str]| at.checked_sub(back).is_some_and(|at| is(at, signs));
        let declared = before(1, &["const", "let", "var"]);
        // A member of that name is another thing, as is a key.
        let spread = before(1, &["."]) && before(2, &["."]);
        let member = before(1, &["."]) && !spread;
        let key = is(at + 1, &[":"]) && before(1, &["{", ","]);
        let looked_into = is(at + 1, &[".", "["]) || is(at + 1, &["?"]) && is(at + 2, &["."]);
        let taken = self.handed.get().is_some_and(|handed| handed.is_taken(at));
        declared || member || key || looked_into || spread || taken || before(1, &["typeof"])
    }
}
