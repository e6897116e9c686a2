//! A fault of ours on another thread is told, so that nobody waits for it for ever. Mends nothing.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::text::{clipped, visible_line};
use crate::words::notice::saving as words;

/// Longest account of a fault, in characters.
const LONGEST: usize = 120;

/// Does something; a panic becomes its own words.
pub(super) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    // What was being done is dropped; nothing that lives on was changed by it.
    catch_unwind(AssertUnwindSafe(work)).map_err(|payload| told(payload.as_ref()))
}

fn told(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().copied();
    let text = text.or_else(|| payload.downcast_ref::<String>().map(String::as_str)).unwrap_or_default();
    words::fault(visible_line(&clipped(text, LONGEST)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_something_to_tell() {
        assert_eq!(guarded(|| 3), Ok(3));
        let told = guarded(|| panic!("row {} is missing", 7)).unwrap_err();
        assert_eq!(told, "a fault of this program (row 7 is missing)");
    }
}
