//! The models that the product uses, as somebody declared them. What is asked of them, and how they come and go, is told
//! elsewhere.
//!
//! ```text
//! bound     how many are declared, and how many are read
//! declared  what is known of one
//! id        what one is called
//! ```

mod bound;
mod declared;
mod id;

pub use bound::TooManyModels;
pub(super) use bound::{MAX_MODELS, read};
pub use declared::{Declared, How, Retired};
pub(super) use id::{LONGEST, names_model};
pub use id::{ModelId, ModelIdError, is_hosted};
