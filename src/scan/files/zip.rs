//! Zip containers, read as leniently as the most lenient loader: every member, every header, whatever flags and checksums
//! say. Where two ways to read them disagree, that is a finding. Unpacks nothing to the disk.
//!
//! ```text
//! entries  the directory, and the headers before the members
//! kind     what the container is, by the names in it
//! member   one member
//! ```

mod entries;
mod kind;
mod member;

use std::collections::{BTreeSet, HashMap};

use entries::{Directory, Member};
use kind::Kind;

use super::desk::Desk;
use super::outcome::FileResult;
use super::pickle::{self, Carrier};
use super::rule::Rule;
use super::source::Source;

/// Whether a zip ends a source, whatever that begins with. It is read from its end.
pub(super) fn ends(source: &Source) -> bool {
    let tail = source.bytes(source.len().saturating_sub(TAIL as u64), TAIL).unwrap_or_default();
    let has_end = tail.windows(4).any(|four| four == b"PK\x05\x06");
    let directory = || entries::directory(source, 1).ok();
    let first =
        || directory()?.members.first().map(|member| entries::local(source, member.header_at).is_ok());
    has_end && first() == Some(true)
}

/// Examines a container that ends in something else, by its members alone.
pub(super) fn examine_members(source: &Source, desk: &mut Desk) {
    if let Ok(directory) = entries::directory(source, desk.members_left) {
        each(source, &directory.members, desk);
    }
}

/// Examines a container.
pub(super) fn examine(source: &Source, desk: &mut Desk) {
    let directory = match entries::directory(source, desk.members_left) {
        Ok(directory) => directory,
        Err(why) => {
            desk.broken(0, &why);
            let members = entries::sweep(source, 0, source.len(), desk.members_left).unwrap_or_default();
            each(source, &members, desk);
            return;
        }
    };
    if entries::has_two_ends(source, directory.end_at) {
        desk.find(Rule::ZipEnds, directory.end_at, "its end, and the record for large archives");
    }
    if let Some(why) = &directory.broken {
        desk.broken(directory.at, why);
    }
    let places = each(source, &directory.members, desk);
    if directory.broken.is_none() {
        around(source, &directory, places, desk);
        // The names and remarks of a directory have room for members that another end leads to.
        hidden(source, directory.at, directory.end, desk);
    }
}

/// Bytes at the end of a file in which a zip may have its end.
const TAIL: usize = 66_000;

/// Examines the members and says where each begins and ends.
fn each(source: &Source, members: &[Member], desk: &mut Desk) -> Vec<(u64, u64)> {
    desk.members_left = desk.members_left.saturating_sub(members.len() as u64);
    let mut places = Vec::new();
    let kind = Kind::of(members);
    desk.is_a(kind.format());
    if kind.has_code() {
        desk.at_least(FileResult::OnlyKnownNames);
    }
    twice(members, kind, desk);
    code(members, kind, desk);
    for each in members {
        let Some((data, place)) = compare(source, each, desk) else { continue };
        places.push(place);
        if !each.name.ends_with('/') || each.size > 0 {
            member::examine(&data, each, kind, desk);
        }
    }
    storages(members, desk);
    places
}

/// Two members of one name: loaders differ in which they take.
fn twice(members: &[Member], kind: Kind, desk: &mut Desk) {
    let mut seen = BTreeSet::new();
    for member in members {
        if !seen.insert(kind.asked(&member.name)) {
            desk.find(Rule::ZipDuplicate, member.header_at, &member.name);
        }
    }
}

/// A compiled program: the names in its pickles say nothing about what its code does.
fn code(members: &[Member], kind: Kind, desk: &mut Desk) {
    let mut all = members.iter().filter(|member| kind.is_code(&member.name));
    let Some(first) = all.next() else { return };
    let more = all.count();
    let more = if more > 0 { format!(" and {more} more members") } else { String::new() };
    desk.find(Rule::CompiledCode, first.header_at, format!("{}{more}", first.name));
}

