//! Stories about many hands: two branches, one record, and nothing that anybody typed is lost.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail loudly"
)]

#[path = "alone/programs.rs"]
mod alone;
#[path = "record/arbitrary.rs"]
#[allow(dead_code, reason = "shared with the stories about the record")]
mod arbitrary;
#[path = "past/place.rs"]
mod place;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, Read};

use chrono::DateTime;
use mindgap::record::{
    Answer, AnswerKey, AsideKey, Blend, Change, Evidence, Joined, OpenRelease, PartStamp, Person, Record,
    SET_ASIDE, SetAside, Signature, Status, Versions, blend, choose, join, marked, merge, parse, print,
    unmark,
};
use place::Place;
use proptest::prelude::*;

/// Two records that grew out of the first: each side changed fields of a few answers, or wrote some anew.
fn grown() -> impl Strategy<Value = (Record, Record, Record)> {
    let edits = || proptest::collection::vec((arbitrary::key(), arbitrary::answer(), any::<u8>()), 0..5);
    (arbitrary::record(), edits(), edits()).prop_map(|(base, ours, theirs)| {
        let grow = |edits: Vec<(AnswerKey, Answer, u8)>| {
            let mut record = base.clone();
            for (key, other, pick) in edits {
                let answer = record.answers.entry(key.clone()).or_default();
                match pick % 12 {
                    // What waits for a choice may wait on both branches already, and one may have chosen.
                    10 => drop(record.conflicts.remove(&key)),
                    11 => {
                        let waits = Versions { ours: answer.clone(), theirs: other };
                        drop(record.conflicts.insert(key, waits));
                    }
                    0 => answer.note = other.note,
                    1 => answer.note = format!("{}\n{}", answer.note, other.note),
                    2 => answer.evidence.extend(other.evidence),
                    3 => answer.status = other.status,
                    4 => answer.owner = other.owner,
                    5 => answer.extra.extend(other.extra),
                    6 => answer.plan = other.plan,
                    7 => answer.acceptance = other.acceptance,
                    8 => answer.reason = other.reason,
                    _ => *answer = other,
                }
            }
            record
        };
        (base.clone(), grow(ours), grow(theirs))
    })
}

/// Two records that grew out of the first: each side decided anew about what a scan saw.
fn asides() -> impl Strategy<Value = (Record, Record, Record)> {
    let edits = || {
        proptest::collection::vec(
            (arbitrary::aside_key(), proptest::option::of(arbitrary::set_aside())),
            0..6,
        )
    };
    (arbitrary::record(), edits(), edits()).prop_map(|(base, ours, theirs)| {
        let grow = |edits: Vec<(AsideKey, Option<SetAside>)>| {
            let mut record = base.clone();
            for (key, said) in edits {
                drop(Change::Aside(key, said.map(Box::new)).apply(&mut record));
            }
            record
        };
        let base = Record { extra: BTreeMap::new(), ..base.clone() };
        let [ours, theirs] = [ours, theirs].map(grow).map(|side| Record { extra: BTreeMap::new(), ..side });
        (base, ours, theirs)
    })
}

/// Versions of checklists, from the earliest to the latest.
const IN_ORDER: [&str; 7] = ["0.9", "1.0.0-rc1", "1.0.0-rc2", "1.0.0", "1.9.0", "1.10.0", "2"];

/// Two records that grew out of the first: each side closed the release, opened one, or signed what is open.
fn releases() -> impl Strategy<Value = (Record, Record, Record)> {
    let open = || {
        let version = proptest::sample::select(vec!["1.4.0", "1.5.0", "1.6.0"]);
        let release = (arbitrary::open_release(), version, 0..2_i64, "[AB]");
        proptest::option::of(release.prop_map(|(release, version, hour, opened_by)| OpenRelease {
            opened_at: DateTime::from_timestamp(hour * 3600, 0).unwrap(),
            opened_by,
            version: version.parse().unwrap(),
            ..release
        }))
    };
    let signed = || proptest::collection::vec(arbitrary::signature(), 0..3);
    (open(), proptest::option::of(open()), proptest::option::of(open()), signed(), signed()).prop_map(
        |(before, ours, theirs, mine, yours)| {
            let grow = |other: Option<Option<OpenRelease>>, signed: Vec<_>| {
                let mut release = other.unwrap_or_else(|| before.clone());
                if let Some(release) = &mut release {
                    release.signed.extend(signed);
                }
                Record { release, ..Record::new("bot", &mindgap::checklist::builtin().unwrap()) }
            };
            (grow(None, Vec::new()), grow(ours, mine), grow(theirs, yours))
        },
    )
}

/// The release that is open, and the one that was put aside.
fn kept_releases(joined: &Joined) -> [Option<OpenRelease>; 2] {
    let aside = joined.record.extra.get(SET_ASIDE).map(|aside| aside["release"].clone());
    [joined.record.release.clone(), aside.map(|aside| serde_json::from_value(aside).unwrap())]
}

