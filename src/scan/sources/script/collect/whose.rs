//! Whose members are written to, where no name alone says so. Where nobody knows which member that is, each object that an
//! expression may be counts; what is given to a member that is known is told by its name. Nothing is written here.

use super::super::syntax::{bare, path, place};
use super::super::value::{Key, Member};
use super::scopes::Walk;

/// A name or a field, where it stands, and the members of it that are meant.
pub(super) type Place = (String, usize, Vec<Key>);

impl Walk<'_> {
    /// The names whose members are written to with those of an expression.
    pub(super) fn stands_for(&mut self, at: usize, keys: &[Key]) -> Vec<Place> {
        if let Some(same) = self.same(at, keys) {
            return vec![same];
        }
        if !keys.contains(&Key::Any) {
            return Vec::new();
        }
        let (mut at, mut keys) = (at, keys);
        // An object or a list that is written there holds others under its members.
        while let Some((key, rest)) = keys.split_first().filter(|(_, rest)| !rest.is_empty()) {
            if self.is(at, "[") {
                return self.any_of((at, self.end(at)), rest, true);
            }
            if !self.is(at, "{") {
                break;
            }
            let members = self.under(at, key);
            let [member] = members.as_slice() else {
                return members.into_iter().filter_map(|member| self.same(member, rest)).collect();
            };
            (at, keys) = (*member, rest);
            if let Some(same) = self.same(at, keys) {
                return vec![same];
            }
        }
        self.any_of((at, self.end(at)), keys, false)
    }

    /// The names that may be what stands between two words, or what that holds.
    pub(super) fn any_of(&mut self, (first, end): (usize, usize), keys: &[Key], held: bool) -> Vec<Place> {
        if !self.may_step(end.saturating_sub(first)) {
            return Vec::new();
        }
        let mut all = Vec::new();
        for one in bare(self.tokens, &self.names.brackets, (first, end), |_| true) {
            // A member of it is meant that nobody knows.
            let member = one.spread.then_some(Key::Any);
            let keys = member.iter().chain(keys).cloned().collect::<Vec<_>>();
            if one.inner == held {
                all.extend(named(place(self.tokens, one.at).0, one.at, &keys));
            }
        }
        all
    }

    /// Where the values begin that an object has under a key.
    fn under(&mut self, at: usize, key: &Key) -> Vec<usize> {
        let object = self.names.literal(self.tokens, at);
        if !self.may_step(object.own.len() / 4) {
            return Vec::new();
        }
        let meant = |member: &&Member| *key == Key::Any || member.key == *key || member.key == Key::Any;
        object.own.iter().filter(meant).filter_map(|member| member.at).collect()
    }

    /// A path that stands alone, with these members behind it.
    pub(super) fn same(&self, at: usize, keys: &[Key]) -> Option<Place> {
        let (parts, length) = path(self.tokens, at);
        // Alone but for what is said of its type.
        let behind = at + length;
        if length == 0 || behind != self.end(at) && !self.is(behind, "as") && !self.is(behind, "satisfies") {
            return None;
        }
        named(parts, at, keys)
    }

    /// Whether so many steps are left. Where they are not, names cannot be told apart any more.
    pub(super) fn may_step(&mut self, steps: usize) -> bool {
        let may = self.names.budget.steps(steps);
        self.names.blurred |= !may;
        may
    }
}

fn named(parts: Vec<String>, at: usize, keys: &[Key]) -> Option<Place> {
    let this = usize::from(parts.first().is_some_and(|first| first == "this"));
    let name = if this == 1 { format!("this.{}", parts.get(1)?) } else { parts.first()?.clone() };
    let rest = parts.into_iter().skip(1 + this).map(Key::Named);
    Some((name, at, rest.chain(keys.iter().cloned()).collect()))
}
