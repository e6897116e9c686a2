//! The lines of a card as a page shows them: without comments, and with code told from text. Text in, lines out.

/// A line of the page.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line<'l> {
    /// What is read, without its comments.
    Text(String),
    /// What stands in a fence.
    Code(&'l str),
}

/// The lines of a text. A fence or a comment that nobody closes reaches to the end, as it does on the page; within a fence
/// no comment begins, and within a comment no fence.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut fence: Option<(char, usize)> = None;
    let mut commented = false;
    let mut all = Vec::new();
    for line in text.lines() {
        if let Some((mark, long)) = fence {
            let (other, rest) = run(line);
            let ends = other == Some(mark) && line.trim().len() - rest.len() >= long && rest.is_empty();
            fence = fence.filter(|_| !ends);
            all.push(Line::Code(if ends { "" } else { line }));
            continue;
        }
        if !commented && let Some(opened) = opens(line) {
            fence = Some(opened);
            all.push(Line::Code(""));
            continue;
        }
        all.push(Line::Text(shown(line, &mut commented)));
    }
    all
}

/// The mark at the beginning of a line, and what stands behind its repetitions.
fn run(line: &str) -> (Option<char>, &str) {
    let bare = line.trim();
    let mark = bare.chars().next();
    (mark, mark.map_or(bare, |mark| bare.trim_start_matches(mark)))
}

/// Mark and length of a fence that begins here. Three marks around a word are no fence.
fn opens(line: &str) -> Option<(char, usize)> {
    let (mark, rest) = run(line);
    let long = line.trim().len() - rest.len();
    let mark = mark.filter(|mark| matches!(mark, '`' | '~') && long >= 3)?;
    (mark == '~' || !rest.contains('`')).then_some((mark, long))
}

/// A line without its comments, and whether one is open behind it.
fn shown(line: &str, commented: &mut bool) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    loop {
        let mark = if *commented { "-->" } else { "<!--" };
        let Some((before, behind)) = rest.split_once(mark) else { break };
        if !*commented {
            out.push_str(before);
        }
        *commented = !*commented;
        rest = behind;
    }
    if !*commented {
        out.push_str(rest);
    }
    out
}