/// Every word that somebody typed into an answer, as it would be found again.
fn words(answer: &Answer) -> BTreeSet<String> {
    // A line with nothing on it is no word: one before a note may go when two notes become one.
    let lines = answer.note.lines().chain(answer.reason.lines()).map(str::trim);
    let mut words: BTreeSet<String> = lines.filter(|line| !line.is_empty()).map(str::to_owned).collect();
    words.extend(answer.evidence.iter().map(ToString::to_string));
    words.extend(answer.owner.clone());
    words.extend(answer.plan.as_ref().map(|plan| plan.what.clone()));
    words.extend(answer.acceptance.iter().flat_map(|taken| [taken.reason.clone(), taken.who.clone()]));
    words.extend(answer.review.iter().flat_map(|review| [review.comment.clone(), review.by.clone()]));
    words.extend(answer.extra.iter().map(|(key, value)| format!("{key}={value}")));
    words
}

/// Whether nobody has to look at what came out.
fn settled(joined: &Joined) -> bool {
    joined.waiting.is_empty() && joined.aside.is_empty()
}

fn everywhere(record: &Record, key: &AnswerKey) -> BTreeSet<String> {
    let mut all = record.answers.get(key).map(words).unwrap_or_default();
    if let Some(Versions { ours, theirs }) = record.conflicts.get(key) {
        all.extend(words(ours));
        all.extend(words(theirs));
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_a_side_wrote_is_in_the_record_or_waits_in_it((base, ours, theirs) in grown()) {
        let joined = join(&base, &ours, &theirs).record;
        for side in [&ours, &theirs] {
            for (key, answer) in &side.answers {
                let before = base.answers.get(key).map(words).unwrap_or_default();
                let kept = everywhere(&joined, key);
                for word in words(answer).difference(&before) {
                    prop_assert!(kept.contains(word), "{key}: {word:?} is lost");
                }
            }
        }
    }

    #[test]
    fn what_is_said_of_a_status_was_said_of_it_by_a_side((base, ours, theirs) in grown()) {
        let joined = join(&base, &ours, &theirs);
        let merged = merge(&base, &ours, &theirs);
        let asked: Vec<_> = merged.conflicts.iter().map(|conflict| &conflict.key).collect();
        let settled = joined.record.answers.iter().filter(|(key, _)| !joined.waiting.contains(*key));
        let merged = merged.record.answers.iter().filter(|(key, _)| !asked.contains(key));
        for (key, answer) in settled.chain(merged) {
            let sides: Vec<_> = [&ours, &theirs].iter().filter_map(|side| side.answers.get(key)).collect();
            let said = |held: fn(&Answer, &Answer) -> bool| {
                sides.iter().any(|side| side.status == answer.status && held(side, answer))
            };
            let taken = answer.acceptance.is_none() || said(|side, answer| side.acceptance == answer.acceptance);
            let planned = answer.plan.is_none() || said(|side, answer| side.plan == answer.plan);
            let because = answer.reason.is_empty() || said(|side, answer| side.reason == answer.reason);
            prop_assert!(taken && planned && because, "{key}: {answer:?}");
        }
    }

    #[test]
    fn where_nobody_has_to_choose_it_makes_no_difference_who_is_who((base, ours, theirs) in grown()) {
        let (one, other) = (join(&base, &ours, &theirs), join(&base, &theirs, &ours));
        prop_assert_eq!(&one.waiting, &other.waiting);
        if settled(&one) {
            prop_assert_eq!(one.record, other.record);
        } else {
            for key in &one.waiting {
                let (a, b) = (&one.record.conflicts[key], &other.record.conflicts[key]);
                prop_assert_eq!((&a.ours, &a.theirs), (&b.theirs, &b.ours));
            }
        }
    }

    #[test]
    fn a_side_that_did_nothing_changes_nothing((base, side, _) in grown()) {
        for joined in [join(&base, &side, &base), join(&base, &base, &side), join(&base, &side, &side)] {
            prop_assert!(settled(&joined));
            prop_assert_eq!(joined.record, side.clone());
        }
    }

    #[test]
    fn unrelated_records_join_and_the_result_is_a_record(
        (base, ours, theirs) in (arbitrary::record(), arbitrary::record(), arbitrary::record())
    ) {
        let joined = join(&base, &ours, &theirs).record;
        prop_assert_eq!(parse(&print(&joined).unwrap()).unwrap(), joined);
    }

    #[test]
    fn a_choice_keeps_the_words_of_both_sides((base, ours, theirs) in grown()) {
        let mut record = join(&base, &ours, &theirs).record;
        let waiting: Vec<_> = record.conflicts.clone().into_iter().collect();
        for (key, versions) in waiting {
            for change in choose(&record, &key, mindgap::record::Side::Theirs, DateTime::UNIX_EPOCH) {
                drop(change.apply(&mut record));
            }
            prop_assert!(!record.conflicts.contains_key(&key));
            let answer = &record.answers[&key];
            for evidence in &versions.ours.evidence {
                let kept = answer.evidence.contains(evidence) || answer.note.contains(&evidence.to_string());
                prop_assert!(kept, "{evidence}");
            }
            prop_assert!(versions.ours.note.lines().all(|line| answer.note.contains(line.trim())));
        }
    }

    #[test]
    fn two_versions_between_marks_are_joined_whatever_they_hold((_, ours, theirs) in grown()) {
        let text = format!("<<<<<<< a\n{}=======\n{}>>>>>>> b\n", print(&ours).unwrap(), print(&theirs).unwrap());
        prop_assert_eq!(marked(&text), Some(1));
        let joined = unmark(&text, None).unwrap().record;
        for side in [&ours, &theirs] {
            for (key, answer) in &side.answers {
                let kept = everywhere(&joined, key);
                prop_assert!(words(answer).is_subset(&kept), "{key}");
            }
        }
    }

    #[test]
    fn of_two_decisions_to_set_something_aside_none_is_lost_and_the_one_that_hides_less_stands(
        (base, ours, theirs) in asides()
    ) {
        let (joined, swapped) = (join(&base, &ours, &theirs), join(&base, &theirs, &ours));
        prop_assert_eq!(&joined.record.aside, &swapped.record.aside);
        let merged = merge(&base, &ours, &theirs).record;
        prop_assert_eq!(&merged.aside, &joined.record.aside);
        let lost = serde_json::to_value(joined.record.extra.get(SET_ASIDE)).unwrap();
        for key in ours.aside.keys().chain(theirs.aside.keys()) {
            let [before, here, there, now] =
                [&base, &ours, &theirs, &joined.record].map(|side| side.aside.get(key));
            if let (Some(now), Some(here), Some(there)) = (now, here, there) {
                prop_assert!(now.until <= here.until.max(there.until));
            }
            for said in [here, there].into_iter().flatten().filter(|said| Some(*said) != before) {
                let kept = now == Some(said);
                let aside = lost[format!("observation {key}")] == serde_json::to_value(said).unwrap();
                prop_assert!(kept || aside, "{key} is lost");
            }
        }
    }

    #[test]
    fn no_release_that_a_side_opened_or_signed_is_lost_whoever_is_who((base, ours, theirs) in releases()) {
        let joined = join(&base, &ours, &theirs);
        let kept = kept_releases(&joined);
        let [open, aside] = kept_releases(&join(&base, &theirs, &ours));
        prop_assert!(kept == [open.clone(), aside.clone()] || kept == [aside, open]);
        prop_assert_eq!(kept[1].is_some(), joined.aside.contains(&"release".to_owned()));
        let opened = |of: &Record| of.release.clone().map(|release| (release.version, release.signed));
        let before = opened(&base);
        for (version, signed) in [&ours, &theirs].into_iter().filter_map(opened) {
            let known = before.as_ref().filter(|(known, _)| *known == version);
            let known = known.map_or(&[][..], |(_, signed)| signed);
            let of_it = kept.iter().flatten().find(|release| release.version == version);
            prop_assert!(of_it.is_some() || (before.is_some() && signed == known), "{version} is lost");
            for each in signed.iter().filter(|each| !known.contains(each)) {
                let by_them = |other: &Signature| {
                    let person = Person { name: each.by.clone(), mail: each.mail };
                    other.of == each.of && person.signed(other) && (other.role, other.at) >= (each.role, each.at)
                };
                let stands = of_it.is_some_and(|release| release.signed.iter().any(by_them));
                prop_assert!(stands, "{each:?} is lost");
            }
        }
    }

    #[test]
    fn of_two_checklists_between_marks_the_later_one_was_asked(
        [ours, theirs] in proptest::array::uniform2(
            (0..IN_ORDER.len(), proptest::collection::vec(0..IN_ORDER.len(), 0..3)))
    ) {
        let asked = |(version, parts): &(usize, Vec<usize>)| {
            let mut record = Record::new("bot", &mindgap::checklist::builtin().unwrap());
            record.checklist.version = IN_ORDER[*version].to_owned();
            let part = |(id, version): (&str, &usize)| PartStamp {
                id: id.parse().unwrap(),
                version: IN_ORDER[*version].to_owned(),
            };
            record.checklist.also = ["house", "team"].into_iter().zip(parts).map(part).collect();
            record
        };
        let text = |ours, theirs| {
            let [ours, theirs] = [ours, theirs].map(|side| print(&asked(side)).unwrap());
            format!("<<<<<<< a\n{ours}=======\n{theirs}>>>>>>> b\n")
        };
        let later = (&ours).max(&theirs);
        for text in [text(&ours, &theirs), text(&theirs, &ours)] {
            prop_assert_eq!(unmark(&text, None).unwrap().record.checklist, asked(later).checklist);
        }
    }

    #[test]
    fn broken_marks_never_panic(lines in proptest::collection::vec(
        proptest::sample::select(vec!["<<<<<<< a", "||||||| b", "=======", ">>>>>>> c", "{", "}", "\"format\": 1", ""]), 0..12)) {
        let text = lines.join("\n");
        if let Err(error) = unmark(&text, None) {
            prop_assert!(!error.to_string().is_empty() && !error.hint().is_empty());
        }
    }
}

#[test]
fn a_file_that_both_named_anew_with_other_content_is_for_somebody_to_choose() {
    let file = |held: &str| Evidence::File {
        path: "SAFETY.md".parse().unwrap(),
        digest: mindgap::checklist::Digest::of(held.as_bytes()),
    };
    let with = |held| Answer { evidence: vec![file(held)], status: Some(Status::Yes), ..Answer::default() };
    assert!(matches!(blend(&with("a"), &with("b"), &with("c")), Blend::Two { .. }));
    assert!(matches!(blend(&with("a"), &with("a"), &with("c")), Blend::One(one) if *one == with("c")));
}

/// A record on two branches; `main` is checked out.
fn two_branches(installed: bool) -> Option<Place> {
    let place = Place::repository()?;
    place.write("SAFETY.md", "Ada owns it.\n");
    place.run("init --name bot").gives(0);
    place.run("answer safety-owner partly --note").with("begun").gives(0);
    if installed {
        place.run("merge --install").gives(0);
    }
    place.commit("begun");
    place.git(&["branch", "grace"]);
    Some(place)
}

/// What Grace answers on her branch.
fn grace(place: &Place, work: impl FnOnce()) {
    place.git(&["checkout", "--quiet", "grace"]);
    work();
    place.commit("Grace");
    place.git(&["checkout", "--quiet", "main"]);
}

#[test]
fn the_driver_is_installed_in_this_repository_only_and_taken_out_again() {
    let Some(place) = Place::repository() else { return };
    place.run("init --name bot").gives(0);
    place.write(".gitattributes", "*.png binary");
    let said = place.run("merge --install").gives(0);
    assert!(said.out.contains("merge.mindgap.driver = mindgap merge %O %A %B"), "{}", said.out);
    assert!(
        said.out.contains("added to ") && said.out.contains("ai-safety/record.json merge=mindgap"),
        "{}",
        said.out
    );
    assert_eq!(place.read(".gitattributes"), "*.png binary\nai-safety/record.json merge=mindgap\n");
    assert_eq!(place.run("merge --install").gives(0).out, "nothing to do: it is so already\n");
    assert!(place.read(".git/config").contains("[merge \"mindgap\"]"));
    assert!(!place.path("../global").exists(), "the user's own configuration is left alone");

    // What an earlier version of this program set is brought up to date, and taken out as well.
    let older = ["config", "merge.mindgap.driver", "mindgap merge %O %A %B"];
    place.git(&older);
    let said = place.run("merge --install").gives(0).out;
    assert!(said.contains("merge.mindgap.driver = mindgap merge %O %A %B || "), "{said}");
    assert!(!said.contains("merge.mindgap.name"), "{said}");
    place.git(&older);
    place.run("merge --uninstall").gives(0);
    assert_eq!(place.read(".gitattributes"), "*.png binary\n");
    assert!(!place.read(".git/config").contains("mindgap"), "{}", place.read(".git/config"));
    assert_eq!(place.run("merge --uninstall").gives(0).out, "nothing to do: it is so already\n");
    for line in ["merge --install", "merge --uninstall"] {
        let place = Place::without_git();
        let code = if line.ends_with("--install") { 2 } else { 0 };
        let said = place.run(line).gives(code).err;
        assert_eq!(
            said.contains("is in no git repository")
                && said.contains("`git init` begins")
                && !said.contains("mindgap diff"),
            code == 2,
            "{said}"
        );
    }
}

#[test]
fn different_fields_of_one_answer_merge_without_a_word() {
    let Some(place) = two_branches(true) else { return };
    grace(&place, || {
        place
            .run("answer safety-owner keep --owner Grace --note")
            .with("begun\nGrace asked around")
            .by("Grace")
            .gives(0);
    });
    place
        .run("answer safety-owner yes --evidence SAFETY.md --note")
        .with("begun\nAda wrote it down")
        .gives(0);
    place.commit("Ada");
    let (clean, said) = place.merge("grace");
    assert!(clean, "{said}");
    let answer = place.answer("safety-owner");
    assert_eq!((answer.status, answer.owner.as_deref()), (Some(Status::Yes), Some("Grace")));
    assert_eq!(answer.evidence.len(), 1);
    assert!(answer.note.contains("Grace asked around") && answer.note.contains("Ada wrote it down"));
    assert!(place.record().conflicts.is_empty());
}

#[test]
fn a_risk_that_was_taken_for_one_status_is_not_taken_for_another() {
    for said in [
        "keep --accept bearable --until 2026-12-31",
        "keep --plan later --by 2026-12-31",
        "keep --reason ours",
    ] {
        let Some(place) = two_branches(true) else { return };
        grace(&place, || drop(place.run(&format!("answer safety-owner {said}")).by("Grace").gives(0)));
        place.run("answer safety-owner no").gives(0);
        place.commit("Ada");
        let (clean, told) = place.merge("grace");
        assert!(!clean && told.contains("safety-owner: both versions are kept"), "{said}: {told}");
        place.run("check --fail-on critical").gives(1);
        let Versions { ours, theirs } = place.record().conflicts[&"safety-owner".parse().unwrap()].clone();
        assert_eq!((ours.status, theirs.status), (Some(Status::No), Some(Status::Partly)));
        let words =
            |side: &Answer| side.acceptance.is_some() || side.plan.is_some() || !side.reason.is_empty();
        assert!(!words(&ours) && words(&theirs), "{said}: each keeps its own");
        // Whoever chooses keeps the words of the other in the note.
        place.run("merge --resolve --take ours").gives(0);
        let chosen = place.answer("safety-owner");
        assert!(chosen.acceptance.is_none() && chosen.note.contains("Set aside on"), "{}", chosen.note);
    }
}

#[test]
fn a_risk_that_was_ended_with_its_status_settles_beside_what_another_wrote() {
    let Some(place) = two_branches(true) else { return };
    place.run("answer safety-owner keep --accept bearable --until 2026-12-31").gives(0);
    place.commit("accepted");
    place.git(&["branch", "--force", "grace"]);
    grace(&place, || drop(place.run("answer safety-owner keep --owner Grace").by("Grace").gives(0)));
    place.run("answer safety-owner yes --evidence SAFETY.md").gives(0);
    place.commit("Ada");
    let (clean, told) = place.merge("grace");
    assert!(clean, "{told}");
    let answer = place.answer("safety-owner");
    assert_eq!((answer.status, answer.owner.as_deref()), (Some(Status::Yes), Some("Grace")));
    assert!(answer.acceptance.is_none() && answer.note.contains("bearable"), "{}", answer.note);
}

/// Ada says yes, Grace says no; the merge leaves both in the file.
fn conflict() -> Option<Place> {
    let place = two_branches(true)?;
    grace(&place, || {
        place.run("answer safety-owner no --note").with("begun\nnobody wants it").by("Grace").gives(0);
    });
    place.run("answer safety-owner yes --evidence SAFETY.md --note").with("begun\nAda does it").gives(0);
    place.commit("Ada");
    let (clean, said) = place.merge("grace");
    assert!(!clean && said.contains("safety-owner: both versions are kept"), "{said}");
    Some(place)
}

#[test]
fn what_cannot_be_settled_is_kept_in_the_file_and_check_says_so() {
    let Some(place) = conflict() else { return };
    let record = place.record();
    let versions = &record.conflicts[&"safety-owner".parse().unwrap()];
    assert_eq!((versions.ours.status, versions.theirs.status), (Some(Status::Yes), Some(Status::No)));
    for version in [&versions.ours, &versions.theirs] {
        assert!(version.note.contains("nobody wants it") && version.note.contains("Ada does it"));
        assert_eq!(version.evidence.len(), 1, "evidence is united");
    }
    let said = place.run("check --fail-on critical").gives(1).out;
    assert!(said.contains("safety-owner: two branches answered this differently"), "{said}");
    let gap = said.lines().filter(|line| line.contains("safety-owner")).count();
    assert_eq!(gap, 1, "an answer in conflict is told once: {said}");
    let exported = place.run("export").gives(0).out;
    for side in ["- Ours:\n  - Status: ✓ yes\n", "- Theirs:\n  - Status: ✗ no\n"] {
        assert!(exported.contains(side), "{exported}");
    }
    let json: serde_json::Value =
        serde_json::from_str(&place.run("export --format json").gives(0).out).unwrap();
    assert_eq!(json["conflicts"]["safety-owner"]["theirs"]["status"], "no");
}

/// An input that does something elsewhere before its line is read.
struct Meanwhile<F: FnOnce()> {
    elsewhere: Option<F>,
    line: &'static [u8],
}

impl<F: FnOnce()> Read for Meanwhile<F> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let read = self.fill_buf()?.read(into)?;
        self.consume(read);
        Ok(read)
    }
}

