//! Observations, places and files of models in words: what lists and panes tell of one of them.

use ratatui::text::{Line, Span};

use crate::report::plain::loaded;
use crate::scan::{Model as Ptm, Observation, Part, Place, Sure};
use crate::text::visible_line;
use crate::tui::model::{Model, ModelRow};
use crate::tui::wrap::wrap;
use crate::words::seen as words;

/// What a model is called.
pub(super) fn name(ptm: &Ptm) -> String {
    let written = ptm.places.first().and_then(|place| place.expression.as_deref()).unwrap_or("?");
    let id = match &ptm.id {
        Some(id) => visible_line(id).into_owned(),
        None => words::known_when_it_runs(&visible_line(written)),
    };
    let revision = ptm.revision.as_deref().map(|it| format!(" {}", words::at_revision(&visible_line(it))));
    format!("{} {id}{}", ptm.hub, revision.unwrap_or_default())
}

/// What the model of a row is called.
pub(super) fn row_name(row: &ModelRow<'_>) -> String {
    match (row.seen, &row.id) {
        (Some(ptm), _) => name(ptm),
        (None, Some(id)) => format!("{} {}", id.hub(), visible_line(id.name())),
        (None, None) => String::new(),
    }
}

/// An observation in full, without its place.
pub(super) fn observation(model: &Model, one: &Observation, columns: usize) -> Vec<Line<'static>> {
    let theme = model.theme;
    let mut rows = wrap(&[Span::raw(visible_line(&one.saw).into_owned())], columns, 2);
    let mut facts = vec![words::by(one.detector), sure(one.sure).to_owned()];
    if one.times > 1 {
        facts.push(words::times_in_file(one.times));
    }
    if one.part != Part::Product {
        facts.push(words::does_not_count(one.part));
    }
    if let Some(about) = &one.subject {
        facts.push(words::about(about.hub, &visible_line(&about.id)));
    }
    rows.extend(wrap(&[Span::styled(facts.join(" · "), theme.quiet())], columns, 2));
    if let Some(why) = &one.why_not {
        rows.extend(wrap(
            &[Span::styled(words::why_not_examined(&visible_line(why)), theme.notice())],
            columns,
            2,
        ));
    }
    let page = words::explained(one.detector);
    rows.extend(wrap(&[Span::styled(page, theme.quiet())], columns, 2));
    rows
}

/// How certain, in words.
pub(super) fn sure(sure: Sure) -> &'static str {
    match sure {
        Sure::Exact => words::EXACT,
        Sure::Likely => words::LIKELY,
        Sure::Hint => words::HINT,
    }
}

/// A place that names a model, in words.
pub(super) fn place_words(model: &Model, place: &Place, columns: usize) -> Vec<Line<'static>> {
    let theme = model.theme;
    let call = format!("{} · {}", visible_line(&place.library), visible_line(&place.call));
    let mut rows = wrap(&[Span::raw(call)], columns, 2);
    if let Some(written) = &place.expression {
        let text = words::written_as(&visible_line(written));
        rows.extend(wrap(&[Span::raw(text)], columns, 2));
    }
    for how in &place.loading {
        rows.extend(wrap(&[Span::styled(loaded(*how), theme.notice())], columns, 2));
    }
    let mut facts = vec![sure(place.sure).to_owned()];
    if place.part != Part::Product {
        facts.push(words::does_not_count(place.part));
    }
    rows.extend(wrap(&[Span::styled(facts.join(" · "), theme.quiet())], columns, 2));
    rows
}

/// A model file in words: what it is, how large, and what was seen in it.
pub(super) fn file_words(model: &Model, path: &str, columns: usize) -> Vec<Line<'static>> {
    let theme = model.theme;
    let scanned = model.work.scanned.as_ref();
    let file = scanned.and_then(|scanned| {
        let files = &scanned.scan().files;
        files.binary_search_by(|file| file.path.as_str().cmp(path)).ok().and_then(|at| files.get(at))
    });
    let Some(file) = file else { return Vec::new() };
    let digest = file
        .digest
        .map_or_else(|| words::NO_DIGEST.to_owned(), |digest| format!("sha256 {}", digest.short()));
    let facts = words::file(file.report.format, file.report.size, &digest);
    let mut rows = wrap(&[Span::styled(format!("  {facts}"), theme.quiet())], columns, 4);
    let result = format!("  {}: {}", file.report.result, visible_line(&file.report.why));
    rows.extend(wrap(&[Span::styled(result, theme.file_result(file.report.result))], columns, 4));
    rows
}
