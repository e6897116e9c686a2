//! Releases: what to look at again, what was done about it, who signed, and what is kept.

use std::fmt::Display;

use crate::words::number::counted;

pub(crate) const NONE_OPEN: &str = "no release is open";
pub(crate) const TO_LOOK_AT_AGAIN: &str = "to look at again";
pub(crate) const NOT_DUE: &str = "not due, and listed last";
pub(crate) const YOUR_ANSWER: &str = "your answer";
pub(crate) const REAFFIRMED: &str = "reaffirmed";
pub(crate) const TAKEN_AS_IT_IS_NOW: &str = "taken as it is now";
pub(crate) const STILL_TO_LOOK_AT: &str = "still to look at";
pub(crate) const AS_IT_WAS: &str = "as it was";
pub(crate) const UNANSWERED_AS_IT_WAS: &str = "unanswered, as it was";
pub(crate) const PROFILE_AS_IT_WAS: &str = "profile, as it was";
pub(crate) const FILES_STAY: &str =
    "files of the product stay as they are; `mindgap check` says what they no longer show";
pub(crate) const ACCEPTED: &str = "accepted";
pub(crate) const SENT_BACK: &str = "sent back";
pub(crate) const NOT_SIGNED: &str = "not signed";
/// Before what keeps a release from being signed off.
/// `scanned`: the project was looked at, which a sign-off only does where it is told to.
pub(crate) fn not_yet_signed(scanned: bool) -> &'static str {
    if scanned {
        "`mindgap release sign --scan` would refuse it"
    } else {
        "`mindgap release sign` would refuse it"
    }
}
pub(crate) const NEXT: &str = "next";
pub(crate) const HOW_TO_SIGN: &str = "`mindgap release sign`";
/// Below a signature for answers that no complete scan was held against.
pub(crate) const NOBODY_LOOKED: &str =
    "nobody looked everywhere whether the project contradicts an answer: `mindgap check --scan` does";
// By what look at the project a release was judged.
pub(crate) const WITH_A_COMPLETE_SCAN: &str = "judged with a complete scan";
pub(crate) const WITH_A_SCAN_CUT_SHORT: &str = "judged with a scan that did not come to its end";
pub(crate) const WITHOUT_A_SCAN: &str = "judged without a scan";
pub(crate) const NOT_TOLD_BY_WHAT_LOOK: &str = "not told whether it was judged with a scan";
pub(crate) const NONE_SIGNED_OFF: &str = "no release was signed off yet";

pub(crate) fn opened(
    version: impl Display,
    who: &str,
    day: impl Display,
    after: Option<impl Display>,
) -> String {
    let after = after.map(|after| format!(", after {after}")).unwrap_or_default();
    format!("release {version}, opened by {who} on {day}{after}")
}

/// `counts`: whether the answers are still those that were signed.
pub(crate) fn signed_by(signature: &str, counts: bool) -> String {
    let counts = if counts { "" } else { ", under answers that have changed since, or other rules" };
    format!("signed by {signature}{counts}")
}

pub(crate) fn answered_by(status: &str, who: &str) -> String {
    format!("{status}, by {who}")
}

pub(crate) fn proposal(version: impl Display, from: &str) -> String {
    format!("{version}  from {from}")
}

pub(crate) fn how_to_open(version: impl Display) -> String {
    format!("open it with: mindgap release open {version}")
}

pub(crate) const IT_IS_OPEN: &str = "it is open, and one is open at a time: `mindgap release queue` lists what is left, \
    `mindgap release sign` signs it off, `mindgap release abandon` gives it up";

/// How an open release is given another name.
pub(crate) fn another_name(version: impl Display) -> String {
    format!(
        "for another name: `mindgap release abandon`, then `mindgap release open VERSION`; every answer stays, and what is \
         asked for each release is looked at once more, also what was reaffirmed for {version}"
    )
}

/// `scanned`: whether what is left was reckoned with a scan, which sees more than the record does.
pub(crate) fn reaffirmed(count: usize, left: impl Display, scanned: bool) -> String {
    let by = if scanned { ", with a scan (`mindgap release queue --scan` lists it)" } else { "" };
    format!("{count} reaffirmed; left: {left}{by}")
}

pub(crate) fn nothing_to_take_back(version: impl Display) -> String {
    format!("every answer says what it said in release {version}; nothing was changed")
}

pub(crate) fn taken_back(version: impl Display, answers: usize, profile: usize) -> String {
    format!(
        "taken back from release {version}: answers {answers}, profile {profile}; what stood there is in the notes, and of the \
         profile in the record under `extra`, which `mindgap check` names"
    )
}

pub(crate) fn abandoned(version: impl Display) -> String {
    format!("release {version} is no longer open; every answer stays as it is")
}

pub(crate) fn rules(people: usize, threshold: impl Display) -> String {
    let people = match people {
        0 | 1 => "one person signs".to_owned(),
        _ => format!("{people} different people sign"),
    };
    format!("{people}, and no gap at or above {threshold} is open and not accepted")
}

pub(crate) fn sent_back(key: impl Display, who: &str, comment: &str) -> String {
    format!("sent back {key}: by {who}: {comment}")
}

pub(crate) fn next_of_sent_back(key: impl Display) -> String {
    format!("change the answer, or the reviewer accepts it: `mindgap release accept {key}`")
}

