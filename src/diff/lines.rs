//! Two texts line by line: which lines stayed, came and went.

/// Most lines of either text that are compared one by one; longer ones are told whole, since the work grows with both.
const MOST: usize = 400;

/// What became of one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineChange<'a> {
    /// It stands in both.
    Same(&'a str),
    /// It stands in the first only.
    Gone(&'a str),
    /// It stands in the second only.
    New(&'a str),
}

/// The lines of two texts in reading order, what went before what came in its place.
pub fn lines<'a>(before: &'a str, after: &'a str) -> Vec<LineChange<'a>> {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let rest = old.len().min(new.len()) - head;
    let tail = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    let middle = |list: &[&'a str]| -> Vec<&'a str> {
        list.get(head..list.len().saturating_sub(tail)).unwrap_or_default().to_vec()
    };
    let same = |list: &[&'a str]| list.iter().map(|line| LineChange::Same(line)).collect::<Vec<_>>();
    let mut all = same(old.get(..head).unwrap_or_default());
    all.extend(compared(&middle(&old), &middle(&new)));
    all.extend(same(old.get(old.len().saturating_sub(tail)..).unwrap_or_default()));
    all
}

/// The longest common run of lines stays, by the usual table.
fn compared<'a>(old: &[&'a str], new: &[&'a str]) -> Vec<LineChange<'a>> {
    let gone = old.iter().map(|line| LineChange::Gone(line));
    if old.len() > MOST || new.len() > MOST {
        return gone.chain(new.iter().map(|line| LineChange::New(line))).collect();
    }
    // How many lines the two have in common from here on.
    let width = new.len() + 1;
    let mut table = vec![0_usize; (old.len() + 1) * width];
    let at =
        |table: &[usize], row: usize, column: usize| table.get(row * width + column).copied().unwrap_or(0);
    for (row, was) in old.iter().enumerate().rev() {
        for (column, is) in new.iter().enumerate().rev() {
            let common = if was == is {
                at(&table, row + 1, column + 1) + 1
            } else {
                at(&table, row + 1, column).max(at(&table, row, column + 1))
            };
            if let Some(cell) = table.get_mut(row * width + column) {
                *cell = common;
            }
        }
    }
    let (mut row, mut column) = (0, 0);
    let mut all = Vec::new();
    loop {
        match (old.get(row), new.get(column)) {
            (Some(was), Some(is)) if was == is => {
                all.push(LineChange::Same(was));
                (row, column) = (row + 1, column + 1);
            }
            (Some(was), is) if is.is_none() || at(&table, row + 1, column) >= at(&table, row, column + 1) => {
                all.push(LineChange::Gone(was));
                row += 1;
            }
            (_, Some(is)) => {
                all.push(LineChange::New(is));
                column += 1;
            }
            _ => return all,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_stay_come_and_go() {
        use LineChange::{Gone, New, Same};
        assert_eq!(lines("a\nb\nc", "a\nx\nc\nd"), [Same("a"), Gone("b"), New("x"), Same("c"), New("d")]);
        assert_eq!(lines("", "a"), [New("a")]);
        assert_eq!(lines("a\nb", ""), [Gone("a"), Gone("b")]);
        assert_eq!(lines("same", "same"), [Same("same")]);
    }

    #[test]
    fn each_text_can_be_read_off_whatever_the_length() {
        let long = |step: usize| (0..900).step_by(step).map(|n| n.to_string()).collect::<Vec<_>>().join("\n");
        for (before, after) in [(long(2), long(3)), (long(1), long(2)), (String::new(), long(1))] {
            let all = lines(&before, &after);
            let old: Vec<_> = all
                .iter()
                .filter_map(|line| match line {
                    LineChange::Same(line) | LineChange::Gone(line) => Some(*line),
                    LineChange::New(_) => None,
                })
                .collect();
            let new: Vec<_> = all
                .iter()
                .filter_map(|line| match line {
                    LineChange::Same(line) | LineChange::New(line) => Some(*line),
                    LineChange::Gone(_) => None,
                })
                .collect();
            assert_eq!((old.join("\n"), new.join("\n")), (before, after));
        }
    }
}