impl<F: FnOnce()> BufRead for Meanwhile<F> {
    fn fill_buf(&mut self) -> std::io::Result<&[u8]> {
        if let Some(elsewhere) = self.elsewhere.take() {
            elsewhere();
        }
        Ok(self.line)
    }

    fn consume(&mut self, read: usize) {
        self.line = &self.line[read..];
    }
}

#[test]
fn a_choice_that_meets_another_answer_is_no_choice_and_both_versions_go_on_waiting() {
    let Some(place) = conflict() else { return };
    let cy = || drop(place.run("answer safety-owner partly").by("Cy").gives(0));
    let mut input = Meanwhile { elsewhere: Some(cy), line: b"ours\n" };
    let said = place.run("merge --resolve").in_a_terminal().reading(&mut input, 2);
    assert!(!said.out.contains("chosen: 1"), "{}", said.out);
    assert!(said.err.contains("`safety-owner` was changed by somebody else"), "{}", said.err);
    assert_eq!(place.answer("safety-owner").status, Some(Status::Partly));
}

#[test]
fn one_undo_takes_a_choice_between_two_versions_back_as_a_whole() {
    let Some(place) = conflict() else { return };
    let waiting = place.record();
    assert_eq!(waiting.conflicts.len(), 1);
    let said = place.run("ask safety-owner").typing("ours\nundo\nquit\n", 0).out;
    assert!(said.contains("taken back"), "{said}");
    assert_eq!((&place.record().conflicts, &place.record().answers), (&waiting.conflicts, &waiting.answers));
}

