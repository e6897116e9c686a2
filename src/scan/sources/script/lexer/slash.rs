//! How far a regular expression goes that a slash begins. Letters in, letters out.

use std::collections::HashSet;
use std::iter::Peekable;
use std::str::CharIndices;

/// The places of one line, and whether they are within a class there, from which no regular expression ends: a line of many
/// slashes would else be gone through from each of them.
#[derive(Debug, Default)]
pub(super) struct OpenEnded {
    from: HashSet<(usize, bool)>,
    /// Where the line ends.
    end: usize,
}

impl OpenEnded {
    /// What stands behind the slash that ends a regular expression; nothing where its line ends before.
    pub(in super::super) fn behind<'t>(
        &mut self,
        begun: Peekable<CharIndices<'t>>,
    ) -> Option<Peekable<CharIndices<'t>>> {
        let mut ahead = begun.clone();
        let mut class = false;
        while let Some((at, c)) = ahead.next().filter(|&(_, c)| c != '\n') {
            if matches!(c, '[' | ']' | '\\') && self.from.contains(&(at, class)) {
                break;
            }
            match c {
                '\\' => _ = ahead.next_if(|&(_, c)| c != '\n'),
                '[' => class = true,
                ']' => class = false,
                '/' if !class => return Some(ahead),
                _ => {}
            }
        }
        self.none(begun);
        None
    }

    /// Remembers the way from here to the end of the line.
    fn none(&mut self, mut ahead: Peekable<CharIndices<'_>>) {
        if ahead.peek().is_some_and(|&(at, _)| at > self.end) {
            self.from.clear();
        }
        let mut class = false;
        while let Some((at, c)) = ahead.next().filter(|&(_, c)| c != '\n') {
            self.end = self.end.max(at);
            match c {
                '[' | ']' | '\\' => {
                    if !self.from.insert((at, class)) {
                        return;
                    }
                    match c {
                        '\\' => _ = ahead.next_if(|&(_, c)| c != '\n'),
                        c => class = c == '[',
                    }
                }
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_regular_expression_ends_on_its_line_outside_a_class() {
        for (text, rest) in
            [("a/b", Some("b")), ("[/]/b", Some("b")), (r"\//b", Some("b")), ("[/", None), ("a\n/", None)]
        {
            let behind = OpenEnded::default().behind(text.char_indices().peekable());
            let told = behind.map(|chars| chars.map(|(_, c)| c).collect::<String>());
            assert_eq!(told.as_deref(), rest, "{text}");
        }
    }

    #[test]
    fn of_a_line_without_an_end_each_sign_is_remembered_once_within_a_class_and_once_outside() {
        let line = format!("{}]", "[/".repeat(100));
        let mut open_ended = OpenEnded::default();
        for from in (0..200).step_by(2) {
            let mut begun = line.char_indices().peekable();
            begun.by_ref().take(from).for_each(drop);
            assert!(open_ended.behind(begun).is_none());
        }
        // But for the first within and the last outside.
        assert_eq!(open_ended.from.len(), 2 * 101 - 2);
    }
}
