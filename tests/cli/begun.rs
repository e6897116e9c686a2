//! How a record begins where something was there before: an item that was typed first, a kick-off that was left half-way,
//! a record that is gone.

use std::fs;

use mindgap::record::Status;
use mindgap::store::{Project, UserDirs};
use mindgap::tui::half_way;
use serde_json::json;

use super::Place;

impl Place {
    fn dirs(&self) -> UserDirs {
        UserDirs::new(Some(&self.folder.path().join("data"))).unwrap()
    }

    fn project(&self) -> Project {
        Project::to_be(&self.path("")).unwrap()
    }

    /// An empty place in which somebody left the screen in the kick-off, so far.
    fn with_a_kick_off(left: &serde_json::Value) -> Self {
        let place = Self::empty();
        let state = place.dirs().project_state(&place.project());
        fs::create_dir_all(&state).unwrap();
        fs::write(state.join("session.json"), json!({ "left": left }).to_string()).unwrap();
        place
    }

    /// The same: the name is confirmed, one question answered, the second is there.
    fn left_half_way() -> Self {
        let profile = json!({ "model-source": ["hub"] });
        Self::with_a_kick_off(&json!({ "name": "ward-bot", "at": "adapts", "profile": profile }))
    }

    fn is_left(&self) -> bool {
        half_way(&self.project(), Some(&self.dirs())).is_some()
    }
}

#[test]
fn init_takes_over_the_kick_off_that_was_left_half_way_and_ends_it() {
    let place = Place::left_half_way();
    assert!(place.is_left());
    let told = "what was chosen there is taken over: ward-bot, model-source=hub";
    place
        .run("init --set users=public")
        .gives(0)
        .says("the record of ward-bot")
        .complains(told)
        .complains("where f changes the profile");
    assert!(!place.is_left(), "nothing comes up once the record is there");
    let again =
        place.run("init --set users=staff").gives(0).says("model-source: hub").says("adapts: not-sure-yet");
    assert_eq!(again.err, "");
}

#[test]
fn what_is_said_beside_a_kick_off_counts_and_what_it_said_is_told() {
    let place = Place::left_half_way();
    let told = "this of it is not taken over: ward-bot, model-source=hub";
    let init = place.run("init --name bot --set model-source=local").gives(0).complains(told);
    init.says("the record of bot").complains("mindgap init --name NAME --set FACT=VALUE");
    assert!(!place.is_left());
}

#[test]
fn ask_goes_on_with_the_kick_off_that_was_left() {
    let place = Place::left_half_way();
    let asked = place.run("ask").typing("\nrest\nq\n", 0).says("(Enter: ward-bot)");
    asked.complains("taken over: ward-bot, model-source=hub").says("Profile question 1 of 10");
    assert_eq!(place.record().project.name, "ward-bot");
    assert!(!place.is_left());
}

#[test]
fn an_item_that_is_typed_first_is_not_thrown_away() {
    let place = Place::empty();
    let refused = place.run("answer safety-owner yes").gives(2).complains("there is no record in");
    refused.complains("`mindgap init` begins one here, then give this answer to `safety-owner` again");
    place.run("ask nowhere").typing("bot\n", 2).complains("there is no item `nowhere`");
    let of_model = place.run("ask weight-format@org/x").typing("bot\n", 2);
    of_model
        .complains("`mindgap init`, then `mindgap models add org/x`, then `mindgap ask weight-format@org/x`");
    place.run("ask safety-owner").gives(0).says("No name was given, so nothing is begun");
    assert!(!place.path("ai-safety").exists());
    let asked = place.run("ask safety-owner").typing("bot\nyes\nq\n", 0);
    asked.says("After its name it goes on with safety-owner").says("safety-owner: unanswered");
    assert_eq!(place.answer("safety-owner").status, Some(Status::Yes));
}