#[test]
fn a_release_that_one_branch_opened_after_both_had_closed_the_last_one_stays_open() {
    for opens in ["grace", "main"] {
        let Some(place) = Place::repository() else { return };
        place.run("init --name bot").gives(0);
        place.run("merge --install").gives(0);
        place.run("release open 1.4.0").gives(0);
        place.commit("begun");
        place.git(&["branch", "grace"]);
        for branch in ["main", "grace"] {
            place.git(&["checkout", "--quiet", branch]);
            place.run("release abandon").gives(0);
            if branch == opens {
                place.run("release open 1.5.0").gives(0);
            }
            place.commit(branch);
        }
        place.git(&["checkout", "--quiet", "main"]);
        let (clean, said) = place.merge("grace");
        assert!(clean, "{said}");
        assert_eq!(place.record().release.unwrap().version.as_str(), "1.5.0");
    }
}

#[test]
fn the_choice_is_made_by_name_and_the_other_words_stay_in_the_note() {
    let Some(place) = conflict() else { return };
    let listed = place.run("merge --resolve").gives(1);
    assert!(listed.out.contains("    ours   yes\n    theirs no\n"), "{}", listed.out);
    // What is settled already is told once, and not as if it were ours to choose.
    let kept = "  kept, whichever is chosen:\n    note: begun\n      Ada does it\n      nobody wants it\n    \
                evidence: SAFETY.md\n";
    assert!(listed.out.contains(kept), "{}", listed.out);
    assert_eq!(listed.out.matches("SAFETY.md").count(), 1, "{}", listed.out);
    let json = place.run("merge --resolve --format json").gives(1).out;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let waiting = &json["waiting"][0];
    assert_eq!((&waiting["item"], &waiting["ours"]["status"]), (&"safety-owner".into(), &"yes".into()));
    assert!(waiting["kept"]["evidence"].to_string().contains("SAFETY.md"), "{waiting}");
    assert!(waiting["ours"]["evidence"].is_null(), "{waiting}");
    assert!(place.run("merge --resolve --take ours intended-use").gives(2).err.contains("does not wait"));
    place.run("merge --resolve --take theirs safety-owner").gives(0);
    let answer = place.answer("safety-owner");
    assert_eq!(answer.status, Some(Status::No));
    assert!(answer.note.contains("Set aside on 2026-11-22, from Ada:\nstatus: yes"), "{}", answer.note);
    assert!(place.record().conflicts.is_empty());
    assert!(!place.read("ai-safety/record.json").contains("conflicts"));
    place.commit("merged");
}

