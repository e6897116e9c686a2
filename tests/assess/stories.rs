//! One story a gap kind, and those around them.

use std::collections::BTreeSet;

use mindgap::assess::{Coverage, Gap, GapKind, Regression, Standing, Why, shift};
use mindgap::checklist::Severity;
use mindgap::record::{Acceptance, Adopted, Answer, AnswerKey, Evidence, EvidenceState, Status, Versions};

use super::project::{Project, TODAY, day, digest, file, plan, said};

fn accepted_until(status: Status, until: &str) -> Answer {
    let acceptance = Acceptance { reason: "Pilot.".to_owned(), until: day(until), who: "Ada".to_owned() };
    Answer { acceptance: Some(acceptance), ..said(status) }
}

fn backed(evidence: &[Evidence]) -> Answer {
    Answer { evidence: evidence.to_vec(), ..said(Status::Yes) }
}

fn link() -> Evidence {
    Evidence::link("https://example.org/minutes").unwrap()
}

#[test]
fn nobody_answered_anything_and_every_item_is_wanting_heaviest_first() {
    let all = Project::new().assess();
    let told: Vec<_> = all.gaps.iter().map(|gap| (gap.key.as_str(), gap.kind, gap.severity)).collect();
    assert_eq!(
        told,
        [
            ("critical", GapKind::Unanswered, Severity::Critical),
            ("high", GapKind::Unanswered, Severity::High),
            ("tuning", GapKind::Unanswered, Severity::Medium),
            ("low", GapKind::Unanswered, Severity::Low),
        ]
    );
    assert_eq!(all.count(Severity::High), 1);
    assert_eq!(all.at_or_above(Severity::High).count(), 2);
    assert_eq!(all.at_or_above(Severity::Low).count(), 4);
}

#[test]
fn a_record_without_blocks_is_as_unanswered_as_one_with_empty_ones() {
    let mut project = Project::new();
    let with = project.assess();
    project.record.answers.clear();
    assert_eq!(project.assess(), with);
}

#[test]
fn each_status_leaves_its_own_gap() {
    for (status, kind) in [
        (Status::Unknown, GapKind::Unknown),
        (Status::No, GapKind::NotDone),
        (Status::Partly, GapKind::PartlyDone),
        (Status::Yes, GapKind::NoEvidence),
        (Status::NotApplicable, GapKind::NoReason),
    ] {
        let project = Project::new().answer("high", said(status));
        assert_eq!(project.gaps("high"), [kind]);
        let gap = project.assess().gaps.into_iter().find(|gap| gap.key.as_str() == "high").unwrap();
        assert_eq!((gap.severity, gap.position), (Severity::High, Some(1)));
    }
}

#[test]
fn a_note_or_an_owner_alone_is_not_an_answer() {
    let note =
        Answer { note: "asked Grace".to_owned(), owner: Some("Grace".to_owned()), ..Answer::default() };
    let project = Project::new().answer("high", note);
    assert_eq!(project.gaps("high"), [GapKind::Unanswered]);
    assert_eq!(project.assess().total.answered, 0);
}

#[test]
fn set_aside_with_a_reason_is_done_and_with_a_blank_one_is_not() {
    let reason = |reason: &str| Answer { reason: reason.to_owned(), ..said(Status::NotApplicable) };
    assert_eq!(Project::new().answer("high", reason("No users yet.")).gaps("high"), []);
    assert_eq!(Project::new().answer("high", reason(" \n\t")).gaps("high"), [GapKind::NoReason]);
}

#[test]
fn a_link_or_a_commit_is_taken_at_its_word() {
    for evidence in [link(), Evidence::commit("c9745ed1").unwrap()] {
        let project = Project::new().answer("high", backed(&[evidence]));
        assert_eq!(project.gaps("high"), []);
        assert!(project.shown("high"));
    }
}

#[test]
fn a_file_is_shown_while_it_holds_what_it_held() {
    let project = Project::new().answer("high", backed(&[file("SAFETY.md", "owner: Ada")]));
    let holds = |content: &str| EvidenceState::Holds(digest(content).into());

    let kept = project.sees("SAFETY.md", holds("owner: Ada"));
    assert_eq!((kept.gaps("high"), kept.shown("high")), (vec![], true));

    let changed = kept.sees("SAFETY.md", holds("owner: nobody"));
    assert_eq!((changed.gaps("high"), changed.shown("high")), (vec![GapKind::EvidenceChanged], false));

    for gone in
        [EvidenceState::Missing, EvidenceState::Outside, EvidenceState::Unreadable("denied".to_owned())]
    {
        let project =
            Project::new().answer("high", backed(&[file("SAFETY.md", "x")])).sees("SAFETY.md", gone);
        assert_eq!((project.gaps("high"), project.shown("high")), (vec![GapKind::EvidenceMissing], false));
    }
}