#[test]
fn help_and_quit_are_no_names_and_no_evidence() {
    let place = Place::empty();
    let asked = place.run("ask").typing("help\n?\nq\n", 0).says("The name of the project. Enter takes");
    asked.says("quit: end").says("No name was given");
    assert!(!place.path("ai-safety").exists());
    place.run("init").gives(0);
    let asked = place.run("ask safety-owner").typing("yes\nhelp\nquit\n", 0);
    assert!(!asked.out.contains("there is no file"), "{}", asked.out);
    asked.says("A file in the project, a link").says("saved");
    // What was typed before the end is kept; what comes behind it is not asked for any more.
    place.run("ask hazard-list").typing("plan\nmeasure\nq\nno\n", 0).says("saved");
    let planned = place.answer("hazard-list");
    assert_eq!(
        (planned.plan.map(|plan| (plan.what, plan.by)), planned.status),
        (Some(("measure".to_owned(), None)), None)
    );
    place
        .run("ask intended-use")
        .typing("accept a small beta\n", 0)
        .says("for a time only")
        .never_says("saved");
    assert_eq!(place.answer("safety-owner").status, Some(Status::Yes));
}

#[test]
fn an_item_that_is_asked_once_is_refused_of_a_model_before_there_is_a_record() {
    let place = Place::empty();
    let refused = place.run("ask safety-owner@org/x").typing("bot\n", 2);
    refused
        .complains("is asked once for the project, not of each model")
        .complains("name it without a model");
}

#[test]
fn what_a_kick_off_said_that_is_no_longer_asked_or_not_confirmed_is_told() {
    let profile = json!({ "gone": ["x"], "model-source": ["hub", "internal-registry"] });
    let place = Place::with_a_kick_off(&json!({ "name": "ward", "at": "adapts", "profile": profile }));
    let told = "this of it is not taken over: gone=x, model-source=hub,internal-registry";
    place.run("init --set users=public").gives(0).complains("taken over: ward\n").complains(told);
    let place = Place::with_a_kick_off(&json!({ "name": "war", "at": null, "profile": {} }));
    place.run("init --name bot").gives(0).complains("this of it is not taken over: war\n");
}

#[test]
fn a_record_that_is_gone_is_kept_beside_the_one_that_is_begun_instead() {
    let place = Place::with_record();
    place.run("answer safety-owner yes --note first").gives(0);
    place.loses_its_record();
    let told = "a good copy of the record that was here before is kept (answers in it: 1): `mindgap restore --former`";
    place.run("init --name other").gives(0).complains(told);
    place.run("answer intended-use no").gives(0);
    place.run("answer hazard-list no").gives(0);
    place.run("restore").gives(2).complains("is not damaged").complains(told);
    let exchanged =
        place.run("restore --former").gives(0).says("is the former record again (answers in it: 1)");
    exchanged.says("the one that stood there is kept (answers in it: 2)");
    assert_eq!(
        (place.record().project.name.as_str(), place.answer("safety-owner").note.as_str()),
        ("bot", "first")
    );
    place.run("restore --former").gives(0).says("(answers in it: 2)");
    assert_eq!(place.answer("intended-use").status, Some(Status::No));
    // Gone once more, before anybody has said no: each of them is still there.
    place.loses_its_record();
    place.run("check").gives(2).complains("beside which the copy is kept");
    place.run("init --name third").gives(0).complains("(answers in it: 2)");
    place.run("restore --former").gives(0);
    assert_eq!(place.record().project.name, "other");
}

#[test]
fn a_record_begins_without_a_former_one_where_nobody_answered() {
    let place = Place::with_record();
    place.loses_its_record();
    assert!(!place.run("init").gives(0).err.contains("former"));
    place.run("restore --former").gives(2).complains("there is no good copy");
}

impl Place {
    /// A record was lost and another one begun instead, once for each name; the last one stands.
    fn begun_again(names: &[&str]) -> Self {
        let place = Self::empty();
        for (at, name) in names.iter().enumerate() {
            if at > 0 {
                place.loses_its_record();
            }
            place.begins(name);
        }
        place
    }

    fn loses_its_record(&self) {
        fs::remove_dir_all(self.path("ai-safety")).unwrap();
    }

    fn begins(&self, name: &str) {
        self.run(&format!("init --name {name}")).gives(0);
        self.run(&format!("answer intended-use yes --note work-of-{name}")).gives(0);
    }

    fn has(&self, name: &str) {
        assert_eq!(self.answer("intended-use").note, format!("work-of-{name}"));
    }
}

#[test]
fn a_former_record_that_is_put_back_while_the_later_one_is_gone_too_throws_neither_away() {
    let place = Place::begun_again(&["a", "b"]);
    place.loses_its_record();
    place.run("restore --former").gives(0).says("answers in it: 1");
    place.has("a");
    place.run("check").ends();
    place.run("restore --former").gives(0);
    place.has("b");
}

