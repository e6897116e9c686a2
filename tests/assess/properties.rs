//! What holds of every judgement, whatever was answered.

use chrono::Duration;
use mindgap::assess::{GapKind, Standing, blockers, queue_seen};
use mindgap::checklist::Severity;
use mindgap::record::{Acceptance, Answer, Evidence, EvidenceState, OpenRelease, Plan, Status};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use super::project::{Project, TODAY, day, digest, file};

fn date() -> impl Strategy<Value = chrono::NaiveDate> {
    (-3..=3_i64).prop_map(|days| day(TODAY) + Duration::days(days))
}

prop_compose! {
    fn answer()(status in of(select(Status::ALL)), reason in select(vec!["", " ", "r"]), evidence in proptest::collection::vec(0..4_usize, 0..3),
        acceptance in of(date()), plan in of(of(date())), moved in any::<bool>()) -> Answer {
        Answer {
            status,
            reason: reason.to_owned(),
            evidence: evidence.into_iter().map(evidence_number).collect(),
            acceptance: acceptance.map(|until| Acceptance { reason: "r".to_owned(), until, who: "w".to_owned() }),
            plan: plan.map(|by| Plan { by, what: "p".to_owned() }),
            question: moved.then(|| digest("another question?")),
            ..Answer::default()
        }
    }
}

fn evidence_number(number: usize) -> Evidence {
    match number {
        0 => Evidence::commit("abcdef1").unwrap(),
        number => file(&format!("f{number}"), "then"),
    }
}

fn state() -> impl Strategy<Value = Option<EvidenceState>> {
    of(select(vec![
        EvidenceState::Holds(digest("then").into()),
        EvidenceState::Holds(digest("now").into()),
        EvidenceState::Missing,
        EvidenceState::Outside,
        EvidenceState::Unreadable("x".to_owned()),
    ]))
}

const KEYS: [&str; 6] = ["low", "high", "critical", "tuning", "retired", "high@org/model"];

prop_compose! {
    fn project()(answers in proptest::collection::vec(of(answer()), KEYS.len()), states in proptest::collection::vec(state(), 3),
        profile in of(select(vec![vec!["tunes"], vec!["prompts"], vec![]]))) -> Project {
        let mut project = Project::new();
        for (key, answer) in KEYS.iter().zip(answers) {
            if let Some(answer) = answer {
                project = project.answer(key, answer);
            }
        }
        for (number, state) in states.into_iter().enumerate() {
            if let Some(state) = state {
                project = project.sees(&format!("f{}", number + 1), state);
            }
        }
        match profile {
            Some(options) => project.profile(&options),
            None => project,
        }
    }
}

impl std::fmt::Debug for Project {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:#?}\n{:#?}", self.record, self.observed)
    }
}