#[test]
fn what_a_scan_saw_in_a_file_that_is_gone_is_gone_without_another_scan() {
    let adopted = Adopted {
        detector: "model-pin".to_owned(),
        digest: digest("a call"),
        line: Some(7),
        mentions: false,
        path: "app/load.py".parse().unwrap(),
        saw: "a call".to_owned(),
    };
    let project = Project::new().answer("high", backed(&[Evidence::observation(adopted).unwrap()]));
    assert_eq!((project.gaps("high"), project.shown("high")), (vec![], false), "nobody has looked");
    let changed = project.sees("app/load.py", EvidenceState::Holds(digest("another file").into()));
    assert!(changed.shown("high"), "whether it is still seen there, only a scan can tell");
    let gone = changed.sees("app/load.py", EvidenceState::Missing);
    assert_eq!((gone.gaps("high"), gone.shown("high")), (vec![GapKind::EvidenceMissing], false));
}

#[test]
fn a_file_that_was_not_looked_at_yet_is_neither_shown_nor_wanting() {
    let project = Project::new().answer("high", backed(&[file("SAFETY.md", "x")]));
    assert_eq!((project.gaps("high"), project.shown("high")), (vec![], false));
    let total = project.assess().total;
    assert_eq!((total.said, total.shown, total.said_not_shown()), (1, 0, 1));
}

#[test]
fn one_rotten_file_spoils_the_good_ones_and_each_kind_is_told_once() {
    let all = [file("a", "1"), file("b", "1"), file("c", "1"), file("d", "1"), link()];
    let project = Project::new()
        .answer("high", backed(&all))
        .sees("a", EvidenceState::Holds(digest("1").into()))
        .sees("b", EvidenceState::Holds(digest("2").into()))
        .sees("c", EvidenceState::Missing)
        .sees("d", EvidenceState::Outside);
    assert_eq!(project.gaps("high"), [GapKind::EvidenceMissing, GapKind::EvidenceChanged]);
    assert!(!project.shown("high"));
}

#[test]
fn evidence_of_a_thing_half_done_is_looked_at_and_never_shown_as_a_yes() {
    let half = Answer { evidence: vec![file("a", "1")], ..said(Status::Partly) };
    let project = Project::new().answer("high", half).sees("a", EvidenceState::Missing);
    assert_eq!(project.gaps("high"), [GapKind::PartlyDone, GapKind::EvidenceMissing]);
    assert!(!project.sees("a", EvidenceState::Holds(digest("1").into())).shown("high"));
}

#[test]
fn files_beside_a_no_are_not_evidence_of_anything() {
    let no = Answer { evidence: vec![file("a", "1")], ..said(Status::No) };
    assert_eq!(
        Project::new().answer("high", no).sees("a", EvidenceState::Missing).gaps("high"),
        [GapKind::NotDone]
    );
}

#[test]
fn a_question_that_changed_is_asked_again_whatever_was_said() {
    let other = Some(digest("another question?"));
    for status in Status::ALL {
        let answer =
            Answer { question: other, reason: "r".to_owned(), evidence: vec![link()], ..said(*status) };
        let project = Project::new().answer("high", answer);
        assert!(project.gaps("high").contains(&GapKind::QuestionChanged), "{status}");
    }
    let unanswered = Answer { question: other, note: "n".to_owned(), ..Answer::default() };
    assert_eq!(Project::new().answer("high", unanswered).gaps("high"), [GapKind::Unanswered]);
}

#[test]
fn a_risk_accepted_until_friday_is_wanting_on_saturday() {
    let project = Project::new().answer("high", accepted_until(Status::No, TODAY));
    assert_eq!((project.gaps("high"), project.accepted("high")), (vec![], vec![GapKind::NotDone]));
    assert!(
        matches!(project.stands("high"), Standing::Asked { accepted: Some(until), .. } if until == day(TODAY))
    );

    let after = project.on("2026-03-05");
    assert_eq!(after.gaps("high"), [GapKind::NotDone, GapKind::AcceptanceExpired]);
    assert_eq!(after.accepted("high"), []);
    assert!(after.sentence(GapKind::AcceptanceExpired).ends_with(": 2026-03-04"));
}

#[test]
fn every_kind_that_is_a_risk_can_be_accepted_and_no_other() {
    let refused: BTreeSet<_> =
        GapKind::ALL.iter().filter(|kind| !kind.can_be_accepted()).map(|kind| kind.word()).collect();
    let never =
        ["acceptance-expired", "conflict", "model-changed", "not-reviewed", "orphaned", "question-changed"];
    assert_eq!(refused, BTreeSet::from(never));
    for (status, kind) in [
        (Status::Unknown, GapKind::Unknown),
        (Status::Partly, GapKind::PartlyDone),
        (Status::Yes, GapKind::NoEvidence),
    ] {
        assert_eq!(Project::new().answer("high", accepted_until(status, TODAY)).accepted("high"), [kind]);
    }
    let open = Answer { status: None, ..accepted_until(Status::No, TODAY) };
    assert_eq!(Project::new().answer("high", open).accepted("high"), [GapKind::Unanswered]);
}

