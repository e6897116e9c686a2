//! A record in which git left two versions, with its marks between them: taken apart into the two, and joined again.
//!
//! Nothing is chosen here, and nothing but whole lines of marks is taken for a mark.

use super::branches::{Joined, join};
use super::outside::join_marked;
use super::whole::Whole;
use crate::record::itself::Record;
use crate::record::profile::Profile;
use crate::record::writing::{FormatError, parse};

const OURS: &str = "<<<<<<<";
const BASE: &str = "|||||||";
const BETWEEN: &str = "=======";
const THEIRS: &str = ">>>>>>>";
/// Most places at which two versions stand; more is no merge.
const MOST: usize = 20_000;

/// The versions that stand in one text.
#[derive(Debug, Default)]
struct Texts {
    ours: String,
    theirs: String,
    base: String,
    /// What stands in all of them.
    outside: String,
    has_base: bool,
    places: usize,
}

/// Where a line belongs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Both,
    Ours,
    Base,
    Theirs,
}

/// The line, from 1, on which git's first mark stands; none if there is none. No line of a record begins so.
pub fn marked(text: &str) -> Option<usize> {
    text.lines().position(|line| is_mark(line, OURS)).map(|at| at + 1)
}

/// The two versions in a text with git's marks, as one record.
///
/// What git itself joined stands outside its marks, whoever wrote it. Where the `whole` versions are known and the text is
/// made of them, they are joined in its place; otherwise what is said of a status and stands there waits.
///
/// # Errors
/// The marks are not in order, or one of the versions is no record.
pub fn unmark(text: &str, whole: Option<&Whole>) -> Result<Joined, FormatError> {
    let texts = split(text)?;
    let side = |text: &str, name: &str| {
        parse(text).map_err(|error| FormatError::Side { side: name.to_owned(), what: error.to_string() })
    };
    let (ours, theirs) = (side(&texts.ours, "ours")?, side(&texts.theirs, "theirs")?);
    if let Some(Whole { base, ours, theirs }) = whole.filter(|whole| whole.made(&ours, &theirs)) {
        let base = base.clone().unwrap_or_else(|| common(ours, theirs));
        return Ok(join(&base, ours, theirs));
    }
    let base = if texts.has_base { parse(&texts.base).ok() } else { None };
    let base = base.unwrap_or_else(|| common(&ours, &theirs));
    Ok(join_marked(&base, ours, theirs, &texts.outside))
}

/// What both have alike, for want of the version that they grew out of. Nothing that a side has looks withdrawn so, and
/// the later checklist looks as one that its side took.
pub fn common(ours: &Record, theirs: &Record) -> Record {
    let mut base = ours.clone();
    base.checklist = ours.checklist.clone().min(theirs.checklist.clone());
    base.answers.retain(|key, answer| theirs.answers.get(key) == Some(answer));
    base.aside.retain(|key, said| theirs.aside.get(key) == Some(said));
    base.conflicts.retain(|key, versions| theirs.conflicts.get(key) == Some(versions));
    base.extra.retain(|key, value| theirs.extra.get(key) == Some(value));
    base.models.retain(|id, declared| theirs.models.get(id) == Some(declared));
    if ours.release != theirs.release {
        base.release = None;
    }
    base.frozen.retain(|each| theirs.frozen.contains(each));
    if ours.rules != theirs.rules {
        base.rules = None;
    }
    base.profile = Profile::default();
    for (question, answer) in ours.profile.answers() {
        if theirs.profile.get(question) == Some(answer) {
            base.profile.set(question.clone(), Some(answer.clone()));
        }
    }
    if ours.project != theirs.project {
        base.project.name.clear();
    }
    base
}

fn split(text: &str) -> Result<Texts, FormatError> {
    let mut texts = Texts::default();
    let mut part = Part::Both;
    for (at, line) in text.split_inclusive('\n').enumerate() {
        let next = match part {
            Part::Both if is_mark(line, OURS) => Some(Part::Ours),
            Part::Ours if is_mark(line, BASE) => Some(Part::Base),
            Part::Ours | Part::Base if is_mark(line, BETWEEN) => Some(Part::Theirs),
            Part::Theirs if is_mark(line, THEIRS) => Some(Part::Both),
            _ if [OURS, BASE, BETWEEN, THEIRS].iter().any(|mark| is_mark(line, mark)) => {
                return Err(odd(at + 1, "this mark of git is out of order"));
            }
            _ => None,
        };
        if let Some(next) = next {
            texts.places += usize::from(next == Part::Ours);
            texts.has_base |= next == Part::Base;
            part = next;
            continue;
        }
        texts.take(part, line);
    }
    if part != Part::Both {
        return Err(odd(text.lines().count(), "the last mark of git is missing"));
    }
    if texts.places > MOST {
        return Err(odd(1, "there are more marks of git than any merge leaves"));
    }
    Ok(texts)
}