#[test]
fn the_choice_is_asked_about_on_a_terminal_by_merge_and_by_ask() {
    let Some(place) = conflict() else { return };
    let said = place.run("merge --resolve").in_a_terminal().typing("perhaps\nlater\n", 1);
    assert!(said.out.contains("Which one stays: ours, theirs, or later?"), "{}", said.out);
    let said = place.run("ask safety-owner").in_a_terminal().typing("ours\nquit\n", 0);
    assert!(said.out.contains("two branches answered this differently"), "{}", said.out);
    assert_eq!(place.answer("safety-owner").status, Some(Status::Yes));
    assert!(place.record().conflicts.is_empty());
}

#[test]
fn an_answer_given_anew_is_a_choice_and_keeps_both_in_its_note() {
    let Some(place) = conflict() else { return };
    place.run("answer safety-owner keep --owner Eve").gives(0);
    assert_eq!(place.record().conflicts.len(), 1, "another field is no choice");
    place.run("answer safety-owner partly").by("Eve").gives(0);
    let answer = place.answer("safety-owner");
    assert_eq!((answer.status, answer.owner.as_deref()), (Some(Status::Partly), Some("Eve")));
    // The note that both are in already stays, and of each is told what it alone says.
    let note = "begun\nAda does it\nnobody wants it\n\nSet aside on 2026-11-22, from Ada:\nstatus: yes\n\n\
                Set aside on 2026-11-22, from Grace:\nstatus: no";
    assert_eq!(answer.note, note);
    assert!(place.record().conflicts.is_empty());
}