/// Whether an item that is asked is done: told apart from the program's own way of reckoning.
fn done(project: &Project, key: &str) -> bool {
    let answer = project.record.answer(&key.parse().unwrap());
    let Some(answer) = answer else { return false };
    let same_question = answer
        .question
        .is_none_or(|digest| project.checklist.items().iter().any(|item| item.digest == digest));
    let rotten = answer.evidence.iter().any(|evidence| match evidence {
        Evidence::File { path, digest } => {
            project.observed.get(path).is_some_and(|state| *state != EvidenceState::Holds((*digest).into()))
        }
        _ => false,
    });
    same_question
        && match answer.status {
            Some(Status::Yes) => !answer.evidence.is_empty() && !rotten,
            Some(Status::NotApplicable) => !answer.reason.trim().is_empty(),
            _ => false,
        }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn judging_one_item_again_gives_what_judging_everything_gives(before in project(), after in project(), key in select(&KEYS[..4])) {
        let release = OpenRelease::new("1.0".parse().unwrap(), None, "Ada", chrono::DateTime::UNIX_EPOCH);
        let mut changed = before;
        changed.record.release = Some(release);
        let mut assessment = changed.assess();
        let queue_of = |project: &Project| {
            queue_seen(&project.checklist, &project.record, &project.observed, day(TODAY), None, None)
        };
        let threshold = Severity::Medium;
        let mut queue = queue_of(&changed);
        let mut keep = blockers(&changed.checklist, &changed.record, &assessment, threshold);
        changed.record.answers.insert(key.parse().unwrap(), after.record.answers[&key.parse().unwrap()].clone());
        let position = changed.checklist.position_of(key).unwrap();
        assessment.again(position, &changed.checklist, &changed.record, &changed.observed, day(TODAY));
        prop_assert_eq!(&assessment, &changed.assess());
        queue.again(position, &changed.checklist, &changed.record, &changed.observed, day(TODAY), None, None);
        prop_assert_eq!(queue, queue_of(&changed));
        let item = &changed.checklist.items()[position];
        keep.again(position, item, &changed.record, &assessment, threshold);
        prop_assert_eq!(keep, blockers(&changed.checklist, &changed.record, &assessment, threshold));
    }

    #[test]
    fn every_item_that_is_asked_is_wanting_or_accepted_or_done(project in project()) {
        let all = project.assess();
        for (item, asked) in project.checklist.items().iter().zip(&all.items) {
            let key = item.id.as_str();
            let standing = asked.of(None).unwrap();
            let (wanting, accepted) = (!project.gaps(key).is_empty(), !project.accepted(key).is_empty());
            match standing {
                Standing::NotAsked => prop_assert!(!wanting && !accepted),
                Standing::Asked { .. } => prop_assert_eq!(!wanting && !accepted, done(&project, key), "{}", key),
            }
        }
        prop_assert_eq!(all.items.len(), project.checklist.items().len());
    }

    #[test]
    fn no_count_exceeds_its_denominator_and_the_phases_add_up(project in project()) {
        let all = project.assess();
        for count in all.phases.iter().chain([&all.total]) {
            prop_assert!(count.shown <= count.said);
            prop_assert!(count.said + count.not_applicable <= count.answered);
            prop_assert!(count.answered <= count.applicable);
        }
        let sum = |of: fn(&mindgap::assess::Coverage) -> usize| all.phases.iter().map(of).sum::<usize>();
        prop_assert_eq!(sum(|c| c.applicable), all.total.applicable);
        prop_assert_eq!(sum(|c| c.answered), all.total.answered);
        prop_assert_eq!(sum(|c| c.said), all.total.said);
        prop_assert_eq!(sum(|c| c.shown), all.total.shown);
        prop_assert_eq!(all.total.applicable + all.total.not_asked, project.checklist.items().len());
    }

    #[test]
    fn what_is_shown_has_no_gap_in_its_evidence(project in project()) {
        let all = project.assess();
        for (item, asked) in project.checklist.items().iter().zip(&all.items) {
            let standing = asked.of(None).unwrap();
            if let Standing::Asked { shown: true, status, kinds, .. } = standing {
                prop_assert_eq!(*status, Some(Status::Yes), "{}", item.id);
                let rotten = [GapKind::NoEvidence, GapKind::EvidenceMissing, GapKind::EvidenceChanged];
                prop_assert!(!kinds.iter().any(|kind| rotten.contains(kind)));
            }
        }
    }

    #[test]
    fn gaps_stand_heaviest_first_each_once_and_only_risks_are_accepted(project in project()) {
        let all = project.assess();
        for list in [&all.gaps, &all.accepted] {
            prop_assert!(list.is_sorted_by(|a, b| a.severity > b.severity
                || a.severity == b.severity && a.position.unwrap_or(usize::MAX) <= b.position.unwrap_or(usize::MAX)));
            for (at, gap) in list.iter().enumerate() {
                prop_assert!(!list[at + 1..].contains(gap));
            }
        }
        prop_assert!(all.accepted.iter().all(|gap| gap.kind.can_be_accepted()));
    }

    #[test]
    fn time_alone_never_mends_anything(project in project()) {
        let before = project.assess().gaps;
        let later = project.on("2030-01-01").assess().gaps;
        for gap in before {
            prop_assert!(later.contains(&gap), "{gap:?} went away by itself");
        }
    }
}
