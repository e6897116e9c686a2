//! One command, word by word: which model it fetches or serves.

use super::tools::{ANYWHERE, FLAGS, HF, PERHAPS, REVISIONS, TOOLS, Tool};
use super::words::{Inline, Word};
use crate::scan::identity::spacy_packages;
use crate::scan::model::{Hub, Loading, Sure};
use crate::scan::sighting::{Kind, Named, Sighting};

/// Most words of a command that are shown as they stand.
const MOST_SHOWN: usize = 4;

/// Code that a command hands to somebody else.
#[derive(Debug, Default)]
pub(super) struct Aside {
    pub(super) python: Vec<Inline>,
    pub(super) shell: Vec<Inline>,
}

/// Everything that a command names.
pub(super) fn sightings(words: &[Word], aside: &mut Aside) -> Vec<Sighting> {
    let words = bare(words);
    let contained = super::image::run(words);
    let words = contained.as_deref().map_or(words, bare);
    python(words, &mut aside.python);
    if let Some(word) = wrapped(words) {
        aside.shell.push(Inline { text: word.text.clone(), spot: word.spot });
        return Vec::new();
    }
    let mut all = fetched(words);
    all.extend(packages(words));
    if let Some((tool, rest)) = known(words) {
        all.extend(tool_sightings(tool, words, rest));
        return all;
    }
    all.extend(by_option(words));
    all
}

/// A command without what only starts another.
fn bare(mut words: &[Word]) -> &[Word] {
    loop {
        let Some(first) = words.first() else { return words };
        let starter = matches!(
            name(first),
            "sudo"
                | "exec"
                | "time"
                | "nohup"
                | "env"
                | "command"
                | "uv"
                | "uvx"
                | "pipx"
                | "poetry"
                | "run"
                | "then"
                | "do"
                | "if"
                | "else"
                | "!"
                | "xvfb-run"
                | "RUN"
                | "tini"
                | "--"
                | "{"
        ) || (first.text.contains('=') && !first.text.starts_with('-'))
            || ["--mount", "--network", "--security"].iter().any(|flag| first.text.starts_with(flag));
        // `docker exec ollama ollama pull x`, `docker compose exec …`
        let other = |word: &Word| !matches!(word.text.as_str(), "model" | "run" | "create" | "container");
        if name(first) == "docker" && words.get(1).is_none_or(other) {
            let at = words
                .iter()
                .position(|word| matches!(name(word), "ollama" | "hf" | "huggingface-cli" | "vllm"));
            let next = at.and_then(|at| words.get(at..)).unwrap_or_default();
            return if next.get(1).is_some_and(|word| name(word) == name(next.first().unwrap_or(first))) {
                next.get(1..).unwrap_or_default()
            } else {
                next
            };
        }
        if !starter {
            return words;
        }
        words = words.get(1..).unwrap_or_default();
    }
}

fn name(word: &Word) -> &str {
    word.text.rsplit('/').next().unwrap_or(&word.text)
}

/// `bash -c "…"`.
fn wrapped(words: &[Word]) -> Option<&Word> {
    let shell = matches!(name(words.first()?), "sh" | "bash" | "zsh" | "ash");
    let at = words.iter().position(|word| {
        word.text.starts_with('-') && !word.text.starts_with("--") && word.text.ends_with('c')
    })?;
    words.get(at + 1).filter(|_| shell)
}

/// `python -c "…"`, or a here-document for Python.
fn python(words: &[Word], inline: &mut Vec<Inline>) {
    if !words.first().is_some_and(|first| name(first).starts_with("python")) || inline.len() > 1_000 {
        return;
    }
    let code = match words.iter().position(|word| word.text == "-c") {
        Some(at) => words.get(at + 1),
        None => words.last().filter(|word| word.text.contains('\n')),
    };
    inline.extend(code.map(|word| Inline { text: word.text.clone(), spot: word.spot }));
}

