//! Nothing is cut without a sign: every list at every size, with titles and names that fit nowhere.

use std::fmt::Write as _;

use mindgap::checklist::{Checklist, SourceFile, compose};
use mindgap::record::{Acceptance, OpenRelease, Record};
use mindgap::tui::model::{Saving, Session};

use super::SIZES;
use super::scene::{answered, project};
use super::stage::{Stage, THEME, built_in, now, today};

/// Words that stand nowhere else.
const LONG: &str = "Alfa bravo charlie delta echo foxtrot golf hotel india juliett kilo lima mike november oscar papa \
    quebec romeo sierra tango uniform victor whiskey yankee zulu";

/// The longest title that a checklist may have.
const TITLE: &str = "Alfa bravo charlie delta echo golf hotel";

/// The same as a name without a blank, for what may have none.
fn name() -> String {
    LONG.replace(' ', "-").to_lowercase()
}

/// The built-in checklist with nothing but long titles.
fn checklist() -> Checklist {
    titled(TITLE)
}

/// The same with nothing but this title.
fn titled(title: &str) -> Checklist {
    let mut checklist = reworded("title", title);
    for phase in &mut checklist.phases {
        title.clone_into(&mut phase.title);
    }
    checklist
}

/// The built-in checklist, whose items all say this in this field.
fn reworded(field: &str, words: &str) -> Checklist {
    let mut text = "id = \"long\"\nversion = \"1\"\ntitle = \"Long\"\nextends = \"mindgap\"\n".to_owned();
    for item in built_in().items() {
        let _ = write!(text, "\n[[reword]]\nitem = \"{}\"\n{field} = \"{words}\"\n", item.id);
    }
    let file = SourceFile { name: "checklist.toml", shown: "checklist.toml", text: &text };
    compose(&[vec![file]]).unwrap_or_else(|faults| panic!("{faults}"))
}

fn long(record: Record, size: (u16, u16)) -> Stage {
    Stage::with(checklist(), record, Saving::Saved, &Session::default(), size, THEME).seeing(project())
}

/// Where a row says the beginning of the long text and neither its end nor that there is more. A text that goes on in the
/// next row is none.
fn cut_silently(text: &str) -> Option<String> {
    let parts = |row: &'_ str| row.split(['│', '|', '║']).map(str::to_owned).collect::<Vec<_>>();
    let rows: Vec<Vec<String>> = text.lines().map(parts).collect();
    for (at, row) in rows.iter().enumerate() {
        for (column, part) in row.iter().enumerate() {
            for whole in [TITLE.to_owned(), name()] {
                let Some(begin) = part.find(&whole[..4]) else { continue };
                let said = &part[begin..];
                let same = said.bytes().zip(whole.bytes()).take_while(|(one, other)| one == other).count();
                let rest = said[same..].trim_start();
                if same == whole.len() || rest.starts_with('…') {
                    continue;
                }
                let next = rows.get(at + 1).and_then(|row| row.get(column)).map_or("", |part| part.trim());
                let goes_on = whole[same..].trim_start().split([' ', '-']).next().unwrap_or_default();
                // Further down is said on the border.
                let below = rows
                    .get(at + 1)
                    .is_some_and(|row| row.iter().any(|part| part.contains(" of ") && part.contains('─')));
                if below || next.starts_with('…') || !goes_on.is_empty() && next.starts_with(goes_on) {
                    continue;
                }
                return Some(format!("row {at}: “{}”", said.trim_end()));
            }
        }
    }
    None
}

/// The screen without what is told until the next key, which lies over it.
fn of(stage: &mut Stage) -> String {
    stage.model.notice = None;
    stage.text()
}

#[track_caller]
fn holds(what: &str, stage: &mut Stage) {
    let text = of(stage);
    assert!(text.contains("Alfa") || text.contains("alfa"), "{what} shows none of it\n{text}");
    if let Some(fault) = cut_silently(&text) {
        let size = stage.model.size;
        panic!("{what} at {}x{}: {fault}\n{text}", size.width, size.height);
    }
}

