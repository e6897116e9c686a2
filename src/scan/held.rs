//! How firmly a revision holds a model of a hub. Told by form alone; nothing is looked up.

use super::model::Hub;
use super::pin::{self, Pin};

/// What a revision says that somebody declares; `hub` as it stands in a model's id.
pub fn pin_of_revision(hub: &str, revision: &str) -> Pin {
    match hub.parse::<Hub>() {
        Ok(Hub::Local) => Pin::Local,
        // A provider tells its versions by day; Replicate has digests.
        Ok(hub) if hub.is_hosted() && hub != Hub::Replicate => pin::of_hosted(revision),
        Ok(hub) => of_hub(hub, revision),
        Err(_) => pin::of_revision(revision),
    }
}

/// What a revision says that stands with a model where it is loaded.
pub(super) fn of_hub(hub: Hub, revision: &str) -> Pin {
    match hub {
        Hub::Ollama | Hub::Docker => pin::of_tag(Some(revision)),
        Hub::Replicate if pin::is_digest(revision) => Pin::FullCommit,
        _ => pin::of_revision(revision),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_declared_revision_is_judged_as_its_hub_writes_them() {
        let digest = "a".repeat(64);
        for (hub, revision, pin) in [
            ("huggingface", "main", Pin::Branch),
            ("huggingface", "v1.0", Pin::Tag),
            ("ollama", "latest", Pin::Branch),
            ("openai", "2024-08-06", Pin::Dated),
            ("openai", "latest", Pin::Floating),
            ("replicate", digest.as_str(), Pin::FullCommit),
            ("local", "v1", Pin::Local),
            ("of-our-own", "main", Pin::Branch),
        ] {
            assert_eq!(pin_of_revision(hub, revision), pin, "{hub} {revision}");
        }
    }
}
