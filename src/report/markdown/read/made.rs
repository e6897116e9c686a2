//! The lines about an answer: those that the export makes of other things than its fields, and those that are meant as one.

use super::super::plain::{list_value, plain};
use super::changed::is_moment;
use super::forms::{ANY, fits};
use crate::assess::GapKind;
use crate::record::Verdict;
use crate::words::report::question::not_of_kind;
use crate::words::report::record::{self as words, answer as said, references, seen};
use crate::words::{adopting, conflict, wanting as gap};

/// Any day, as a number stands for any other.
const DAY: &str = "0-0-0";

/// Whether a line about an answer is one that the export makes of other things than its fields. A reviewer may well begin
/// a line in the same way, so what follows is looked at, too.
pub(super) fn is_made(line: &str) -> bool {
    let Some((name, value)) = line.strip_prefix("- ").and_then(|line| line.split_once(':')) else {
        return false;
    };
    let value = value.trim();
    let fits = |form: &str| fits(value, form);
    match name {
        said::WANTING | said::ACCEPTED_FOR_A_TIME => is_gap(&plain(value)),
        said::REVIEWED => [false, true].into_iter().any(|changed| {
            Verdict::ALL.iter().any(|verdict| fits(&said::reviewed(verdict, DAY, ANY, changed).to_string()))
        }),
        said::REAFFIRMED => [false, true]
            .into_iter()
            .any(|together| fits(&said::reaffirmed(DAY, ANY, ANY, together).to_string())),
        said::ANSWERED | said::LAST_CHANGED => is_moment(value),
        said::GIVEN_WHEN => fits(&format!("`{ANY}`:{ANY}")),
        said::WAITS_FOR_A_CHOICE => value == conflict::OF_BRANCHES,
        words::NOT_ASKED => {
            let kinds = [false, true].map(|hosted_only| not_of_kind(hosted_only, ANY));
            fits(&words::not_asked_and_kept(ANY)) || kinds.iter().any(|form| fits(form))
        }
        words::RESTS_ON => value == words::DESIGN || fits(&format!("{ANY} ({ANY})")),
        references::IT_HAPPENED | references::TOUCHES => value.starts_with('`'),
        seen::SEEN_CONTRADICTS | seen::SEEN_NOT_EXAMINED | seen::SEEN_MENTIONS | seen::SEEN_SUPPORTS => {
            fits(&format!("{ANY}: {ANY} (`{ANY}`){ANY}")) || fits(&seen::more_in_the_scan(1))
        }
        seen::SEEN_AND_SET_ASIDE => fits(&seen::set_aside(DAY, ANY, ANY, ANY, ANY).to_string()),
        said::KEPT | said::ASKED_THEN | adopting::ALL_EVIDENCE => true,
        _ => false,
    }
}

fn is_gap(sentence: &str) -> bool {
    let kinds = GapKind::ALL.iter().map(|kind| kind.sentence());
    let mut all = kinds.chain([gap::ADOPTED_MISSING, gap::ADOPTED_CHANGED, gap::FORMER_NO_REASON]);
    all.any(|begins| sentence.starts_with(begins))
}

/// Whether a line says what only an answer says, and what somebody may have edited; or was meant to name its item.
pub(super) fn is_field(line: &str) -> bool {
    let fields = [said::STATUS, said::OWNER, said::PLANNED_BY, said::ACCEPTED_UNTIL];
    let names_an_item = line.strip_prefix("- ").is_some_and(|line| line.starts_with(said::ITEM));
    names_an_item || fields.iter().any(|name| list_value(line, name).is_some())
}

/// Whether a line begins what one version of an answer says, or both.
pub(super) fn begins_version(line: &str) -> bool {
    let withdrawn = |title: &str| list_value(line, title) == Some(conflict::WITHDRAWN);
    let begins = |title: &str| list_value(line, title) == Some("");
    [conflict::OURS, conflict::THEIRS].into_iter().any(|title| begins(title) || withdrawn(title))
        || begins(conflict::BOTH)
}

/// Whether a line was meant as a field of an answer and is written otherwise.
pub(super) fn is_misspelt(line: &str) -> bool {
    let fields =
        [said::ITEM, said::STATUS, said::OWNER, said::PLANNED_BY, said::ACCEPTED_UNTIL, said::EVIDENCE];
    line.strip_prefix("- ").is_some_and(|line| fields.iter().any(|name| line.starts_with(name)))
}
