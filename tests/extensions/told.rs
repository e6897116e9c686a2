//! How the command line tells of extensions, of new and imported checklists, and of what could be better.

use crate::lists::item;
use crate::place::Place;

const TEAM: &str = "ai-safety/checklists/team";

fn with_team(head: &str) -> Place {
    let place = Place::with_record();
    let top = "id = \"team\"\nversion = \"7\"\ntitle = \"Our pack\"\nextends = \"mindgap\"\n";
    place.write(&format!("{TEAM}/checklist.toml"), &format!("{top}{head}"));
    place
}

const OFF: &str = "[[off]]\nitem = \"safety-policy\"\nreason = \"Group policy 7.\"\n";

#[test]
fn what_is_switched_off_is_shown_and_never_a_gap_and_its_answer_is_kept() {
    let place = Place::with_record();
    place.run("answer safety-policy no --note kept-words", 0);
    let top = "id = \"team\"\nversion = \"7\"\ntitle = \"Our pack\"\nextends = \"mindgap\"\n";
    place.write(&format!("{TEAM}/checklist.toml"), &format!("{top}{OFF}"));
    let line = "off       safety-policy: switched off by team: Group policy 7; its answer is kept";
    place.run("check", 1).says(line).never_says("safety-policy: answered no").never_says("orphaned");
    place.run("checklist list", 0).says("Switched off (1)").says("extended by team 7, Our pack");
    place.run("checklist show", 0).says("Switched off (1)");
    let markdown = place.run("export", 0).says("- Extended by: Our pack (`team`, version `7`)");
    markdown.says("## Switched off").says("by `team`: Group policy 7.").says("kept-words");
    let json: serde_json::Value = serde_json::from_str(&place.run("export --format json", 0).out).unwrap();
    assert_eq!(json["checklist"]["extensions"][0]["id"], "team");
    assert_eq!(json["off"][0]["reason"], "Group policy 7.");
    assert_eq!(json["off"][0]["answers"][0]["note"], "kept-words");
    assert_eq!(json["orphaned"].as_array().map(Vec::len), Some(0));
    place.run("answer safety-owner yes", 0);
    assert!(place.read("ai-safety/record.json").contains("\"note\": \"kept-words\""));
}

#[test]
fn what_is_switched_off_is_found_and_told_with_its_reason() {
    let place = with_team("[[off]]\nitem = \"safety-owner\"\nreason = \"The board.\"\n");
    for line in ["checklist list --touches GOVERN-2.1", "checklist show --touches GOVERN-2.1"] {
        place.run(line, 0).says("safety-owner").says("switched off by team: The board.");
    }
    // Only what was looked for.
    place.run("checklist list --incident aiid:639", 0).says("switched off by team");
    place.run("checklist list --tool gitleaks", 0).never_says("switched off");
    let json: serde_json::Value =
        serde_json::from_str(&place.run("checklist list --tool gitleaks --format json", 0).out).unwrap();
    assert_eq!(json["off"], serde_json::Value::Null);
}

#[test]
fn a_checklist_of_the_project_is_asked_before_there_is_a_record() {
    let place = Place::empty();
    let head = "id = \"team\"\nversion = \"7\"\ntitle = \"Our pack\"\nextends = \"mindgap\"\n";
    place.write(&format!("{TEAM}/checklist.toml"), &format!("{head}{OFF}"));
    place.write("src/deep/x", "");
    for at in ["", "-C src/deep "] {
        place
            .run(&format!("{at}checklist list"), 0)
            .says("extended by team 7, Our pack")
            .says("Switched off (1)");
        place
            .run(&format!("{at}checklist show safety-policy"), 0)
            .says("switched off by team: Group policy 7.");
        place.run(&format!("{at}checklist validate"), 0).says("team 7");
        place.run(&format!("{at}explain safety-policy"), 0).says("switched off by team");
    }
    assert!(!place.path("ai-safety/record.json").exists());
}

#[test]
fn the_record_names_every_checklist_with_its_version() {
    let place = with_team("");
    place.write(&format!("{TEAM}/deployment.toml"), &item("team-thing", "high", ""));
    place.run("answer team-thing no", 0);
    let record: serde_json::Value = serde_json::from_str(&place.read("ai-safety/record.json")).unwrap();
    assert_eq!(record["checklist"]["id"], "mindgap");
    assert_eq!(record["checklist"]["also"][0]["id"], "team");
    assert_eq!(record["checklist"]["also"][0]["version"], "7");
    place.run("export", 0).says("; asked by team").never_says("Last answered with");
    place.write(
        &format!("{TEAM}/checklist.toml"),
        &place.read(&format!("{TEAM}/checklist.toml")).replace('7', "8"),
    );
    place.run("export", 0).says("- Last answered with: `mindgap`, version `1.2.0`; `team`, version `7`");
    // An extension that goes away takes no answer with it.
    std::fs::remove_dir_all(place.path(TEAM)).unwrap();
    place.run("check", 1).says("team-thing: the checklist no longer asks this; the answer is kept");
    place.run("export", 0).says("Answered when the question was: Is team-thing done?");
}

