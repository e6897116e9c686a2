//! What a name of a script stands for. Nothing is resolved here.

/// What a name stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) enum Bound {
    /// What a module exports under a name; `*` for the whole.
    Import(String, String),
    /// An expression that begins at this word.
    Expr(usize),
    /// A member of what such an expression gives, and where the default begins that stands in for it.
    Member(usize, String, Option<usize>),
    /// This parameter of this function.
    Param(usize, usize),
    /// A class, by the scope of its fields.
    Class(usize),
    /// A function.
    Function(usize),
    /// Declared, and nothing is given to it yet.
    Unset,
    /// Given nothing on purpose: `null`.
    Nothing,
    /// One of these, or not yet.
    Perhaps(Vec<Bound>),
    /// Given out of sight.
    Several,
    /// More than are kept, which stays so whatever else it is given.
    Crowd,
}

impl Bound {
    /// This one or another. Unless both are what the name is given where it is declared, any of them may be it.
    pub(in super::super) fn or(&mut self, other: Self, surely: bool) {
        /// Most that one name may be.
        const MOST: usize = 12;
        let old = std::mem::replace(self, Self::Several);
        let mut all = match old {
            Self::Unset if surely => {
                *self = other;
                return;
            }
            Self::Unset => Vec::new(),
            Self::Perhaps(all) => all,
            Self::Crowd => {
                *self = Self::Crowd;
                return;
            }
            one if one == other && surely => {
                *self = one;
                return;
            }
            one => vec![one],
        };
        let mut others = if let Self::Perhaps(others) = other { others } else { vec![other] };
        others.retain(|other| !all.contains(other)); // choices within choices would double with each heir
        all.extend(others);
        *self = if all.len() <= MOST { Self::Perhaps(all) } else { Self::Crowd };
    }

    /// What a name stands for as soon as it stands for anything, if that is one thing.
    pub(in super::super) fn sole(&self) -> &Self {
        let Self::Perhaps(all) = self else { return self };
        let mut some = all.iter().filter(|bound| **bound != Self::Nothing);
        match (some.next(), some.next()) {
            (Some(one), None) => one,
            _ => self,
        }
    }
}
