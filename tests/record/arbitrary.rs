//! Records such as nobody would write and somebody will.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use mindgap::checklist::{Digest, OptionId, QuestionId, Severity};
use mindgap::record::{
    Acceptance, Adopted, Affirmed, Answer, AnswerKey, AsideKey, ChecklistStamp, Counts, Declared, Evidence,
    FORMAT, Facts, How, ModelId, OpenRelease, PartStamp, Plan, Profile, ProfileAnswer, Project, Record,
    Retired, Review, Role, Rules, Seal, SetAside, Signature, Since, Status, Verdict, Version, Versions,
};
use proptest::collection::{btree_map, btree_set, vec};
use proptest::option::of;
use proptest::prelude::*;
use serde_json::{Value, json};

/// Any text: many lines, quotes, control characters, direction marks, characters beyond the first plane.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => ".{0,24}".prop_map(String::from),
        2 => "[ -~\n]{0,60}",
        1 => "[\\x00-\\x1f\"\\\\/\u{7f}\u{9b}\u{2028}\u{202e}\u{feff}]{0,12}",
        1 => Just("🦀\r\n\t</script>\u{0}\u{1b}[31m".to_owned()),
    ]
}

fn id() -> impl Strategy<Value = String> {
    "[a-z0-9]{1,6}(-[a-z0-9]{1,4}){0,2}"
}

/// Few items, so that two records have some in common; some of them once for a model.
pub(crate) fn key() -> impl Strategy<Value = AnswerKey> {
    prop_oneof![id(), "[a-d]", "[a-d]@[!-~]{1,9}", "[a-d]@org/模型-v[0-9]"]
        .prop_map(|key| key.parse().unwrap())
}

