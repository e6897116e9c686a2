//! Which models are in use, and which questions a record is asked because of them. An answer is never dropped: one that
//! nothing asks for any more is kept, and says why.

use super::answers::AnswerKey;
use super::itself::Record;
use super::models::{Declared, ModelId};
use crate::checklist::{Applies, Checklist, Item, Per, words};

/// Whether an item that is asked of each model is asked of this one: what is not known of a model hides nothing.
pub fn is_asked_of(item: &Item, model: &ModelId) -> bool {
    item.only_of().is_none_or(|kind| kind.asks(model.is_hosted()))
}

words!(
    /// Why an answer is kept that no question asks for.
    Kept {
        /// It was given for the whole project, and the item is asked for each model now.
        BeforeModels = "before-models",
        /// Its model is no longer in use.
        Retired = "retired",
        /// Nobody declared its model.
        NotDeclared = "not-declared",
        /// The item is asked once for the project.
        OnceForAll = "once-for-all",
        /// A provider runs its model, and the item is about weights.
        Hosted = "hosted",
        /// Its model is no hosted one, and the item is about those.
        NotHosted = "not-hosted",
    }
);

impl Kept {
    /// The same for people.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::BeforeModels => "given for the whole project, before its models were declared; kept",
            Self::Retired => "its model is no longer in use; kept",
            Self::NotDeclared => "its model is not declared; kept",
            Self::OnceForAll => "the item is asked once for the project; kept",
            Self::Hosted => "the item is not asked of hosted models, and its model is one; kept",
            Self::NotHosted => "the item is asked of hosted models only, and its model is none; kept",
        }
    }
}

impl Record {
    /// The models that are declared and not retired, by id.
    pub fn in_use(&self) -> impl Iterator<Item = &ModelId> {
        self.models.iter().filter(|(_, declared)| declared.retired.is_none()).map(|(id, _)| id)
    }

    /// The questions of an item: the one for the project, as it is while no model is in use, or one for each model of which
    /// it is asked; none where it is asked of no such model.
    pub fn questions(&self, item: &Item) -> Vec<Option<&ModelId>> {
        if item.per == Per::Project || self.in_use().next().is_none() {
            return vec![None];
        }
        self.in_use().filter(|model| is_asked_of(item, model)).map(Some).collect()
    }

    /// The models of which an item is asked; none where it is asked once.
    pub fn models_of(&self, item: &Item) -> Vec<&ModelId> {
        self.questions(item).into_iter().flatten().collect()
    }

    /// The models that are in use and of which an item that is asked of each is not asked.
    pub fn spared(&self, item: &Item) -> Vec<&ModelId> {
        let each = item.per == Per::Model;
        self.in_use().filter(|model| each && !is_asked_of(item, model)).collect()
    }

    /// Whether an item is asked at all: the profile does not hide it, nor do the models that are in use.
    pub fn is_asked(&self, item: &Item) -> bool {
        self.profile.applies(item) == Applies::Yes && !self.questions(item).is_empty()
    }

    /// The keys under which an item is asked, in order.
    pub fn keys_of(&self, item: &Item) -> Vec<AnswerKey> {
        self.questions(item).into_iter().map(|model| AnswerKey::of(&item.id, model)).collect()
    }

    /// Why an answer to an item is kept though nothing asks for it; none if something does.
    pub fn kept(&self, item: &Item, key: &AnswerKey) -> Option<Kept> {
        let each = item.per == Per::Model;
        match key.model() {
            None => (each && self.in_use().next().is_some()).then_some(Kept::BeforeModels),
            Some(_) if !each => Some(Kept::OnceForAll),
            Some(model) => match self.declared(model).filter(|_| is_plain(model)) {
                None => Some(Kept::NotDeclared),
                Some(declared) if declared.retired.is_some() => Some(Kept::Retired),
                Some(_) => model.parse().ok().filter(|model| !is_asked_of(item, model)).map(|model| {
                    if model.is_hosted() == Some(true) { Kept::Hosted } else { Kept::NotHosted }
                }),
            },
        }
    }

    /// Whether something may be said under a key: the profile asks the item, and nothing keeps the answer unasked.
    pub fn may_be_answered(&self, item: &Item, key: &AnswerKey) -> bool {
        self.profile.applies(item) == Applies::Yes && self.kept(item, key).is_none()
    }

    /// What is known of a model, by its id as it is written.
    pub fn declared(&self, model: &str) -> Option<&Declared> {
        self.models.get(&model.parse().ok()?)
    }

    /// The empty blocks that the questions about a model lack.
    pub(super) fn room_for<'a>(
        &'a self,
        model: &'a ModelId,
        checklist: &'a Checklist,
    ) -> impl Iterator<Item = AnswerKey> + 'a {
        let all = checklist.items().iter();
        let each = all.filter(|item| item.per == Per::Model && is_asked_of(item, model));
        let keys = each.map(|item| AnswerKey::of(&item.id, Some(model)));
        keys.filter(|key| !self.answers.contains_key(key))
    }
}

/// Whether an id is written as ids are filed: an answer under another spelling is asked for by nothing.
fn is_plain(model: &str) -> bool {
    model.parse::<ModelId>().is_ok_and(|id| id.as_str() == model)
}
