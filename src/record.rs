//! The answers of one project, pure: what they are, how they are written, how two versions are brought together. Each room
//! has its own facade:
//!
//! ```text
//!                         what it holds                                            what it stands on
//! made of it   merging    two versions of a record, brought together               changing, writing, the record
//!              writing    how a record becomes text, and is read back              the record
//!              changing   how one record becomes another                           the record
//! the record   itself     its fields, and what is asked of the whole of it         all below
//!              questions  which questions it is asked because of its models        itself
//! made into    frozen     what a release has that was signed off                   answers, evidence, release
//! it           answers    one answer, and what becomes of it                       evidence, release, models
//!              evidence   what backs an answer, and what was set aside
//!              release    the release that is open, and who signed for it
//!              models     the models that somebody declared
//! ```
//!
//! An arrow only points down. Beside the rooms stand `profile` (what the project says about itself) and `stamp` (which
//! checklist was asked), and on the ground `unique` and `free` (maps as the file must spell them) and `tidy` (a text as it
//! is kept).
//!
//! No file is opened here (that is the store's business) and nothing is judged (that is `assess`).

mod answers;
mod changing;
mod evidence;
mod free;
mod frozen;
mod itself;
mod merging;
mod models;
mod profile;
mod questions;
mod release;
mod stamp;
mod tidy;
mod unique;
mod writing;

pub use answers::{
    Acceptance, Affirmed, Answer, AnswerKey, Apart, Edit, Facts, KeyError, Plan, Review, SET_ASIDE_ON, Side,
    Status, Verdict, Versions, edit, edit_all, ended, from_project, keep_ended, set_aside,
};
pub use changing::{Change, Restored, SET_ASIDE, declare, has_room, left_over, restored, retire, revise};
pub use evidence::{
    Adopted, AsideError, AsideKey, Content, Evidence, EvidenceError, EvidenceState, LONGEST_TEXT, Observed,
    ProjectPath, Reading, SetAside, with_plain_ends,
};
pub(crate) use frozen::and_signed;
pub use frozen::{Counts, EvidenceThen, ScanThen, Seal, SealEnd, SignedAs};
pub use itself::{FORMAT, Project, Record};
pub use merging::{
    Blend, Conflict, Joined, Merged, Whole, blend, choose, common, first_waiting, join, marked, merge,
    overrule, unmark, waiting,
};
pub use models::{Declared, How, ModelId, ModelIdError, Retired, TooManyModels, is_hosted};
pub use profile::{NOT_SURE, Profile, ProfileAnswer};
pub use questions::{Kept, is_asked_of};
pub use release::{
    OpenRelease, Person, Role, Rules, Signature, Since, Unsigned, Version, VersionError, same_name,
};
pub use stamp::{ChecklistStamp, PartStamp};
pub use writing::{FormatError, MAX_BYTES, asked, intact, parse, print, sealed, signed_as, touched};
