//! Texts put together out of parts, each of which may be worth several.

use super::super::tables::gives_what_it_fetches;
use super::super::value::Value;
use super::choices::Held;
use super::project::{Frame, Project, Worth};
use super::worth::unsure;

/// Most alternatives.
const MOST: usize = 64;

impl Project<'_> {
    /// Every text that the parts may make, and whether it is a path.
    pub(super) fn join(
        &self,
        parts: &[Value],
        frame: Option<Frame<'_>>,
        depth: usize,
        held: &Held,
        out: &mut Vec<Worth>,
    ) {
        let mut made: Vec<(String, Held, bool, bool)> = vec![(String::new(), held.clone(), false, true)];
        for part in parts {
            let mut next = Vec::new();
            for (head, before, was_local, was_known) in &made {
                for (value, held) in self.inner(part, frame, depth, before) {
                    // A file inside a folder that was fetched is of what was fetched.
                    if head.is_empty() && is_fetched(&value) {
                        out.push((value, held));
                        continue;
                    }
                    let (text, local, known) = match value {
                        Value::Text(text) => (text, false, true),
                        Value::Number(number) => (number.to_string(), false, true),
                        Value::Local(inner) => match *inner {
                            Value::Text(text) => (text, true, true),
                            _ => (String::new(), true, false),
                        },
                        _ => (String::new(), false, false),
                    };
                    if next.len() < MOST && head.len() + text.len() < 2_000 {
                        next.push((format!("{head}{text}"), held, *was_local || local, *was_known && known));
                    } else {
                        unsure();
                    }
                }
            }
            made = next;
        }
        for (text, held, local, known) in made {
            let path =
                local || (!known && ["./", "../", "/", "~"].iter().any(|start| text.starts_with(start)));
            let text = if local { straight(&text) } else { text };
            let text = if known { Value::Text(text) } else { Value::Unknown };
            out.push((if path { Value::Local(Box::new(text)) } else { text }, held));
        }
    }
}

/// Whether something is a file or a folder that was fetched from the hub.
fn is_fetched(value: &Value) -> bool {
    match value {
        Value::Made(given) => given.callee.as_name().is_some_and(gives_what_it_fetches),
        Value::Local(inner) => is_fetched(inner),
        _ => false,
    }
}

/// A path without steps up that only take back a step down.
fn straight(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        let back = part == ".." && parts.last().is_some_and(|last| !matches!(*last, "" | "." | ".." | "~"));
        if back {
            let _ = parts.pop();
        } else {
            parts.push(part);
        }
    }
    parts.join("/")
}
