//! What the repository shows. Reads the tree, never runs, loads or changes anything in it, and answers no question.
//!
//! ```text
//! files  model files, by their content: what a loader would import or run, and what could not be read
//! ```

pub mod files;
