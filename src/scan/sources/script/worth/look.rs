//! What a name of a script is worth, or a member of what it stands for: by its scope, and for a parameter by who calls.

use std::rc::Rc;

use super::super::lexer::Token;
use super::super::modules::is_own;
use super::super::names::{Bound, Names};
use super::super::value::{Member, Object, Worth, assumed, each, unsure};
use super::object::Held;

/// Most parts of one path.
const MOST_PARTS: usize = 16;
/// What is looked at is an expression, and no parameter.
const EXPRESSION: usize = usize::MAX;
/// Where no object is written.
const NOWHERE: usize = usize::MAX;

/// What a path is worth that stands there, at this depth of names.
fn look(tokens: &[Token], names: &Names, parts: &[String], (at, depth): (usize, usize)) -> Worth {
    let Some((first, rest)) = parts.split_first() else { return Worth::Open };
    if first == "this" {
        let Some((name, rest)) = rest.split_first() else { return Worth::Open };
        let Some((home, bound, certain)) = names.own(name, at) else { return Worth::Open };
        let whole = worth_of(tokens, names, (bound, home, &format!("this.{name}")), (at, depth));
        let worth = member(tokens, names, whole, rest, (at, depth));
        return if certain { worth } else { unsure(worth) };
    }
    let Some((home, bound)) = names.home(first, at) else { return Worth::Open };
    match (bound, rest.split_first()) {
        (Bound::Import(..), _) => match origin(names, parts, at) {
            // What is given to it here changes it for everybody.
            Some((module, name)) => {
                let written = names.written.contains_key(&(home, first.clone()));
                Worth::Import(module, name, written)
            }
            None => Worth::Open,
        },
        (Bound::Class(class), Some((name, rest))) => match names.field(*class, name) {
            Some((home, bound, _)) => {
                names.into.borrow_mut().insert(parts.join("."));
                let whole = worth_of(tokens, names, (bound, home, &format!("this.{name}")), (at, depth));
                member(tokens, names, whole, rest, (at, depth))
            }
            None => Worth::Open,
        },
        (bound, _) => {
            let whole = worth_of(tokens, names, (bound, home, first), (at, depth));
            // What other files give to it is known once all of them are read.
            if home == 0 && is_object(&whole) {
                names.into.borrow_mut().insert(parts.join("."));
            }
            member(tokens, names, whole, rest, (at, depth))
        }
    }
}

fn is_object(worth: &Worth) -> bool {
    match worth {
        Worth::Object(_) => true,
        Worth::Either(all) => all.iter().any(is_object),
        _ => false,
    }
}

/// A member of a member of what is worth that.
fn member(
    tokens: &[Token],
    names: &Names,
    whole: Worth,
    rest: &[String],
    (at, depth): (usize, usize),
) -> Worth {
    let mut worth = whole;
    for part in rest {
        let all = each(worth);
        let alone = all.len() == 1;
        // Of an object that is seen that is known.
        let seen = matches!(all.as_slice(), [Worth::Object(_)]);
        let one = |whole| match whole {
            Worth::Object(object) => names.under(tokens, &object, part, depth),
            Worth::Import(module, name, likely) => Worth::Import(module, format!("{name}.{part}"), likely),
            _ => Worth::Open,
        };
        worth = names.either(all.into_iter().filter(|one| alone || !matches!(one, Worth::Flag(_))).map(one));
        worth = if seen || alone && !names.touched.contains(part) { worth } else { assumed(worth) };
        worth = names.left(worth, at);
    }
    worth
}

/// What a name of a scope is worth, with what is given to its members.
fn worth_of(
    tokens: &[Token],
    names: &Names,
    (bound, home, name): (&Bound, usize, &str),
    (at, depth): (usize, usize),
) -> Worth {
    let worth = bound_worth(tokens, names, bound, depth);
    let worth = match (names.written.get(&(home, name.to_owned())), worth) {
        (None, worth) => worth,
        (Some(later), worth) => names.either(each(worth).into_iter().flat_map(|one| given_later(one, later))),
    };
    let worth = names.left(worth, at);
    let worth = match bound {
        Bound::Param(function, param) if names.is_handed_on((*function, *param), at) => unsure(worth),
        _ => worth,
    };
    let kept = matches!(bound, Bound::Expr(literal) if tokens.get(*literal).is_some_and(|token| token.is("{"))
        && !names.touched.is_empty()
        && !names.late.get() && names.is_kept(tokens, name, (home, *literal), at));
    if kept { worth } else { held_by_others(worth) }
}

/// What is worth that, and what is given to its members later.
fn given_later(one: Worth, later: &[Member]) -> Vec<Worth> {
    match one {
        Worth::Object(object) => {
            let later = object.later.iter().chain(later).cloned().collect();
            vec![Worth::Object(Object { later, ..object })]
        }
        // Of what nobody sees that is all that is known.
        Worth::Open if later.iter().any(|member| member.at.is_some()) => {
            let object = Object { at: NOWHERE, kept: false, own: Rc::default(), later: later.into() };
            vec![Worth::Open, Worth::Object(object)]
        }
        other => vec![other],
    }
}

fn held_by_others(worth: Worth) -> Worth {
    match worth {
        Worth::Object(object) => Worth::Object(Object { kept: false, ..object }),
        Worth::Either(all) => Worth::Either(all.into_iter().map(held_by_others).collect()),
        other => other,
    }
}