/// The tool that a command calls, and what stands behind its name.
fn known(words: &[Word]) -> Option<(&'static Tool, &[Word])> {
    let first = words.first()?;
    let module = name(first).starts_with("python") && words.get(1).is_some_and(|word| word.text == "-m");
    let words = if module { words.get(2..)? } else { words };
    let begins = |tool: &&Tool| {
        tool.begins.iter().zip(words).filter(|(want, word)| **want == name(word)).count() == tool.begins.len()
    };
    let tool = TOOLS.iter().find(begins)?;
    Some((tool, words.get(tool.begins.len()..)?))
}

/// The value of an option, in either spelling.
fn option(words: &[Word], names: &[&str]) -> Option<Word> {
    words.iter().enumerate().find_map(|(at, word)| {
        if let Some((name, value)) = word.text.split_once('=') {
            return names.contains(&name).then(|| word.with(value));
        }
        names.contains(&word.text.as_str()).then(|| words.get(at + 1).cloned()).flatten()
    })
}

fn tool_sightings(tool: &'static Tool, words: &[Word], rest: &[Word]) -> Vec<Sighting> {
    if option(rest, &["--repo-type"]).is_some_and(|word| word.text != "model") {
        return Vec::new();
    }
    let mut ids: Vec<Word> = option(rest, tool.options).into_iter().collect();
    if tool.first && ids.is_empty() {
        ids.extend(positional(rest));
    }
    ids.into_iter().map(|id| sighting(tool.kind, &id, words, tool.library)).collect()
}

/// The first argument that is neither an option nor an option's value.
fn positional(words: &[Word]) -> Option<Word> {
    let mut at = 0;
    while let Some(word) = words.get(at) {
        if !word.text.starts_with('-') {
            return Some(word.clone());
        }
        let alone = word.text.contains('=') || FLAGS.contains(&word.text.as_str());
        at += if alone { 1 } else { 2 };
    }
    None
}

fn sighting(kind: Kind, id: &Word, words: &[Word], library: &'static str) -> Sighting {
    let named =
        |word: &Word| if word.open { Named::Open(word.text.clone()) } else { Named::Text(word.text.clone()) };
    let revision = option(words, REVISIONS);
    let mut all = Sighting::new(kind, named(id), id.spot, library, &shown(words))
        .with_revision(revision.as_ref().map_or(Named::Absent, named));
    if words.iter().any(trusts) {
        all.loading.insert(Loading::RemoteCode);
    }
    if id.assumed || revision.is_some_and(|word| word.assumed) {
        all.sure = Sure::Likely;
    }
    all
}

/// Whether an option lets code run that comes with the model.
fn trusts(word: &Word) -> bool {
    matches!(word.text.as_str(), "--trust-remote-code" | "--trust_remote_code")
}

/// A command in a few words: all of a short one; of a longer one the program with what it is to do, and the option that lets
/// code run.
fn shown(words: &[Word]) -> String {
    let first_line = |word: &Word| word.text.lines().next().unwrap_or_default().to_owned();
    let mut told: Vec<String> = words.iter().take(MOST_SHOWN).map(first_line).collect();
    if words.len() > MOST_SHOWN {
        let module = words.get(1).is_some_and(|word| word.text == "-m");
        let begun = if module { 3 } else { 1 };
        let to_do = told.iter().skip(begun).take_while(|word| !word.starts_with('-')).count();
        told.truncate(begun + to_do);
        told.push("…".to_owned());
        told.extend(words.iter().skip(begun + to_do).find(|word| trusts(word)).map(first_line));
    }
    told.join(" ")
}