#[test]
fn what_both_versions_say_is_set_aside_once_where_a_new_note_takes_its_place() {
    let Some(place) = conflict() else { return };
    place.run("answer safety-owner partly --note").with("begun\nEve asked both").by("Eve").gives(0);
    let note = "begun\nEve asked both\n\nSet aside on 2026-11-22, from Ada, Grace:\nnote: Ada does it\nnobody wants it\n\n\
                Set aside on 2026-11-22, from Ada:\nstatus: yes\n\nSet aside on 2026-11-22, from Grace:\nstatus: no";
    assert_eq!(place.answer("safety-owner").note, note);
}

#[test]
fn the_driver_asks_where_a_terminal_is_there() {
    let Some(place) = two_branches(false) else { return };
    let base = place.read("ai-safety/record.json");
    place.run("answer safety-owner yes").gives(0);
    let ours = place.read("ai-safety/record.json");
    place.write("ai-safety/record.json", &base);
    place.run("answer safety-owner no").by("Grace").gives(0);
    for (name, text) in [("b", &base), ("o", &ours), ("t", &place.read("ai-safety/record.json"))] {
        place.write(name, text);
    }
    place.run("merge b o t").in_a_terminal().typing("theirs\n", 0);
    let merged = parse(&place.read("o")).unwrap();
    assert_eq!(merged.answers[&"safety-owner".parse().unwrap()].status, Some(Status::No));
    // Both sides began the record: there is no base, and git hands over an empty file.
    place.write("b", "");
    place.write("o", &ours);
    place.run("merge b o t").gives(1);
    assert_eq!(parse(&place.read("o")).unwrap().conflicts.len(), 1);
    assert!(place.run("merge b o").gives(2).err.contains("three files"));
}

