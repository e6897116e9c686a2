//! A text as it is kept, however it was typed. Knows nothing of what it is about.

/// One kind of line end, and no blank lines around, so that the same words are the same bytes on every machine.
pub(super) fn tidy(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept = text.trim_end().lines().skip_while(|line| line.trim().is_empty());
    kept.map(str::trim_end).collect::<Vec<_>>().join("\n")
}
