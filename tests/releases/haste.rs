//! Facts about how answers were given: stated where they are true, never as a reproach, and without any consequence.

use mindgap::assess::{HasteKind, ModelDays, haste};
use mindgap::checklist::{Checklist, SourceFile, parse};
use mindgap::record::{Acceptance, Affirmed, Answer, Evidence, OpenRelease, Record, Status};

use super::product::{Product, item};

fn checklist() -> Checklist {
    let head = "id = \"h\"\nversion = \"1\"\ntitle = \"H\"\nprofile = []\nphase = [{ id = \"first\", title = \"F\", about = \"F\" }]";
    let items: String = ["a", "b", "c", "d", "e", "f"]
        .map(|id| item(id, "high", "\"release\"", &format!("Is {id} done?")))
        .concat();
    let file = |name, text| SourceFile { name, shown: name, text };
    parse(&[file("checklist.toml", head), file("first.toml", &items)]).unwrap()
}

/// A record in which each of some items has this answer, the n-th of them changed a little.
fn record(items: &[&str], answer: impl Fn(usize) -> Answer) -> Record {
    let mut record = Record::new("bot", &checklist());
    for (n, id) in items.iter().enumerate() {
        record.answers.insert(id.parse().unwrap(), answer(n));
    }
    record
}

fn facts(record: &Record) -> Vec<(HasteKind, Vec<String>, String)> {
    let all = haste(&checklist(), record, &ModelDays::new()).into_iter();
    all.map(|each| (each.kind, each.keys.iter().map(ToString::to_string).collect(), each.sentence)).collect()
}

fn not_applicable(reason: &str) -> Answer {
    Answer { status: Some(Status::NotApplicable), reason: reason.to_owned(), ..Answer::default() }
}

fn at(seconds: usize) -> chrono::DateTime<chrono::Utc> {
    chrono::DateTime::from_timestamp(1_767_268_800 + i64::try_from(seconds).unwrap(), 0).unwrap()
}

#[test]
fn the_same_reason_on_three_items_is_told_once_however_it_is_spaced() {
    let reasons = ["We host no model at all", "we host  no model at all ", "WE HOST no model at all"];
    assert_eq!(facts(&record(&["a", "b"], |n| not_applicable(reasons[n]))), []);
    let told = facts(&record(&["a", "b", "c"], |n| not_applicable(reasons[n])));
    let keys = ["a", "b", "c"].map(str::to_owned).to_vec();
    let sentence = "3 answers give the same reason: “We host no model at all”".to_owned();
    assert_eq!(told, [(HasteKind::SameReason, keys, sentence)]);
    let accepted = record(&["a", "b", "c"], |_| Answer {
        acceptance: Some(Acceptance {
            reason: "one pilot user".to_owned(),
            until: "2026-12-31".parse().unwrap(),
            who: "Ada".to_owned(),
        }),
        ..Answer::default()
    });
    assert_eq!(facts(&accepted)[0].0, HasteKind::SameReason);
}

#[test]
fn a_reason_of_a_few_words_is_told_in_any_script() {
    for (reason, short) in [
        ("n/a", true),
        ("not relevant", true),
        ("we host nothing", false),
        ("我们不托管模型", false),
        ("", false),
    ] {
        let told = facts(&record(&["a"], |_| not_applicable(reason)));
        assert_eq!(told.iter().any(|fact| fact.0 == HasteKind::ShortReason), short, "{reason}");
    }
    let other = Answer { status: Some(Status::Yes), reason: "x".to_owned(), ..Answer::default() };
    assert_eq!(
        facts(&record(&["a"], |_| other.clone())),
        [],
        "a reason that is not in use is nobody's business"
    );
}

