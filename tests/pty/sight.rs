//! What a screen says to somebody who reads it.

use vt100::Screen;

/// The rows, without the blanks at their ends.
pub fn rows(screen: &Screen) -> Vec<String> {
    let (_, columns) = screen.size();
    screen.rows(0, columns.get()).map(|row| row.trim_end().to_owned()).collect()
}

/// The first row, without the blanks at its end.
pub fn header(screen: &Screen) -> String {
    let (_, columns) = screen.size();
    screen.rows(0, columns.get()).next().unwrap_or_default().trim_end().to_owned()
}

/// The status that a row of the list shows beside a title, which may be cut.
pub fn word_of(screen: &Screen, title: &str) -> Option<String> {
    let (_, columns) = screen.size();
    let start: String = title.chars().take(10).collect();
    screen.rows(0, columns.get()).skip(3).find_map(|row| {
        let inside = row.strip_prefix('│')?;
        let text: String = inside.chars().skip(11).collect();
        let word: String = inside.chars().skip(3).take(7).collect();
        text.starts_with(&start).then(|| word.trim().to_owned())
    })
}
