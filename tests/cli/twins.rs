//! Everything that can be done on the screen can be done on the command line, and read by a program: each row of the
//! keymap, and so of the palette, names its twin.

use mindgap::cli::command;
use mindgap::record::Status;
use mindgap::tui::action::Action;
use mindgap::tui::keymap::{KEYMAP, Mode};

use super::Place;

/// What does on the command line what an action does on the screen.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Twin {
    /// This command; it is said to write JSON by the test.
    Command(&'static str),
    /// Nothing: it moves about, writes a text letter by letter, or is about the terminal or this session alone.
    None,
}

/// The twin of an action; a new one has to say what it is, or the test fails.
fn twin(action: Action, mode: Mode) -> Twin {
    use Twin::{Command, None};
    match action {
        Action::SetStatus(Status::Yes) => Command("answer safety-owner yes"),
        Action::SetStatus(Status::Partly) => Command("answer safety-owner partly"),
        Action::SetStatus(Status::No) => Command("answer safety-owner no"),
        Action::SetStatus(Status::NotApplicable) => Command("answer safety-owner na --reason R"),
        Action::SetStatus(Status::Unknown) => Command("answer safety-owner unknown"),
        Action::Withdraw => Command("answer safety-owner unanswered"),
        Action::EditNote | Action::EditNoteOutside => Command("answer safety-owner keep --note N"),
        Action::EditReason => Command("answer safety-owner keep --reason R"),
        Action::EditEvidence | Action::RetakeEvidence => Command("answer safety-owner keep --evidence A.md"),
        Action::DropEvidence => Command("answer safety-owner keep --drop-evidence A.md"),
        Action::EditOwner => Command("answer safety-owner keep --owner Ada"),
        Action::EditPlan => Command("answer safety-owner keep --plan P --by 2026-12-01"),
        Action::EditAcceptance => Command("answer safety-owner keep --accept R --until 2026-12-31"),
        Action::ShowItems | Action::Find => Command("checklist list"),
        Action::ShowKnowledge => Command("explain safety-owner"),
        Action::Open if matches!(mode, Mode::Items | Mode::Knowledge) => Command("explain safety-owner"),
        Action::Open if mode == Mode::Opening => Command("release open 1.0"),
        Action::ShowGaps | Action::NextWanting => Command("check --fail-on critical"),
        Action::ShowOverview => Command("release list"),
        Action::ShowRecord | Action::ToggleNotAsked | Action::ToggleMask => Command("export --unmasked"),
        Action::Export => Command("export -o record-copy.json"),
        Action::WriteOver => Command("export -o record-copy.json --force"),
        Action::ShowProfile | Action::Pick => Command("init --set users=public"),
        Action::ShowRelease => Command("release queue"),
        Action::Reaffirm => Command("release affirm safety-owner"),
        Action::ReaffirmSeen => Command("release affirm --unchanged"),
        // What there is to review is what others answered.
        Action::SwitchList => Command("export"),
        Action::AcceptAnswer => Command("release accept safety-owner"),
        Action::SendBack => Command("release send-back safety-owner --comment C"),
        Action::SignOff => Command("release sign"),
        Action::ToggleMarkdown => Command("release sign --with-markdown"),
        Action::GiveUp => Command("release abandon"),
        Action::TakeBack => Command("release restore 1.0"),
        Action::ShowDiff => Command("diff . ."),
        Action::EarlierSide | Action::LaterSide => Command("diff record ."),
        Action::ShowSeen
        | Action::Adopt
        | Action::SetAside
        | Action::Scan
        | Action::ShowModels
        | Action::NextPart
        | Action::PreviousPart
        | Action::Declare
        | Action::AddModel
        | Action::Retire
        | Action::AskPublisher
        | Action::TakeFromProject => twin_of_the_scan(action),
        Action::ShowConflict => Command("merge --resolve"),
        Action::KeepOurs => Command("merge --resolve --take ours"),
        Action::KeepTheirs => Command("merge --resolve --take theirs"),
        action if is_of_the_screen_alone(action) => None,
        action => panic!("{action:?} has no twin and does not say why"),
    }
}