impl Texts {
    fn take(&mut self, part: Part, line: &str) {
        if part == Part::Both {
            self.outside.push_str(line);
        }
        if matches!(part, Part::Both | Part::Ours) {
            self.ours.push_str(line);
        }
        if matches!(part, Part::Both | Part::Base) {
            self.base.push_str(line);
        }
        if matches!(part, Part::Both | Part::Theirs) {
            self.theirs.push_str(line);
        }
    }
}

fn odd(line: usize, what: &str) -> FormatError {
    FormatError::Invalid { line: line.max(1), column: 1, what: what.to_owned() }
}

/// Whether a line is one of git's marks: alone, or with a name behind a blank.
fn is_mark(line: &str, mark: &str) -> bool {
    let rest = line.trim_end_matches(['\n', '\r']).strip_prefix(mark);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;

    use crate::record::{Answer, Declared, How, Rules, Status, print};

    fn record(status: Option<Status>, note: &str) -> Record {
        let checklist = crate::checklist::builtin().unwrap();
        let mut record = Record::new("bot", &checklist);
        let answer = Answer { status, note: note.to_owned(), ..Answer::default() };
        record.answers.insert("safety-owner".parse().unwrap(), answer);
        record
    }

    /// Both texts with git's marks around everything that differs, as a careless tool leaves it.
    fn marked_text(ours: &Record, theirs: &Record) -> String {
        format!("<<<<<<< HEAD\n{}=======\n{}>>>>>>> branch\n", print(ours).unwrap(), print(theirs).unwrap())
    }

    #[test]
    fn two_versions_between_marks_become_one_record_with_a_conflict() {
        let (ours, theirs) = (record(Some(Status::Yes), "A"), record(Some(Status::No), "A"));
        let text = marked_text(&ours, &theirs);
        assert_eq!(marked(&text), Some(1));
        let joined = unmark(&text, None).unwrap();
        let versions = joined.record.conflicts.get(&"safety-owner".parse().unwrap()).unwrap();
        assert_eq!((versions.ours.status, versions.theirs.status), (Some(Status::Yes), Some(Status::No)));
        assert_eq!(versions.ours.note, "A");
        assert_eq!(parse(&print(&joined.record).unwrap()).unwrap(), joined.record);
    }

    #[test]
    fn without_a_base_nothing_that_one_side_alone_has_is_withdrawn() {
        let (mut ours, theirs) = (record(None, ""), record(None, ""));
        let declared = Declared::new(How::ByHand, None, "", "Ada", DateTime::UNIX_EPOCH);
        ours.models.insert("org/name".parse().unwrap(), declared);
        ours.rules = Some(Rules { people: 2, ..Rules::default() });
        let joined = unmark(&marked_text(&ours, &theirs), None).unwrap();
        assert_eq!((&joined.record.models, &joined.record.rules), (&ours.models, &ours.rules));
        let joined = unmark(&marked_text(&theirs, &ours), None).unwrap();
        assert_eq!((&joined.record.models, &joined.record.rules), (&ours.models, &ours.rules));
    }

    #[test]
    fn marks_out_of_order_or_without_an_end_are_refused_with_their_line() {
        for (text, line) in [
            ("<<<<<<< a\n{}\n", 2),
            ("<<<<<<< a\n>>>>>>> b\n", 2),
            ("<<<<<<< a\n||||||| x\n<<<<<<< y\n", 3),
            ("{}\n=======\n", 2),
        ] {
            match unmark(text, None) {
                Err(FormatError::Invalid { line: at, .. }) => assert_eq!(at, line, "{text}"),
                other => panic!("{text}: {other:?}"),
            }
        }
        assert_eq!(marked(&print(&record(None, "<<<<<<< not at the start")).unwrap()), None);
    }

    #[test]
    fn a_version_that_is_no_record_is_named() {
        let error = unmark("<<<<<<< a\n{\n=======\n{}\n>>>>>>> b\n", None).unwrap_err();
        assert!(error.to_string().contains("ours"), "{error}");
    }
}