#[test]
fn raised_and_translated_items_say_so() {
    let place = with_team(
        "language = \"pt-BR\"\ntranslation = true\n[[tighten]]\nitem = \"safety-owner\"\nseverity = \"critical\"\n\
         reason = \"Hospitals.\"\n[[reword]]\nitem = \"safety-owner\"\ntitle = \"Um responsável\"\n",
    );
    let row = "safety-owner  critical  Um responsável (partly English), raised from high by team: Hospitals.";
    place.run("checklist list", 0).says(row).says("A short safety policy (English)");
    place.run("checklist show safety-owner", 0).says("raised from high by team: Hospitals.");
    place
        .run("export", 0)
        .says("### Um responsável (partly English)")
        .says("; raised from high by team: Hospitals.");
    place
        .run("checklist validate", 0)
        .notes("of 75 items, 5 of 5 phases, 11 of 11 profile questions are not wholly");
}

#[test]
fn a_file_that_belongs_to_nothing_is_a_warning_and_to_its_writer_a_fault() {
    let place = with_team(OFF);
    place.write(&format!("{TEAM}/deployment.toml"), &item("team-thing", "high", ""));
    place.run("answer team-thing no", 0);
    let record = place.read("ai-safety/record.json");
    place.write(&format!("{TEAM}/notes.toml"), "what we [still want to say\n");
    let stray =
        "checklists/team/notes.toml:1:1: belongs to no phase (hint: name it after a phase of checklist.toml";
    for line in ["check", "checklist list", "checklist show safety-owner", "explain safety-owner", "export"] {
        let code = u8::from(line == "check");
        place.run(line, code).notes("warning: ").notes(stray);
    }
    place.run("check", 1).says("team-thing: answered no").says("safety-policy: switched off by team");
    place.run("checklist validate", 1).notes(stray);
    place.run(&format!("checklist validate {TEAM}"), 1).notes(stray);
    assert_eq!(place.read("ai-safety/record.json"), record);
    // Beside what is really wrong it is one fault more, and no echo of it.
    place.write(&format!("{TEAM}/deployment.toml"), "[[item]\n");
    let said = place.run("check", 2);
    said.notes(stray).notes("deployment.toml:1:");
}

#[test]
fn an_item_that_is_switched_off_says_so_wherever_it_is_named() {
    let place = with_team(OFF);
    let why = "`safety-policy` is switched off by team: Group policy 7.";
    place.run("release open 1.0", 0);
    for line in ["answer safety-policy yes", "release affirm safety-policy", "ask safety-policy"] {
        place.run(line, 2).notes(why).notes("`mindgap explain safety-policy` tells what it would ask");
    }
    for line in ["explain safety-policy", "explain item:safety-policy", "checklist show safety-policy"] {
        place
            .run(line, 0)
            .says("Is there a short written policy")
            .says("switched off by team: Group policy 7.");
    }
    place.run("explain safety-polcy", 2).notes("there is no item, term or reference");
}

#[test]
fn a_filter_that_finds_nothing_names_the_word_and_what_may_be_meant() {
    let place = Place::with_record();
    let asked = |line: &str| place.run(&format!("checklist list {line}"), 2);
    asked("--about privcy").notes("no item is one that is about `privcy`").notes("did you mean privacy");
    asked("--about nonsense").notes("`nonsense`").notes("there are agency, availability, bias,");
    asked("--incident health-car").notes("has an incident in `health-car`").notes("health-care");
    asked("--tool garack --about privacy").notes("tool `garack`").notes("did you mean garak");
    asked("--touches MAP-9.9").notes("touches `map-9.9`").notes("MAP-");
    asked("--touches zzzzzzzzzzzz").notes("there are aisvs@1.0, atlas@");
    let both = asked("--about physical-harm --tool picklescan");
    both.notes(
        "no item is all of this at once: is about `physical-harm`, is helped by the tool `picklescan`",
    );
}

#[test]
fn phases_and_profile_questions_without_a_translation_say_so_too() {
    let place = with_team(
        "language = \"pt-BR\"\ntranslation = true\n\
         [[reword-phase]]\nphase = \"preparation\"\ntitle = \"Preparo\"\nabout = \"Antes.\"\n\
         [[reword-phase]]\nphase = \"deployment\"\ntitle = \"Entrega\"\n\
         [[reword-profile]]\nprofile = \"users\"\nquestion = \"Quem usa?\"\n",
    );
    let list = place.run("checklist list", 0);
    list.says("\nPreparo (").never_says("Preparo (English)").says("\nEntrega (partly English) (");
    place.run("checklist list", 0).says("\nMonitoring (English) (");
    let whole = place.run("checklist show", 0);
    whole
        .says("users: Quem usa? (partly English) (")
        .says("stakes: What can a wrong output cost somebody? (English)");
    place.run("check", 1).says("Monitoring (English)");
    place.run("export", 0).says("## Monitoring (English)").says("## Preparo\n");
    place.run("checklist list --about privacy", 0).says("Data flows mapped (English) (about Privacy)");
}

