//! The lines that the export itself writes around the answers, chapter by chapter, known by the words they are made of and
//! not by what they said on one day: whoever reviews an old export finds the same lines there with other numbers.
//!
//! It says whether a line is one of them, and takes nothing from it.

use crate::checklist::Severity;
use crate::scan::Bearing;
use crate::scan::files::FileResult;
use crate::words::report::knowledge::JUDGEMENT;
use crate::words::report::record::{self as words, aside, references, scope, seen, wanting};
use crate::words::report::scan::KNOWN_NAMES;

/// In the place of what differs from day to day. No export holds this character.
pub(super) const ANY: &str = "\u{1}";

/// A part of the document, by what stands in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Chapter {
    /// Before the first chapter.
    Head,
    Wanting,
    Scope,
    Counts,
    Seen,
    Aside,
    /// Questions and answers.
    Phase,
    NotAsked,
    SwitchedOff,
    Orphaned,
    Findings,
    Incidents,
    Standards,
    Crosswalk,
    /// Behind the closing line.
    End,
}

impl Chapter {
    pub(super) const ALL: [Self; 15] = [
        Self::Head,
        Self::Wanting,
        Self::Scope,
        Self::Counts,
        Self::Seen,
        Self::Aside,
        Self::Phase,
        Self::NotAsked,
        Self::SwitchedOff,
        Self::Orphaned,
        Self::Findings,
        Self::Incidents,
        Self::Standards,
        Self::Crosswalk,
        Self::End,
    ];
}

/// The chapter that a title begins; none where it is no chapter that is always called so.
pub(super) fn chapter(title: &str) -> Option<Chapter> {
    Some(match title {
        wanting::TITLE => Chapter::Wanting,
        scope::TITLE => Chapter::Scope,
        scope::SAID_AND_SHOWN => Chapter::Counts,
        seen::TITLE => Chapter::Seen,
        aside::TITLE => Chapter::Aside,
        words::NOT_ASKED_HERE => Chapter::NotAsked,
        words::SWITCHED_OFF => Chapter::SwitchedOff,
        words::ORPHANED => Chapter::Orphaned,
        words::FINDINGS => Chapter::Findings,
        references::INCIDENTS => Chapter::Incidents,
        references::STANDARDS => Chapter::Standards,
        references::CROSSWALK => Chapter::Crosswalk,
        _ => return None,
    })
}

/// The phase that a row of counts is about.
pub(super) fn phase(line: &str) -> Option<&str> {
    let title = line.strip_prefix("| ")?.split_once(" | ")?.0;
    fits(line, &counts_of_a_phase()).then_some(title)
}

/// Whether a line introduces a framework, which stands below its title.
pub(super) fn introduces_framework(line: &str) -> bool {
    framework().iter().any(|form| fits(line, form))
}

/// Whether a line is nothing but marks that separate others.
pub(super) fn is_separator(line: &str) -> bool {
    line.chars().all(|c| "-=*_|:+ ".contains(c))
}

fn counts_of_a_phase() -> String {
    format!("| {ANY} |{}", " 0 |".repeat(6))
}

fn framework() -> Vec<String> {
    [" ", ""].map(|apart| format!("{}{apart}{ANY}", references::framework(ANY, ANY, ANY))).to_vec()
}

fn row(heads: &[&str]) -> String {
    format!("| {} |", heads.join(" | "))
}

/// A line that begins with a name.
fn named(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| format!("- {name}: {ANY}")).collect()
}

/// One form for each way in which a sentence counts.
fn counted(say: impl Fn(usize) -> String) -> Vec<String> {
    (0..3).map(say).collect()
}

/// What the lines of a chapter are made of.
pub(super) fn forms(chapter: Chapter) -> Vec<String> {
    match chapter {
        Chapter::Head => vec![format!("# {}", words::title(ANY))],
        Chapter::Wanting => of_wanting(),
        Chapter::Scope => of_scope(),
        Chapter::Counts => of_counts(),
        Chapter::Seen => of_seen(),
        Chapter::Aside => of_aside(),
        Chapter::Phase => Vec::new(),
        Chapter::NotAsked => {
            let why = [words::WHY_NOT_ASKED, words::WHAT_HID_THEM].map(str::to_owned);
            why.into_iter().chain([format!("- {ANY} (`{ANY}`): {ANY}")]).collect()
        }
        Chapter::SwitchedOff => vec![
            words::WHO_SWITCHED_THEM_OFF.to_owned(),
            format!("- {}: {ANY}", words::switched_off_by(&format!("`{ANY}`"))),
            format!("- {}", words::ANSWER_IS_KEPT),
        ],
        Chapter::Orphaned => vec![words::WHY_ORPHANED.to_owned()],
        Chapter::Findings => vec![
            words::WHAT_FINDINGS_ARE.to_owned(),
            format!("### {}", words::SOURCES),
            format!("- {ANY}: {ANY} ({ANY}, 0)"),
            format!("- {ANY}, 0: {ANY}."),
            format!("- {ANY}, 0: {ANY}. {ANY}"),
        ],
        Chapter::Incidents => vec![
            references::WHAT_INCIDENTS_ARE.to_owned(),
            references::credit("`aiid:`", ANY),
            format!("- `{ANY}` ({ANY}, 0): {ANY}"),
        ],
        Chapter::Standards => of_standards(),
        Chapter::Crosswalk => vec![
            references::WHAT_THE_CROSSWALK_COUNTS.to_owned(),
            format!("### {}", references::answers_by_clause(ANY)),
            row(&[references::CLAUSE, references::ANSWERED, references::BY_STATUS]),
            row(&[&format!("`{ANY}`"), &references::counts(1, 1, 1).to_string(), ANY]),
            row(&[&format!("`{ANY}`"), &references::counts(2, 2, 2).to_string(), ANY]),
            row(&[&format!("`{ANY}`"), &references::former_counts(1, 1, 1).to_string(), ANY]),
            row(&[&format!("`{ANY}`"), &references::former_counts(2, 2, 2).to_string(), ANY]),
        ],
        Chapter::End => vec![words::CLOSING.to_owned()],
    }
}

