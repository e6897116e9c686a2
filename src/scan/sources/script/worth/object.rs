//! What stands in an object under a key.

use super::super::lexer::Token;
use super::super::names::Names;
use super::super::syntax::MOST_MEMBERS;
use super::super::value::{Key, Object, Worth, assumed, each, unsure};

/// What is looked at is spread in an object.
const SPREAD: usize = usize::MAX - 1;

/// What stands under a key.
#[derive(Debug, Default)]
pub(in super::super) struct Held {
    /// Where the values begin that it may have; nothing for one that is no expression.
    pub(in super::super) places: Vec<Option<usize>>,
    /// Whether something may stand there that nobody sees.
    pub(in super::super) hidden: bool,
    /// Whether one of these is what stands there.
    pub(in super::super) certain: bool,
}

impl Held {
    /// One value, and certainly that.
    pub(in super::super) fn certain(at: usize) -> Self {
        Self { places: vec![Some(at)], hidden: false, certain: true }
    }

    /// The same, or what stands there in another object.
    pub(in super::super) fn also(&mut self, other: Self) {
        self.certain = self.places.is_empty() && other.certain;
        self.hidden |= other.hidden || other.places.is_empty();
        self.places.extend(other.places);
    }

    /// Whether a value is only one that may stand there.
    pub(in super::super) fn assumed(&self) -> bool {
        self.hidden || self.places.len() > 1 || !self.certain
    }
}

impl Names {
    /// What stands in an object under a key.
    pub(in super::super) fn held(&self, tokens: &[Token], object: &Object, key: &str, depth: usize) -> Held {
        let hidden = !object.kept && self.touched.contains(key);
        let mut held = Held { hidden, ..Held::default() };
        self.budget.looked(object.own.len().min(MOST_MEMBERS) / 16 + object.later.len());
        for member in object.back() {
            match &member.key {
                Key::Named(name) if name == key => {
                    held.places.push(member.at);
                    if !member.perhaps {
                        held.certain = true;
                        break;
                    }
                }
                Key::Named(_) => {}
                Key::Any => held.hidden = true,
                Key::Spread => {
                    self.spread_at(tokens, member.at, (key, depth), &mut held);
                    if held.certain {
                        break;
                    }
                }
            }
        }
        held
    }

    /// What stands under a key in what is spread in an object by the expression that begins there. An object that is spread
    /// within itself adds nothing to what it is.
    fn spread_at(&self, tokens: &[Token], at: Option<usize>, (key, depth): (&str, usize), held: &mut Held) {
        let Some(at) = at else { return self.spread(tokens, Worth::Open, (key, depth), held) };
        if self.ask((at, SPREAD)) {
            let spread = self.deep(tokens, at, depth + 1);
            self.spread(tokens, spread, (key, depth), held);
            self.asked();
        }
    }

    /// What stands under a key in what is spread in an object.
    fn spread(&self, tokens: &[Token], spread: Worth, (key, depth): (&str, usize), held: &mut Held) {
        let all = each(spread);
        let alone = all.len() == 1;
        for one in all {
            match one {
                Worth::Object(inner) => {
                    let inner = self.held(tokens, &inner, key, depth + 1);
                    held.places.extend(inner.places);
                    held.hidden |= inner.hidden;
                    held.certain |= inner.certain && alone;
                }
                Worth::Flag(_) | Worth::Text(..) => {}
                _ => held.hidden = true,
            }
        }
    }

    /// What a member of an object is worth; where there is none, nobody knows.
    pub(in super::super) fn under(
        &self,
        tokens: &[Token],
        object: &Object,
        key: &str,
        depth: usize,
    ) -> Worth {
        self.worth_of(tokens, &self.held(tokens, object, key, depth), depth)
    }

    /// What all that may stand under a key is worth.
    pub(in super::super) fn worth_of(&self, tokens: &[Token], held: &Held, depth: usize) -> Worth {
        let one = |at: &Option<usize>| at.map_or(Worth::Open, |at| self.deep(tokens, at, depth + 1));
        let worth = self.either(held.places.iter().map(one));
        match held {
            held if held.hidden => unsure(worth),
            held if held.assumed() => assumed(worth),
            _ => worth,
        }
    }
}