/// The same in the dialog with this title alone: what it covers is cut by it.
#[track_caller]
fn in_dialog(title: &str, stage: &mut Stage) {
    let text = of(stage);
    let column = |row: &str, what: &str| row.find(what).map(|at| row[..at].chars().count());
    let top = text.lines().position(|row| column(row, &format!("┌ {title}")).is_some());
    let top = top.unwrap_or_else(|| panic!("no {title}\n{text}"));
    let left = text.lines().nth(top).and_then(|row| column(row, &format!("┌ {title}"))).unwrap();
    let right = text.lines().nth(top).unwrap().chars().skip(left).take_while(|letter| *letter != '┐').count();
    let rows = text.lines().skip(top).map(|row| row.chars().skip(left).take(right).collect::<String>());
    let text = rows.collect::<Vec<_>>().join("\n");
    assert!(text.contains("Alfa"), "{text}");
    assert!(cut_silently(&text).is_none(), "{title}: {:?}\n{text}", cut_silently(&text));
}

#[test]
fn the_sign_of_a_cut_is_looked_for() {
    assert!(cut_silently("│ Alfa bravo char│ high │").is_some());
    assert!(cut_silently("│ Alfa bravo │\n│ Alfa bravo │").is_some());
    assert!(cut_silently("│ Alfa bravo char… high │").is_none());
    assert!(cut_silently("│ Alfa bravo │\n│ charlie delta… │").is_none());
}

#[test]
fn on_the_checklist() {
    for size in SIZES {
        let stage = || long(Record::new("support-bot", &checklist()), size);
        for keys in ["", "yjpjnjd", "H", "3", "5<end>", "<enter>", "y<enter>"] {
            holds(keys, &mut stage().keys(keys));
        }
        for (keys, title) in
            [("/bravo", "Find an item"), ("e", "Note: Alfa"), ("o", "Owner: Alfa"), ("ve", "Evidence: Alfa")]
        {
            in_dialog(title, &mut stage().keys(keys));
        }
        // A row that says more than its title.
        holds("of models", &mut stage().keys("IjaAopenai:gpt-4o-2024-08-06<tab><enter><esc>2"));
    }
}

#[test]
fn on_the_gaps_and_beside_them() {
    for size in SIZES {
        let mut record = answered(&checklist(), &name(), 400);
        let asked: Vec<_> = record.answers.keys().cloned().collect();
        for (at, key) in asked.iter().enumerate() {
            let answer = record.answers.get_mut(key).unwrap();
            answer.owner = (at % 2 == 0).then(name);
            answer.evidence.clear();
            let until = today() + chrono::Duration::days(30);
            let acceptance = Acceptance { reason: name(), until, who: name() };
            answer.acceptance = (at % 3 == 0).then_some(acceptance);
        }
        let stage = || long(record.clone(), size);
        for keys in ["g", "gP", "gPO", "gK", "gO<end>", "s", "s<end>"] {
            holds(keys, &mut stage().keys(keys));
        }
    }
}

#[test]
fn on_the_models() {
    for size in SIZES {
        let stage = || {
            let keys = format!("IAorg/{}@main<tab><enter>", name());
            long(Record::new("support-bot", &checklist()), size).keys(&keys)
        };
        for keys in ["", "<end>", "<tab>", "<tab>l", "<tab><end>", "<esc>2", "<esc>g<end>"] {
            holds(keys, &mut stage().keys(keys));
        }
        for keys in ["<tab><tab>", "<tab><tab><tab>", "<tab><tab><tab><tab>"] {
            holds(keys, &mut stage().keys(keys));
        }
    }
}

#[test]
fn on_a_release() {
    for size in SIZES {
        let record = || {
            let mut record = answered(&checklist(), "Grace Hopper", 400);
            let at = now().with_timezone(&chrono::Utc);
            record.release = Some(OpenRelease::new("1.4.0".parse().unwrap(), None, "Ada Byron", at));
            record
        };
        for keys in ["R", "R<tab>", "RS", "Rj", "R<end>", "D"] {
            holds(keys, &mut long(record(), size).keys(keys));
        }
    }
}

#[test]
fn phases_that_do_not_fit_leave_a_sign() {
    let stage = |at: usize| {
        let mut stage = Stage::begun(60, 18);
        for _ in 0..at {
            stage.press("<tab>");
        }
        stage
    };
    let tabs = |stage: &Stage| stage.text().lines().nth(1).unwrap().to_owned();
    assert!(!tabs(&stage(0)).contains('…'), "{}", tabs(&stage(0)));
    let many = |at: usize| {
        let mut stage = long(Record::new("support-bot", &checklist()), (60, 18));
        for _ in 0..at {
            stage.press("<tab>");
        }
        stage
    };
    for at in 0..5 {
        let tabs = tabs(&many(at));
        assert!(tabs.contains("Alfa bravo charlie") && tabs.contains('…'), "{tabs}");
    }
}

