//! What is typed with something missing or too much: each refusal tells what is wanting, an example, and what comes next.

use super::Place;

impl Place {
    /// A record, and a file in the project.
    fn with_file(file: &str, text: &str) -> Self {
        let place = Self::with_record();
        place.write(file, text);
        place
    }
}

#[test]
fn models_say_what_is_missing_and_what_to_type() {
    let place = Place::empty();
    let named = place.run("models add").gives(2).complains("no model is named");
    named.complains("`mindgap models add openai:gpt-4o`").complains("`mindgap models add --seen`");
    place.run("models retire").gives(2).complains("`mindgap models retire org/name`");
    place.run("models add org/one org/two").gives(2).complains("`mindgap models add org/one`, then the next");
    let update = place.run("models update org/one").gives(2).complains("and names none");
    update.complains("`mindgap models add org/one --revision COMMIT`");
    let place = Place::with_record();
    assert_eq!(place.run("models").gives(0).err, "");
    let update = place.run("models update").gives(0).never_says("every declared revision");
    update.complains("no model is declared yet").complains("models add --seen");
    place.run("models add org/one").gives(0);
    // What is declared and nowhere named is not in that listing, and not forgotten either.
    place.run("models").gives(0).complains("1 model is declared in the record; `mindgap models list`");
    assert!(!place.run("models update").gives(0).err.contains("no model is declared"));
}

/// One line on which two models are named, and one on which a third is.
const LOADS: &str = "from transformers import AutoModel\n\
    AutoModel.from_pretrained(\"org/one\")\n\
    AutoModel.from_pretrained(\"org/two\"); AutoModel.from_pretrained(\"org/three\")\n";

#[test]
fn an_ambiguous_place_lists_what_to_type_for_each() {
    let place = Place::with_file("load.py", LOADS);
    let line = "answer pin-model-revision no --adopt";
    let told = place.run(line).with("model-pin:load.py").gives(2).complains("3 observations of that name");
    let told = told.complains("  model-pin:load.py:2  ").complains("org/one of huggingface");
    // Each line that is told can be typed as it stands.
    let typed: Vec<_> = told.err.lines().filter(|line| line.starts_with("  ")).collect();
    assert_eq!(typed.len(), 3, "{}", told.err);
    for one in typed {
        let typed = one.trim_start().split("  ").next().unwrap();
        let said = place.run("set-aside --reason test --until 2026-12-31").with(typed).gives(0);
        drop(said);
    }
    place.run(line).with("model-pin:load.py:3").gives(2).complains("2 observations of that name");
}

#[test]
fn a_place_with_several_models_is_not_ambiguous_for_one_of_them() {
    let pinned = LOADS.replace("\")", "\", revision=\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\")");
    let place = Place::with_file("load.py", &pinned);
    place.run("models add --seen").gives(0);
    place.run("answer pin-model-revision@org/two yes --adopt model-pin:load.py").gives(0).says("load.py:3");
    assert_eq!(place.answer("pin-model-revision@org/two").evidence.len(), 1);
}

#[test]
fn a_checklist_tells_whose_place_an_item_took() {
    let place = Place::empty();
    let head = "id = \"small\"\nversion = \"1\"\ntitle = \"Small\"\nphase = [{ id = \"first\", title = \"First\", about \
        = \"F\" }]\nprofile = []\n";
    place.write("ai-safety/checklists/checklist.toml", head);
    let item = "[[item]]\nid = \"owner\"\ntitle = \"An owner\"\nquestion = \"Is there one?\"\nseverity = \"high\"\n\
        per = \"project\"\nreview = \"release\"\nminutes = 5\nconcerns = []\nwhy = \"W\"\nfindings = []\ntoday = [\"D\"]\n\
        evidence-wanted = \"E\"\nexample = \"X\"\nreplaces = [\"boss\", \"chief\"]\n";
    place.write("ai-safety/checklists/first.toml", item);
    place.run("checklist list").gives(0).says("owner  high  An owner, replaces boss, chief");
    place.run("checklist show owner").gives(0).says("\nreplaces boss, chief\n");
    let json = place.run("checklist list --format json").gives(0).json();
    assert_eq!(json["phases"][0]["items"][0]["replaces"], serde_json::json!(["boss", "chief"]));
}

#[test]
fn a_history_of_no_commits_or_of_too_many_is_refused() {
    let place = Place::with_record();
    for number in ["0", "1001"] {
        place.run(&format!("log -n {number}")).gives(2).complains("is not in 1..=1000");
    }
    place.run("log --help").gives(0).says("from 1 to 1000");
}