/// Addresses on the hub in `curl`, `wget`, `git clone` and the like.
fn fetched(words: &[Word]) -> Vec<Sighting> {
    let fetches = words.first().is_some_and(|first| {
        matches!(name(first), "curl" | "wget" | "aria2c" | "git" | "axel" | "http" | "ADD")
    });
    if !fetches {
        return Vec::new();
    }
    let hub = |word: &&Word| ["://huggingface.co/", "://hf.co/"].iter().any(|host| word.text.contains(host));
    let file = |word: &&Word| {
        word.text.contains("://")
            && crate::scan::identity::is_weights(word.text.split('?').next().unwrap_or_default())
    };
    let found = words.iter().filter(|word| hub(word) || file(word));
    let kind = Kind::Hub(Hub::Url);
    let mut all: Vec<Sighting> = found.map(|word| sighting(kind, word, words, "download")).collect();
    all.retain(|each| !matches!(&each.id, Named::Text(text) if text.contains("/datasets/") || text.contains("/spaces/")));
    all
}

/// Models of spaCy that are installed as packages: `pip install "en_core_web_sm @ https://…"`.
fn packages(words: &[Word]) -> Vec<Sighting> {
    if !words.iter().take(4).any(|word| matches!(name(word), "pip" | "pip3")) {
        return Vec::new();
    }
    let of = |word: &Word| {
        let addresses = spacy_packages(&word.text).map(|(_, address)| word.with(address));
        addresses.collect::<Vec<_>>()
    };
    let package = |word: &Word| sighting(Kind::Hub(Hub::Spacy), word, words, "spacy");
    words.iter().flat_map(of).map(|word| package(&word)).collect()
}

/// Options that say a model whatever the program is.
fn by_option(words: &[Word]) -> Vec<Sighting> {
    let mut all = Vec::new();
    let Some(first) = words.first() else { return all };
    if matches!(name(first), "pip" | "git" | "curl" | "docker" | "kubectl" | "echo" | "aws") {
        return all;
    }
    let ids: Vec<Word> = ANYWHERE.iter().filter_map(|name| option(words, &[*name])).collect();
    if !ids.is_empty() {
        all.extend(ids.iter().map(|id| sighting(Kind::Any, id, words, "command")));
    } else if let Some(id) = option(words, PERHAPS)
        .filter(|id| !id.open && (id.text.contains('/') || crate::scan::provider::of(&id.text).is_some()))
    {
        all.push(sighting(Kind::Any, &id, words, "command"));
    }
    let first_argument = |word: &&Word| name(first) == "lighteval" && word.text.contains('=');
    if let Some(args) = option(words, &["--model_args", "--model-args"])
        .or_else(|| words.iter().find(first_argument).cloned())
    {
        all.extend(of_evaluation(&args, words));
    }
    for each in &mut all {
        each.sure = Sure::Likely;
    }
    all
}

/// `lm_eval --model hf --model_args pretrained=ORG/NAME,revision=…,peft=…`, `lighteval accelerate "model_name=…"`.
fn of_evaluation(args: &Word, words: &[Word]) -> Vec<Sighting> {
    let value = |name: &str| {
        let mut pairs = args.text.split(',').filter_map(|pair| pair.split_once('='));
        pairs.find(|(key, _)| *key == name).map(|(_, value)| value.trim().to_owned())
    };
    let engine = option(words, &["--model"]).map(|word| word.text).unwrap_or_default();
    let hosted = match engine.as_str() {
        "openai-completions" | "openai-chat-completions" => Some(Kind::Hub(Hub::OpenAi)),
        "anthropic-completions" | "anthropic-chat" | "anthropic-chat-completions" => {
            Some(Kind::Hub(Hub::Anthropic))
        }
        engine if engine.starts_with("litellm") => Some(Kind::Gateway),
        engine if engine.starts_with("local-") => Some(Kind::Hub(Hub::Compatible)),
        _ => None,
    };
    let revision = || value("revision").map_or(Named::Absent, Named::Text);
    let named = |kind: Kind, id: String| sighting(kind, &args.with(&id), words, "lm_eval");
    let mut all = Vec::new();
    if let Some(kind) = hosted {
        all.extend(value("model").map(|id| named(kind, id)));
    } else if let Some(id) = value("pretrained").or_else(|| value("model_name")) {
        all.push(named(HF, id).with_revision(revision()));
        all.extend(value("peft").map(|id| named(HF, id).with_revision(revision())));
    }
    all
}
