//! Who calls a function, of those whose calls matter to whoever asks. Follows no calls.

use super::super::keep::Call;
use super::super::value::Value;
use super::project::{Caller, Project};

/// Most calls of one function that are looked at.
const MOST: usize = 1_000;

/// Whose calls matter.
#[derive(Debug, Clone, Copy, Default)]
pub(in super::super) struct Whose<'c> {
    /// Only the product's.
    pub(in super::super) of_product: bool,
    /// Of calls that make objects, only those that may make one of this class.
    pub(in super::super) class: Option<&'c str>,
}

impl Project<'_> {
    /// The calls of a function that matter.
    pub(in super::super) fn callers_of<'p>(
        &'p self,
        function: &str,
        whose: Whose<'_>,
    ) -> impl Iterator<Item = (&'p Caller, &'p Call)> {
        let all = self.callers.get(function).map_or(&[][..], Vec::as_slice);
        let class = whose.class.filter(|_| makes(function));
        all.iter().take(MOST).filter(move |caller| !whose.of_product || caller.of_product).filter_map(
            move |caller| {
                let call = self.call(caller)?;
                class.is_none_or(|class| self.may_make(call, class)).then_some((caller, call))
            },
        )
    }

    /// Whether a call that makes objects may make one of a class.
    fn may_make(&self, call: &Call, class: &str) -> bool {
        if let Some(within) = &call.within {
            // The maker of a class calls those of the classes above it, and is called by those below it.
            return self.is_below(within, class) || self.is_below(class, within);
        }
        match &call.given.callee {
            Value::Name(made) if self.classes.contains_key(made.as_str()) => self.is_below(made, class),
            _ => true,
        }
    }
}

/// Whether a function makes objects.
pub(super) fn makes(function: &str) -> bool {
    function.ends_with(".__init__")
}
