//! What may be changed of what a name of a script stands for, and of what that holds. Who is handed it is told in `handing`.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::super::lexer::Kind as Lexeme;
use super::super::modules::is_own;
use super::super::names::Bound;
use super::super::syntax::{Bare, bare, place, word};
use super::super::value::Key;
use super::callee::Reading;

/// Most names that are followed to the objects that one stands for or holds.
const STEPS: usize = 256;
/// Most members of members.
const DEEPEST: usize = 16;
/// Most things that are kept of one name.
const MOST_KEPT: usize = 16;

/// What a path stands for that may be changed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Thing {
    /// A literal object, by where it is written.
    Literal(usize),
    /// What a function is given: its number, and which of what it is given.
    Param(usize, usize),
    /// What another file of the project exports, or a member of it.
    Elsewhere(String, String, Vec<String>),
}

/// What is followed: a name that stands for itself or an expression, which members are meant of it, and whether not that is
/// meant but what it holds.
struct Follow {
    at: usize,
    named: bool,
    keys: Vec<String>,
    held: bool,
}

/// What has been walked over.
#[derive(Default)]
pub(super) struct Walked<'r> {
    /// The names that each expression is or holds.
    expressions: HashMap<usize, Rc<[Bare]>>,
    /// What names stand for, or hold, by their scopes: most are handed on again and again.
    names: HashMap<(usize, &'r str, bool), Rc<[Thing]>>,
}

impl<'r> Reading<'r> {
    /// The names between two words that stand for something that may be changed.
    pub(super) fn bare(&self, between: (usize, usize)) -> Vec<Bare> {
        bare(self.tokens, &self.names.brackets, between, |at| self.may_change(at))
    }

    /// Whether a name begins there that may stand for something that is changed.
    fn may_change(&self, at: usize) -> bool {
        let Some(name) = word(self.tokens, at) else { return false };
        match self.names.get(name, at) {
            Some(Bound::Expr(at)) => self.may_hold(*at),
            Some(Bound::Param(..) | Bound::Member(..) | Bound::Perhaps(_)) => true,
            Some(Bound::Import(module, _)) => is_own(module),
            _ => name == "this",
        }
    }

    /// Whether an expression begins there that may be or hold something that is changed.
    fn may_hold(&self, at: usize) -> bool {
        let first = self.tokens.get(at).map(|token| &token.kind);
        matches!(first, Some(Lexeme::Word(_) | Lexeme::Sign('{' | '[' | '(')))
    }

    /// The path that an expression is, but for what is said of its type.
    pub(super) fn path_alone(&self, at: usize) -> Option<Vec<String>> {
        let is = |at: usize, sign: &str| self.tokens.get(at).is_some_and(|token| token.is(sign));
        let Some(Lexeme::Word(first)) = self.tokens.get(at).map(|token| &token.kind) else { return None };
        let end = self.names.brackets.end(self.tokens, at);
        let signs = [".", "?", "[", "!", "as", "satisfies"];
        if end != at + 1 && !signs.iter().any(|sign| is(at + 1, sign)) {
            return None;
        }
        if end == at + 1 {
            return Some(vec![first.clone()]);
        }
        let (parts, length) = place(self.tokens, at);
        let behind = at + length + usize::from(is(at + length, "!"));
        let alone = behind == end || is(behind, "as") || is(behind, "satisfies");
        (alone && !parts.is_empty()).then_some(parts)
    }

    /// The same as `things`, which are kept of a name that stands alone if they are few.
    pub(super) fn known(
        &self,
        (at, held): (usize, bool),
        walked: &mut Walked<'r>,
        lost: &mut bool,
    ) -> Rc<[Thing]> {
        let longer = [".", "[", "?", "!"];
        let alone = !self.tokens.get(at + 1).is_some_and(|token| longer.iter().any(|sign| token.is(sign)));
        let name = word(self.tokens, at).filter(|_| alone);
        let name = name.and_then(|name| Some((self.names.home(name, at)?.0, name, held)));
        if let Some(known) = name.and_then(|name| walked.names.get(&name)) {
            return known.clone();
        }
        let before = std::mem::replace(lost, false);
        let things: Rc<[Thing]> = self.things((at, held), walked, lost).into();
        if let Some(name) = name.filter(|_| !*lost && things.len() <= MOST_KEPT) {
            walked.names.insert(name, things.clone());
        }
        *lost |= before;
        things
    }

    /// What may be changed of what a name stands for that stands there, and of what that holds.
    fn things(&self, (at, held): (usize, bool), walked: &mut Walked<'r>, lost: &mut bool) -> Vec<Thing> {
        let mut all = Vec::new();
        let mut waiting = vec![Follow { at, named: true, keys: Vec::new(), held }];
        let mut seen = HashSet::new();
        for _ in 0..STEPS {
            let Some(one) = waiting.pop() else { return all };
            if !seen.insert((one.at, one.named, one.held)) {
                continue;
            }
            // Each further name may add as many again.
            if one.keys.len() > DEEPEST || !self.names.budget.steps(1 + one.keys.len()) {
                waiting.push(one);
                break;
            }
            let followed =
                if one.named { self.follow(&one, &mut all) } else { self.whole(one, walked, &mut all) };
            let Some(more) = followed else {
                *lost = true;
                return all;
            };
            waiting.extend(more);
        }
        if !waiting.is_empty() {
            *lost = true;
            self.names.budget.spend();
        }
        all
    }