fn number() -> impl Strategy<Value = Value> {
    prop_oneof![
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_filter("JSON has no such number", |f| f.is_finite()).prop_map(Value::from),
        "-?[1-9][0-9]{0,40}(\\.[0-9]{1,40})?(e[+-][1-9][0-9]{0,5})?"
            .prop_map(|n| serde_json::from_str(&n).unwrap()),
    ]
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        number(),
        text().prop_map(Value::from)
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            btree_map(text(), inner, 0..4).prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

fn extra() -> impl Strategy<Value = BTreeMap<String, Value>> {
    btree_map(text(), value(), 0..3)
}

fn day() -> impl Strategy<Value = NaiveDate> {
    // The years that four digits can write.
    (-719_528_i32..=2_932_896).prop_map(|days| NaiveDate::from_epoch_days(days).unwrap())
}

fn moment() -> impl Strategy<Value = DateTime<Utc>> {
    (-62_135_596_800_i64..253_402_300_800, 0..1_000_000_000_u32)
        .prop_map(|(seconds, nanos)| DateTime::from_timestamp(seconds, nanos).unwrap())
}

fn digest() -> impl Strategy<Value = Digest> {
    any::<[u8; 32]>().prop_map(Digest::from_bytes)
}

fn evidence() -> impl Strategy<Value = Evidence> {
    prop_oneof![
        ("[a-zA-Z0-9 äß世._-]{2,9}[a-z](/[a-z]{1,9}){0,2}", digest())
            .prop_map(|(path, digest)| Evidence::File { path: path.parse().unwrap(), digest }),
        "https?://[a-z]{1,9}/[!-~]{0,20}".prop_map(|link| Evidence::link(&link).unwrap()),
        "[0-9a-fA-F]{7,64}".prop_map(|commit| Evidence::commit(&commit).unwrap()),
        observation(),
    ]
}

prop_compose! {
    // Few of them, so that two records have some in common, and some that differ in what was seen only.
    fn observation()(detector in "model-pin|unsafe-load", path in "[ab]\\.py", core in 0..3_u8, line in of(1..3_u32),
        mentions in any::<bool>(), saw in "[ -~äß世]{0,40}") -> Evidence {
        let (digest, path) = (Digest::of(&[core]), path.parse().unwrap());
        Evidence::observation(Adopted { detector, digest, line, mentions, path, saw }).unwrap()
    }
}

pub(crate) fn status() -> impl Strategy<Value = Status> {
    proptest::sample::select(Status::ALL)
}

prop_compose! {
    fn said()(status in of(status()), note in text(), reason in text(), by in of(text()), owner in of(text()),
        at in of(moment()), question in of(digest()), asked in text(), facts in facts(), facts_at in of(moment()),
        given_at in of(moment())) -> Answer {
        Answer { status, asked, facts, facts_at, given_at, note, reason, by, owner, at, question, ..Answer::default() }
    }
}

prop_compose! {
    fn backed()(evidence in vec(evidence(), 0..3), extra in extra(), plan in of((text(), of(day()))),
        acceptance in of((text(), text(), day()))) -> Answer {
        let plan = plan.map(|(what, by)| Plan { what, by });
        let acceptance = acceptance.map(|(reason, who, until)| Acceptance { reason, until, who });
        Answer { evidence, extra, plan, acceptance, ..Answer::default() }
    }
}

fn facts() -> impl Strategy<Value = Facts> {
    btree_map("revision [a-d]|models|[ -~]{0,9}", text(), 0..3).prop_map(|facts| facts.into_iter().collect())
}

/// Few models, so that two records have some in common.
pub(crate) fn model() -> impl Strategy<Value = ModelId> {
    prop_oneof!["[a-c]", "org/模型-v[0-9]", "[a-z]{1,6}:[!-~]{1,9}"].prop_map(|id| id.parse().unwrap())
}

prop_compose! {
    pub(crate) fn declared()(at in moment(), by in text(), how in proptest::sample::select(How::ALL), note in text(),
        retired in of((moment(), text())), revision in of(text()), since in of(moment())) -> Declared {
        let retired = retired.map(|(at, by)| Retired { at, by });
        Declared { at, by, how, note, retired, revision, since }
    }
}

fn version() -> impl Strategy<Value = Version> {
    "[1-9]\\.[0-9]{1,3}(-rc[0-9])?".prop_map(|version| version.parse().unwrap())
}

prop_compose! {
    fn looked_at()(affirmed in of((moment(), text(), version(), any::<bool>())),
        review in of((moment(), text(), text(), digest(), proptest::sample::select(Verdict::ALL)))) -> Answer {
        let affirmed = affirmed.map(|(at, by, release, unchanged)| Affirmed { at, by, release, unchanged });
        let review = review.map(|(at, by, comment, of, verdict)| Review { at, by, comment, of, verdict });
        Answer { affirmed, review, ..Answer::default() }
    }
}

prop_compose! {
    pub(crate) fn signature()(at in moment(), by in text(), commit in of("[0-9a-f]{40}"), mail in of(digest()), of in digest(),
        role in proptest::sample::select(Role::ALL), statement in text()) -> Signature {
        Signature { at, by, commit, mail, of, role, statement }
    }
}

prop_compose! {
    pub(crate) fn open_release()(opened_at in moment(), opened_by in text(), signed in vec(signature(), 0..3),
        since in of((version(), digest())), version in version()) -> OpenRelease {
        let since = since.map(|(version, whole)| Since { version, whole });
        OpenRelease { opened_at, opened_by, signed, since, version }
    }
}

prop_compose! {
    /// What a frozen release has beyond a record; the digests fit nothing.
    fn seal()(answers in btree_map(key(), digest(), 0..3), asked in btree_map(digest(), text(), 0..3),
        counts in proptest::array::uniform6(any::<u16>()), release in open_release(), whole in digest(),
        (otherwise, scan) in (
            of(btree_map("[a-z]{1,9}", "missing|outside|unreadable", 0..3)),
            of(proptest::sample::select(vec!["complete", "incomplete", "none"])),
        )) -> Seal {
        let [accepted, answered, applicable, gaps, said, shown] = counts.map(usize::from);
        let counts = Counts { accepted, answered, applicable, gaps, said, shown };
        // As a file spells it, so that what nobody wrote down is not here either.
        let mut seal = json!({ "answers": answers, "asked": asked, "counts": counts, "release": release, "whole": whole });
        if let Some(otherwise) = otherwise {
            seal["otherwise"] = json!(otherwise);
        }
        if let Some(scan) = scan {
            seal["scan"] = json!(scan);
        }
        serde_json::from_value(seal).unwrap()
    }
}

pub(crate) fn rules() -> impl Strategy<Value = Rules> {
    (any::<u8>(), proptest::sample::select(Severity::ALL))
        .prop_map(|(people, threshold)| Rules { people, threshold })
}

pub(crate) fn answer() -> impl Strategy<Value = Answer> {
    let whole = (said(), backed(), looked_at()).prop_map(|(said, backed, looked_at)| Answer {
        affirmed: looked_at.affirmed,
        review: looked_at.review,
        evidence: backed.evidence,
        extra: backed.extra,
        plan: backed.plan,
        acceptance: backed.acceptance,
        ..said
    });
    // On the heap: three records at once would be more than the stack of a test holds.
    prop_oneof![1 => Just(Answer::default()), 4 => whole].boxed()
}

pub(crate) fn profile_answer() -> impl Strategy<Value = ProfileAnswer> {
    let options = btree_set(id().prop_map(|id| id.parse::<OptionId>().unwrap()), 0..3);
    prop_oneof![
        1 => Just(ProfileAnswer::NotSure),
        3 => options.prop_map(|options: BTreeSet<OptionId>| ProfileAnswer::Chosen(options)),
    ]
}

pub(crate) fn question() -> impl Strategy<Value = QuestionId> {
    prop_oneof![id(), "[p-r]"].prop_map(|id| id.parse().unwrap())
}

pub(crate) fn aside_key() -> impl Strategy<Value = AsideKey> {
    // Few of them, so that two records have some in common.
    let path = prop_oneof![Just(".".to_owned()), "[ab]\\.py", "[a-z äß世._-]{2,9}:?[a-z]"];
    ("model-pin|unsafe-load", path, 0..2_u8)
        .prop_map(|(detector, path, core)| AsideKey::new(&detector, &path, Digest::of(&[core])).unwrap())
}

prop_compose! {
    pub(crate) fn set_aside()(at in moment(), by in text(), line in of(any::<u32>()), reason in text(), saw in text(),
        until in day()) -> SetAside {
        SetAside { at, by, line, reason, saw, until }
    }
}

fn versions() -> impl Strategy<Value = Versions> {
    (answer(), answer()).prop_map(|(ours, theirs)| Versions { ours, theirs })
}

prop_compose! {
    pub(crate) fn record()(answers in btree_map(key(), answer(), 0..6), extra in extra(), name in text(), version in text(),
        checklist in id(), also in vec((id(), text()), 0..3), profile in btree_map(question(), profile_answer(), 0..4),
        release in of(open_release().boxed()), (rules, frozen) in (of(rules()), btree_set((version(), digest()), 0..3)),
        conflicts in btree_map(key(), versions(), 0..2), aside in btree_map(aside_key(), set_aside(), 0..3),
        models in btree_map(model(), declared(), 0..4), seal in proptest::option::weighted(0.2, seal().boxed())) -> Record {
        let part = |(id, version): (String, String)| PartStamp { id: id.parse().unwrap(), version };
        let also = also.into_iter().map(part).collect();
        let mut facts = Profile::default();
        for (question, answer) in profile {
            facts.set(question, Some(answer));
        }
        Record {
            answers,
            aside,
            checklist: ChecklistStamp { also, id: checklist.parse().unwrap(), version },
            conflicts,
            extra,
            format: FORMAT,
            frozen: frozen.into_iter().map(|(version, whole)| Since { version, whole }).collect(),
            models,
            profile: facts,
            project: Project { name },
            release,
            rules,
            seal: seal.map(Box::new),
        }
    }
}