#[test]
fn a_new_checklist_is_faultless_as_it_is_written_and_never_goes_over_another() {
    let place = Place::with_record();
    let said = place.run("checklist new our-team --extends mindgap", 0).says("our-team is a checklist");
    said.notes("asked together with `mindgap`")
        .notes("next: edit its files, then `mindgap checklist validate");
    place.run("checklist validate", 0).says("mindgap 1.2.0 with our-team 1: no faults").says("; no warnings");
    place.run("answer our-team-contact no", 0);
    let before = place.read("ai-safety/checklists/our-team/checklist.toml");
    place.run("checklist new our-team --extends mindgap", 2).notes("is asked here already");
    place.run("checklist new other", 2).notes("--extends mindgap");
    place.run("checklist new other --extends mindgp", 2).notes("did you mean mindgap?");
    place.run("checklist new Other", 2).notes("lower-case");
    place.run("checklist new ../other", 2).notes("lower-case");
    place.write("ai-safety/checklists/taken/notes.txt", "mine");
    place.run("checklist new taken --extends mindgap", 2).notes("is there already");
    assert_eq!(place.read("ai-safety/checklists/our-team/checklist.toml"), before);
    assert_eq!(place.read("ai-safety/checklists/taken/notes.txt"), "mine");
}

#[test]
fn a_new_checklist_that_stands_alone_is_faultless_too() {
    let place = Place::with_record();
    place.run("checklist new ours", 0).notes("in place of the built-in checklist");
    place
        .run("checklist validate", 0)
        .says("ours 1: no faults; 1 phase, 1 item, about 30 minutes; no warnings");
    place.run("checklist new beside --extends ours", 0);
    place.run("checklist validate", 0).says("ours 1 with beside 1: no faults; 2 phases, 2 items");
    place.run("checklist validate ai-safety/checklists/beside", 0).says("ours 1 with beside 1");
}

#[test]
fn lists_of_other_tools_are_imported_beside_the_checklist_and_exported() {
    let place = Place::with_record();
    place.write("deon.yml", include_str!("../fixtures/deon/default-0.3.0.yml"));
    place.write("LAUNCH.md", "# Launch\n\n- [ ] Pin the model\n");
    place.write("README.txt", "Nothing.\n");
    place.write("bad.yml", "title: T\nsections:\n  - title: S\n");
    place.run("checklist import deon.yml --extends mindgap --name ethics", 0).notes("items imported: 21");
    place.run("checklist import LAUNCH.md --extends mindgap", 0);
    place
        .run("checklist validate", 0)
        .says("with ethics 1, launch 1: no faults")
        .notes("still to be written");
    place.run("checklist import README.txt", 2).notes("neither a deon checklist nor a task list");
    place.run("checklist import bad.yml -o x", 2).notes("bad.yml:3:5: this section has no `section_id`");
    place.run("checklist import LAUNCH.md -o drafts", 0);
    place.run("checklist import LAUNCH.md -o drafts", 2).notes("is there already");
    place.run("checklist import deon.yml -o own", 0);
    let exported = place.run("--checklist own checklist export --format deon", 0).out;
    assert_eq!(exported.trim_end(), place.read("deon.yml").trim_end());
    place.run("--checklist own checklist export -o out.yml", 0);
    place.run("--checklist own checklist export -o out.yml", 2).notes("is there already");
}

#[test]
fn a_folder_that_is_no_checklist_says_what_one_is() {
    let place = Place::with_record();
    place.write("docs/x.toml", "a = 1\n");
    let said =
        place.run("checklist validate docs", 2).notes("docs is no checklist: it has no checklist.toml");
    said.notes("a checklist is a folder with a checklist.toml").notes("`mindgap checklist new NAME`");
}

#[test]
fn a_misspelt_field_is_one_fault_that_says_what_was_meant() {
    let place = with_team("");
    let slip = item("x", "low", "").replace("minutes = 5", "minuts = 5");
    place.write(&format!("{TEAM}/deployment.toml"), &slip);
    let said = place.run("checklist validate", 1);
    assert!(
        said.err.contains("unknown field `minuts` in this item (hint: did you mean `minutes`?)"),
        "{}",
        said.err
    );
    assert!(!said.err.contains("has no `minutes`"), "{}", said.err);
}

#[test]
fn warnings_are_told_apart_from_faults_and_do_not_fail() {
    let place = with_team("");
    let poor = item("x", "low", "question = \"Is it never not pinned and is it read?\"")
        .replace("Run `x`.", "The team should think.")
        .replace("The file of x.", "(not written yet)");
    place.write(&format!("{TEAM}/deployment.toml"), &poor);
    let said = place.run("checklist validate", 0).says("5 warnings");
    for warning in [
        "the question may ask two things at once",
        "the question has two negatives",
        "the step does not begin with what to do",
        "no step names a command, a file or a setting",
        "still to be written: `evidence-wanted`",
    ] {
        assert!(said.err.contains(warning), "{warning}:\n{}", said.err);
    }
    assert!(
        said.err.lines().all(|line| line.starts_with("warning: ") && line.contains("deployment.toml:")),
        "{}",
        said.err
    );
}
