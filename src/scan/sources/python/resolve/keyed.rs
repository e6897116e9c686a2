//! What a key has in common with a test on it where nobody can tell either: of `all[kind]` only what stands under `"one"` gets past
//! `kind == "one"`. Looks nothing up.

use std::borrow::Cow;
use std::hash::{BuildHasher as _, BuildHasherDefault, DefaultHasher};

use super::super::keep::{Kept, handed, is_handed};
use super::super::value::{Value, number_of};
use super::choices::Held;
use super::project::{Frame, Project};

impl Project<'_> {
    /// A number for a key, the same wherever it was handed on to.
    pub(super) fn key(&self, asked: &Value, frame: Option<Frame<'_>>) -> Option<u64> {
        (!asked.is_unknown()).then(|| number_of(&*self.as_handed(asked, frame)))
    }

    /// Whether the two are equal where the one was the key by which one of several was chosen.
    pub(super) fn is_key(
        &self,
        (one, other): (&Value, &Value),
        frame: Option<Frame<'_>>,
        depth: usize,
        held: &Held,
    ) -> Option<bool> {
        let chosen = |key: &Value| self.chosen_by(key, frame, held);
        let (chosen, word) = chosen(one).map(|at| (at, other)).or_else(|| Some((chosen(other)?, one)))?;
        match self.inner(word, frame, depth, held).as_slice() {
            [(Value::Text(word), _)] => Some(chosen == short(word)),
            _ => None,
        }
    }

    /// Whether the key by which one of several was chosen is one of these words.
    pub(super) fn is_key_in(
        &self,
        (key, words): (&Value, &Value),
        frame: Option<Frame<'_>>,
        depth: usize,
        held: &Held,
    ) -> Option<bool> {
        let chosen = self.chosen_by(key, frame, held)?;
        let all = self.inner(words, frame, depth, held);
        let [(Value::List(all), _)] = all.as_slice() else { return None };
        let is_it = |word: &Value| match word {
            Value::Text(word) => Some(chosen == short(word)),
            _ => None,
        };
        all.iter().map(is_it).try_fold(false, |any, one| Some(any | one?))
    }

    /// The number of the word that this key was when one of several was chosen by it.
    fn chosen_by(&self, key: &Value, frame: Option<Frame<'_>>, held: &Held) -> Option<u32> {
        let key = self.as_handed(key, frame);
        held.chosen(number_of(is_one_thing(&key).then_some(&*key)?)).filter(|chosen| chosen % 2 == 0)
    }

    /// What a caller handed on under its own name for it.
    fn as_handed<'v>(&self, asked: &'v Value, mut frame: Option<Frame<'_>>) -> Cow<'v, Value> {
        let mut asked = Cow::Borrowed(asked);
        while let (Value::Param(function, name), Some(here)) = (&*asked, frame)
            && **function == *here.function
            && let Some(given) = here.given
            && let Some(taken) = self.functions.get(here.function).map(Kept::all)
            && is_handed(taken, given, name)
        {
            let over = handed(taken, Some(given), name).into_owned();
            if !is_one_thing(&over) {
                break;
            }
            (asked, frame) = (Cow::Owned(over), here.outer.copied());
        }
        asked
    }
}

/// Whether something is the same wherever it is written: a parameter, a variable, a field.
fn is_one_thing(value: &Value) -> bool {
    match value {
        Value::Param(..) => true,
        Value::Name(path) => path.starts_with('@'),
        Value::Attribute(base, _) => is_one_thing(base),
        _ => false,
    }
}

/// A short number for a key, the same in every process: so short, it may by chance be another key's too. That of a word is even,
/// that of what only stands for one is odd.
pub(super) fn short(word: &str) -> u32 {
    let number = BuildHasherDefault::<DefaultHasher>::default().hash_one(word);
    let is_word = !word.starts_with('@') && !matches!(word, "?" | "**");
    u32::try_from(number >> 32).unwrap_or_default() & !1 | u32::from(!is_word)
}