fn bound_worth(tokens: &[Token], names: &Names, bound: &Bound, depth: usize) -> Worth {
    match bound {
        Bound::Expr(at) if names.ask((*at, EXPRESSION)) => {
            let worth = names.deep(tokens, *at, depth + 1);
            names.asked();
            worth
        }
        Bound::Param(function, param) if names.ask((*function, *param)) => {
            let worth = given(tokens, names, (*function, *param), depth);
            names.asked();
            worth
        }
        // What stands for itself adds nothing to what it is.
        Bound::Expr(_) | Bound::Param(..) | Bound::Nothing => Worth::Flag(false),
        Bound::Member(at, key, default) => {
            let held = match names.deep(tokens, *at, depth + 1) {
                Worth::Object(object) => names.held(tokens, &object, key, depth + 1),
                _ => Held::default(),
            };
            let given = (!held.places.is_empty()).then(|| names.worth_of(tokens, &held, depth));
            let default = default.filter(|_| held.places.is_empty() || held.assumed());
            match (given, default) {
                (None, Some(default)) => names.or_unseen(names.deep(tokens, default, depth + 1)),
                (Some(given), Some(default)) => {
                    names.either([given, assumed(names.deep(tokens, default, depth + 1))])
                }
                (given, None) => given.unwrap_or(Worth::Open),
            }
        }
        Bound::Import(module, name) => Worth::Import(module.clone(), name.clone(), false),
        Bound::Perhaps(all) => {
            assumed(names.either(all.iter().map(|bound| bound_worth(tokens, names, bound, depth))))
        }
        Bound::Crowd => {
            names.budget.crowd();
            Worth::Open
        }
        Bound::Class(_) | Bound::Function(_) | Bound::Unset | Bound::Several => Worth::Open,
    }
}

/// What a function is given: by its callers, and by its default where one of them leaves it out or may do so.
fn given(tokens: &[Token], names: &Names, (function, param): (usize, usize), depth: usize) -> Worth {
    let Some(function) = names.functions.get(function) else { return Worth::Open };
    let Some(param) = function.params.get(param) else { return Worth::Open };
    let Some(position) = param.position else { return Worth::Open };
    let mut all = Vec::new();
    let mut left_out = function.open || function.callers.is_empty();
    for &open in &function.callers {
        let argument = names.argument(tokens, open, position);
        let worth = argument.map(|at| names.deep(tokens, at, depth + 1));
        match (worth, &param.key) {
            (Some(Worth::Object(object)), Some(key)) => {
                let held = names.held(tokens, &object, key, depth + 1);
                left_out |= held.assumed();
                if !held.places.is_empty() {
                    all.push(assumed(names.worth_of(tokens, &held, depth)));
                }
            }
            (Some(_), Some(_)) => all.push(Worth::Open),
            (Some(worth), None) => all.push(assumed(worth)),
            (None, _) => left_out = true,
        }
    }
    if left_out {
        let unseen = function.open || function.callers.is_empty();
        let default = param.default.map_or(Worth::Open, |default| names.deep(tokens, default, depth + 1));
        all.push(if unseen { names.or_unseen(default) } else { assumed(default) });
    }
    names.either(all)
}

/// `path.join(__dirname, "models", "name.gguf")`: the parts that are known, where those before them only say which folder
/// the program lies in.
fn joined(tokens: &[Token], names: &Names, parts: &[String], (open, depth): (usize, usize)) -> Option<Worth> {
    let called =
        matches!(parts, [path, join] if path == "path" && matches!(join.as_str(), "join" | "resolve"));
    if !called {
        return None;
    }
    let mut all = Vec::new();
    for position in 0..=MOST_PARTS {
        let Some(at) = names.argument(tokens, open, position) else { break };
        if position == MOST_PARTS {
            names.budget.cut();
            return None;
        }
        match names.deep(tokens, at, depth + 1) {
            Worth::Text(text, _) => all.push(text),
            _ if position == 0 && tokens.get(at).is_some_and(|token| token.is("__dirname")) => {}
            _ => return None,
        }
    }
    (!all.is_empty()).then(|| Worth::Text(all.join("/"), true))
}

/// Where a dotted path comes from: the module, and the rest of the path.
pub(in super::super) fn origin(names: &Names, path: &[String], at: usize) -> Option<(String, String)> {
    let (first, rest) = path.split_first()?;
    let (module, name) = match names.get(first, at)? {
        Bound::Import(module, name) => (module.clone(), name.clone()),
        _ => return None,
    };
    // What a module of the project hands out by default may be called like another name of it.
    let own = is_own(&module);
    let parts = std::iter::once(name)
        .chain(rest.iter().cloned())
        .skip_while(|name| name == "*" || name == "default" && !own);
    let joined = parts.collect::<Vec<_>>().join(".");
    if joined.is_empty() && own {
        return Some((module, "*".to_owned()));
    }
    // A default export has the name that it is given here.
    let name = if joined.is_empty() { first.clone() } else { joined };
    Some((module, name))
}

impl Names {
    /// What a path is worth that stands there, at this depth of names.
    pub(in super::super) fn look(&self, tokens: &[Token], parts: &[String], at: (usize, usize)) -> Worth {
        look(tokens, self, parts, at)
    }

    /// What a call gives that joins the parts of a path, if this is one.
    pub(in super::super) fn joined(
        &self,
        tokens: &[Token],
        parts: &[String],
        open: (usize, usize),
    ) -> Option<Worth> {
        joined(tokens, self, parts, open)
    }
}