#[test]
fn an_export_in_which_somebody_wrote_names_what_and_the_ways_out() {
    let place = Place::with_record();
    place.run("export -o RECORD.md").gives(0);
    let text = place.read("RECORD.md");
    let second = text.find('\n').unwrap() + 1;
    place.write("RECORD.md", &format!("{}\nWho decides?\n{}", &text[..second], &text[second..]));
    let refused = place.run("export -o RECORD.md").gives(2);
    let refused = refused.complains("not under an answer, comment (line 3): Who decides?");
    let refused = refused.complains("move the comment that is under no answer below the answer it is about");
    refused
        .complains("RECORD.md` takes it into the record")
        .complains("or name another file")
        .complains("--force");
    // Under its answer it is taken over, and nothing has to be moved.
    let at = text.find("- Item: `safety-owner`").unwrap();
    let end = at + text[at..].find("\n\n").unwrap();
    place.write("RECORD.md", &format!("{}\n\n> review: Who?{}", &text[..end], &text[end..]));
    let refused = place.run("export -o RECORD.md").gives(2).complains("safety-owner, comment (line ");
    assert!(!refused.err.contains("move the comment"), "{}", refused.err);
}

#[test]
fn a_record_that_cannot_be_read_is_told_where_releases_are_listed() {
    let place = Place::with_record();
    place.run("release open 1.0.0").gives(0);
    place.write("ai-safety/record.json", "{ damaged");
    place.run("release list").gives(0).complains("whether a release is open, and who signed it, is not told");
    let listed = place.run("release list --format json").gives(0);
    listed.complains("hint: ").says("\"unread\": \"").says("record.json:1:");
}

#[test]
fn no_other_document_goes_over_an_export_or_over_what_somebody_wrote() {
    let place = Place::with_record();
    place.run("answer safety-owner yes --note one").gives(0);
    let before = place.read("ai-safety/record.json");
    place.write("before.json", &before);
    place.run("answer safety-owner keep --note two").gives(0);
    let diff = "diff before.json --format markdown -o";
    let others = [diff, "ask-publisher openai:gpt-4o -o", "diff before.json --format json -o"];
    place.run("export -o R.md").gives(0);
    place.run("export --format json -o R.json").gives(0);
    for file in ["R.md", "R.json"] {
        let text = place.read(file);
        for other in others {
            place
                .run(&format!("{other} {file}"))
                .gives(2)
                .complains("is there already and holds something else");
        }
        assert_eq!(place.read(file), text, "{file}");
    }
    // An earlier one of the same kind goes, and only as it was written.
    for _ in 0..2 {
        place.run(&format!("{diff} D.md")).gives(1);
        place.run("diff before.json --format json -o D.json").gives(1);
    }
    place.run("export -o D.md").gives(2).complains("holds something else");
    let text = place.read("D.md") + "my own line\n";
    place.write("D.md", &text);
    place.run(&format!("{diff} D.md")).gives(2).complains("holds something else");
    assert_eq!(place.read("D.md"), text);
}

#[test]
fn a_place_is_taken_as_a_scan_prints_it() {
    let load = "from transformers import AutoModel\nmodel = AutoModel.from_pretrained(\"org/name\")\n";
    let place = Place::with_file("app/load.py", load);
    let printed = "app/load.py:2:9  (model-pin)";
    place.run("scan").gives(1).says(printed);
    let aside = place.run("set-aside --reason tried --until 2026-12-01").with(printed);
    aside.gives(0);
    assert_eq!(place.record().aside.len(), 1);
    let far = place.run("set-aside load.py:2 --reason tried --until 2026-12-01").gives(2);
    far.complains("places are named from the project's root");
}

#[test]
fn what_is_mistyped_is_answered_with_what_can_be_typed_there() {
    let place = Place::with_record();
    let models = place.run("models remove x").gives(2);
    models.complains("`mindgap models` has no command `remove`").complains("list, add");
    place.run("explain LLM99").gives(2).complains("mindgap explain FRAMEWORK");
    place.write("app/load.py", "import os\n");
    place.run("diff app/load.py").gives(2).complains("`app/load.py` is a file, and no record");
    place.run("answer safety-owner yes --note one").gives(0);
    place.run("answer hazard-list yes --note two").gives(0);
    place.run("export -o R.md").gives(0);
    let text = place.read("R.md").replace("> one", "> uno").replace("> two", "> due");
    place.write("R.md", &text);
    place.run("review R.md --apply safety-owner hazard-list").gives(0);
    let notes = ["safety-owner", "hazard-list"].map(|key| place.answer(key).note);
    assert_eq!(notes, ["uno", "due"]);
}

#[test]
fn a_json_export_is_told_from_what_is_reviewed() {
    let place = Place::with_record();
    place.run("export --format json -o R.json").gives(0);
    let record = "ai-safety/record.json";
    for file in ["R.json", record] {
        let refused = place.run(&format!("review {file}")).gives(2);
        refused.complains("is JSON that mindgap wrote for programs").complains("`mindgap export -o FILE`");
    }
}