fn of_wanting() -> Vec<String> {
    let heads = Severity::ALL.iter().map(|_| ANY).chain([wanting::ALL]).collect::<Vec<_>>();
    let mut all = vec![
        row(&[&[wanting::WANTING], heads.as_slice()].concat()),
        format!("| {ANY} |{}", " 0 |".repeat(Severity::ALL.len() + 1)),
        format!("- {ANY} (`{ANY}`): {ANY}"),
        format!("- `{ANY}`: {ANY}"),
        format!("- {ANY} (`{ANY}`), {ANY}: {ANY}"),
        format!("- `{ANY}`, {ANY}: {ANY}"),
    ];
    all.extend(counted(wanting::nothing));
    all.extend(counted(|count| format!("### {}", wanting::of_weight(ANY, count))));
    all.extend(counted(|count| format!("### {}", wanting::accepted_for_a_time(count))));
    all
}

fn of_scope() -> Vec<String> {
    let mut all = named(&[
        scope::PROJECT,
        scope::CHECKLIST,
        scope::EXTENDED_BY,
        scope::LAST_ANSWERED_WITH,
        scope::WRITTEN_ON,
        scope::WRITTEN_BY,
        scope::COMMIT,
        scope::REPOSITORY,
        scope::ANSWERS_BY,
        scope::OPEN_RELEASE,
    ]);
    all.extend([scope::MODELS, scope::PROFILE].map(|title| format!("### {title}")));
    all.push(scope::WHICH_MODELS_ARE_ASKED_OF.to_owned());
    let declared = scope::declared_by(ANY, ANY);
    all.push(format!("- `{ANY}`{ANY}; {declared}"));
    all.push(format!("- `{ANY}` ({}): {ANY}", scope::NO_LONGER_ASKED));
    all
}

fn of_counts() -> Vec<String> {
    let heads = [
        scope::PHASE,
        scope::ASKED,
        scope::ANSWERED,
        scope::SAID,
        scope::SHOWN,
        scope::NOT_APPLICABLE,
        scope::NOT_ASKED,
    ];
    let numbers = [(1, 1), (1, 2), (2, 1), (2, 2)];
    let sentences = numbers.map(|(answered, said)| scope::counts(2, answered, said, 2, 2));
    [row(&heads), counts_of_a_phase()].into_iter().chain(sentences).collect()
}

fn of_seen() -> Vec<String> {
    let heads = [seen::MODEL, seen::FROM, seen::REVISION, seen::PIN, seen::LICENCE, seen::WHERE];
    let mut all = named(&[seen::NOT_ALL_LOOKED_AT, seen::FILES_SEEN, seen::NOT_EXAMINED]);
    all.extend([
        seen::looked_at(ANY),
        KNOWN_NAMES.to_owned(),
        format!("- {}: 0", seen::skipped(ANY)),
        format!("  - {ANY}: {ANY}"),
        row(&heads),
        row(&[ANY; 6]),
        format!("### {}", seen::models_of_the_product(0)),
        format!("### {}", seen::models_elsewhere(0)),
        format!("### {}", seen::model_files(0)),
    ]);
    let bearings = Bearing::ALL
        .iter()
        .flat_map(|bearing| [0, 1].map(|aside| format!("- {}", seen::observations(bearing, 0, 0, aside))));
    all.extend(bearings);
    all.extend(FileResult::ALL.iter().map(|result| format!("- {result}: {ANY} ({ANY}): {ANY}")));
    all
}

fn of_aside() -> Vec<String> {
    vec![
        aside::WHAT_IS_SET_ASIDE.to_owned(),
        aside::WHAT_IS_LEFT_OVER.to_owned(),
        format!("### {}", aside::LEFT_OVER),
        format!("- `{ANY}`{ANY}; {}", aside::decided("0-0-0", ANY)),
        format!("- `{ANY}`: {ANY}"),
    ]
}

fn of_standards() -> Vec<String> {
    let mut all = framework();
    all.push(format!("{JUDGEMENT} {}", references::TITLES_ONLY));
    all.push(references::left_out(1));
    all.push(format!("- `{ANY}`: {ANY}"));
    all
}

/// Whether a line is made after a form; any number stands for any other.
pub(super) fn fits(line: &str, form: &str) -> bool {
    is_made_after(&numberless(line), &numberless(form))
}

/// The same, of a line and a form with one digit for each number.
pub(super) fn is_made_after(line: &str, form: &str) -> bool {
    let mut parts = form.split(ANY);
    let Some(mut rest) = line.strip_prefix(parts.next().unwrap_or_default()) else { return false };
    let mut parts: Vec<&str> = parts.collect();
    let Some(last) = parts.pop() else { return rest.is_empty() };
    for part in parts {
        let Some((_, after)) = rest.split_once(part) else { return false };
        rest = after;
    }
    rest.ends_with(last)
}

/// A line with one digit for each number.
pub(super) fn numberless(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for c in line.chars() {
        match c {
            '0'..='9' if out.ends_with('0') => {}
            '0'..='9' => out.push('0'),
            c => out.push(c),
        }
    }
    out
}
