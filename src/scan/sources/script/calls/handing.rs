//! What of a script is handed to somebody who may change it. Who takes it is told in `takers`, what is changed with it in
//! `things`.

use std::collections::HashMap;

use super::super::keep::Change;
use super::super::names::Handed;
use super::super::syntax::is_called;
use super::super::value::Key;
use super::callee::Reading;
use super::takers::Taker;
use super::things::{Thing, Walked};

impl Reading<'_> {
    /// Everything of the file that is handed to somebody who may change it.
    pub(in super::super) fn handed(&self) -> Handed {
        let mut handed = Handed::default();
        // What is given to functions of the file, by function and position.
        let mut own: HashMap<(usize, usize), Vec<usize>> = HashMap::new();
        let (mut waiting, mut walked) = (Vec::new(), Walked::default());
        for (open, _) in self.tokens.iter().enumerate().filter(|(_, token)| token.is("(")) {
            if !is_called(self.tokens, open) {
                continue;
            }
            let all = self.bare((open + 1, self.names.brackets.close(open)));
            if all.is_empty() {
                continue;
            }
            let taker = self.taker(open);
            for one in all {
                match taker {
                    Taker::Known => _ = handed.passed.insert(one.at),
                    // Within an object nobody follows it.
                    Taker::Own(function) if !one.inner => {
                        own.entry((function, one.position)).or_default().push(one.at);
                        if self.path_alone(one.at).is_some() {
                            handed.passed.insert(one.at);
                        }
                    }
                    Taker::Own(_) | Taker::Somebody => waiting.push((one.at, one.spread)),
                }
            }
        }
        while let Some((at, held)) = waiting.pop() {
            handed.given.insert(at);
            for thing in self.known((at, held), &mut walked, &mut handed.lost).iter() {
                match thing {
                    Thing::Literal(literal) => {
                        let home = self.names.scope(*literal);
                        handed.literal(*literal, at, self.names.is_straight(at, home));
                    }
                    Thing::Elsewhere(module, what, keys) => {
                        let keys: Vec<_> = keys.iter().cloned().map(Key::Named).chain([Key::Any]).collect();
                        handed.changes.insert(Change::of(module, what, &keys));
                    }
                    Thing::Param(function, param) => {
                        let Some(made) = self.names.functions.get(*function) else { continue };
                        handed.param((*function, *param), at, self.names.is_straight(at, made.scope));
                        let position = made.params.get(*param).and_then(|param| param.position);
                        // Whoever calls it hands on what it is given.
                        let given = position.and_then(|at| own.remove(&(*function, at))).unwrap_or_default();
                        waiting.extend(given.into_iter().map(|at| (at, false)));
                    }
                }
            }
        }
        handed
    }
}