    /// What a name stands for.
    fn follow(&self, one: &Follow, all: &mut Vec<Thing>) -> Option<Vec<Follow>> {
        let (parts, _) = place(self.tokens, one.at);
        let (found, rest) = match parts.as_slice() {
            [this, field, rest @ ..] if this == "this" => {
                let told = || format!("this.{field}");
                (self.names.own(field, one.at).map(|(home, bound, _)| (home, bound, told())), rest)
            }
            [name, rest @ ..] => {
                (self.names.home(name, one.at).map(|(home, bound)| (home, bound, name.clone())), rest)
            }
            [] => return Some(Vec::new()),
        };
        let Some((home, bound, name)) = found else { return Some(Vec::new()) };
        let keys: Vec<String> = rest.iter().chain(&one.keys).cloned().collect();
        let expression = |at: usize, keys: Vec<String>| Follow { at, named: false, keys, held: one.held };
        let mut more = Vec::new();
        let several =
            if let Bound::Perhaps(all) = bound { all.as_slice() } else { std::slice::from_ref(bound) };
        for bound in several {
            match bound {
                Bound::Expr(at) => more.push(expression(*at, keys.clone())),
                Bound::Member(at, key, _) => {
                    more.push(expression(*at, std::iter::once(key).chain(&keys).cloned().collect()));
                }
                // Of what nobody sees nobody sees what it holds.
                Bound::Param(function, param) if !one.held => all.push(Thing::Param(*function, *param)),
                Bound::Import(module, what) if is_own(module) && !one.held => {
                    all.push(Thing::Elsewhere(module.clone(), what.clone(), keys.clone()));
                }
                _ => {}
            }
        }
        // What is given to a member of it is held by it.
        let written = self.names.written.get(&(home, name));
        let written = written.map_or(&[][..], |written| written);
        if !self.names.budget.steps(written.len()) {
            return None;
        }
        for member in written {
            let rest = match (keys.split_first(), &member.key) {
                (None, _) => Vec::new(),
                (Some((first, rest)), Key::Named(key)) if first == key => rest.to_vec(),
                _ => continue,
            };
            more.extend(
                member
                    .at
                    .filter(|at| self.may_hold(*at))
                    .map(|at| Follow { held: false, ..expression(at, rest) }),
            );
        }
        Some(more)
    }

    /// What an expression stands for, and what that holds.
    fn whole(&self, one: Follow, walked: &mut Walked<'r>, all: &mut Vec<Thing>) -> Option<Vec<Follow>> {
        let Follow { at, mut keys, held, .. } = one;
        if !self.may_hold(at) {
            return Some(Vec::new());
        }
        let literal = self.tokens.get(at).is_some_and(|token| token.is("{"));
        if literal && (held || !keys.is_empty()) {
            let key = (!keys.is_empty()).then(|| keys.remove(0));
            return self.within(at, key.as_deref(), &keys, held);
        }
        if self.path_alone(at).is_some() {
            return self.follow(&Follow { at, named: true, keys, held }, all);
        }
        let bare = self.walked(at, walked)?;
        if literal {
            all.push(Thing::Literal(at));
        }
        // What a list holds has none of the members that are asked for.
        let has = |bare: &&Bare| !bare.inner || keys.is_empty();
        let follow = |bare: &Bare| Follow {
            at: bare.at,
            named: true,
            keys: keys.clone(),
            held: bare.spread || held && !bare.inner,
        };
        Some(bare.iter().filter(has).map(follow).collect())
    }

    /// The names that an expression is or holds, if they may still be told.
    fn walked(&self, at: usize, walked: &mut Walked<'r>) -> Option<Rc<[Bare]>> {
        if let Some(known) = walked.expressions.get(&at) {
            return self.names.budget.steps(known.len()).then(|| known.clone());
        }
        let end = self.names.brackets.end(self.tokens, at);
        let all: Rc<[Bare]> =
            self.names.budget.steps(end.saturating_sub(at)).then(|| self.bare((at, end)))?.into();
        walked.expressions.insert(at, all.clone());
        Some(all)
    }

    /// What stands under a key in a literal object, or all that it holds.
    fn within(&self, at: usize, key: Option<&str>, keys: &[String], held: bool) -> Option<Vec<Follow>> {
        let object = self.names.literal(self.tokens, at);
        if !self.names.budget.steps(object.own.len() / 4) {
            return None;
        }
        let mut more = Vec::new();
        for member in object.own.iter().rev() {
            let Some(at) = member.at.filter(|at| self.may_hold(*at)) else { continue };
            let expression = |keys: Vec<String>, held: bool| Follow { at, named: false, keys, held };
            match (&member.key, key) {
                (Key::Spread, Some(key)) => {
                    more.push(expression(
                        std::iter::once(key.to_owned()).chain(keys.iter().cloned()).collect(),
                        held,
                    ));
                }
                (Key::Spread, None) => more.push(expression(Vec::new(), true)),
                (_, None) => more.push(expression(Vec::new(), false)),
                (Key::Named(name), Some(key)) if name == key => {
                    more.push(expression(keys.to_vec(), held));
                    break;
                }
                (Key::Any, Some(_)) => more.push(expression(keys.to_vec(), held)),
                (Key::Named(_), Some(_)) => {}
            }
        }
        Some(more)
    }
}