#[test]
fn an_acceptance_says_nothing_about_another_question() {
    let answer = Answer { question: Some(digest("another?")), ..accepted_until(Status::No, "2027-01-01") };
    let project = Project::new().answer("high", answer);
    assert_eq!(project.gaps("high"), [GapKind::QuestionChanged]);
    assert_eq!(project.accepted("high"), [GapKind::NotDone]);
}

#[test]
fn a_lapsed_acceptance_of_a_thing_now_done_wants_nothing() {
    let done = Answer { evidence: vec![link()], ..accepted_until(Status::Yes, "2020-01-01") };
    assert_eq!(Project::new().answer("high", done).gaps("high"), []);
}

#[test]
fn a_plan_is_overdue_the_day_after_its_day() {
    let planned = Answer { plan: Some(plan(TODAY)), ..said(Status::No) };
    let project = Project::new().answer("high", planned);
    assert_eq!(project.gaps("high"), [GapKind::NotDone]);
    let after = project.on("2026-03-05");
    assert_eq!(after.gaps("high"), [GapKind::NotDone, GapKind::PlanOverdue]);
    assert!(after.sentence(GapKind::PlanOverdue).ends_with(": 2026-03-04"));
}

#[test]
fn a_plan_ends_with_the_work_and_not_before() {
    let late = |answer: Answer| {
        Project::new().answer("high", Answer { plan: Some(plan("2020-01-01")), ..answer }).gaps("high")
    };
    assert_eq!(late(backed(&[link()])), []);
    assert_eq!(late(Answer { reason: "r".to_owned(), ..said(Status::NotApplicable) }), []);
    assert_eq!(late(Answer::default()), [GapKind::Unanswered, GapKind::PlanOverdue]);
    assert_eq!(late(said(Status::Unknown)), [GapKind::Unknown, GapKind::PlanOverdue]);
    let accepted = Project::new()
        .answer("high", Answer { plan: Some(plan("2020-01-01")), ..accepted_until(Status::No, TODAY) });
    assert_eq!(
        (accepted.gaps("high"), accepted.accepted("high")),
        (vec![], vec![GapKind::NotDone, GapKind::PlanOverdue])
    );
}

#[test]
fn an_item_that_the_profile_hides_wants_nothing_and_its_answer_is_kept() {
    let asked = Project::new().answer("tuning", said(Status::No));
    assert_eq!(asked.gaps("tuning"), [GapKind::NotDone]);
    let hidden = asked.profile(&["prompts"]);
    assert_eq!((hidden.gaps("tuning"), hidden.stands("tuning")), (vec![], Standing::NotAsked));
    assert_eq!(hidden.record.answer(&"tuning".parse().unwrap()).unwrap().status, Some(Status::No));
    let phase = hidden.assess().phases[1];
    assert_eq!((phase.applicable, phase.not_asked, phase.answered), (1, 1, 0));
    assert_eq!(hidden.profile(&["tunes"]).gaps("tuning"), [GapKind::NotDone]);
}

#[test]
fn an_answer_whose_question_is_gone_is_kept_and_shown_with_its_heir() {
    let project = Project::new().answer("retired", said(Status::Yes));
    assert_eq!(project.gaps("retired"), [GapKind::Orphaned]);
    assert!(project.sentence(GapKind::Orphaned).ends_with("; `high` took its place"));
    assert_eq!(project.assess().total.answered, 0);

    let project = Project::new().answer("unheard-of", Answer { note: "n".to_owned(), ..Answer::default() });
    assert_eq!(project.gaps("unheard-of"), [GapKind::Orphaned]);
    assert!(!project.sentence(GapKind::Orphaned).contains("took its place"));

    assert_eq!(Project::new().answer("retired", Answer::default()).gaps("retired"), []);
    let for_a_model = Project::new().answer("retired@org/model", said(Status::Yes));
    assert_eq!(for_a_model.gaps("retired@org/model"), [GapKind::Orphaned]);
}

#[test]
fn an_orphan_is_light_stands_last_and_belongs_to_no_position() {
    let all = Project::new().answer("aaa", said(Status::Yes)).assess();
    let last = all.gaps.last().unwrap();
    assert_eq!((last.kind, last.severity, last.position), (GapKind::Orphaned, Severity::Low, None));
}

/// Two versions of an answer wait for a choice.
fn in_conflict(mut project: Project, key: &str) -> Project {
    let versions = Versions { ours: backed(&[link()]), theirs: said(Status::No) };
    project.record.conflicts.insert(key.parse().unwrap(), versions);
    project
}

