//! The only file I/O for records and checklists: where they live, how they are read, and how nothing of them is lost.
//!
//! ```text
//! vault        one record between memory and disk: save, merge, conflicts, rescue
//! last_good    a copy of the record for the day on which the file is damaged
//! rescue       what a session could not save, kept for the next one
//! checklists   which checklist is asked
//! evidence     looks at files that somebody named as evidence, and finds their names
//! export       writes a report where it does no harm
//! written      which exports are as this program wrote them
//! keep         small files of the program's own
//! moment       the record at another moment: a release, a commit, a file
//! frozen       the file of a release
//! uncommitted  what a commit has otherwise
//! ending       what the name of a file promises
//! lock         one writer at a time
//! file         bounded reading, atomic writing
//! pieces       a file that is read piece by piece
//! dirs         the user's own folders
//! project      where a project's record lives
//! identity     the user's name
//! git          what git knows: its files where they are as usual, the program otherwise
//! releases     frozen copies of the record
//! error        what can go wrong, and what to do about it
//! ```
//!
//! Nothing here judges, prints or runs anything of the project; the one program it starts is git, to ask for a name,
//! a commit, tags and older records, and to install the merge driver.

mod checklists;
mod dirs;
mod ending;
mod error;
mod evidence;
mod export;
mod file;
mod frozen;
mod git;
mod identity;
mod keep;
mod last_good;
mod lock;
mod moment;
mod pieces;
mod project;
pub mod releases;
mod rescue;
mod uncommitted;
mod vault;
mod written;

pub use checklists::{
    BeginError, ChecklistError, LoadedChecklist, Origin, begin_checklist, checklist_folder,
    lint_checklist_folder, lint_loaded_checklist, load_checklist, read_checklist_folder, write_new,
};
pub use dirs::UserDirs;
pub use ending::Written;
pub use error::{GitError, StoreError, refusal, shown};
pub use evidence::{NamingError, complete, name, name_file, observe};
pub use export::{export, export_within};
pub use file::{read_text, record_text, write_atomic};
pub use git::{
    Held, InGit, Installed, Step, Steps, copy_in_git, head_commit, install_driver, merge_as_text, steps,
    uninstall_driver, user_mail, user_name,
};
pub use identity::{keep_name, kept_name};
pub use keep::{keep, load};
pub use last_good::{Former, LastGood, former, last_good, restore, restore_former};
pub use lock::Lock;
pub use moment::{Looked, MOST_LOOKED_UP, Moment, record_at, record_file, release};
pub use project::Project;
pub use uncommitted::{AtCommit, InCommit, Question, at_commit, uncommitted};
pub use vault::{Saved, SignOff, TakeBack, Vault};
pub use written::{Exported, To, export_record};
