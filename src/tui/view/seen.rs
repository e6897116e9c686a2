//! *Seen in your repository*: what the scan saw about the chosen item, what speaks against a yes first, and within which
//! scope. A few rows only; one key lists all of it.

use std::fmt::Write as _;

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::scan::{Bearing, Observation, Seen};
use crate::text::visible_line;
use crate::tui::action::Action;
use crate::tui::keymap::name_of;
use crate::tui::model::{Bearings, Model, Scanned};
use crate::tui::scope::{about_others, looked, nothing_seen, state};
use crate::tui::wrap::wrap;
use crate::words::seen as words;

/// Most observations that are told beside the guidance.
const FEW: usize = 3;

/// Everything that stands in the guidance, its heading first.
pub(super) fn rows(model: &Model, position: usize, columns: usize) -> Vec<Line<'static>> {
    let theme = model.theme;
    let mut rows = vec![Line::default(), Line::styled(words::IN_REPOSITORY, theme.heading())];
    let item = model.work.item(position).map_or("", |item| item.id.as_str());
    let quiet = |text: String| wrap(&[Span::styled(text, theme.quiet())], columns, 0);
    let Some(scanned) = &model.work.scanned else {
        rows.extend(quiet(state(model)));
        return rows;
    };
    let all = scanned.on_item(item);
    if all.is_empty() {
        rows.extend(quiet(nothing_seen(model, position)));
        return rows;
    }
    let own = model.work.bearings(position);
    let first = model.work.first_seen(position, FEW);
    let told: Vec<_> = first.iter().filter_map(|at| scanned.observation(*at)).collect();
    for one in &told {
        rows.extend(observation(model, one, one.bearing_on(item), columns));
    }
    let key = name_of(Action::ShowSeen);
    if own.sum() > told.len() {
        let rest = rest(own, told.iter().map(|one| one.bearing_on(item)));
        let text = words::and_more(own.sum() - told.len(), &rest, &key);
        rows.extend(wrap(&[Span::raw(text)], columns, 2));
    }
    if all.len() > own.sum() {
        rows.extend(quiet(about_others(model, all.len() - own.sum())));
    }
    let scope = looked(scanned.scan());
    rows.extend(quiet(words::within_and_adopted(&scope, &key)));
    rows
}

/// What bears how, in one row right below the question, so that nobody has to scroll to learn that there is something.
pub(super) fn brief(model: &Model, position: usize, columns: usize) -> Vec<Line<'static>> {
    let theme = model.theme;
    let bearings = model.work.bearings(position);
    if bearings == Bearings::default() {
        return Vec::new();
    }
    let style = if bearings.contradicts > 0 { theme.alarm() } else { theme.quiet() };
    let text = words::in_repository(&in_words(bearings), &name_of(Action::ShowSeen));
    wrap(&[Span::styled(text, style)], columns, 2)
}

/// One observation: its bearing with its sign, its place, its sentence.
fn observation(model: &Model, one: &Observation, bearing: Bearing, columns: usize) -> Vec<Line<'static>> {
    let theme = model.theme;
    let times = if one.times > 1 { format!(" ({})", words::times(one.times)) } else { String::new() };
    let pieces = [
        Span::styled(format!("{} {bearing}", theme.bearing_sign(bearing)), theme.bearing(bearing)),
        Span::raw("  "),
        Span::styled(place(&one.place), theme.strong()),
        Span::raw(format!("  {}{times}", visible_line(&one.saw))),
    ];
    wrap(&pieces, columns, 2)
}

/// Where something was seen, as one would type it: `app/rag.py:14`.
pub(super) fn place(seen: &Seen) -> String {
    let mut text = if seen.path == "." {
        words::THE_PROJECT.to_owned()
    } else {
        visible_line(&seen.named()).into_owned()
    };
    if let Some(member) = &seen.member {
        let _ = write!(text, " {}", words::in_member(&visible_line(member)));
    }
    if let Some(offset) = seen.offset {
        let _ = write!(text, " {}", words::at_byte(offset));
    }
    text
}

/// So many of each, in words.
pub(super) fn in_words(bearings: Bearings) -> String {
    let some = |count: usize, say: fn(usize) -> String| (count > 0).then(|| say(count));
    let parts = [
        some(bearings.contradicts, words::contradict),
        some(bearings.not_examined, words::not_examined),
        some(bearings.supports, words::support),
        some(bearings.mentions, words::mention),
        some(bearings.aside, words::set_aside),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// What is not told of all.
fn rest(mut all: Bearings, told: impl Iterator<Item = Bearing>) -> String {
    for bearing in told {
        let count = all.of(bearing);
        *count = count.saturating_sub(1);
    }
    in_words(all)
}

/// What a whole scan says about itself, for the border of a list.
pub(super) fn counts(scanned: &Scanned) -> String {
    let counted = &scanned.scan().counted;
    let counts = [
        words::files(counted.seen),
        words::opened(counted.opened),
        words::not_examined(counted.not_examined),
    ];
    counts.join(", ")
}

/// The style of what stands in a row and is neither chosen nor marked.
pub(super) fn plain() -> Style {
    Style::new()
}