#[test]
fn an_answer_in_conflict_is_a_gap_and_shows_nothing_until_somebody_chooses() {
    let project = Project::new().answer("high", backed(&[link()]));
    assert!(project.shown("high"));
    let project = in_conflict(project, "high");
    assert_eq!(project.gaps("high"), [GapKind::Conflict]);
    assert!(!project.shown("high"));
    assert_eq!(project.assess().total.said, 1, "what was said is still said");
    // Beside an item that is not asked, about one model, and of an item that is no more: told all the same, and once.
    for key in ["tuning", "high@org/model", "aaa"] {
        let project = in_conflict(Project::new().profile(&["prompts"]), key);
        assert_eq!(project.gaps(key), [GapKind::Conflict], "{key}");
    }
}

#[test]
fn what_was_shown_and_is_no_longer_is_named_with_its_reason() {
    let shown = || {
        Project::new()
            .answer("high", backed(&[file("a", "then")]))
            .sees("a", EvidenceState::Holds(digest("then").into()))
    };
    let before = shown().assess();
    for (after, why) in [
        (Project::new().answer("high", said(Status::No)), Why::StatusChanged),
        (Project::new().answer("high", said(Status::Yes)), Why::EvidenceWithdrawn),
        (shown().sees("a", EvidenceState::Holds(digest("now").into())), Why::EvidenceChanged),
        (shown().sees("a", EvidenceState::Missing), Why::EvidenceMissing),
        (in_conflict(shown(), "high"), Why::Conflict),
        (
            shown().answer(
                "high",
                Answer { question: Some(digest("another?")), ..backed(&[file("a", "then")]) },
            ),
            Why::QuestionChanged,
        ),
        (Project::new().answer("high", backed(&[file("a", "then")])), Why::NotLookedAt),
    ] {
        let told = shift(&before, &after.assess());
        assert_eq!(told.no_longer_shown, [Regression { position: 1, model: None, why }]);
        assert_eq!(shift(&after.assess(), &before).now_shown, [1], "{why}");
    }
    assert!(shift(&before, &before).is_empty());
}

#[test]
fn gaps_open_and_close_between_two_moments() {
    let (before, after) =
        (Project::new().answer("low", said(Status::No)), Project::new().answer("low", said(Status::Yes)));
    let told = shift(&before.assess(), &after.assess());
    let kinds = |gaps: &[Gap]| gaps.iter().map(|gap| gap.kind).collect::<Vec<_>>();
    assert_eq!(
        (kinds(&told.opened), kinds(&told.closed)),
        (vec![GapKind::NoEvidence], vec![GapKind::NotDone])
    );
}

#[test]
fn said_and_shown_are_counted_by_phase_with_their_denominators() {
    let all = Project::new()
        .answer("low", backed(&[link()]))
        .answer("high", said(Status::Yes))
        .answer("critical", said(Status::NotApplicable))
        .assess();
    let first = Coverage { applicable: 2, answered: 2, said: 2, shown: 1, not_applicable: 0, not_asked: 0 };
    let second = Coverage { applicable: 2, answered: 1, said: 0, shown: 0, not_applicable: 1, not_asked: 0 };
    assert_eq!(all.phases, [first, second]);
    let total = Coverage { applicable: 4, answered: 3, said: 2, shown: 1, not_applicable: 1, not_asked: 0 };
    assert_eq!((all.total, all.total.said_not_shown()), (total, 1));
}

#[test]
fn every_kind_has_its_own_sentence_its_next_step_and_a_word_that_never_changes() {
    let words: Vec<_> = GapKind::ALL.iter().map(|kind| kind.word()).collect();
    assert_eq!(
        words,
        [
            "unanswered",
            "unknown",
            "not-done",
            "partly-done",
            "no-evidence",
            "evidence-missing",
            "evidence-changed",
            "contradicted",
            "model-changed",
            "question-changed",
            "not-reviewed",
            "no-reason",
            "acceptance-expired",
            "plan-overdue",
            "conflict",
            "orphaned"
        ]
    );
    let sentences: BTreeSet<_> = GapKind::ALL.iter().map(|kind| kind.sentence()).collect();
    let steps: BTreeSet<_> = GapKind::ALL.iter().map(|kind| kind.next()).collect();
    assert_eq!((sentences.len(), steps.len()), (words.len(), words.len()));
    let project = Project::new();
    let key: AnswerKey = "high".parse().unwrap();
    for kind in GapKind::ALL {
        // A gap that outlived its answer still has a sentence.
        let gap =
            Gap { kind: *kind, severity: Severity::Low, key: key.clone(), position: None, moved: Vec::new() };
        assert!(
            gap.sentence(&project.checklist, &project.record, &project.observed).starts_with(kind.sentence())
        );
    }
}