#[test]
fn a_former_record_that_was_put_back_and_is_gone_is_the_one_that_comes_back() {
    let place = Place::begun_again(&["a", "b"]);
    place.run("restore --former").gives(0);
    place.loses_its_record();
    place.run("restore").gives(0).says("is there again");
    place.has("a");
    place.run("restore --former").gives(0);
    place.has("b");
}

#[test]
fn a_record_without_answers_is_kept_where_anything_else_was_said_in_it() {
    for said in ["init --set users=public", "models add org/secret --note x", "release rules --people 2"] {
        let place = Place::with_record();
        place.run(said).gives(0);
        let lost = place.read("ai-safety/record.json");
        place.loses_its_record();
        let good = "`mindgap restore` puts back the one that is gone";
        place.run("restore --former").gives(2).complains(good);
        place.run("init --name other").gives(0).complains("(answers in it: 0): `mindgap restore --former`");
        place.run("restore --former").gives(0);
        assert_eq!(place.read("ai-safety/record.json"), lost);
    }
}

#[test]
fn a_copy_of_a_newer_format_is_kept_where_another_record_begins() {
    let place = Place::with_record();
    let copy = place.dirs().project_state(&place.project()).join("last-good.json");
    place.loses_its_record();
    fs::write(&copy, "{\"format\": 999}").unwrap();
    let told = "of records that were here before 1 in ";
    place.run("init --name other").gives(0).complains(told).complains("cannot read");
    assert_eq!(fs::read_to_string(copy.with_file_name("former-1.json")).unwrap(), "{\"format\": 999}");
    place.run("restore --former").gives(2).complains(told);
}

#[test]
fn of_several_former_records_the_others_are_named_and_one_that_cannot_be_read_hides_none() {
    let place = Place::begun_again(&["one", "two"]);
    place.loses_its_record();
    let begun = place.run("init --name three").gives(0);
    begun.complains("; of former ones besides it 1 in ").complains("as former-N.json");
    let state = place.dirs().project_state(&place.project());
    fs::write(state.join("former-9.json"), "{\"format\": 999}").unwrap();
    let exchanged = place.run("restore --former").gives(0);
    exchanged.says("is the former record again").says("; of former ones besides it 2 in ");
    place.has("two");
}

#[test]
fn a_part_of_a_project_may_have_a_record_of_its_own_and_changes_that_of_the_whole_never_by_accident() {
    let place = Place::empty();
    fs::create_dir_all(place.path("a")).unwrap();
    fs::create_dir_all(place.path("b")).unwrap();
    let first = place.run("-C a init --name whole --set users=public").gives(0).says("the record of whole");
    first.complains("`mindgap init --here` begins one for this folder");
    let before = place.read("ai-safety/record.json");
    for line in ["-C b init --name part", "-C b init --set users=staff", "-C b init --set users="] {
        let refused = place.run(line).gives(2).complains("this folder lies in a project with a record");
        refused.complains("`mindgap init --here …` begins a record for this folder");
    }
    place.run("-C b init").gives(0).says("nothing was changed").complains("`mindgap init --here` begins one");
    assert_eq!(place.read("ai-safety/record.json"), before);
    place.run("-C b init --here --name part").gives(0).says("the record of part");
    place.run("-C b answer safety-owner no").gives(0);
    place.run("-C b init --here --set users=staff").gives(0).says("users: staff");
    let again = place.run("-C b init --name other").gives(0);
    assert_eq!(again.err, "", "it is the folder's own record now");
    assert_eq!(place.read("ai-safety/record.json"), before);
    place.run("init --name both").gives(0);
    assert_eq!(place.record().project.name, "both");
}

#[cfg(unix)]
#[test]
fn a_record_that_is_a_dead_link_is_told_as_one_by_every_command() {
    let place = Place::empty();
    fs::create_dir_all(place.path("ai-safety")).unwrap();
    std::os::unix::fs::symlink("nowhere", place.path("ai-safety/record.json")).unwrap();
    for line in ["init", "init --name bot", "check", "answer safety-owner yes"] {
        let told = place.run(line).gives(2).complains("record.json is a link that leads nowhere");
        told.complains("remove the link, or put its target back");
    }
}
