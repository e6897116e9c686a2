//! A few of something: nearly always one, for which no room is asked. Knows nothing of what they are.

/// None, one or several, in their order.
#[derive(Debug)]
pub(in super::super) enum Few<T> {
    None,
    One(T),
    Many(Vec<T>),
}

impl<T> Few<T> {
    pub(super) fn push(&mut self, next: T) {
        if let Self::Many(all) = self {
            return all.push(next);
        }
        *self = match std::mem::replace(self, Self::None) {
            Self::One(first) => Self::Many(vec![first, next]),
            _ => Self::One(next),
        };
    }

    /// Puts one before all others.
    pub(super) fn put_first(&mut self, first: T) {
        if let Self::Many(all) = self {
            return all.insert(0, first);
        }
        *self = match std::mem::replace(self, Self::None) {
            Self::One(next) => Self::Many(vec![first, next]),
            _ => Self::One(first),
        };
    }

    pub(in super::super) fn as_slice(&self) -> &[T] {
        match self {
            Self::None => &[],
            Self::One(one) => std::slice::from_ref(one),
            Self::Many(all) => all,
        }
    }
}
