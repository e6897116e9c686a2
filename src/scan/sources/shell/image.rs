//! What a container runs that a command starts: the program of a known image, and what is handed to it.

use super::words::Word;

/// Options of `docker run` without a value.
const ALONE: [&str; 16] = [
    "--detach",
    "--disable-content-trust",
    "--help",
    "--init",
    "--interactive",
    "--no-healthcheck",
    "--oom-kill-disable",
    "--privileged",
    "--publish-all",
    "--quiet",
    "--read-only",
    "--replace",
    "--rm",
    "--sig-proxy",
    "--tty",
    "--tls-verify",
];

/// Images that serve a model, by the last part of their name, how their tag begins, and what they run.
const SERVERS: [(&str, &str, &str); 6] = [
    ("text-generation-inference", "", "text-generation-launcher"),
    ("text-embeddings-inference", "", "text-embeddings-router"),
    ("vllm-openai", "", "vllm.entrypoints.openai.api_server"),
    ("infinity", "", "infinity_emb"),
    ("llama.cpp", "server", "llama-server"),
    ("ollama", "", "ollama"),
];

/// The program that an image runs where nothing else is said.
pub(in crate::scan::sources) fn program(image: &str) -> Option<&'static str> {
    let last = image.rsplit('/').next().unwrap_or(image);
    let last = last.split('@').next().unwrap_or(last);
    let (name, tag) = last.split_once(':').unwrap_or((last, ""));
    let serves = |(server, begins, _): &&(&str, &str, &str)| *server == name && tag.starts_with(begins);
    // Others, too, call an image so.
    let known = name != "infinity" || image.contains("michaelf34/");
    SERVERS.iter().find(serves).filter(|_| known).map(|(.., program)| *program)
}

/// Whether an image reads what it serves from `MODEL_ID` and `REVISION`.
pub(in crate::scan::sources) fn reads_environment(image: &str) -> bool {
    program(image)
        .is_some_and(|program| matches!(program, "text-generation-launcher" | "text-embeddings-router"))
}

/// What a container runs, with the environment that it is given. `words` are handed to it.
pub(in crate::scan::sources) fn started(
    image: &Word,
    words: &[Word],
    environment: &[(String, Word)],
) -> Vec<Word> {
    let mut all = Vec::new();
    let options = words.first().is_none_or(|word| word.text.starts_with('-'));
    // Compose may hand over another program.
    let of_ollama = |program: &str| {
        program == "ollama"
            && words.first().is_some_and(|word| matches!(word.text.as_str(), "pull" | "run" | "serve"))
    };
    match program(&image.text) {
        Some(program) if options || program == "infinity_emb" || of_ollama(program) => {
            all.push(image.with(program));
        }
        _ if options => all.push(image.clone()),
        _ => {}
    }
    all.extend(words.iter().cloned());
    let server = all.first().is_some_and(|first| {
        matches!(first.text.as_str(), "text-generation-launcher" | "text-embeddings-router")
    });
    for (variable, option) in [("MODEL_ID", "--model-id"), ("REVISION", "--revision")] {
        let said = all.iter().any(|word| word.text.split('=').next() == Some(option));
        let given = environment.iter().rev().find(|(name, _)| name == variable);
        if let Some((_, value)) = given.filter(|_| server && !said) {
            all.extend([value.with(option), value.clone()]);
        }
    }
    all
}

/// What `docker run` and its like start, if these words are one.
pub(super) fn run(words: &[Word]) -> Option<Vec<Word>> {
    let (first, rest) = words.split_first()?;
    if !matches!(first.text.rsplit('/').next(), Some("docker" | "podman" | "nerdctl")) {
        return None;
    }
    let nested = rest.first().is_some_and(|word| word.text == "container");
    let rest = if nested { rest.get(1..)? } else { rest };
    let (verb, mut rest) = rest.split_first()?;
    if !matches!(verb.text.as_str(), "run" | "create") {
        return None;
    }
    let mut environment = Vec::new();
    let mut entry = None;
    while let Some(word) = rest.first().filter(|word| word.text.starts_with('-')) {
        let is_flag = |c: char| "ditPq".contains(c);
        let is_short = !word.text.starts_with("--");
        let (name, own) = match (word.text.split_once('='), word.text.split_at_checked(2)) {
            (Some((name, value)), _) if !is_short => (name, Some(word.with(value))),
            // `-p80:80`
            (_, Some((name, value))) if is_short && !value.is_empty() && !name.ends_with(is_flag) => {
                (name, Some(word.with(value)))
            }
            _ => (word.text.as_str(), None),
        };
        let letters = is_short && name.chars().skip(1).all(is_flag);
        let alone = own.is_some() || letters || ALONE.contains(&name);
        let value = own.or_else(|| rest.get(1).filter(|_| !alone).cloned());
        if let (Some(value), "-e" | "--env") = (&value, name)
            && let Some((name, text)) = value.text.split_once('=')
        {
            environment.push((name.to_owned(), value.with(text)));
        }
        if name == "--entrypoint" {
            entry = value;
        }
        rest = rest.get(if alone { 1 } else { 2 }..).unwrap_or_default();
    }
    let (image, words) = rest.split_first()?;
    if let Some(entry) = entry.filter(|entry| !entry.text.is_empty()) {
        return Some(std::iter::once(entry).chain(words.iter().cloned()).collect());
    }
    Some(started(image, words, &environment))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scan::sighting::Spot;

    fn told(line: &str) -> Option<String> {
        let words: Vec<Word> =
            line.split_whitespace().map(|word| Word::plain(word, Spot::at(1, 1))).collect();
        let words: Vec<String> = run(&words)?.into_iter().map(|word| word.text).collect();
        Some(words.join(" "))
    }

    #[test]
    fn what_a_container_runs_stands_behind_its_image() {
        for (line, want) in [
            (
                "docker run --gpus all -p 80:80 vllm/vllm-openai:latest --model a/b",
                "vllm.entrypoints.openai.api_server --model a/b",
            ),
            ("docker run -it --rm --entrypoint hf img download a/b", "hf download a/b"),
            ("podman run -d img bash", "bash"),
            ("docker container run img --model a/b", "img --model a/b"),
            (
                "docker run -e MODEL_ID=a/b -e REVISION=v1 ghcr.io/huggingface/text-generation-inference:3",
                "text-generation-launcher --model-id a/b --revision v1",
            ),
            ("docker run ghcr.io/ggml-org/llama.cpp:server -hf a/b", "llama-server -hf a/b"),
            ("docker run acme/infinity --x y", "acme/infinity --x y"),
            ("docker run --name x ollama/ollama run mistral", "ollama run mistral"),
            (
                "docker run -p8080:80 -eMODEL_ID=a/b tei/text-embeddings-inference:1",
                "text-embeddings-router --model-id a/b",
            ),
        ] {
            assert_eq!(told(line).as_deref(), Some(want), "{line}");
        }
        for line in ["docker model run ai/x", "docker run", "docker run --rm", "docker exec x ollama pull y"]
        {
            assert_eq!(told(line), None, "{line}");
        }
    }
}
