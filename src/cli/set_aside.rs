//! `set-aside`: takes what a scan sees out of the reckoning for a time, with a reason, and back in. Sets no status.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::adopt::{is_meant, name, named};
use super::args::{SetAside as Args, TextOrJson};
use super::error::CliError;
use super::exit::{self, Exit};
use super::look::{Memory, look};
use super::session::Session;
use super::setting::Setting;
use super::stranger::stranger;
use super::world::World;
use crate::assess::{Aside, aside_key, set_aside};
use crate::record::{AsideKey, Change, Record, SetAside};
use crate::report::{Decision, json, plain};
use crate::scan::Observation;
use crate::text::{at_line, visible_line};
use crate::words::shell::set_aside as words;

pub(super) fn run(args: &Args, setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    let mut session = match deed(args) {
        Ok(Deed::List) => Session::open(setting, world)?,
        _ => Session::to_write(setting, world)?,
    };
    let seen = look(session.project().root(), setting, Memory::Used)?.observations;
    let changes = match deed(args)? {
        Deed::List => Vec::new(),
        Deed::TakeBack => {
            let each = args.what.iter().map(|typed| kept(typed, session.record(), &seen));
            let keys = each.collect::<Result<Vec<_>, _>>()?;
            keys.into_iter().map(|key| Change::Aside(key, None)).collect()
        }
        Deed::Set { reason, until } => {
            let by = setting.who(session.project().root()).ok_or(CliError::NoWho)?;
            let said = Aside { reason, until, by: &by, at: session.moment(setting) };
            let each = args.what.iter().map(|typed| {
                let change = set_aside(named(typed, &seen)?, &said, setting.today());
                change.map_err(|error| CliError::usage(error.to_string(), error.hint()))
            });
            each.collect::<Result<Vec<_>, CliError>>()?
        }
    };
    let keys = changes.iter().filter_map(|change| match change {
        Change::Aside(key, Some(_)) => Some(key),
        _ => None,
    });
    let notes: Vec<String> = keys.filter_map(|key| questions(key, &seen, &session)).collect();
    session.save_any(changes)?;
    for note in notes {
        world.note(&note);
    }
    let decisions = decisions(session.record(), &seen);
    world.say(&match args.format {
        TextOrJson::Text => plain::set_aside(&decisions, setting.today()),
        TextOrJson::Json => json::set_aside(&decisions, setting.today()),
    })?;
    Ok(exit::DONE)
}

/// What the arguments ask for.
#[derive(Debug)]
enum Deed<'a> {
    List,
    TakeBack,
    Set { reason: &'a str, until: NaiveDate },
}

fn deed(args: &Args) -> Result<Deed<'_>, CliError> {
    let nothing = || CliError::usage(words::NONE_NAMED, words::HOW_ONE_IS_NAMED);
    match (&args.reason, args.until, args.take_back) {
        (None, None, false) if args.what.is_empty() => Ok(Deed::List),
        (..) if args.what.is_empty() => Err(nothing()),
        (_, _, true) => Ok(Deed::TakeBack),
        (Some(reason), Some(until), false) => Ok(Deed::Set { reason, until }),
        (None, _, false) => Err(CliError::usage(words::NO_REASON, words::SAY_WHY)),
        (_, None, false) => Err(CliError::usage(words::FOR_A_TIME_ONLY, words::NAME_THE_LAST_DAY)),
    }
}

/// Which questions an observation stands at, where there are several: it is set aside for all of them.
fn questions(key: &AsideKey, seen: &[Observation], session: &Session) -> Option<String> {
    let mut titles: Vec<&str> = Vec::new();
    let mut places = Vec::new();
    for one in seen.iter().filter(|one| aside_key(one).is_ok_and(|its| its == *key)) {
        places.push(name(one));
        let items = one.items.iter().filter_map(|each| session.checklist.position_of(each.item));
        let items = items.filter_map(|at| session.checklist.items().get(at));
        let asked = items.filter(|item| session.record().is_asked(item));
        for item in asked {
            if !titles.contains(&item.title.as_str()) {
                titles.push(&item.title);
            }
        }
    }
    let place = places.first().filter(|_| titles.len() > 1)?;
    Some(visible_line(&words::for_all(place, &titles)).into_owned())
}

fn decisions<'a>(record: &'a Record, seen: &[Observation]) -> Vec<Decision<'a>> {
    let mut places = BTreeMap::new();
    for one in seen {
        if let Ok(key) = aside_key(one) {
            places.entry(key).or_insert(one);
        }
    }
    let all = record.aside.iter();
    all.map(|(key, said)| Decision { key, said, seen: places.get(key).map(|one| one.place.clone()) })
        .collect()
}

/// The decision that is meant; what it is about need not be seen any more.
fn kept(typed: &str, record: &Record, seen: &[Observation]) -> Result<AsideKey, CliError> {
    let now: BTreeSet<AsideKey> =
        seen.iter().filter(|one| is_meant(typed, one)).filter_map(|one| aside_key(one).ok()).collect();
    let is_kept = |key: &AsideKey, line: Option<u32>| {
        let short = key.place();
        let named = typed == key.as_str() || typed == short;
        named || line.is_some_and(|line| typed == format!("{short}:{line}")) || now.contains(key)
    };
    let found: Vec<_> = record.aside.iter().filter(|(key, said)| is_kept(key, said.line)).collect();
    match found.as_slice() {
        [(key, _)] => Ok((*key).clone()),
        [] => {
            let name = |(key, said): (&AsideKey, &SetAside)| {
                format!("{}:{}", key.detector(), at_line(key.path(), said.line))
            };
            let names: Vec<String> = record.aside.iter().map(name).collect();
            let what = words::none_under(&visible_line(typed));
            Err(stranger(what, typed, names.iter().map(String::as_str), words::HOW_TO_LIST))
        }
        [(first, _), ..] => Err(CliError::usage(words::several(found.len()), words::name_one(first))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_all_said_is_asked_for() {
        let args = |what: &[&str], reason: Option<&str>, until: Option<&str>| Args {
            what: what.iter().map(|&what| what.to_owned()).collect(),
            reason: reason.map(str::to_owned),
            until: until.map(|day| day.parse().unwrap()),
            take_back: false,
            format: TextOrJson::Text,
        };
        assert!(matches!(deed(&args(&[], None, None)), Ok(Deed::List)));
        assert!(matches!(deed(&args(&["a"], Some("r"), Some("2026-12-01"))), Ok(Deed::Set { .. })));
        for wrong in [
            args(&[], Some("r"), Some("2026-12-01")),
            args(&["a"], None, Some("2026-12-01")),
            args(&["a"], Some("r"), None),
            args(&["a"], None, None),
        ] {
            assert!(deed(&wrong).is_err(), "{wrong:?}");
        }
    }
}
