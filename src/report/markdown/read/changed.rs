//! Lines that only the export writes and that it does not write today: whether somebody changed them, or the record went on
//! since. An export says most things more than once, in a line that says what is recorded and in lines that follow from it;
//! where the record went on both differ, and who changes a line by hand changes one of them.
//!
//! It knows the lines and no record.

use std::collections::{HashMap, HashSet};

use chrono::DateTime;

use super::super::plain::list_value;
use super::forms::{ANY, Chapter, fits};
use crate::words::report::record::{answer as said, scope};

/// What it means that the export has a line otherwise today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// It says what is recorded.
    Source,
    /// It follows from what is recorded.
    Derived,
    /// It says the day, the place or the moment of an older document, and nothing but that.
    Older,
    /// It has the same form on any day, and not this one.
    Changed,
}

/// A line that the export writes, and has otherwise today.
#[derive(Debug)]
pub(super) struct Foreign {
    pub(super) at: usize,
    pub(super) line: String,
    pub(super) kind: Kind,
    /// Where it stands.
    pub(super) chapter: Chapter,
}

/// The lines that somebody changed; `left` are those of today that the document does not have. And whether the record is the
/// one that the document was written of.
pub(super) fn changed(all: Vec<Foreign>, left: &HashMap<&str, usize>) -> (Vec<(usize, String)>, bool) {
    let any = |kind: Kind| all.iter().any(|each| each.kind == kind);
    let derived = all.iter().filter(|each| each.kind == Kind::Derived).map(|each| each.chapter);
    let derived = derived.collect::<HashSet<_>>().len();
    let has_source = any(Kind::Source) || any(Kind::Older);
    // One answer that is another shows in many a chapter, even where it was given in the same minute.
    let is_of_today = derived == 0 || !has_source && derived < 3;
    let left: HashSet<&str> = left.iter().filter(|(_, count)| **count > 0).map(|(line, _)| *line).collect();
    let moments: HashSet<&str> = left.iter().filter_map(|line| moment(line.trim_start())).collect();
    let told = all.into_iter().filter(|each| match each.kind {
        Kind::Changed => true,
        Kind::Older => is_of_today && moment(&each.line).is_some_and(|at| moments.contains(at)),
        Kind::Source | Kind::Derived => is_of_today || goes_on(&each.line, &left),
    });
    (told.map(|each| (each.at, each.line)).collect(), is_of_today)
}

/// Whether somebody wrote on behind a line of today.
fn goes_on(line: &str, left: &HashSet<&str>) -> bool {
    let ends = line.match_indices(' ').take(1000);
    ends.filter_map(|(at, _)| line.get(..at)).any(|begins| left.contains(begins))
}

/// When an answer was given, of the line that says by whom.
fn moment(line: &str) -> Option<&str> {
    let value = list_value(line, said::ANSWERED_BY).or_else(|| list_value(line, said::LAST_CHANGED_BY))?;
    value.rsplit_once(", ").map(|(_, at)| at)
}

/// Whether a text is a moment, in today's form or the former.
pub(super) fn is_moment(text: &str) -> bool {
    let fits = |form: &str| fits(text, &DateTime::UNIX_EPOCH.format(form).to_string());
    fits(said::MOMENT) || fits(said::FORMER_MOMENT)
}

/// What it means that a line about an answer is none of today's.
pub(super) fn of_answer(line: &str) -> Kind {
    let is = |name: &str| list_value(line, name).is_some();
    if is(said::ANSWERED_BY) || is(said::LAST_CHANGED_BY) {
        let is_whole = moment(line).is_some_and(is_moment);
        return if is_whole { Kind::Older } else { Kind::Source };
    }
    if is(said::ANSWERED) || is(said::LAST_CHANGED) {
        return Kind::Older;
    }
    let source = [said::REVIEWED, said::REAFFIRMED, said::GIVEN_WHEN].into_iter().any(is);
    if source || line.starts_with("  ") { Kind::Source } else { Kind::Derived }
}

/// The same of a line around the answers; none where it may well be so today. `people` gave answers that are recorded.
pub(super) fn of_chapter<'p>(
    chapter: Chapter,
    line: &str,
    people: impl Iterator<Item = &'p str>,
) -> Option<Kind> {
    match chapter {
        Chapter::Scope => {}
        Chapter::Aside => return Some(Kind::Source),
        _ => return Some(Kind::Derived),
    }
    let value = |name: &str| list_value(line, name);
    if value(scope::ANSWERS_BY).is_some() {
        return Some(Kind::Derived);
    }
    // Who signs changes no answer.
    if value(scope::OPEN_RELEASE).is_some() {
        return Some(Kind::Older);
    }
    if let Some(who) = value(scope::WRITTEN_BY) {
        return (!is_name(who, people)).then_some(Kind::Changed);
    }
    if let Some(commit) = value(scope::COMMIT) {
        let of = |files| format!("`{ANY}`{}", scope::not_in_it(files));
        return (![None, Some(0), Some(1), Some(2)].into_iter().any(|files| fits(commit, &of(files))))
            .then_some(Kind::Changed);
    }
    let whole = |fits: bool| Some(if fits { Kind::Older } else { Kind::Changed });
    if let Some(day) = value(scope::WRITTEN_ON) {
        return whole(fits(day, "0-0-0"));
    }
    if let Some(looked) = value(scope::REPOSITORY) {
        let no = scope::not_looked_at(&format!("`{}`", scope::EXPORT_WITH_A_SCAN));
        return whole([scope::LOOKED_AT_WHOLLY, scope::NOT_LOOKED_AT_WHOLLY, &no].contains(&looked));
    }
    let code = format!("`{ANY}`");
    if let Some(checklist) = value(scope::CHECKLIST) {
        return whole(fits(checklist, &scope::checklist(ANY, &code, &code, ANY)));
    }
    if let Some(extension) = value(scope::EXTENDED_BY) {
        return whole(fits(extension, &scope::extension(ANY, &code, &code)));
    }
    if let Some(with) = value(scope::LAST_ANSWERED_WITH) {
        return whole(fits(with, &scope::in_version(&code, &code)));
    }
    Some(Kind::Source)
}

/// Whether a line of the scope stands there at most once, and may be another on any day.
pub(super) fn stands_once(line: &str) -> Option<&'static str> {
    let names = [scope::WRITTEN_ON, scope::WRITTEN_BY, scope::COMMIT, scope::REPOSITORY, scope::CHECKLIST];
    names.into_iter().find(|name| list_value(line, name).is_some())
}

/// Whether this is the name of somebody, and not of somebody that is known with words behind it.
fn is_name<'p>(who: &str, people: impl Iterator<Item = &'p str>) -> bool {
    let mut known = people.map(|name| who.strip_prefix(name));
    let has_more = known.any(|rest| rest.is_some_and(|rest| rest.starts_with(' ')));
    !has_more && who.split(' ').count() <= 4 && !who.contains([';', ':', '!', '?', '…', '–'])
}
