//! Which model the questions are asked of that are asked of each, and what the scan saw of it. A part of the work by
//! itself; changes no answer.

use super::on_item::OnItem;
use super::scanned::{Bearings, Scanned};
use super::work::{Work, wants};
use crate::assess::{Asked, Standing};
use crate::checklist::Per;
use crate::record::{Answer, AnswerKey, ModelId, Status, is_asked_of};

impl Work {
    /// The model that questions of each model are asked of at present: the one that was chosen, or the first in use.
    pub fn model(&self) -> Option<&ModelId> {
        let chosen = self.chosen_model.as_ref();
        chosen.filter(|chosen| self.is_in_use(chosen)).or_else(|| self.record.in_use().next())
    }

    /// Of which model the item at a position is asked at present; none where it is asked once.
    pub fn model_of(&self, position: usize) -> Option<&ModelId> {
        self.item(position).filter(|item| item.per == Per::Model).and_then(|_| self.model())
    }

    /// Whether the item at a position is asked at all, of whichever model.
    pub fn is_asked_at_all(&self, position: usize) -> bool {
        self.item(position).is_some_and(|item| self.record.is_asked(item))
    }

    /// Whether it is asked at present: it may not be of a model such as the one that was chosen.
    pub fn is_asked(&self, position: usize) -> bool {
        self.is_asked_at_all(position) && self.not_of_model(position).is_none()
    }

    /// The present model, where the item at a position is not asked of one of its kind.
    pub fn not_of_model(&self, position: usize) -> Option<&ModelId> {
        let (item, model) = (self.item(position)?, self.model_of(position)?);
        (!is_asked_of(item, model)).then_some(model)
    }

    /// How many items of a phase are asked of nobody.
    pub fn not_asked_in(&self, phase: usize) -> usize {
        self.not_asked.get(phase).copied().unwrap_or_default()
    }

    /// Chooses the model that questions of each model are asked of.
    pub fn choose_model(&mut self, model: Option<ModelId>) {
        self.edition += 1;
        self.chosen_model = model;
    }

    /// The model that was chosen, whether or not it is in use.
    pub fn chosen_model(&self) -> Option<&ModelId> {
        self.chosen_model.as_ref()
    }

    /// How what the scan saw bears on the item at a position, as far as it concerns the present model: what is about another
    /// model that is or was in use is for the question about that one.
    pub fn bearings(&self, position: usize) -> Bearings {
        self.on_item(position).map_or_else(Bearings::default, |on| on.bearings(self.model_of(position)))
    }

    /// What concerns that question, as positions among what was seen, what speaks against a yes first.
    pub fn seen_of<'s>(&'s self, scanned: &'s Scanned, position: usize) -> impl Iterator<Item = usize> + 's {
        let item = self.item(position).map_or("", |item| item.id.as_str());
        let present = self.model_of(position);
        // Without a model in use, the one question is about all of them.
        let elsewhere = move |about: &ModelId| {
            present.is_some_and(|now| now != about) && self.record.models.contains_key(about)
        };
        let all = scanned.on_item(item).iter().copied();
        all.filter(move |at| !scanned.about(*at).is_some_and(elsewhere))
    }

    /// The first of what concerns the present model and was not set aside, as positions among what was seen.
    pub fn first_seen(&self, position: usize, most: usize) -> Vec<usize> {
        let (Some(scanned), Some(item), Some(on)) =
            (&self.scanned, self.item(position), self.on_item(position))
        else {
            return Vec::new();
        };
        on.first(scanned, item.id.as_str(), self.model_of(position), most)
    }

    fn on_item(&self, position: usize) -> Option<&OnItem> {
        self.seen.get(self.item(position)?.id.as_str())
    }

    /// Whether questions are asked of a model.
    fn is_in_use(&self, model: &ModelId) -> bool {
        self.record.models.get(model).is_some_and(|declared| declared.retired.is_none())
    }

    /// What was said of an item for the whole project, before it was asked of each model.
    pub fn said_of_project(&self, position: usize) -> Option<&Answer> {
        self.model_of(position)
            .filter(|model| self.item(position).is_some_and(|item| is_asked_of(item, model)))?;
        self.record.answer(&AnswerKey::item(&self.item(position)?.id)).filter(|answer| !answer.is_empty())
    }

    /// What is said of an item in one word. Of one that is asked of each model, the weakest of what was said: nothing, that
    /// it is not known, no, partly; so that no yes stands where one of the models has none.
    pub fn status_in_all(&self, position: usize) -> Option<Status> {
        let Some(Asked::Each(each)) = self.assessment.items.get(position) else {
            return self.answer(position)?.status;
        };
        let said = each.iter().filter_map(|(_, standing)| match standing {
            Standing::Asked { status, .. } => Some(*status),
            Standing::NotAsked => None,
        });
        said.min_by_key(|status| match status {
            None => 0,
            Some(Status::Unknown) => 1,
            Some(Status::No) => 2,
            Some(Status::Partly) => 3,
            Some(Status::NotApplicable) => 4,
            Some(Status::Yes) => 5,
        })?
    }

    /// For an item that is asked of each model: of how many it is answered, and how many there are.
    pub fn answered_of(&self, position: usize) -> Option<(usize, usize)> {
        let Some(Asked::Each(each)) = self.assessment.items.get(position) else { return None };
        let answered = |standing: &Standing| matches!(standing, Standing::Asked { status: Some(_), .. });
        let asked = each.iter().filter(|(_, standing)| *standing != Standing::NotAsked);
        Some((each.iter().filter(|(_, standing)| answered(standing)).count(), asked.count()))
    }

    /// Chooses the first model of which something is wanting in the item at a position, unless it is of the present one.
    pub fn turn_to_wanting(&mut self, position: usize) {
        let Some(Asked::Each(each)) = self.assessment.items.get(position) else { return };
        if self.standing(position).is_some_and(|standing| !wants(standing)) {
            let model = each.iter().find(|(_, standing)| wants(standing)).map(|(model, _)| model.clone());
            self.choose_model(model);
        }
    }
}