#[test]
fn a_side_that_is_no_record_is_merged_as_text_and_nothing_vanishes() {
    let Some(place) = two_branches(false) else { return };
    place.write("b", "a\nb\nc\n");
    place.write("o", "ours\nb\nc\n");
    place.write("t", "theirs\nb\nc\n");
    let said = place.run("merge b o t").gives(2);
    assert!(said.err.contains("merged as plain text instead"), "{}", said.err);
    assert!(!said.err.contains("left as it is") && !said.err.contains("mend the file"), "{}", said.err);
    assert_eq!(place.read("o"), "<<<<<<< ours\nours\n=======\ntheirs\n>>>>>>> theirs\nb\nc\n");
}

#[test]
fn where_git_does_not_find_the_program_both_sides_stand_between_marks() {
    let Some(place) = two_branches(true) else { return };
    grace(&place, || {
        place.run("answer safety-owner no --note").with("nobody wants it").by("Grace").gives(0);
        place.run("answer intended-use yes --note").with("Grace knows").by("Grace").gives(0);
    });
    place.run("answer safety-owner yes --note").with("Ada does it").gives(0);
    place.commit("Ada");
    let (clean, said) = place.merge_without_program("grace");
    assert!(!clean && said.contains("CONFLICT"), "{said}");
    let marked = place.read("ai-safety/record.json");
    for part in ["<<<<<<< ours\n", ">>>>>>> theirs\n", "nobody wants it", "Ada does it", "Grace knows"] {
        assert!(marked.contains(part), "{part} is missing in\n{marked}");
    }
    assert!(place.run("check").gives(1).err.contains("git left two versions in"));
    assert!(place.run("merge --resolve").gives(1).out.contains("waiting: 1"));
    assert_eq!(place.record().conflicts.len(), 1);
    assert_eq!(place.answer("intended-use").note, "Grace knows");
}

#[test]
fn small_parts_that_both_changed_stay_as_ours_and_theirs_is_kept_aside() {
    let Some(place) = two_branches(true) else { return };
    grace(&place, || drop(place.run("init --name grace-bot --set users=public").gives(0)));
    place.run("init --name ada-bot --set users=staff").gives(0);
    place.commit("Ada");
    let (clean, said) = place.merge("grace");
    assert!(!clean && said.contains("project name: both sides changed it"), "{said}");
    let record = place.record();
    assert_eq!(record.project.name, "ada-bot");
    assert_eq!(record.extra["set-aside"]["project name"], "grace-bot");
    assert_eq!(record.extra["set-aside"]["profile users"][0], "public");
}

/// Git itself merged, and left its marks.
fn marks(style: &str) -> Option<Place> {
    let place = two_branches(false)?;
    place.git(&["config", "merge.conflictStyle", style]);
    grace(&place, || drop(place.run("answer safety-owner no").by("Grace").gives(0)));
    place.run("answer safety-owner yes --evidence SAFETY.md").gives(0);
    place.commit("Ada");
    let (clean, _) = place.merge("grace");
    assert!(!clean && place.read("ai-safety/record.json").contains("<<<<<<<"));
    Some(place)
}

#[test]
fn marks_of_git_are_read_together_and_nothing_is_written_until_somebody_says_so() {
    for style in ["merge", "diff3"] {
        let Some(place) = marks(style) else { return };
        let marked = place.read("ai-safety/record.json");
        let said = place.run("check").gives(1);
        assert!(said.err.contains("git left two versions in"), "{}", said.err);
        assert!(said.out.contains("safety-owner: two branches answered this differently"), "{}", said.out);
        place.run("export").gives(0);
        assert_eq!(place.read("ai-safety/record.json"), marked, "{style}: looking writes nothing");

        let said = place.run("merge --resolve").gives(1);
        // What it does now is no advice any more.
        assert!(!said.err.contains("the file is as it was"), "{}", said.err);
        let said = said.out;
        assert!(
            said.contains("git's two versions are one record now") && said.contains("waiting: 1"),
            "{said}"
        );
        let versions = place.record().conflicts[&"safety-owner".parse().unwrap()].clone();
        assert_eq!((versions.ours.status, versions.theirs.status), (Some(Status::Yes), Some(Status::No)));
        place.run("merge --resolve --take ours").gives(0);
        assert_eq!(place.answer("safety-owner").evidence.len(), 1);
    }
}

/// Cy said no; Grace says something of that, and Ada says yes. Git itself puts all of it outside its marks, which stand round
/// who said it.
fn joined_by_git(style: &str, said: &str) -> Option<Place> {
    let place = two_branches(false)?;
    place.git(&["config", "merge.conflictStyle", style]);
    place.run("answer safety-owner no").by("Cy").gives(0);
    place.commit("Cy");
    place.git(&["branch", "--force", "grace"]);
    grace(&place, || drop(place.run(&format!("answer safety-owner {said}")).by("Grace").gives(0)));
    place.run("answer safety-owner yes").gives(0);
    place.commit("Ada");
    let (clean, _) = place.merge("grace");
    let marked = place.read("ai-safety/record.json");
    assert!(!clean && marked.contains("<<<<<<<"), "{marked}");
    Some(place)
}

