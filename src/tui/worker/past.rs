//! Looks back: reads releases and the last commit, and has them compared with the working record. Writes nothing.

use std::borrow::Cow;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::assess::{assess, shift};
use crate::checklist::Checklist;
use crate::diff::{diff_of_what_is_said, questions};
use crate::record::{Observed, Record};
use crate::report::{Comparison, Edge, Sight};
use crate::store::releases::{self, Flaw, Kept, State};
use crate::store::{self, GitError, Looked, Moment, Project, StoreError};
use crate::tui::contrast::{Contrast, Side, Told, Tone, told};
use crate::tui::effect::Present;
use crate::tui::past::{Past, Stand, look_back};
use crate::words::contrast::NONE;
use crate::words::differences as words;
use crate::words::refused::with_next;

/// Releases that are counted for the overview; enough for years, and bounded.
const MOST: usize = 24;

/// The project over its releases.
pub(super) fn look(project: &Project, checklist: &Checklist, now: Present) -> Past {
    let kept = releases::keeping(project).unwrap_or_default();
    let earlier = kept.len().saturating_sub(MOST);
    let mut stands: Vec<Stand> = kept.iter().skip(earlier).filter_map(|kept| stand(project, kept)).collect();
    stands.push(Stand {
        name: words::NOW.to_owned(),
        day: now.today,
        record: now.record,
        observed: now.observed,
        counts: None,
    });
    look_back(checklist, &stands, earlier)
}

/// A release that is as it was signed off; of any other nothing is told here.
fn stand(project: &Project, kept: &Kept) -> Option<Stand> {
    let State::Intact(end) = &kept.state else { return None };
    let last = end.release.signed.last().map_or(end.release.opened_at, |signature| signature.at);
    let moment = store::record_file(&releases::path(project, &kept.version)).ok()?;
    Some(Stand {
        name: kept.version.to_string(),
        day: last.date_naive(),
        record: Arc::new(moment.record),
        observed: Arc::new(moment.observed),
        counts: Some(end.counts),
    })
}

/// The working record beside another one: the side that was asked for, or else the last release, or else the last
/// commit.
pub(super) fn compare(
    project: &Project,
    checklist: &Checklist,
    side: Option<Side>,
    now: &Present,
) -> Contrast {
    let kept = releases::list(project).unwrap_or_default();
    let mut sides: Vec<Side> = kept.into_iter().map(Side::Release).collect();
    let side = side.or_else(|| sides.last().cloned()).unwrap_or(Side::Head);
    sides.push(Side::Head);
    let moment = match &side {
        Side::Release(version) => {
            store::release(project, version).map_err(|error| with_next(&error, &error.hint()))
        }
        Side::Head => store::record_at(project, "HEAD").map_err(|error| match error {
            StoreError::Git(
                GitError::NoRevision(_) | GitError::Beyond(_) | GitError::NotThere { .. } | GitError::Silent,
            ) if sides.len() == 1 => words::NOTHING_YET.to_owned(),
            error => with_next(&error, &error.hint()),
        }),
    };
    let (about, lines) = match moment {
        Ok(moment) => contrast(checklist, &side, &moment, now),
        Err(why) => (String::new(), Err(why)),
    };
    Contrast { side: Some(side), about, sides, lines }
}

fn contrast(
    checklist: &Checklist,
    side: &Side,
    moment: &Moment,
    now: &Present,
) -> (String, Result<Vec<Told>, String>) {
    let day = moment.at.map_or(now.today, |at| at.date_naive());
    let sight = match moment.looked {
        Looked::InGit => Sight::Git,
        Looked::AtSigning => Sight::Signed,
        Looked::AsRecorded => Sight::Recorded,
    };
    let (then, mut working) = (moment.record.without_release(), now.record.without_release());
    // It is asked the checklist of today, whether an answer was saved since that came or not.
    working.make_room(checklist);
    let judged =
        |record: &Record, observed: &Observed, day: NaiveDate| assess(checklist, record, observed, day);
    let name = match side {
        Side::Release(name) => words::release(name),
        Side::Head => words::LAST_COMMIT.to_owned(),
    };
    let comparison = Comparison {
        checklist,
        difference: diff_of_what_is_said(&moment.record, &working),
        questions: questions(&moment.record, &working, checklist),
        shift: shift(&judged(&then, &moment.observed, day), &judged(&working, &now.observed, now.today)),
        before: Edge {
            name: Cow::Owned(name.clone()),
            record: Cow::Borrowed(&moment.record),
            observed: &moment.observed,
            sight,
            flaw: moment.flaw.as_ref().map(Flaw::sentence),
            scan: moment.scan,
            day,
        },
        after: Edge {
            name: Cow::Borrowed(words::WORKING_RECORD),
            record: Cow::Borrowed(&working),
            observed: &now.observed,
            sight: Sight::Files,
            flaw: None,
            scan: None,
            day: now.today,
        },
    };
    let mut lines = told(&comparison);
    if moment.unknown > 0 {
        if lines.is_empty() {
            lines.push(Told { tone: Tone::Plain, text: NONE.to_owned(), about: None });
        }
        let text = words::git_does_not_tell(&name, moment.unknown);
        lines.insert(0, Told { tone: Tone::Worse, text, about: None });
    }
    (words::judged(&name, day, sight.sentence()), Ok(lines))
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta, Utc};

    use super::*;
    use crate::checklist::builtin;
    use crate::record::{Answer, Evidence, OpenRelease, Status};

    #[test]
    fn what_an_open_release_asks_for_is_no_difference() {
        let checklist = builtin().unwrap();
        let mut record = Record::new("bot", &checklist);
        let (answered, opened) = (moment(1), moment(1_000));
        for answer in record.answers.values_mut() {
            let evidence = vec![Evidence::Link("https://example.org/".to_owned())];
            *answer = Answer { status: Some(Status::Yes), at: Some(answered), evidence, ..Answer::default() };
        }
        record.release = Some(OpenRelease::new("1.0".parse().unwrap(), None, "Ada", opened));
        let today = opened.date_naive();
        let gaps = |record: &Record| assess(&checklist, record, &Observed::default(), today).gaps.len();
        assert!(gaps(&record.without_release()) < gaps(&record), "it asks for nothing");
        let now = Present { record: Arc::new(record.clone()), observed: Arc::default(), today };
        let (observed, looked) = (Observed::default(), Looked::InGit);
        let then =
            Moment { record, at: None, observed, looked, unknown: 0, unasked: 0, flaw: None, scan: None };
        assert_eq!(contrast(&checklist, &Side::Head, &then, &now).1, Ok(Vec::new()));
    }

    fn moment(day: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::days(day)
    }

    #[test]
    fn what_git_does_not_tell_is_told_also_where_nothing_else_differs() {
        let checklist = builtin().unwrap();
        let record = Record::new("bot", &checklist);
        let now = Present {
            record: Arc::new(record.clone()),
            observed: Arc::default(),
            today: NaiveDate::default(),
        };
        let lines = |unknown| {
            let (record, observed, looked) = (record.clone(), Observed::default(), Looked::InGit);
            let moment =
                Moment { record, at: None, observed, looked, unknown, unasked: 0, flaw: None, scan: None };
            let (about, lines) = contrast(&checklist, &Side::Head, &moment, &now);
            assert!(about.starts_with("the last commit, judged as of "), "{about}");
            lines.unwrap().into_iter().map(|line| line.text).collect::<Vec<_>>()
        };
        assert_eq!(lines(0), Vec::<String>::new());
        assert_eq!(lines(2), [words::git_does_not_tell("the last commit", 2), NONE.to_owned()]);
    }
}