#[test]
fn the_question_stays_the_first_thing_to_be_seen_of_an_item() {
    let checklist = built_in();
    for status in ["", "y", "n", "d", "p"] {
        let mut stage = Stage::begun(60, 18);
        let first = checklist.items().iter().filter(|item| item.phase == 0);
        for item in first {
            stage.press(status);
            let text = stage.text();
            let begin: String = item.question.split(' ').take(4).collect::<Vec<_>>().join(" ");
            let row = text.lines().skip_while(|row| !row.contains("reads on")).nth(1).unwrap_or_default();
            assert!(row.contains(&begin), "{}: {row}\n{text}", item.id);
            let said = ["yes", "no ", "unknown", "partly", "not answered yet"];
            let below: String = text.lines().skip_while(|row| !row.contains("reads on")).collect();
            assert!(said.iter().any(|said| below.contains(said)), "{}\n{text}", item.id);
            stage.press("j");
        }
    }
}

#[test]
fn a_wide_character_beside_a_dialog_does_not_take_its_border() {
    for title in ["漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字", "a漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字"]
    {
        for key in ["t", "/x", "i", "?"] {
            let checklist = titled(title);
            let record = Record::new("support-bot", &checklist);
            let mut stage =
                Stage::with(checklist, record, Saving::Saved, &Session::default(), (160, 50), THEME)
                    .keys(key);
            let text = of(&mut stage);
            let top = text
                .lines()
                .position(|row| row.matches('┌').count() > 0 && !row.starts_with('┌'))
                .or_else(|| text.lines().position(|row| row.starts_with('│') && row.contains('┌')));
            let top = top.unwrap_or_else(|| panic!("no dialog\n{text}"));
            let wide = |row: &str, at: &str| {
                row.find(at).map(|end| unicode_width::UnicodeWidthStr::width(&row[..end]))
            };
            let left = wide(text.lines().nth(top).unwrap(), "┌").unwrap();
            for row in text.lines().skip(top + 1).take_while(|row| !row.contains("└──────────"))
            {
                let mut at = 0;
                let mut borders = row.chars().filter(|letter| {
                    let here = at;
                    at += unicode_width::UnicodeWidthChar::width(*letter).unwrap_or(0);
                    here == left && *letter == '│'
                });
                assert!(borders.next().is_some(), "{key}: no border in “{row}”\n{text}");
            }
        }
    }
}

#[test]
fn a_line_that_is_longer_than_its_field_says_so_at_both_ends() {
    for (width, height) in SIZES {
        let typed = name();
        let row = |keys: &str| {
            let text = Stage::begun(width, height).keys("o").keys(&typed).keys(keys).text();
            let mut rows = text.lines().skip_while(|row| !row.contains("│ Owner "));
            rows.nth(1).unwrap_or_else(|| panic!("{text}")).to_owned()
        };
        let end = row("");
        assert!(end.contains("│ …") && end.contains("yankee-zulu ") && !end.contains("… │"), "{end}");
        let begin = row("<home>");
        assert!(begin.contains("│  alfa-") && begin.contains("… │"), "{begin}");
        let middle = row(&format!("<home>{}", "<right>".repeat(typed.len() - 20)));
        assert!(middle.contains("│ …") && middle.contains("… │"), "{middle}");
    }
    // What fits has no sign.
    let text = Stage::begun(80, 24).keys("oAda Byron").text();
    assert!(text.contains("│ Ada Byron "), "{text}");
}

/// Everything that is seen while `keys` are pressed again and again, in one text.
fn seen_on(stage: &mut Stage, keys: &str, times: usize) -> String {
    let mut text = words(stage);
    for _ in 0..times {
        stage.press(keys);
        text += &words(stage);
    }
    text
}

