//! What the dotted names and the parameters of the project stand for. Values of single files come from elsewhere.

use std::sync::Arc;

use super::super::keep::handed;
use super::super::plain;
use super::super::value::{Given, Value, number_of};
use super::callers::{Whose, makes};
use super::choices::Held;
use super::project::{Frame, Project, Worth};
use super::worth::{MOST, unsure};

impl Project<'_> {
    /// The field that an attribute of a parameter is where nobody is known to hand anything over: of the class of which the
    /// parameter is said to be, else of the command line of the file, as in `def main(args)`.
    pub(super) fn said_field(&self, base: &Value, name: &str) -> Option<String> {
        let (function, parameter) = match base {
            Value::Param(function, parameter) => (&**function, parameter.as_str()),
            // A field that is given nothing but a parameter.
            Value::Name(path) => match self.raw(path) {
                [Value::Param(function, parameter)] => (&**function, parameter.as_str()),
                _ => return None,
            },
            _ => return None,
        };
        let taken = self.functions.get(function).map_or(&[][..], |taken| taken.all());
        if let Some(class) =
            taken.iter().find(|each| each.name == parameter).and_then(|each| each.class.as_ref())
        {
            let field = plain::member(class, name);
            // What the class itself says; what others are made with is nothing of this one.
            return self.given_to(&field).is_some().then_some(field);
        }
        if !matches!(base, Value::Param(..)) || !is_command_line(parameter) {
            return None;
        }
        let modules = std::iter::successors(function.rsplit_once('.'), |(module, _)| module.rsplit_once('.'));
        let mut fields = modules.map(|(module, _)| [module, ".@args.", name].concat());
        fields.find(|field| self.symbols.contains_key(field.as_str()))
    }

    /// Puts that in the place of what is not known.
    pub(super) fn said_instead(
        &self,
        base: &Value,
        name: &str,
        depth: usize,
        held: &Held,
        told: &mut Vec<Worth>,
    ) {
        if told.iter().all(|(value, _)| value.is_unknown())
            && let Some(field) = self.said_field(base, name)
        {
            told.clear();
            self.said(&field, depth, held, told);
        }
    }

    /// What such a field is assumed to hold.
    pub(super) fn said(&self, field: &str, depth: usize, held: &Held, out: &mut Vec<Worth>) {
        let all: Vec<&Value> = self.raw(field).iter().collect();
        self.given_any(field, &all, None, depth, &held.likely(), out);
    }

    pub(super) fn symbol(
        &self,
        path: &str,
        frame: Option<Frame<'_>>,
        depth: usize,
        held: &Held,
        out: &mut Vec<Worth>,
    ) {
        if self.functions.contains_key(path) || self.classes.contains_key(path) {
            out.push((Value::Name(path.to_owned()), held.clone()));
            return;
        }
        if held.keeps_members() && self.is_member(path) {
            out.push((Value::Name(path.to_owned()), held.clone()));
            return;
        }
        let mut all = self.given_anywhere(path);
        let mut made = Vec::new();
        if let Some((class, member)) = plain::parted(path) {
            let below = self.below(class);
            // An object of a class may be one of those that are built on it, each with a value of its own.
            all.extend(self.given_below(member, &below));
            made = self.made_with((class, member), &below);
        }
        // Who makes an object somewhere else may give it another.
        let held = &held.likely_if(!made.is_empty());
        all.extend(made);
        if !all.is_empty() {
            return self.given_any(path, &all, frame, depth, held, out);
        }
        if let Some(path) = self.behind_star(path) {
            self.expand(&Value::Name(path), frame, depth + 1, held, out);
            return;
        }
        let own = || Value::Name(path.to_owned());
        let Some((owner, member)) = plain::parted(path) else {
            out.push((own(), held.clone()));
            return;
        };
        if self.symbols.contains_key(owner) || owner.contains(".@args") || self.has_symbol_above(owner) {
            let whole = Value::Name(owner.to_owned());
            let said = || self.said_field(&whole, member);
            let keeps = held.keeps_members() && member != "value";
            for (owner, held) in self.inner(&whole, frame, depth, &held.keeping_members(false)) {
                let held = held.keeping_members(keeps);
                match owner {
                    Value::Name(inner) if inner == path || path.starts_with(&format!("{inner}.")) => {
                        out.push((own(), held));
                    }
                    Value::Unknown | Value::Nothing if let Some(field) = said() => {
                        self.said(&field, depth, &held, out);
                    }
                    owner => {
                        let member = Value::Attribute(Box::new(owner), member.to_owned());
                        self.expand(&member, frame, depth + 1, &held, out);
                    }
                }
            }
            return;
        }
        let asked = plain::member(owner, "__getattr__");
        let own_only = || self.is_built_on_library(owner) == Some(false) && self.function(&asked).is_some();
        if member != "__getattr__" && own_only() {
            // Whoever has not got it asks somebody else for it.
            let args = vec![Value::Text(member.to_owned())];
            let given = Given { callee: Value::Name(asked), args, keywords: Vec::new(), spread: false };
            return self.expand(&Value::Result(Arc::new(given)), frame, depth + 1, held, out);
        }
        out.push((own(), held.clone()));
    }

    /// What a variable or field is worth that was given these values.
    pub(super) fn given_any(
        &self,
        path: &str,
        all: &[&Value],
        frame: Option<Frame<'_>>,
        depth: usize,
        held: &Held,
        out: &mut Vec<Worth>,
    ) {
        let point = number_of(&("symbol", path));
        // What an object holds is nothing that the callers of its methods hand in.
        let owner = plain::parted(path).map(|(owner, _)| owner);
        let class = owner.filter(|owner| self.classes.contains_key(*owner));
        let held = &match class {
            Some(class) => held.found_on_the_way().likely_if(self.is_settings(class)),
            None => held.clone(),
        };
        // What the caller's object was made with, and nothing else gives, is what it has.
        let maker = frame.and_then(|frame| frame.function.strip_suffix(".__init__"));
        let made_so = all.len() == 1 && maker.is_some() && maker == class;
        for (at, each) in (0..).zip(all) {
            // It may be given another value where nobody looks.
            let chosen = held.likely_if(all.len() > 1).among(point, at);
            if let Some(held) = if made_so { Some(held.clone()) } else { chosen }
                && !class.is_some_and(|class| self.made_as(class, each, frame, depth, &held, out))
            {
                self.expand(each, frame, depth + 1, &held, out);
            }
        }
    }

    /// What the maker of a class above gives an object of this class: only those who make one of this class hand it in.
    /// Whether there is such a maker, which makes others as well.
    fn made_as(
        &self,
        class: &str,
        value: &Value,
        frame: Option<Frame<'_>>,
        depth: usize,
        held: &Held,
        out: &mut Vec<Worth>,
    ) -> bool {
        let mut maker = None;
        value.walk(&mut |value| {
            if let Value::Param(function, _) = value
                && makes(function)
            {
                maker = maker.or(Some(&**function));
            }
        });
        let above = |maker: &&str| maker.strip_suffix(".__init__") != Some(class);
        let open = frame.is_none_or(|frame| !makes(frame.function));
        let Some(maker) = maker.filter(above).filter(|_| open) else { return false };
        let whose = Whose { of_product: held.is_of_product(), class: None };
        let own = Whose { class: Some(class), ..whose };
        let count = self.callers_of(maker, own).count();
        if count == self.callers_of(maker, whose).count() {
            return false;
        }
        let point = number_of(&("callers", maker));
        let called = |given| Frame { function: maker, given, guards: &[], of_result: true, outer: None };
        if count == 0 {
            self.expand(value, Some(called(None)), depth + 1, held, out);
        }
        for (at, (_, call)) in (0..).zip(self.callers_of(maker, own).take(MOST)) {
            if let Some(held) = held.likely().among(point, at) {
                self.expand(value, Some(called(Some(&call.given))), depth + 1, &held, out);
            }
        }
        true
    }

    fn has_symbol_above(&self, path: &str) -> bool {
        let mut at = path;
        while let Some((shorter, _)) = plain::parted(at) {
            if self.symbols.contains_key(shorter)
                || self.inherited(at, &|path| self.symbols.get(path)).is_some()
            {
                return true;
            }
            at = shorter;
        }
        false
    }

    pub(super) fn parameter(
        &self,
        function: &str,
        name: &str,
        frame: Option<Frame<'_>>,
        depth: usize,
        held: &Held,
        out: &mut Vec<Worth>,
    ) {
        let Some((&function, parameters)) = self.functions.get_key_value(function) else {
            out.push((Value::Unknown, held.clone()));
            return;
        };
        // Nobody is known to call it, so that its default is all there is to go by.
        let alone = || held.likely().assuming(number_of(&("default", function, name)));
        if let Some(frame) = frame.filter(|frame| frame.function == function) {
            let value = handed(parameters.all(), frame.given, name);
            let held = if frame.given.is_none() { alone() } else { Some(held.clone()) };
            // What is handed over is worth what it was where the call stands.
            if let Some(held) = held {
                let held = held.handed(!frame.of_result && frame.given.is_some());
                self.expand(&value, frame.outer.copied(), depth + 1, &held, out);
            }
            return;
        }
        unsure();
        let whose = Whose { of_product: held.is_of_product(), class: None };
        let callers = || self.callers_of(function, whose).take(MOST).map(|(_, call)| call);
        if let Some(frame) = frame.filter(|frame| makes(frame.function) && makes(function)) {
            // Of an object that is being made, its own class calls the maker of the class that it is built on.
            let given = callers().map(|call| &call.given);
            let own: Vec<_> = given.filter(|given| owes(given, frame.function)).collect();
            for given in &own {
                let held = held.likely_if(own.len() > 1);
                self.expand(&handed(parameters.all(), Some(given), name), Some(frame), depth + 1, &held, out);
            }
            if !own.is_empty() {
                return;
            }
        }
        let point = number_of(&("callers", function));
        for (at, call) in (0..).zip(callers()) {
            let value = handed(parameters.all(), Some(&call.given), name);
            if let Some(held) = held.likely().among(point, at) {
                self.expand(&value, None, depth + 1, &held, out);
            }
        }
        if callers().next().is_none()
            && let Some(held) = alone()
        {
            self.expand(&handed(parameters.all(), None, name), None, depth + 1, &held, out);
        }
    }
}

/// Whether a parameter is called like what the command line holds.
fn is_command_line(name: &str) -> bool {
    matches!(name, "ns" | "cli" | "params" | "hparams" | "flags" | "FLAGS" | "a")
        || ["arg", "opt", "namespace"].iter().any(|part| name.contains(part))
}

/// Whether what is given hangs on what a function is given.
pub(super) fn owes(given: &Given, to: &str) -> bool {
    let mut owes = false;
    given.walk(&mut |value| owes |= matches!(value, Value::Param(function, _) if **function == *to));
    owes
}