#[test]
fn five_answers_of_one_person_within_seconds_are_told_as_one() {
    let by = |who: &str, second: usize| Answer {
        status: Some(Status::No),
        by: Some(who.to_owned()),
        at: Some(at(second)),
        ..Answer::default()
    };
    let five = ["a", "b", "c", "d", "e"];
    let told = facts(&record(&five, |n| by("Ada", n * 2)));
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].1, five);
    assert_eq!(told[0].2, "5 answers of Ada were given within 10 seconds, on 2026-01-01 at 12:00 UTC");
    assert_eq!(facts(&record(&five, |n| by("Ada", n * 3))), [], "twelve seconds are no ten");
    assert_eq!(facts(&record(&five, |n| by(["Ada", "Bob"][n % 2], n))), []);
    // The hurry need not begin with the first answer.
    let late =
        facts(&record(&["a", "b", "c", "d", "e", "f"], |n| by("Ada", if n == 0 { 0 } else { 99 + n })));
    assert_eq!(late[0].1, ["b", "c", "d", "e", "f"]);
}

#[test]
fn whoever_changes_something_else_in_answers_is_not_told_to_have_given_them() {
    let five = ["a", "b", "c", "d", "e"];
    let owned = |given: usize| Answer {
        status: Some(Status::No),
        by: Some("Bob".to_owned()),
        at: Some(at(900_000 + given % 86_400)),
        given_at: Some(at(given)),
        owner: Some("Ada".to_owned()),
        ..Answer::default()
    };
    assert_eq!(facts(&record(&five, |n| owned(n * 86_400))), [], "each was given on a day of its own");
    assert_eq!(facts(&record(&five, owned)), [], "nobody knows whether one person gave them");
}

#[test]
fn evidence_that_is_older_than_its_model_is_told_as_far_as_models_are_known() {
    let shown = Answer {
        status: Some(Status::Yes),
        at: Some(at(0)),
        evidence: vec![Evidence::link("https://example.org").unwrap()],
        ..Answer::default()
    };
    let mut record = record(&["a"], |_| shown.clone());
    record.answers.insert("b@org/model".parse().unwrap(), shown.clone());
    record.answers.insert("c@org/other".parse().unwrap(), shown);
    let days = |day: &str| ModelDays::from([("org/model".to_owned(), day.parse().unwrap())]);
    assert_eq!(haste(&checklist(), &record, &ModelDays::new()), []);
    assert_eq!(haste(&checklist(), &record, &days("2026-01-01")), []);
    let told = haste(&checklist(), &record, &days("2026-01-02"));
    assert_eq!(told.iter().map(|each| each.keys[0].as_str()).collect::<Vec<_>>(), ["a", "b@org/model"]);
    assert_eq!(
        told[0].sentence,
        "the evidence was last looked at on 2026-01-01; org/model is what it is since 2026-01-02"
    );
}

#[test]
fn one_stroke_is_told_while_the_release_is_open() {
    let affirmed = |seconds: usize| Answer {
        status: Some(Status::Yes),
        affirmed: Some(Affirmed {
            at: at(seconds),
            by: "Ada".to_owned(),
            release: "2.0".parse().unwrap(),
            unchanged: true,
        }),
        ..Answer::default()
    };
    let open = |mut record: Record| {
        record.release = Some(OpenRelease::new("2.0".parse().unwrap(), None, "Ada", at(0)));
        record
    };
    let all = record(&["a", "b", "c"], |_| affirmed(5));
    assert_eq!(facts(&all), [], "what is signed off is done");
    let told = facts(&open(all));
    assert_eq!((told.len(), told[0].0), (1, HasteKind::OneStroke));
    assert_eq!(told[0].2, "all 3 reaffirmations for 2.0 were made at one moment, by Ada");
    assert_eq!(facts(&open(record(&["a", "b", "c"], affirmed))), []);
}

#[test]
fn check_tells_it_and_nothing_follows() {
    let product = Product::released();
    product.on("2026-02-01");
    for name in ["owner", "watch", "extras"] {
        product.run(&format!("answer {name} na --reason")).with("not relevant").gives(0);
    }
    product
        .run("check")
        .gives(0)
        .says("worth a look: 3 answers give the same reason: “not relevant” (extras, owner, watch)");
    let json = product.run("check --format json").gives(0).json();
    assert_eq!(json["worth_a_look"][0]["kind"], "same-reason");
    product
        .run("check --format github")
        .gives(0)
        .says("::notice file=ai-safety/record.json,title=same-reason::3 answers");
    product.run("release open 1.1").gives(0);
    product.run("release affirm --unchanged").gives(0);
    product.run("release sign").gives(0).says("signed off");
}
