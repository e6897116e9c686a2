//! What is given with an answer: a risk that is taken for it, days, texts that look like options, and what comes next.

use mindgap::record::Status;

use super::Place;

#[test]
fn another_status_ends_the_acceptance_that_was_given_for_the_one_before() {
    let place = Place::with_record();
    let accepted = |status: &str| {
        let line = format!("answer safety-owner {status} --until 2026-12-31 --accept");
        place.run(&line).with("few users").gives(0).says("accepted for a time");
    };
    let was = "replaced acceptance, which was: until 2026-12-31 by Ada: few users";
    let told =
        "accepted for `partly`, which is no longer the answer; the acceptance has ended: until 2026-12-31";
    accepted("partly");
    let worse = place.run("answer safety-owner no").gives(0);
    worse.says(was).says("wanting: answered no").never_says("accepted for a time").complains(told);
    // Its words stay in the note, once, also when the status goes back.
    let kept = "status: partly\naccepted by Ada until 2026-12-31: few users";
    let note = || place.answer("safety-owner").note;
    assert!(place.answer("safety-owner").acceptance.is_none() && note().ends_with(kept), "{}", note());
    place.run("answer safety-owner partly").gives(0);
    assert_eq!(note().matches(kept).count(), 1, "{}", note());
    // Given again with the status, or while the status stays, it holds.
    accepted("no");
    accepted("partly");
    place.run("answer safety-owner partly --note more").gives(0).never_says(was).says("accepted for a time");
    place.run("answer safety-owner unanswered").gives(0).says(was).complains(told);
    accepted("partly");
    let json = place.run("answer safety-owner na --format json").gives(0).json();
    assert_eq!(json["replaced"]["acceptance"], "until 2026-12-31 by Ada: few users");
    accepted("partly");
    place.run("ask safety-owner").typing("no\nq\n", 0).says(told);
    assert_eq!(place.answer("safety-owner").acceptance, None);
}

#[test]
fn a_first_answer_is_not_what_was_accepted_while_there_was_none() {
    let place = Place::with_record();
    for status in ["no", "yes", "unknown", "na --reason sold"] {
        let line = "answer safety-owner unanswered --until 2026-12-31 --accept";
        place.run(line).with("few users").gives(0).says("accepted for a time");
        let told = "accepted while there was no answer; now there is one, and the acceptance has ended: until \
                    2026-12-31, by Ada: few users";
        let answered = place.run(&format!("answer safety-owner {status}")).gives(0);
        answered.never_says("accepted for a time").complains(told);
        let answer = place.answer("safety-owner");
        let kept = "status: unanswered\naccepted by Ada until 2026-12-31: few users";
        assert!(answer.acceptance.is_none() && answer.note.contains(kept), "{status}: {}", answer.note);
    }
    // A plan is work and a reason counts for not-applicable alone: neither speaks for an answer, and both stay.
    place.run("answer intended-use keep --reason sold --plan ask --by 2026-12-31").gives(0);
    place.run("answer intended-use no").gives(0).says("wanting: answered no");
    let answer = place.answer("intended-use");
    assert!(answer.plan.is_some() && answer.reason == "sold" && answer.note.is_empty(), "{answer:?}");
}

#[test]
fn a_reviewer_who_gives_another_status_ends_the_acceptance_too() {
    let place = Place::with_record();
    place.run("answer safety-owner partly --until 2026-12-31 --accept").with("few users").gives(0);
    place.run("export -o R.md").gives(0);
    let at = place.read("R.md");
    place.write("R.md", &at.replacen("- Status: ◐ partly", "- Status: no", 1));
    let applied = place.run("review R.md --apply safety-owner").gives(0);
    applied.says("replaced acceptance, which was: until 2026-12-31 by Ada: few users");
    let answer = place.answer("safety-owner");
    assert_eq!((answer.status, answer.acceptance), (Some(Status::No), None));
    assert!(answer.note.ends_with("accepted by Ada until 2026-12-31: few users"), "{}", answer.note);
}