/// Flags that change nothing: sizes follow (3), names are UTF-8 (11), hints for deflate (1 and 2). Bit 0 says encrypted.
const USUAL: u16 = 1 << 3 | 1 << 11 | 1 << 1 | 1 << 2;

/// The data of a member, if it has any, and its place; and where its header says other things than the directory.
fn compare(source: &Source, member: &Member, desk: &mut Desk) -> Option<(Source, (u64, u64))> {
    let (local, data) = match entries::local(source, member.header_at) {
        Ok(found) => found,
        Err(why) => {
            desk.inside(&member.name, |desk| desk.broken(0, &why));
            return None;
        }
    };
    if local.name != member.name {
        desk.find(Rule::ZipNames, member.header_at, format!("{} and {}", member.name, local.name));
    }
    if (member.flags | local.flags) & !USUAL != 0 {
        desk.find(
            Rule::ZipFlags,
            member.header_at,
            format!("{} has flags {:#06x}", member.name, member.flags | local.flags),
        );
    } else if local.method != member.method || (local.packed != member.packed && local.flags & 8 == 0) {
        desk.find(Rule::ZipFlags, member.header_at, format!("{} has two sizes or methods", member.name));
    }
    let window = source.window(data, member.packed);
    if window.len() < member.packed && local.flags & 8 == 0 {
        desk.find(Rule::BrokenStream, data, format!("{} ends in the middle", member.name));
    }
    // The sizes behind the data take 12 to 24 bytes.
    let descriptor = if local.flags & 8 == 0 { 0 } else { 24 };
    Some((window, (member.header_at, data.saturating_add(member.packed).saturating_add(descriptor))))
}

/// What stands before, between and behind the members.
fn around(source: &Source, directory: &Directory, mut places: Vec<(u64, u64)>, desk: &mut Desk) {
    places.sort_unstable();
    let mut at = 0;
    for (start, end) in places.into_iter().chain([(directory.at, directory.end)]) {
        if start > at {
            gap(source, at, start, desk);
        }
        at = at.max(end);
    }
    if at < source.len() {
        desk.find(Rule::BytesAfter, at, "bytes behind the zip");
    }
}

/// Examines members that no directory names; says how many.
fn hidden(source: &Source, from: u64, to: u64, desk: &mut Desk) -> usize {
    let hidden = entries::sweep(source, from, to, desk.members_left).unwrap_or_default();
    desk.members_left = desk.members_left.saturating_sub(hidden.len() as u64);
    for member in &hidden {
        desk.find(Rule::ZipHidden, member.header_at, &member.name);
        if let Some((data, _)) = compare(source, member, desk) {
            member::examine(&data, member, Kind::of(std::slice::from_ref(member)), desk);
        }
    }
    hidden.len()
}

fn gap(source: &Source, from: u64, to: u64, desk: &mut Desk) {
    let hidden = hidden(source, from, to, desk);
    if from == 0 {
        desk.find(Rule::ZipAround, 0, format!("{to} bytes"));
        let before = source.window(0, to);
        desk.inside("bytes before the zip", |desk| pickle::reads_as_pickle(&before, Carrier::Bare, desk));
    } else if hidden == 0 {
        desk.find(Rule::BytesBetween, from, format!("{} bytes between members", to - from));
    }
}

/// Storages must be as large as the pickle says.
fn storages(members: &[Member], desk: &mut Desk) {
    let described = std::mem::take(&mut desk.storages);
    let by_key: HashMap<_, _> =
        members.iter().filter_map(|member| Some((storage_key(member)?, member))).collect();
    for (key, bytes) in described {
        if let Some(member) = by_key.get(key.as_str()).filter(|member| member.size < bytes) {
            let saw = format!("{} of {} bytes, described as {bytes}", member.name, member.size);
            desk.find(Rule::SmallStorage, member.header_at, saw);
        }
    }
}

/// Which storage a member holds.
fn storage_key(member: &Member) -> Option<&str> {
    member.name.rsplit_once("/data/").map(|(_, key)| key)
}
