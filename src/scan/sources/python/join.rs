//! Texts put together out of parts, each of which may be worth several.

use super::project::{Frame, Project, Worth};
use super::value::Value;

/// Most alternatives.
const MOST: usize = 64;

impl Project<'_> {
    /// Every text that the parts may make, and whether it is a path.
    pub(super) fn join(
        &self,
        parts: &[Value],
        frame: Option<Frame<'_>>,
        depth: usize,
        likely: bool,
        out: &mut Vec<Worth>,
    ) {
        let mut made: Vec<(String, bool, bool, bool)> = vec![(String::new(), likely, false, true)];
        for part in parts {
            let mut next = Vec::new();
            for (value, likely) in self.inner(part, frame, depth, likely) {
                let (text, local, known) = match value {
                    Value::Text(text) => (text, false, true),
                    Value::Number(number) => (number.to_string(), false, true),
                    Value::Local(inner) => match *inner {
                        Value::Text(text) => (text, true, true),
                        _ => (String::new(), true, false),
                    },
                    _ => (String::new(), false, false),
                };
                for (head, was_likely, was_local, was_known) in &made {
                    if next.len() < MOST && head.len() + text.len() < 2_000 {
                        next.push((
                            format!("{head}{text}"),
                            *was_likely || likely,
                            *was_local || local,
                            *was_known && known,
                        ));
                    }
                }
            }
            made = next;
        }
        for (text, likely, local, known) in made {
            let path =
                local || (!known && ["./", "../", "/", "~"].iter().any(|start| text.starts_with(start)));
            let text = if known { Value::Text(text) } else { Value::Unknown };
            out.push((if path { Value::Local(Box::new(text)) } else { text }, likely));
        }
    }
}
