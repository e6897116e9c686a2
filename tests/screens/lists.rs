//! Lists: what is drawn as chosen is what keys act on, a page passes over no row, and the mouse means what lies under it.

use mindgap::tui::Input;
use mindgap::tui::model::{ModelsPart, Mouse};
use ratatui::crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use crate::stage::Stage;

/// Two models that were added by hand, the second one chosen.
fn two_models(size: (u16, u16)) -> Stage {
    let stage = Stage::begun(size.0, size.1).keys("IAopenai:alpha-1<enter>Aopenai:zulu-2<enter>");
    assert_eq!(stage.model.place.models.chosen, 1, "{}", stage.text());
    stage
}

fn mouse(stage: &mut Stage, kind: MouseEventKind, column: u16, row: u16) {
    stage.model.mouse = Mouse::Program;
    stage.input(Input::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }));
}

#[test]
fn what_is_taken_away_takes_the_choice_with_it() {
    let stage = two_models((80, 24)).keys("u");
    assert_eq!(stage.model.place.models.chosen, 0, "{}", stage.text());
    let below = stage.text();
    let told = below.split("The chosen one").nth(1).unwrap();
    assert!(told.contains("openai alpha-1"), "{below}");

    let stage = two_models((80, 24)).keys("<tab><right>");
    assert_eq!(stage.model.place.models.column, 1);
    let stage = stage.keys("<backtab>x<tab>");
    assert_eq!((stage.model.place.models.part, stage.model.place.models.column), (ModelsPart::Matrix, 0));
    assert!(stage.text().contains("Model 1 of 1"), "{}", stage.text());
}

/// Which rows of how many are seen, as the lower border says; nothing where all are.
fn seen(stage: &Stage) -> Option<(usize, usize, usize)> {
    let text = stage.text();
    text.lines().find_map(|line| {
        let (before, after) = line.split_once(" to ")?;
        let (last, of) = after.split_once(" of ")?;
        let first = before.rsplit(' ').next()?.parse().ok()?;
        let of = of.split(' ').next()?.parse().ok()?;
        Some((first, last.parse().ok()?, of))
    })
}

#[test]
fn a_page_passes_over_no_row() {
    let mut all_at_once = Vec::new();
    for size in [(60, 18), (80, 24), (160, 50)] {
        for keys in ["g", "/", "IAopenai:alpha-1<enter><tab>"] {
            let mut stage = Stage::begun(size.0, size.1).keys(keys);
            // Where all rows have room, there is no page.
            let Some((first, mut last, of)) = seen(&stage) else {
                all_at_once.push((size, keys));
                continue;
            };
            assert_eq!(first, 1);
            for _ in 0..=of.div_ceil(last) {
                stage.press("<pgdn>");
                let (next, now, _) = seen(&stage).unwrap();
                assert!(next <= last + 1, "{size:?} {keys}: {next} comes after {last}");
                last = now;
            }
            assert_eq!(last, of, "{size:?} {keys}");
        }
    }
    assert_eq!(all_at_once, [((160, 50), "IAopenai:alpha-1<enter><tab>")]);
}

#[test]
fn a_click_chooses_the_row_under_it() {
    let click = MouseEventKind::Down(MouseButton::Left);
    for keys in ["g", "IAopenai:alpha-1<enter><tab>"] {
        let mut stage = Stage::begun(80, 24).keys(keys);
        let row = |stage: &Stage, at: usize| stage.text().lines().nth(at).unwrap().to_owned();
        let at = 6;
        let under = row(&stage, at).replace(['▸', '│', ' '], "");
        mouse(&mut stage, click, 10, u16::try_from(at).unwrap());
        let text = stage.text();
        let chosen = text.lines().find(|line| line.contains('▸')).unwrap();
        assert_eq!(chosen.replace(['▸', '│', ' '], ""), under, "{text}");
    }
}

#[test]
fn the_wheel_moves_what_lies_under_it() {
    let mut stage = two_models((160, 50)).keys("k");
    mouse(&mut stage, MouseEventKind::ScrollDown, 120, 20);
    assert_eq!(stage.model.place.models.chosen, 0, "the list stays");
    mouse(&mut stage, MouseEventKind::ScrollDown, 20, 20);
    assert_eq!(stage.model.place.models.chosen, 1);
}

#[test]
fn a_risk_that_is_taken_is_wanting_nowhere() {
    let stage = Stage::begun(80, 24).keys("IAopenai:alpha-1<enter><tab><enter>");
    let stage = stage.keys("naIt is small<tab>2027-01-01<enter><esc>");
    let text = stage.text();
    let row = text.lines().find(|line| line.contains('▸')).unwrap();
    assert!(row.contains('✗') && !row.contains('!'), "{text}");
}

/// Clicks at what the row says, and returns what stands behind the pointer then.
fn clicked(stage: &mut Stage, says: &str) -> String {
    let text = stage.text();
    let rows = text.lines().enumerate().filter(|(_, line)| line.contains(says));
    let (row, line) = rows.last().unwrap_or_else(|| panic!("no {says}\n{text}"));
    let column = line.split(says).next().unwrap().chars().count();
    let (column, row) = (u16::try_from(column).unwrap(), u16::try_from(row).unwrap());
    mouse(stage, MouseEventKind::Down(MouseButton::Left), column, row);
    let text = stage.text();
    text.lines().rev().find(|line| line.contains('▸')).unwrap_or_else(|| panic!("{text}")).to_owned()
}

#[test]
fn a_click_chooses_what_lies_under_it_wherever_one_can_choose() {
    // Differences, whose lines may take several rows.
    let mut stage = Stage::begun(80, 24);
    stage.frozen = Some((*stage.model.work.record).clone());
    stage.press("yjnD");
    assert!(clicked(&mut stage, "Answers added").contains("Answers added: 2"), "{}", stage.text());
    // What stands beside an item.
    let mut stage = Stage::begun(80, 24).keys("2jjjji");
    let entry = "AISVS 1.0 C4.1.2";
    assert!(clicked(&mut stage, entry).contains(entry), "{}", stage.text());
    // Evidence.
    let mut stage = Stage::begun(80, 24).file("a.md", "a").file("b.md", "b").keys("va.md<enter>b.md<enter>");
    assert!(clicked(&mut stage, "b.md ").contains("b.md"), "{}", stage.text());
    assert!(clicked(&mut stage, "a.md ").contains("a.md"), "{}", stage.text());
    // What keeps a release.
    let mut stage = crate::scene::opened((80, 24)).keys("S");
    let rows = stage.model.releases.blockers.rows();
    assert!(rows > 1, "{}", stage.text());
    let text = stage.text();
    let at = text.lines().position(|line| line.contains('▸')).unwrap() + 1;
    let title =
        text.lines().nth(at).unwrap().trim_matches(['│', ' ']).rsplit("  ").next().unwrap().to_owned();
    assert!(clicked(&mut stage, &title).contains(&title), "{}", stage.text());
}
