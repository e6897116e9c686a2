//! Whom questions about a model go to, and what the cards that were seen of it are silent about. What was not seen is not
//! spoken of.

use super::subject::Subject;
use crate::assess::model_id;
use crate::checklist::{Applies, Fact, Helper, Item, Per, Truth, words};
use crate::record::{AnswerKey, Status, is_hosted};
use crate::scan::{Card, Hub, Model, Topic};
use crate::words::report::publisher;

/// The profile question of which one model gives the answer by itself.
const SOURCE: &str = "model-source";

words! {
    /// Whom questions about a model go to.
    Audience {
        /// Whoever published it on a hub, where it has a page.
        Publisher = "publisher",
        /// The makers of the library that names and fetches it.
        Library = "library",
        /// The provider at whose place it runs.
        Provider = "provider",
        /// Whoever made or handed on the file.
        Giver = "giver",
    }
}

impl Audience {
    /// Of a hub's models.
    pub fn of(hub: Hub) -> Self {
        match hub {
            Hub::Local => Self::Giver,
            hub if hub.is_hosted() => Self::Provider,
            Hub::HuggingFace
            | Hub::ModelScope
            | Hub::TorchHub
            | Hub::OnnxHub
            | Hub::Kaggle
            | Hub::Ollama
            | Hub::Docker
            | Hub::Url => Self::Publisher,
            _ => Self::Library,
        }
    }

    /// In a few words, for a heading of a list.
    pub fn says(self) -> &'static str {
        match self {
            Self::Publisher => publisher::AT_A_HUB,
            Self::Library => publisher::AT_A_LIBRARY,
            Self::Provider => publisher::AT_A_PROVIDER,
            Self::Giver => publisher::WHOEVER_GAVE_THE_FILE,
        }
    }

    /// What a profile would say of this model alone.
    fn source(self) -> &'static str {
        match self {
            Self::Publisher | Self::Library => "hub",
            Self::Provider => "hosted",
            Self::Giver => "local",
        }
    }
}

/// A model about which somebody can be asked.
#[derive(Debug, Clone)]
pub struct Askable<'a> {
    /// As its hub or provider calls it, or its path.
    pub name: String,
    /// Where it comes from; none where the scan sees no such model.
    pub hub: Option<Hub>,
    /// Who is asked.
    pub audience: Audience,
    /// Where, if there is an address that is the same for all models of the hub.
    pub address: Option<String>,
    /// At every revision and place at which it is seen.
    pub models: Vec<&'a Model>,
    /// The cards of it that lie in the project.
    pub cards: Vec<&'a Card>,
}

impl<'a> Askable<'a> {
    /// What all its cards that were seen are silent about; nothing where none was seen.
    pub fn silences(&self) -> Vec<Topic> {
        let all = |topic: &&Topic| self.cards.iter().all(|card| card.silent.contains(topic));
        if self.cards.is_empty() { Vec::new() } else { Topic::ALL.iter().filter(all).copied().collect() }
    }

    /// The items that have a question for it, with what was answered for this model, or else for the project.
    pub fn items(&self, subject: &Subject<'a>) -> Vec<(&'a Item, Option<Status>)> {
        let all = subject.checklist.items().iter();
        let theirs = all.filter(|item| {
            item.help_from.contains(&Helper::Publisher)
                && item.ask_publisher.is_some()
                && self.is_asked(subject, item)
        });
        theirs.map(|item| (item, self.status(subject, item))).collect()
    }

    /// Whether it is declared and out of use, so that nothing more is asked of it.
    pub fn is_retired(&self, subject: &Subject<'_>) -> bool {
        let id = self.hub.and_then(|hub| model_id(hub, &self.name));
        id.and_then(|id| subject.record.models.get(&id)).is_some_and(|declared| declared.retired.is_some())
    }

