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
        *self = match std::mem::replace(self, Self::None) {
            Self::None => Self::One(next),
            Self::One(first) => Self::Many(vec![first, next]),
            Self::Many(mut all) => {
                all.push(next);
                Self::Many(all)
            }
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