const SAID: [&str; 3] = [
    "keep --accept bearable --until 2026-12-31",
    "keep --plan bearable --by 2026-12-31",
    "na --reason bearable",
];

#[test]
fn what_git_joined_outside_its_marks_is_taken_apart_by_the_whole_versions_that_it_keeps() {
    for (said, style) in SAID.iter().flat_map(|said| [(said, "merge"), (said, "diff3")]) {
        let Some(place) = joined_by_git(style, said) else { return };
        let told = place.run("check").gives(1).out;
        assert!(told.contains("safety-owner: two branches answered this differently"), "{said}: {told}");
        assert!(place.run("merge --resolve").gives(1).out.contains("waiting: 1"));
        let Versions { ours, theirs } = place.record().conflicts[&"safety-owner".parse().unwrap()].clone();
        let words =
            |side: &Answer| side.acceptance.is_some() || side.plan.is_some() || !side.reason.is_empty();
        assert!(ours.status == Some(Status::Yes) && !words(&ours), "{said}: {ours:?}");
        assert!(theirs.status != ours.status && words(&theirs), "{said}: {theirs:?}");
    }
}

#[test]
fn what_stands_outside_marks_is_joined_to_no_status_where_git_keeps_nothing_else() {
    for (said, style) in SAID.iter().flat_map(|said| [(said, "merge"), (said, "diff3")]) {
        let Some(place) = joined_by_git(style, said) else { return };
        // From here on git has one version: the marked one.
        place.git(&["add", "-A"]);
        assert!(place.run("merge --resolve").gives(1).out.contains("waiting: 1"), "{said}");
        for side in ["ours", "theirs"] {
            place.run("merge --resolve --take").with(side).gives(0);
            let answer = place.answer("safety-owner");
            let words = answer.acceptance.is_some() || answer.plan.is_some() || !answer.reason.is_empty();
            assert!(!words || answer.status != Some(Status::Yes), "{said}, {style}: {answer:?}");
            let kept = serde_json::to_string(&answer).unwrap();
            assert_eq!(kept.matches("bearable").count(), 1, "{said}, {style}: {kept}");
            place.git(&["checkout", "--", "ai-safety/record.json"]);
            place.run("merge --resolve").gives(1);
        }
    }
}

#[test]
fn what_somebody_wrote_or_chose_between_the_marks_counts_and_not_what_git_keeps() {
    let Some(place) = joined_by_git("merge", "keep --accept bearable --until 2026-12-31") else { return };
    let marked = place.read("ai-safety/record.json");
    place.write("ai-safety/record.json", &marked.replace("bearable", "bearable by hand"));
    place.run("merge --resolve").gives(1);
    assert!(place.answer("safety-owner").note.contains("bearable by hand"));
}

#[test]
fn what_marks_of_git_set_aside_is_told_when_they_are_read_together_and_by_check_ever_after() {
    let Some(place) = two_branches(false) else { return };
    grace(&place, || drop(place.run("init --name grace-bot --set users=public").gives(0)));
    place.run("init --name ada-bot --set users=staff").gives(0);
    place.commit("Ada");
    let (clean, _) = place.merge("grace");
    assert!(!clean && place.read("ai-safety/record.json").contains("<<<<<<<"));
    let said = place.run("merge --resolve").gives(1).err;
    for what in ["profile users", "project name"] {
        assert!(said.contains(&format!("{what}: both sides changed it; one of them stays")), "{said}");
    }
    let said = place.run("check --fail-on critical").gives(1).out;
    assert!(said.contains("under `extra`, `set-aside`: profile users, project name; look"), "{said}");
    let json: serde_json::Value =
        serde_json::from_str(&place.run("check --format json").gives(1).out).unwrap();
    assert_eq!(json["left_over"], serde_json::json!(["profile users", "project name"]));
    assert_eq!(place.run("merge --resolve").gives(0).err, "", "nothing waits any more");
}

#[test]
fn what_an_earlier_session_left_and_nobody_can_read_is_named_by_whoever_looks() {
    let Some(place) = two_branches(false) else { return };
    let projects = place.path("../data/state/projects");
    let state = std::fs::read_dir(projects).unwrap().next().unwrap().unwrap().path();
    std::fs::write(state.join("rescue-broken.json"), "{").unwrap();
    for line in ["check", "merge --resolve"] {
        let said = place.run(line).gives(u8::from(line == "check")).err;
        assert!(
            said.contains("rescue-broken.json, which cannot be read") && said.contains("hint: look"),
            "{said}"
        );
    }
    assert!(state.join("rescue-broken.json").exists());
}

#[test]
fn an_answer_mends_a_marked_file_and_loses_nothing() {
    let Some(place) = marks("merge") else { return };
    place.run("answer intended-use yes").gives(0);
    assert_eq!(place.record().conflicts.len(), 1);
    assert_eq!(place.answer("intended-use").status, Some(Status::Yes));
}

#[test]
fn marks_that_hide_no_record_are_told_with_what_is_wrong() {
    let Some(place) = marks("merge") else { return };
    let text = place.read("ai-safety/record.json");
    place.write("ai-safety/record.json", &text.replacen("=======", "", 1));
    let said = place.run("check").gives(2).err;
    assert!(said.contains("record.json:") && said.contains("mark of git"), "{said}");
}