/// Whether an action moves about, writes a text letter by letter, or is about the terminal or this session alone.
fn is_of_the_screen_alone(action: Action) -> bool {
    matches!(
        action,
        Action::Next
            | Action::Previous
            | Action::PageDown
            | Action::PageUp
            | Action::First
            | Action::Last
            | Action::ScrollDown
            | Action::ScrollUp
            | Action::NextPhase
            | Action::NextModel
            | Action::NextColumn
            | Action::PreviousColumn
            | Action::PreviousPhase
            | Action::Phase(_)
            | Action::Open
            | Action::Back
            | Action::CopyLink
            | Action::Undo
            | Action::Redo
            | Action::ComeBack
            | Action::FilterKind
            | Action::FilterPhase
            | Action::FilterOwner
            | Action::ClearFilters
            | Action::NextQuestion
            | Action::PreviousQuestion
            | Action::Start
            | Action::Confirm
            | Action::NextField
            | Action::PreviousField
            | Action::DeleteLine
            | Action::DeleteWord
            | Action::Complete
            | Action::Palette
            | Action::Help
            | Action::ToggleMouse
            | Action::Refresh
            | Action::Suspend
            | Action::SaveAgain
            | Action::LeaveUnsaved
            | Action::Quit
    )
}

/// The same for what was seen of the project, and its models.
fn twin_of_the_scan(action: Action) -> Twin {
    use Twin::Command;
    match action {
        Action::ShowSeen => Command("explain pin-model-revision"),
        Action::Adopt => Command("answer pin-model-revision keep --adopt model-pin:app.py:2"),
        Action::SetAside => Command("set-aside model-pin:bench.py:2 --reason R --until 2026-12-31"),
        Action::Scan => Command("scan --exit-zero"),
        Action::Declare => Command("models add --seen"),
        Action::AddModel => Command("models add org/two"),
        Action::Retire => Command("models retire org/one"),
        Action::AskPublisher => Command("ask-publisher org/one"),
        Action::TakeFromProject => Command("answer pin-model-revision@org/one --from-project"),
        _ => Command("models"),
    }
}

#[test]
fn every_action_of_the_palette_has_a_twin_that_writes_json() {
    let mut twins: Vec<&str> = Vec::new();
    for row in KEYMAP {
        for mode in row.modes {
            if let Twin::Command(line) = twin(row.action, *mode)
                && !twins.contains(&line)
            {
                twins.push(line);
            }
        }
    }
    assert!(twins.len() > 30, "{twins:?}");
    for line in &twins {
        let words = ["mindgap"].into_iter().chain(line.split_whitespace()).chain(["--format", "json"]);
        let parsed = command().try_get_matches_from(words);
        assert!(parsed.is_ok(), "{line}: {}", parsed.unwrap_err());
    }
    // And each of them does write JSON and nothing else, in an order in which they make sense.
    let place = Place::empty();
    place.write("A.md", "Ada owns it\n");
    let load = "from transformers import AutoModel\nmodel = AutoModel.from_pretrained('org/one', revision='5b7e0f6a3c2d1e4f5a6b7c8d9e0f1a2b3c4d5e6f')\n";
    place.write("app.py", load);
    place.write("bench.py", &load.replace(", revision='5b7e0f6a3c2d1e4f5a6b7c8d9e0f1a2b3c4d5e6f'", ""));
    let json = |line: &str, who: &'static str| {
        let said = place.run(&format!("{line} --format json")).by(who).ends();
        let parsed: Result<serde_json::Value, _> = serde_json::from_str(&said.out);
        let value = parsed.unwrap_or_else(|error| panic!("{line}: {error}\n{}{}", said.out, said.err));
        assert!(value.is_object() || value.is_array(), "{line}");
    };
    let first = [
        "init --set users=public",
        "answer safety-owner keep --evidence A.md",
        "answer pin-model-revision keep --adopt model-pin:app.py:2",
        "release open 1.0",
    ];
    let last = ["release sign", "release sign --with-markdown", "release abandon"];
    // Nothing is signed off here; the story of six releases takes one back.
    let elsewhere = ["release restore 1.0"];
    // The model was declared by then; its answer is the project's, and after that it goes out of use.
    let models = ["answer pin-model-revision@org/one --from-project", "models retire org/one"];
    let to_file = ["export -o record-copy.json", "export -o record-copy.json --force"];
    let reviews = |line: &str| line.starts_with("release accept") || line.starts_with("release send-back");
    let middle = twins
        .iter()
        .filter(|line| ![&first[..], &last, &models, &to_file, &elsewhere].concat().contains(line));
    for line in first {
        json(line, "Ada");
    }
    json("answer safety-owner yes", "Ada");
    for line in middle.clone().filter(|line| reviews(line)) {
        json(line, "Grace");
    }
    for line in middle.filter(|line| !reviews(line) && !line.ends_with("unanswered")) {
        json(line, "Ada");
    }
    for line in models {
        json(line, "Ada");
    }
    for line in last {
        json(line, "Ada");
    }
    json("answer safety-owner unanswered", "Ada");
    for line in to_file {
        place.run(&format!("{line} --format json")).gives(0);
        assert!(serde_json::from_str::<serde_json::Value>(&place.read("record-copy.json")).is_ok(), "{line}");
    }
}