#[test]
fn what_is_withdrawn_takes_its_day_along_and_no_day_stays_by_itself() {
    let place = Place::with_record();
    let empty = |line: &str| place.run(line).with("");
    place.run("answer safety-owner no --until 2026-12-31 --accept").with("few users").gives(0);
    place.run("answer safety-owner keep --by 2026-12-31 --plan").with("ask").gives(0);
    empty("answer safety-owner keep --until 2027-01-31 --accept")
        .gives(2)
        .complains("--until has nothing to end");
    empty("answer safety-owner keep --by 2027-01-31 --plan").gives(2).complains("--by has no plan");
    empty("answer safety-owner keep --accept").gives(0);
    empty("answer safety-owner keep --plan").gives(0);
    let answer = place.answer("safety-owner");
    assert_eq!((answer.acceptance, answer.plan), (None, None));
    place.run("answer safety-owner keep --until 2027-01-31").gives(2).complains("--until has nothing to end");
    for option in ["--by", "--until"] {
        let help = place.run("answer --help").gives(0).out.replace('\n', " ");
        let of = help.split(&format!("{option} <DATE>")).nth(1).unwrap();
        let of = of.split("--").next().unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(of.contains("One that is past is taken, and told"), "{option}: {of}");
    }
}

#[test]
fn a_text_may_begin_with_a_dash_and_no_option_is_taken_for_one() {
    let place = Place::with_record();
    let texts = ["note", "reason", "plan", "owner"];
    for name in texts {
        place.run(&format!("answer safety-owner no --{name}")).with("- first of it").gives(0);
    }
    place.run("answer safety-owner keep --add-note").with("- second").gives(0);
    place.run("answer safety-owner keep --until 2026-12-31 --accept").with("-1 user").gives(0);
    let answer = place.answer("safety-owner");
    assert_eq!((answer.note.as_str(), answer.reason.as_str()), ("- first of it\n- second", "- first of it"));
    assert_eq!(answer.acceptance.as_ref().unwrap().reason, "-1 user");
    // Behind `=` it is the text, whatever it looks like; elsewhere nothing is refused but what the command has.
    for (line, note) in [
        ("--note=-x", "-x"),
        ("--note=-5", "-5"),
        ("--note=--owner", "--owner"),
        ("--note=--trust-remote-code", "--trust-remote-code"),
        ("--note --trust-remote-code", "--trust-remote-code"),
        ("--note -5", "-5"),
    ] {
        place.run(&format!("answer safety-owner keep {line}")).gives(0);
        assert_eq!(place.answer("safety-owner").note, note, "{line}");
    }
    let answer = place.answer("safety-owner");
    for line in [
        "--note --owner Ada",
        "--note --owner=-x",
        "--note --owner=Ada",
        "--plan --by 2026-12-01",
        "--accept -h",
        "--note --",
    ] {
        place.run(&format!("answer safety-owner keep {line}")).gives(2).complains("error: ");
    }
    let forgotten = place.run("answer safety-owner keep --format json --note --from-project").gives(2);
    forgotten.complains("this reads as an option where a text is wanted");
    assert_eq!(place.answer("safety-owner"), answer);
}

#[test]
fn nobody_is_told_to_plan_what_is_planned() {
    let place = Place::with_record();
    let dated = place.run("answer safety-owner no --by 2026-12-01 --plan").with("ask the board").gives(0);
    dated.says("next: by 2026-12-01: ask the board\n").never_says("or plan it");
    place.run("check").gives(1).says("          next: by 2026-12-01: ask the board\n");
    let json = place.run("check --format json").gives(1).json();
    let gaps = json["gaps"].as_array().unwrap();
    let gap = gaps.iter().find(|gap| gap["item"] == "safety-owner").unwrap();
    assert_eq!(gap["next"], "by 2026-12-01: ask the board");
    place.run("answer safety-owner partly").gives(0).says("next: by 2026-12-01: ask the board\n");
    place.run("answer safety-owner keep --by").with("").gives(0).says("next: as planned: ask the board\n");
    // A day that is past is a gap of its own, and a yes has its plan behind it.
    place.run("answer safety-owner no --by 2026-11-01").gives(0).says("or plan it").says("set a new day");
    place.run("answer safety-owner yes --by 2026-12-01").gives(0).says("next: name a file");
}

#[test]
fn nobody_is_told_to_accept_what_is_accepted() {
    let place = Place::with_record();
    place.run("answer safety-owner no").gives(0).says("or accept the risk for a time");
    let json =
        place.run("answer safety-owner keep --until 2026-12-31 --accept few --format json").gives(0).json();
    let accepted = json["accepted"]
        .as_array()
        .into_iter()
        .flatten()
        .chain(json["gaps"].as_array().into_iter().flatten());
    assert!(accepted.clone().count() > 0, "{json}");
    for gap in accepted {
        assert_eq!(gap["next"], "do the first step of the item, or plan it, before the acceptance ends");
    }
    let check = place.run("check --format json").ends().json();
    let own = |list: &str| {
        check[list].as_array().unwrap().iter().find(|gap| gap["item"] == "safety-owner").cloned()
    };
    assert!(own("accepted").unwrap()["next"].as_str().unwrap().ends_with("before the acceptance ends"));
}
