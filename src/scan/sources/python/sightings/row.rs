//! Which row of the tables a dotted path is, and which the last parts of a call are where nobody knows whose method that is.

use std::sync::LazyLock;

use super::super::hashed::Map;
use super::super::plain::{last_of, member, parted};
use super::super::resolve::Project;
use super::super::server::server;
use super::super::tables::{ANY_CLASS, BY_TAIL, Care, Rule, find, without_raw};
use super::apply::Wanted;
use crate::scan::model::{Hub, Sure};
use crate::scan::sighting::Kind;

/// The row of a dotted path.
pub(super) fn row(project: &Project<'_>, path: &str, written: &str) -> Option<Wanted> {
    if let Some((hub, sure, plain)) = server(path) {
        let kind = if hub == Hub::Gateway { Kind::Gateway } else { Kind::Hub(hub) };
        return Some(Wanted { rule: find(&plain)?, kind, library: "openai", sure, path: path.to_owned() });
    }
    let library = |rule: &'static Rule| rule.library(path.split('.').next().unwrap_or_default());
    if path.starts_with('@') {
        let (class, last) = parted(path)?;
        if project.classes.contains_key(path) && project.function(path).is_none() {
            // A class without a maker of its own is made as the class that it is built on.
            let base = project.library_base(path)?;
            return row(project, &base, written);
        }
        if last == "from_single_file" && project.function(path).is_none() {
            let base = project.library_base(class).filter(|base| base.starts_with("diffusers."))?;
            return row(project, &member(&base, last), written);
        }
        if last != "from_pretrained" || project.function(path).is_some() {
            return None;
        }
        return match project.is_built_on_library(class) {
            Some(false) => None,
            known => {
                let sure = if known.is_some() { Sure::Exact } else { Sure::Likely };
                Some(Wanted {
                    rule: &ANY_CLASS,
                    kind: ANY_CLASS.kind,
                    library: "python",
                    sure,
                    path: path.to_owned(),
                })
            }
        };
    }
    if let Some(rule) = find(path) {
        let kind = cloud(path).map_or(rule.kind, Kind::Hub);
        return Some(Wanted { rule, kind, library: library(rule), sure: Sure::Exact, path: path.to_owned() });
    }
    // `torch.nn.Embedding.from_pretrained` takes numbers.
    if path.starts_with("torch.nn.") {
        return None;
    }
    let foreign = path.ends_with(".from_pretrained") && !path.starts_with("builtins.");
    if foreign {
        return Some(Wanted {
            rule: &ANY_CLASS,
            kind: ANY_CLASS.kind,
            library: "python",
            sure: Sure::Likely,
            path: path.to_owned(),
        });
    }
    by_tail(written)
}

/// In whose cloud the models of such a client run, where its class says that.
fn cloud(path: &str) -> Option<Hub> {
    let classes = [
        ("openai.", "AzureOpenAI", Hub::Azure),
        ("anthropic.", "AnthropicBedrock", Hub::Bedrock),
        ("anthropic.", "AnthropicVertex", Hub::Google),
    ];
    let fits = |(root, class, _): &&(&str, &str, Hub)| path.starts_with(root) && path.contains(class);
    classes.iter().find(fits).map(|(_, _, hub)| *hub)
}

/// What the last parts of a call tell when nobody knows whose method it is.
pub(super) fn by_tail(written: &str) -> Option<Wanted> {
    // Nearly every call has another name.
    let last = last_of(written);
    if last != "from_pretrained" && !TAILS.contains_key(last) {
        return None;
    }
    let plain = without_raw(written);
    let written = plain.as_deref().unwrap_or(written);
    let ends = |tail: &str| {
        let client = tail.starts_with("client.");
        let before = |before: &str| before.ends_with('.') || (client && before.is_empty());
        written.strip_suffix(tail).is_some_and(before)
    };
    if ends("from_pretrained") {
        let path = String::new();
        return Some(Wanted {
            rule: &ANY_CLASS,
            kind: ANY_CLASS.kind,
            library: "python",
            sure: Sure::Likely,
            path,
        });
    }
    let rule = TAILS.get(last)?.iter().find(|rule| ends(rule.tail))?;
    Some(Wanted { rule, kind: rule.kind, library: "python", sure: Sure::Likely, path: String::new() })
}

/// [`BY_TAIL`] as rows, by the last part: every call of a project is looked for.
static TAILS: LazyLock<Map<&str, Vec<Rule>>> = LazyLock::new(|| {
    let mut all: Map<&str, Vec<Rule>> = Map::default();
    for &(tail, kind, names) in BY_TAIL {
        let rule = super::super::tables::row("", tail, kind, None, names, Care::Plain);
        all.entry(last_of(tail)).or_default().push(rule);
    }
    all
});