    /// The items whose question is open.
    pub fn open(&self, subject: &Subject<'a>) -> Vec<&'a Item> {
        let items = self.items(subject).into_iter().filter(|_| !self.is_retired(subject));
        items.filter(|(_, status)| is_open(*status)).map(|(item, _)| item).collect()
    }

    /// Whether an item is asked about this model: where it comes from is known, whatever else the project uses.
    fn is_asked(&self, subject: &Subject<'_>, item: &Item) -> bool {
        let profile = &subject.record.profile;
        let truth =
            |fact: &Fact| match self.hub {
                Some(_) if fact.question.as_str() == SOURCE => {
                    if fact.option.as_str() == self.audience.source() { Truth::Yes } else { Truth::No }
                }
                _ => profile.truth(fact),
            };
        let of_its_kind = item.of_models.asks(self.hub.and_then(|hub| is_hosted(hub.word())));
        of_its_kind && matches!(item.applies.judge(truth), Applies::Yes)
    }

    fn status(&self, subject: &Subject<'_>, item: &Item) -> Option<Status> {
        let key = AnswerKey::item(&item.id);
        let hub = self.hub.map(|hub| format!("{hub}:{}", self.name));
        let names = [Some(self.name.clone()), hub].into_iter().flatten().filter(|_| item.per == Per::Model);
        let own = names.filter_map(|name| format!("{key}@{name}").parse::<AnswerKey>().ok());
        let said = |key: &AnswerKey| subject.record.answer(key).and_then(|answer| answer.status);
        own.into_iter().find_map(|key| said(&key)).or_else(|| said(&key))
    }
}

/// Whether a question with this answer is still one.
fn is_open(status: Option<Status>) -> bool {
    matches!(status, None | Some(Status::No | Status::Unknown | Status::Partly))
}

/// The models of the product about which somebody can be asked, each once, in the order of their hubs and names.
pub fn askable<'a>(subject: &Subject<'a>) -> Vec<Askable<'a>> {
    let mut all: Vec<Askable<'a>> = Vec::new();
    let Some(scan) = subject.scan else { return all };
    for model in scan.inventory.models.iter().filter(|model| model.counts()) {
        let Some(id) = &model.id else { continue };
        match all.iter_mut().find(|known| known.hub == Some(model.hub) && known.name == *id) {
            Some(known) => known.models.push(model),
            None => all.push(Askable {
                name: id.clone(),
                hub: Some(model.hub),
                audience: Audience::of(model.hub),
                address: address(model.hub, id),
                models: vec![model],
                cards: Vec::new(),
            }),
        }
    }
    for known in &mut all {
        known.cards = scan.cards.iter().filter(|card| is_of(card, &known.models)).collect();
    }
    all.sort_by_key(|known| known.audience);
    all
}

/// The model of this name, or of this name behind its hub and a colon; one that was not seen where there is none.
pub fn about<'a>(subject: &Subject<'a>, name: &str) -> Askable<'a> {
    let is_meant = |known: &Askable<'_>| {
        let hub = known.hub.map_or("", Hub::word);
        known.name == name
            || name.strip_prefix(hub).and_then(|rest| rest.strip_prefix(':')) == Some(&known.name)
    };
    askable(subject).into_iter().find(is_meant).unwrap_or_else(|| unseen(name))
}

/// A model that the scan does not see: nothing is known but how it is called.
fn unseen<'a>(name: &str) -> Askable<'a> {
    let named = name.split_once(':').and_then(|(hub, _)| hub.parse::<Hub>().ok());
    Askable {
        name: name.to_owned(),
        hub: None,
        audience: named.map_or(Audience::Publisher, Audience::of),
        address: None,
        models: Vec::new(),
        cards: Vec::new(),
    }
}

/// Whether a card lies beside a file of a model.
fn is_of(card: &Card, models: &[&Model]) -> bool {
    let folder = |path: &'_ str| path.rsplit_once('/').map_or(String::new(), |(folder, _)| folder.to_owned());
    let here = folder(&card.path);
    models.iter().flat_map(|model| &model.files).any(|file| folder(&file.path) == here)
}

/// Where a model's publisher is asked in public.
fn address(hub: Hub, id: &str) -> Option<String> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
    let one_slash = id.matches('/').count() == 1 && !id.starts_with('/') && !id.ends_with('/');
    if !id.chars().all(plain) || id.contains("..") || !one_slash {
        return None;
    }
    match hub {
        Hub::HuggingFace => Some(format!("https://huggingface.co/{id}/discussions")),
        Hub::TorchHub => Some(format!("https://github.com/{id}/issues")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_has_a_page_has_an_address() {
        assert_eq!(
            address(Hub::HuggingFace, "org/model").as_deref(),
            Some("https://huggingface.co/org/model/discussions")
        );
        assert_eq!(
            address(Hub::TorchHub, "pytorch/vision").as_deref(),
            Some("https://github.com/pytorch/vision/issues")
        );
        for (hub, id) in [
            (Hub::HuggingFace, "a/b?x=1"),
            (Hub::HuggingFace, "../b"),
            (Hub::HuggingFace, "plain"),
            (Hub::Local, "models/x"),
            (Hub::OpenAi, "gpt-4o"),
        ] {
            assert_eq!(address(hub, id), None, "{id}");
        }
    }

    #[test]
    fn every_hub_has_somebody_to_ask() {
        assert_eq!(Audience::of(Hub::HuggingFace), Audience::Publisher);
        assert_eq!(Audience::of(Hub::Timm), Audience::Library);
        assert_eq!(Audience::of(Hub::Anthropic), Audience::Provider);
        assert_eq!(Audience::of(Hub::Local), Audience::Giver);
    }
}