pub(crate) fn blocked(questions: usize, threshold: impl Display, sent_back: usize) -> String {
    let questions = counted(questions, "question", "questions");
    format!(
        "{questions} with gaps at or above {threshold} neither closed nor accepted, {sent_back} sent back"
    )
}

/// Gaps that the list above tells already.
pub(crate) fn unanswered_above(count: usize) -> String {
    format!("unanswered, as listed above: {count}")
}

pub(crate) fn is_open(version: impl Display) -> String {
    format!("{version}  is open, and not signed off yet")
}

/// `others`: who has signed already; `how`: the command or the key.
pub(crate) fn missing(wanting: usize, people: usize, role: impl Display, others: &str, how: &str) -> String {
    let not = if others.is_empty() { String::new() } else { format!(", by somebody else than {others}") };
    format!("signatures missing: {wanting} of {people}; next as {role}{not}: {how}")
}

/// The same where several signed first, each on a branch of their own. `others`: who has signed as something else.
pub(crate) fn missing_reviewer(
    wanting: usize,
    people: usize,
    role: impl Display,
    authors: &str,
    others: &str,
    how: &str,
) -> String {
    let than = if others.is_empty() { String::new() } else { format!(" than {others}") };
    format!(
        "signatures missing: {wanting} of {people}; {authors} signed as author, each on a branch of their own, and count as \
         one; next as {role}, by one of them who looks at it once more, or by somebody else{than}: {how}"
    )
}

/// Nobody is missing, and the release is open all the same. `how`: the command or the key.
pub(crate) fn all_signed(names: &str, how: &str) -> String {
    format!("no signature is missing; one of {names} signs it off as it stands: {how}")
}

pub(crate) fn waiting(count: usize) -> String {
    format!("{count} in two versions: choose with `mindgap merge --resolve`")
}

pub(crate) fn more_have_to_sign(who: &str, wanting: usize) -> String {
    match wanting {
        1 => format!("signed by {who}; one more person has to sign"),
        _ => format!("signed by {who}; {wanting} more people have to sign"),
    }
}

pub(crate) fn signed_off(who: &str, version: impl Display, path: impl Display) -> String {
    format!("signed by {who}; release {version} is signed off and kept in {path}")
}

pub(crate) fn signature(who: &str, role: impl Display, day: impl Display) -> String {
    format!("{who} as {role} on {day}")
}

pub(crate) fn answers(asked: usize, answered: usize, said: usize, shown: usize) -> String {
    format!("asked {asked}, answered {answered}, said {said}, shown {shown}")
}

pub(crate) fn gaps(gaps: usize, accepted: usize) -> String {
    format!("gaps {gaps}, accepted {accepted}")
}

/// Both as they stood when the release was signed off, and not today.
pub(crate) fn as_signed_off(answers: &str, gaps: &str) -> String {
    format!("as signed off: {answers}; {gaps}")
}

pub(crate) fn intact(intact: usize, all: usize) -> String {
    format!("{intact} of {all} as signed off")
}

pub(crate) fn tampered(version: impl Display, flaw: &str) -> String {
    format!("release {version} {flaw}")
}

/// What to do about a release that is not what was signed off.
pub(crate) fn verify(version: impl Display) -> String {
    format!("`mindgap release verify {version}` says how to put it back")
}

pub(crate) fn how_to_put_back(file: &str) -> String {
    format!(
        "`git checkout -- {file}` puts back what is committed; where that is not it, `git log -- {file}` says since when"
    )
}

/// The same where it was taken away since a commit.
pub(crate) fn how_to_put_back_from(commit: &str, file: &str) -> String {
    format!(
        "it was taken away from what is committed; `git checkout {commit} -- {file}` puts it back as it was last"
    )
}

/// The same where the file is another release.
pub(crate) fn rename_it(version: impl Display) -> String {
    format!("rename it to {version}.json, which is what was signed off")
}

/// The same where git does not have the file.
pub(crate) fn not_in_git(file: &str) -> String {
    format!("git does not have {file}: put it back from another copy of the project, such as a colleague's")
}

/// What neither says of a file that is gone.
pub(crate) const COPY_THE_FOLDER: &str = "a record that was copied needs its `releases` folder beside it";

pub(crate) fn and_more(count: usize) -> String {
    format!("and {count} more")
}

pub(crate) fn worth_a_look(fact: &str, keys: &str) -> String {
    format!("worth a look: {fact} ({keys})")
}

pub(crate) fn next_of_contradicted(key: impl Display) -> String {
    format!(
        "mend the place, or `mindgap answer {key} STATUS`; `mindgap set-aside` takes it out of the reckoning for a time"
    )
}

pub(crate) fn next_of_not_seen(key: impl Display, evidence: impl Display) -> String {
    format!(
        "`mindgap answer {key} keep --drop-evidence {evidence}` withdraws it, `--adopt DETECTOR:PATH` takes something \
         else that is seen"
    )
}

pub(crate) fn next_of_seen_otherwise(
    key: impl Display,
    evidence: impl Display,
    detector: &str,
    path: impl Display,
) -> String {
    format!(
        "`mindgap answer {key} keep --drop-evidence {evidence} --adopt {detector}:{path}:LINE` takes what is seen there \
         now, if it holds"
    )
}

pub(crate) fn next_of_missing(key: impl Display, path: impl Display) -> String {
    format!(
        "put it back, or `mindgap answer {key} keep --drop-evidence {path} --evidence PATH` names something else"
    )
}