#[test]
fn one_fact_named_twice_adds_up_or_is_refused_and_never_the_last_taken() {
    let place = Place::with_record();
    let refused = place.run("init --set autonomy=suggests --set autonomy=acts-alone").gives(2);
    refused.complains("`autonomy` is set to `suggests` and to `acts-alone`, which cannot both hold");
    let refused = place.run("init --set users=public --set users=not-sure-yet").gives(2);
    refused.complains("`users` is set to `public` and to `not-sure-yet`");
    assert!(place.run("init").gives(0).out.contains("nothing was changed"));
    place
        .run("init --set users=public --set users=staff --set users=public")
        .gives(0)
        .says("users: public,staff\n");
    place.run("init --set users=staff").gives(0).says("users: staff\n");
}

#[test]
fn what_a_revision_is_taken_for_is_told_where_it_is_declared() {
    let place = Place::with_record();
    let commit = "a".repeat(40);
    for (revision, pin) in [
        ("main", "[branch]: a line of work, which moves by design"),
        ("v1.0", "[tag]: a version word, which its owner can move"),
        (commit.as_str(), "[full-commit]: this state and no other"),
    ] {
        place.run(&format!("models add org/name --revision {revision}")).gives(0).says(pin);
    }
    place.run("models add openai:gpt-4o --revision 2024-08-06").gives(0).says("[dated]");
    let json = place.run("models add org/name --revision main --format json").gives(0).json();
    assert_eq!(json["models"][0]["pin"], "branch");
    place.run("models list").gives(0).says("revision: main, since 2026-11-22  [branch]");
    for none in ["a b", "", " ", "a\u{7}b", "a\u{a0}b"] {
        place.run("models add org/name --revision").with(none).gives(2);
    }
    assert_eq!(
        place.run("models list --format json").gives(0).json()["models"][1]["declared"]["revision"],
        "main"
    );
}

#[test]
fn what_only_speaks_for_an_answer_is_not_set_aside() {
    let place = Place::with_record();
    place.write(
        "app.py",
        "from transformers import AutoModel\nm = AutoModel.from_pretrained(\"org/name\", \
        revision=\"5b7e0f6a3c2d1e4f5a6b7c8d9e0f1a2b3c4d5e6f\")\n",
    );
    let refused = place.run("set-aside model-pin:app.py --until 2026-12-31 --reason tried").gives(2);
    refused.complains("it speaks for an answer and against none, so there is nothing to set aside");
    assert!(place.record().aside.is_empty());
}

#[test]
fn a_word_of_command_is_no_name_and_no_text_unless_it_stands_in_quotes() {
    let place = Place::empty();
    let asked = place.run("ask").typing("back\nbot\nq\n", 0);
    asked.says("`back` is a command. As the text it stands in quotes: \"back\"");
    assert_eq!(place.record().project.name, "bot");
    place.run("ask safety-owner").typing("owner\nundo\nAda\nnote\nfirst\nback\n.\nnote\nquit\n.\nq\n", 0);
    let answer = place.answer("safety-owner");
    assert_eq!((answer.owner.as_deref(), answer.note.as_str()), (Some("Ada"), "first\nback"));
    // Behind its word, and in quotes, a text is what it says.
    place.run("ask safety-owner").typing("owner \nskip\n\"Skip\"\nnote back\nna\n\"no\"\nq\n", 0);
    let answer = place.answer("safety-owner");
    assert_eq!(
        (answer.owner.as_deref(), answer.note.as_str(), answer.reason.as_str()),
        (Some("Skip"), "back", "no")
    );
}

#[test]
fn what_stands_by_itself_in_the_profile_is_not_taken_beside_others() {
    let place = Place::empty();
    for (typed, alone) in [
        ("--set model-source=not-sure-yet,hub", "not-sure-yet"),
        ("--set model-source=hub,none", "none"),
        ("--set eu-role=provider,outside", "outside"),
        ("--set eu-role=outside --set eu-role=deployer", "outside"),
    ] {
        let told = place.run(&format!("init {typed}")).gives(2);
        let told = told.complains(&format!("`{alone}` stands by itself, and others are named beside it"));
        told.complains("name it alone, or leave it out");
    }
    place.run("init --set eu-role=provider,deployer").gives(0);
    place.run("init --set eu-role=outside").gives(0).says("eu-role: outside");
}

#[test]
fn a_result_may_be_sent_to_the_standard_output_by_its_name() {
    let place = Place::with_record();
    for line in ["export -o /dev/stdout", "export -o -", "diff . . --format markdown -o /dev/stdout"] {
        place.run(line).gives(0).says("# ");
    }
}
