//! Gaps, the queue of a release, the reasons of a difference and the proof beside a piece of evidence say the same thing,
//! whatever was answered, seen and accepted.

use std::sync::Arc;

use mindgap::assess::{
    Assessment, GapKind, ReasonKind, Standing, Why, Witness, assess_seen, queue_seen, shift,
};
use mindgap::record::{Acceptance, Adopted, Answer, Evidence, EvidenceState, OpenRelease, Since, Status};
use mindgap::report::Proof;
use mindgap::scan::{Bearing, Bears, Cut, Detector, Observation, Part, Scan, Seen, Sure};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use super::project::{Project, TODAY, day, digest, file};

const PATHS: [&str; 3] = ["f0", "f1", "f2"];

fn adopted(number: usize) -> Evidence {
    let adopted = Adopted {
        detector: Detector::ModelPin.word().to_owned(),
        digest: digest(&format!("call {number}")),
        line: Some(7),
        mentions: false,
        path: PATHS[number].parse().unwrap(),
        saw: "a call".to_owned(),
    };
    Evidence::observation(adopted).unwrap()
}

fn seen(path: &str, what: &str, bearing: Bearing) -> Observation {
    Observation {
        place: Seen { path: path.to_owned(), ..Seen::default() },
        detector: Detector::ModelPin,
        bearing,
        items: vec![Bears { item: "high", bearing }],
        subject: None,
        times: 1,
        saw: "a call".to_owned(),
        digest: digest(what),
        sure: Sure::Exact,
        part: Part::Product,
        file: None,
        why_not: None,
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

fn evidence() -> impl Strategy<Value = Evidence> {
    prop_oneof![
        Just(Evidence::commit("abcdef1").unwrap()),
        (0..3_usize).prop_map(|number| file(PATHS[number], "then")),
        (0..3_usize).prop_map(adopted),
    ]
}

/// What a scan sees of each thing that can be adopted, something else in its file, or something against a yes.
fn witness() -> impl Strategy<Value = Option<Arc<Witness>>> {
    let each = (0..3_usize, select(vec!["call 0", "call 1", "call 2", "another"]), any::<bool>());
    let all = proptest::collection::vec(each, 0..4);
    of((all, any::<bool>()).prop_map(|(all, cut)| {
        let one = |(number, what, against): (usize, &str, bool)| {
            let bearing = if against { Bearing::Contradicts } else { Bearing::Supports };
            seen(PATHS[number], what, bearing)
        };
        let observations = all.into_iter().map(one).collect();
        let cut = cut.then_some(Cut::OutOfTime);
        Arc::new(Witness::of(&Scan { observations, cut, ..Scan::default() }))
    }))
}

prop_compose! {
    fn scene()(status in of(select(Status::ALL)), evidence in proptest::collection::vec(evidence(), 0..3),
        states in proptest::collection::vec(state(), 3), accepted in of(-3..=3_i64), reworded in any::<bool>(),
        looked in any::<bool>(), conflict in any::<bool>()) -> Project {
        let mut all: Vec<Evidence> = Vec::new();
        for each in evidence {
            if !all.contains(&each) {
                all.push(each);
            }
        }
        let until = |days: i64| day(TODAY) + chrono::Duration::days(days);
        let answer = Answer {
            status,
            evidence: all,
            note: "n".to_owned(),
            acceptance: accepted.map(|days| Acceptance { reason: "r".to_owned(), until: until(days), who: "w".to_owned() }),
            question: reworded.then(|| digest("another question?")),
            at: chrono::DateTime::from_timestamp(if looked { 20 } else { 0 }, 0),
            ..Answer::default()
        };
        let mut project = Project::new().answer("high", answer);
        for (path, state) in PATHS.iter().zip(states) {
            if let Some(state) = state {
                project = project.sees(path, state);
            }
        }
        if conflict {
            project.record.conflicts.insert("high".parse().unwrap(), mindgap::record::Versions {
                ours: Answer::default(), theirs: Answer::default(),
            });
        }
        let since = Since { version: "1.0".parse().unwrap(), whole: digest("whole") };
        let opened = chrono::DateTime::from_timestamp(10, 0).unwrap();
        project.record.release = Some(OpenRelease::new("2.0".parse().unwrap(), Some(since), "Ada", opened));
        project
    }
}

fn assessed(project: &Project, witness: Option<&Arc<Witness>>) -> Assessment {
    assess_seen(&project.checklist, &project.record, &project.observed, day(TODAY), witness.cloned())
}

/// Whether any piece of the evidence has become one of these.
fn any_is(project: &Project, witness: Option<&Arc<Witness>>, proofs: &[Proof]) -> bool {
    let answer = &project.record.answers[&"high".parse().unwrap()];
    answer.evidence.iter().any(|each| {
        let proof = witness.map_or_else(
            || Proof::of(each, &project.observed),
            |witness| Proof::seen(each, &project.observed, witness),
        );
        proofs.contains(&proof)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whoever_asks_hears_the_same(project in scene(), witness in witness()) {
        let witness = witness.as_ref();
        let all = assessed(&project, witness);
        let standing = all.standing(1, None).unwrap().clone();
        let Standing::Asked { status, shown, kinds, accepted, .. } = &standing else { panic!("it is asked") };
        let wanting = |kind| kinds.contains(&kind);
        let answer = &project.record.answers[&"high".parse().unwrap()];

        // The queue gives a reason for each gap that asks for a look, and for nothing else.
        let queue = queue_seen(
            &project.checklist, &project.record, &project.observed, day(TODAY), None, witness.map(AsRef::as_ref),
        );
        let entry = queue.entries.iter().find(|entry| entry.key.as_str() == "high");
        let reasons: Vec<_> = entry.map(|entry| entry.reasons.iter().map(mindgap::assess::Reason::kind).collect()).unwrap_or_default();
        for (kind, reason) in [
            (GapKind::Unanswered, ReasonKind::Unanswered),
            (GapKind::EvidenceMissing, ReasonKind::EvidenceMissing),
            (GapKind::EvidenceChanged, ReasonKind::EvidenceChanged),
            (GapKind::Contradicted, ReasonKind::Contradicted),
            (GapKind::QuestionChanged, ReasonKind::QuestionChanged),
            (GapKind::AcceptanceExpired, ReasonKind::AcceptanceExpired),
            (GapKind::NotReviewed, ReasonKind::Due),
        ] {
            prop_assert_eq!(wanting(kind), reasons.contains(&reason), "{} of {:?} in {:?}", kind, kinds, reasons);
        }

        // A risk is taken for whatever can be accepted, whoever found it, and its end is told as long as it is there.
        let risk = kinds.iter().any(|kind| kind.can_be_accepted());
        let over = answer.acceptance.as_ref().is_some_and(|taken| taken.is_over(day(TODAY)));
        prop_assert_eq!(wanting(GapKind::AcceptanceExpired), risk && over);
        prop_assert_eq!(accepted.is_some(), answer.acceptance.is_some() && !over);

        // What is written beside a piece of evidence is what the gap says of it.
        if matches!(status, Some(Status::Yes | Status::Partly)) {
            let gone = any_is(&project, witness, &[Proof::Missing, Proof::Outside, Proof::Unreadable]);
            prop_assert_eq!(wanting(GapKind::EvidenceMissing), gone);
            prop_assert_eq!(wanting(GapKind::EvidenceChanged), any_is(&project, witness, &[Proof::Changed]));
        }

        // What is not shown though it was has a reason that is true.
        let mut before = Project::new().answer("high", Answer { status: Some(Status::Yes),
            evidence: vec![Evidence::commit("abcdef1").unwrap()], ..Answer::default() });
        before.record.release.clone_from(&project.record.release);
        let lost = shift(&before.assess(), &all).no_longer_shown;
        prop_assert_eq!(lost.is_empty(), *shown);
        if let Some(lost) = lost.first() {
            let known = match lost.why {
                Why::Conflict => wanting(GapKind::Conflict),
                Why::StatusChanged => *status != Some(Status::Yes),
                Why::EvidenceMissing => wanting(GapKind::EvidenceMissing),
                Why::EvidenceChanged => wanting(GapKind::EvidenceChanged),
                Why::EvidenceWithdrawn => wanting(GapKind::NoEvidence),
                Why::ModelChanged => wanting(GapKind::ModelChanged),
                Why::QuestionChanged => wanting(GapKind::QuestionChanged),
                Why::Contradicted => wanting(GapKind::Contradicted),
                Why::NotAsked | Why::AskedOfEach | Why::NotOfThisKind | Why::OutOfUse => false,
                Why::NotLookedAt => any_is(&project, witness, &[Proof::NotLookedAt]),
            };
            prop_assert!(known, "{} of {:?}", lost.why, kinds);
        }
    }
}

#[test]
fn an_acceptance_of_what_a_scan_contradicts_ends_and_is_told_everywhere() {
    let taken = |until: &str| Acceptance { reason: "r".to_owned(), until: day(until), who: "w".to_owned() };
    let told = |until: &str| {
        let mut project = Project::new().answer(
            "high",
            Answer {
                status: Some(Status::Yes),
                evidence: vec![Evidence::commit("abcdef1").unwrap()],
                acceptance: Some(taken(until)),
                ..Answer::default()
            },
        );
        let opened = chrono::DateTime::from_timestamp(10, 0).unwrap();
        project.record.release = Some(OpenRelease::new("2.0".parse().unwrap(), None, "Ada", opened));
        let against = seen("f0", "another", Bearing::Contradicts);
        let scan = Scan { observations: vec![against], ..Scan::default() };
        let witness = Some(Arc::new(Witness::of(&scan)));
        let all = assessed(&project, witness.as_ref());
        let kinds: Vec<_> =
            all.gaps.iter().filter(|gap| gap.key.as_str() == "high").map(|gap| gap.kind).collect();
        let (list, seen) = (&project.checklist, witness.as_deref());
        let queue = queue_seen(list, &project.record, &project.observed, day(TODAY), None, seen);
        let entry = queue.entries.iter().find(|entry| entry.key.as_str() == "high").unwrap();
        (kinds, entry.reasons.iter().map(mindgap::assess::Reason::kind).collect::<Vec<_>>())
    };
    assert_eq!(
        told("2026-03-01"),
        (
            vec![GapKind::Contradicted, GapKind::AcceptanceExpired],
            vec![ReasonKind::Contradicted, ReasonKind::AcceptanceExpired]
        )
    );
    assert_eq!(told("2026-03-09"), (vec![], vec![ReasonKind::Contradicted, ReasonKind::AcceptanceEnding]));
}
