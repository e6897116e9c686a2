//! Programs that do part of the job. Nothing here is ever run.

use serde::{Deserialize, Serialize};

use crate::checklist::id::ToolId;
use crate::checklist::words::words;

words!(
    /// Whether anybody still looks after a tool.
    ToolState {
        /// It is worked on.
        Alive = "alive",
        /// It is kept running.
        Maintenance = "maintenance",
        /// Nobody seems to have touched it for long.
        Stale = "stale",
        /// It is not clear what it is worth today.
        Doubtful = "doubtful",
    }
);

/// One tool.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Tool {
    /// Its id.
    pub id: ToolId,
    /// What it is called.
    pub name: String,
    /// What it does, in one line of our own.
    pub about: String,
    /// The command that installs it, or empty where it comes with the system or needs more than one.
    pub install: String,
    /// Where it lives.
    pub url: String,
    /// Whether anybody still looks after it.
    pub state: ToolState,
    /// The day or month of the last activity that was seen, or empty where none was looked up.
    pub seen: String,
    /// What a reader should know besides, or empty.
    pub note: String,
}