/// The words on the screen, without the lines around them.
fn words(stage: &mut Stage) -> String {
    of(stage).replace(['│', '─', '└', '┌'], " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn all_of_a_question_of_the_profile_can_be_read_at_every_size() {
    let questions = built_in().profile.len();
    for size in SIZES {
        for at in 0..questions {
            let mut stage = Stage::begun(size.0, size.1).keys("f").keys(&"<tab>".repeat(at));
            let text = seen_on(&mut stage, "j", 12);
            let question = &built_in().profile[at];
            for option in &question.options {
                let last = option.label.split(' ').next_back().unwrap();
                assert!(text.contains(last), "{at} at {size:?}: no “{last}”\n{}", stage.text());
            }
            assert!(text.contains("no answer is lost by it."), "{at} at {size:?}\n{}", stage.text());
        }
    }
}

#[test]
fn all_that_is_told_of_what_was_seen_can_be_read() {
    let mut stage = Stage::begun(60, 18).seeing(project()).keys("/pin-model-revision<enter>V");
    assert!(!words(&mut stage).contains("what this sees and misses"), "{}", stage.text());
    let text = seen_on(&mut stage, "J", 6);
    assert!(text.contains("tells what this sees and misses"), "{text}");
    // Another row is told of from the beginning.
    stage.press("j");
    assert_eq!(
        stage.text(),
        Stage::begun(60, 18).seeing(project()).keys("/pin-model-revision<enter>Vj").text()
    );
}

#[test]
fn the_sentence_above_a_place_is_whole_or_says_that_it_goes_on() {
    let say = |sentence: &str| {
        let mut scan = project();
        for one in &mut scan.observations {
            one.saw = sentence.to_owned();
        }
        let mut stage = Stage::begun(60, 18).seeing(scan).keys("/pin-model-revision<enter>V<enter>");
        words(&mut stage)
    };
    let three = "It is loaded under a name of which nobody can tell at which commit it was, since none stands beside \
        it, from acme/a-model-with-a-long-name-that-goes-on";
    assert!(say(three).contains(three), "{}", say(three));
    let long = "So it goes on. ".repeat(60);
    assert!(
        say(&long).contains("So it goes on. So it goes on.") && say(&long).contains('…'),
        "{}",
        say(&long)
    );
}

#[test]
fn what_is_wrong_with_a_form_and_what_is_wanted_says_where_it_goes_on() {
    let typed = format!("acme/{}", "a-name-that-is-no-name@@".repeat(12));
    let mut stage = Stage::begun(60, 18).keys("IA").keys(&typed).keys("<enter>");
    let told = words(&mut stage);
    // The name itself is too long for the sentence about it; the row on which that stops ends with a sign.
    let fault = told.split(" Ctrl-").next().unwrap();
    assert!(told.contains("is no name of a model"), "{told} {fault}");
    let checklist = reworded("evidence-wanted", &"one more word ".repeat(60));
    let record = Record::new("support-bot", &checklist);
    let mut stage =
        Stage::with(checklist, record, Saving::Saved, &Session::default(), (60, 18), THEME).keys("v");
    let text = of(&mut stage);
    let rows: Vec<&str> = text.lines().skip_while(|row| !row.contains("Wanted:")).take(4).collect();
    assert!(rows[3].trim_end().trim_end_matches('│').trim_end().ends_with('…'), "{text}");
}

#[test]
fn a_long_note_is_not_counted_to_where_nobody_looked() {
    let note = |stage: &mut Stage, text: &str| {
        let key = stage.model.work.key(0).unwrap();
        let status = Some(mindgap::record::Status::No);
        let answer = mindgap::record::Answer { note: text.to_owned(), status, ..Default::default() };
        drop(stage.model.work.apply(mindgap::record::Change::Answer(key, Box::new(answer))));
        stage.model.work.judge();
    };
    for size in SIZES {
        let mut stage = Stage::begun(size.0, size.1);
        note(&mut stage, &"one more word ".repeat(100));
        let text = words(&mut stage);
        assert!(text.contains("more rows: Enter") && !text.contains("more than"), "{text}");
        note(&mut stage, &"one more word ".repeat(10_000));
        assert!(words(&mut stage).contains("… more than "), "{}", stage.text());
    }
    // A line of it stands under the one before, and so does what goes on from it.
    let mut stage = Stage::begun(60, 18);
    note(&mut stage, "first\nand a second line that is longer than there is room for in one row\n  third");
    stage.press("<enter><end>");
    let text = stage.text();
    let rows: Vec<&str> = text.lines().skip_while(|row| !row.contains("Note first")).take(4).collect();
    let begins =
        |row: &str| row.trim_start_matches('│').len() - row.trim_start_matches('│').trim_start().len();
    let columns: Vec<usize> = rows.iter().map(|row| begins(row)).collect();
    assert_eq!(columns, [1, 3, 3, 5], "{text}");
}
