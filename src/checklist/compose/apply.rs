//! Does what extensions want done, and says where it cannot be done.

use super::composer::{Composer, Worker, offer};
use super::composition::{Off, Part, Tightened};
use super::deeds::{Deeds, Reword, RewordPhase, RewordProfile, Tighten};
use super::hands::Kind;
use crate::checklist::document::Placed;
use crate::checklist::fault::Fault;
use crate::checklist::id::{ItemId, OptionId, PhaseId, QuestionId};
use crate::checklist::item::Item;

impl Composer<'_> {
    /// Does everything that an extension wants done to what is there.
    pub(super) fn deeds(&mut self, deeds: &Deeds, worker: &Worker<'_>, faults: &mut Vec<Fault>) {
        let done = deeds.tighten.iter().map(|each| self.tighten(each, worker)).collect::<Vec<_>>();
        faults.extend(done.into_iter().filter_map(Result::err));
        let done = deeds.off.iter().map(|(item, why)| self.off(item, why, worker)).collect::<Vec<_>>();
        faults.extend(done.into_iter().filter_map(Result::err));
        let done = deeds.reword.iter().map(|each| self.reword(each, worker)).collect::<Vec<_>>();
        faults.extend(done.into_iter().filter_map(Result::err));
        faults.extend(deeds.unfinished.iter().filter_map(|id| self.unknown(id, worker)));
        faults.extend(deeds.phases.iter().filter_map(|each| self.reword_phase(each, worker)));
        faults.extend(deeds.profile.iter().filter_map(|each| self.reword_profile(each, worker)));
    }

    /// The fault of a name that no item has or had.
    fn unknown(&self, id: &Placed<ItemId>, worker: &Worker<'_>) -> Option<Fault> {
        let items = &self.checklist.items;
        if items.iter().any(|item| item.id == id.value) || self.is_gone(&id.value) {
            return None;
        }
        let hint = offer(id.value.as_str(), items.iter().map(|item| item.id.as_str()));
        Some(worker.fault(&id.span, format!("no item `{}` is there", id.value), hint))
    }

    fn tighten(&mut self, wish: &Tighten, worker: &Worker<'_>) -> Result<(), Fault> {
        let kind = Kind::Tightened(wish.severity.value);
        let by = self.checklist.composition.parts.get(worker.part).map(|part| part.id.clone());
        // Two that want the same are of one mind.
        let agreed = self.checklist.composition.tightened.contains_key(&wish.item.value);
        let item = self.touch(&wish.item, kind, worker)?;
        let from = item.severity;
        if agreed && wish.severity.value == from {
            return Ok(());
        }
        if wish.severity.value <= from {
            let what = format!("`{}` is {from} already, and an extension can only raise that", item.id);
            let hint = "delete this; to ask less, switch the item off with `[[off]]` and a reason";
            return Err(worker.fault(&wish.severity.span, what, hint.to_owned()));
        }
        item.severity = wish.severity.value;
        let known = self.checklist.composition.tightened.get(&wish.item.value);
        let from = known.map_or(from, |known| known.from);
        if let Some(by) = by {
            let tightened = Tightened { from, reason: wish.reason.clone(), by };
            self.checklist.composition.tightened.insert(wish.item.value.clone(), tightened);
        }
        Ok(())
    }

    fn off(&mut self, id: &Placed<ItemId>, reason: &str, worker: &Worker<'_>) -> Result<(), Fault> {
        let item = self.touch(id, Kind::Off, worker)?.clone();
        self.checklist.items.retain(|kept| kept.id != item.id);
        let composition = &mut self.checklist.composition;
        if let Some(Part { id: by, .. }) = composition.parts.get(worker.part) {
            composition.off.push(Off { item, reason: reason.to_owned(), by: by.clone() });
            composition.off.sort_by_key(|off| off.item.phase);
        }
        Ok(())
    }

    fn reword(&mut self, wish: &Reword, worker: &Worker<'_>) -> Result<(), Fault> {
        let id = &wish.item;
        if self.hands.twice(&id.value, worker.part, Kind::Reworded("")) {
            let what = format!("`{}` is worded anew twice", id.value);
            return Err(worker.fault(&id.span, what, "keep one of them".to_owned()));
        }
        // Who words what another extension took out has only done more than was needed.
        if self.is_gone(&id.value) {
            return Ok(());
        }
        let texts = [
            ("title", wish.title.is_some()),
            ("question", wish.question.is_some()),
            ("why", wish.why.is_some()),
            ("today", wish.today.is_some()),
            ("evidence-wanted", wish.evidence_wanted.is_some()),
            ("example", wish.example.is_some()),
        ];
        for (name, _) in texts.iter().filter(|(_, given)| *given) {
            self.touch(id, Kind::Reworded(name), worker)?;
        }
        let item = self.touch(id, Kind::Reworded(""), worker)?;
        write(item, wish, worker.translation);
        if worker.translation {
            self.checklist.composition.reworded.insert(id.value.clone(), wish.is_whole());
        }
        Ok(())
    }

    fn reword_phase(&mut self, wish: &RewordPhase, worker: &Worker<'_>) -> Option<Fault> {
        let names: Vec<_> = self.checklist.phases.iter().map(|phase| phase.id.clone()).collect();
        let phase = self.checklist.phases.iter_mut().find(|phase| phase.id == wish.phase.value);
        let Some(phase) = phase else {
            let what = format!("no phase `{}` is there", wish.phase.value);
            return Some(worker.fault(
                &wish.phase.span,
                what,
                offer(wish.phase.value.as_str(), names.iter().map(PhaseId::as_str)),
            ));
        };
        set(&mut phase.title, wish.title.as_ref());
        set(&mut phase.about, wish.about.as_ref());
        if worker.translation {
            let whole = wish.title.is_some() && wish.about.is_some();
            self.checklist.composition.phases.reworded.insert(wish.phase.value.clone(), whole);
        }
        None
    }

    fn reword_profile(&mut self, wish: &RewordProfile, worker: &Worker<'_>) -> Option<Fault> {
        let names: Vec<_> = self.checklist.profile.iter().map(|each| each.id.clone()).collect();
        let question = self.checklist.profile.iter_mut().find(|each| each.id == wish.profile.value);
        let Some(question) = question else {
            let what = format!("no profile question `{}` is there", wish.profile.value);
            return Some(worker.fault(
                &wish.profile.span,
                what,
                offer(wish.profile.value.as_str(), names.iter().map(QuestionId::as_str)),
            ));
        };
        set(&mut question.question, wish.question.as_ref());
        set(&mut question.why, wish.why.as_ref());
        let options: Vec<_> = question.options.iter().map(|option| option.id.clone()).collect();
        for (id, label) in &wish.options {
            let Some(option) = question.options.iter_mut().find(|option| option.id == id.value) else {
                let what = format!("`{}` has no option `{}`", question.id, id.value);
                return Some(worker.fault(
                    &id.span,
                    what,
                    offer(id.value.as_str(), options.iter().map(OptionId::as_str)),
                ));
            };
            option.label.clone_from(label);
        }
        if worker.translation {
            let labels = options.iter().all(|option| wish.options.iter().any(|(id, _)| id.value == *option));
            let whole = wish.question.is_some() && wish.why.is_some() && labels;
            self.checklist.composition.profile.reworded.insert(wish.profile.value.clone(), whole);
        }
        None
    }
}

/// Gives an item its other words. A translation asks the same: the digest stays that of what it translates, so that
/// nobody is asked again for it, and everybody is once the question below changes.
fn write(item: &mut Item, wish: &Reword, translation: bool) {
    set(&mut item.title, wish.title.as_ref());
    set(&mut item.why, wish.why.as_ref());
    set(&mut item.evidence_wanted, wish.evidence_wanted.as_ref());
    set(&mut item.example, wish.example.as_ref());
    if let Some(today) = &wish.today {
        item.today.clone_from(today);
    }
    if let Some(question) = &wish.question {
        item.question.clone_from(question);
        if !translation {
            item.digest = Item::digest_of(question);
        }
    }
}

fn set(text: &mut String, other: Option<&String>) {
    if let Some(other) = other {
        text.clone_from(other);
    }
}
