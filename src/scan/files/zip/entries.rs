//! The members of a zip as its directory names them, and as their own headers do. Compares nothing.

use super::super::source::Source;
use super::super::tape::{Broken, Tape};

/// Bytes of all names together.
const NAMES: usize = 16 << 20;
/// A header in front of a member.
const LOCAL: [u8; 4] = *b"PK\x03\x04";
/// Bytes behind the archive that may still hold its end, as the format allows.
const END: u64 = 66_000;
/// Bytes searched for headers where the directory does not help.
const SWEPT: u64 = 16 << 20;

/// A member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Member {
    pub(super) name: String,
    pub(super) header_at: u64,
    pub(super) method: u16,
    pub(super) flags: u16,
    pub(super) sum: u32,
    pub(super) packed: u64,
    pub(super) size: u64,
}

/// A directory.
#[derive(Debug)]
pub(super) struct Directory {
    pub(super) members: Vec<Member>,
    /// Where it begins.
    pub(super) at: u64,
    /// Where the record of its end stands.
    pub(super) end_at: u64,
    /// Where the archive ends.
    pub(super) end: u64,
    /// Why it could not be read to its end.
    pub(super) broken: Option<Broken>,
}

/// Reads the directory.
pub(super) fn directory(source: &Source, most: u64) -> Result<Directory, Broken> {
    let mut buffer = vec![0; rawzip::RECOMMENDED_BUFFER_SIZE];
    let locator = rawzip::ZipLocator::new().max_search_space(END);
    let archive = locator.locate_in_reader(source.clone(), &mut buffer, source.len());
    let archive =
        archive.map_err(|(_, error)| Broken::form(format!("a zip without a directory: {error}")))?;
    let (at, end) = (archive.directory_offset(), archive.end_offset());
    let mut found = Directory { members: Vec::new(), at, end_at: archive.eocd_offset(), end, broken: None };
    let mut names_left = NAMES;
    let mut entries = archive.entries(&mut buffer);
    loop {
        let entry = match entries.next_entry() {
            Ok(Some(entry)) => entry,
            Ok(None) => break,
            Err(error) => {
                found.broken = Some(Broken::form(format!("a broken directory: {error}")));
                break;
            }
        };
        if found.members.len() as u64 >= most {
            found.broken = Some(Broken::Limit(format!("{most} members")));
            break;
        }
        let name = entry.file_path();
        let Some(left) = names_left.checked_sub(name.as_bytes().len()) else {
            found.broken = Some(Broken::Limit(format!("{NAMES} bytes of names")));
            break;
        };
        names_left = left;
        let member = Member {
            name: until_nul(name.as_bytes()),
            header_at: entry.local_header_offset(),
            method: entry.compression_method().as_u16(),
            flags: entry.flags().bits(),
            sum: entry.crc32(),
            packed: entry.compressed_size_hint(),
            size: entry.uncompressed_size_hint(),
        };
        // Some loaders take this name instead.
        let mut fields = entry.extra_fields();
        let other = fields.find(|(id, _)| *id == rawzip::extra_fields::ExtraFieldId::INFO_ZIP_UNICODE_PATH);
        let other = other.and_then(|(_, field)| field.get(5..)).map(until_nul);
        if let Some(name) = other.filter(|name| *name != member.name) {
            found.members.push(Member { name, ..member.clone() });
        }
        found.members.push(member);
    }
    Ok(found)
}

/// A name as Python reads it: to the first NUL. The header of the member tells if there is more.
fn until_nul(name: &[u8]) -> String {
    let end = name.iter().position(|byte| *byte == 0).unwrap_or(name.len());
    String::from_utf8_lossy(name.get(..end).unwrap_or(name)).into_owned()
}

/// Whether the record for large archives leads elsewhere than the end behind it. Loaders differ in which they believe, and in
/// where they look for the record: right before its locator, or where that says.
pub(super) fn has_two_ends(source: &Source, end_at: u64) -> bool {
    let bytes = |at: u64, len| source.bytes(at, len).unwrap_or_default();
    let number = |bytes: &[u8], at: usize, len: usize| {
        let bytes = bytes.get(at..at + len).unwrap_or_default();
        bytes.iter().rev().fold(0_u64, |all, byte| all << 8 | u64::from(*byte))
    };
    let Some(locator_at) = end_at.checked_sub(20) else { return false };
    let (locator, end) = (bytes(locator_at, 20), bytes(end_at, 22));
    if !locator.starts_with(b"PK\x06\x07") {
        return false;
    }
    let places = [Some(number(&locator, 8, 8)), locator_at.checked_sub(56)];
    places.into_iter().flatten().map(|at| bytes(at, 56)).filter(|large| large.starts_with(b"PK\x06\x06")).any(
        |large| {
            // Count, size and place of the directory: those that do not fit the end are all ones there.
            [(10, 2, 32), (12, 4, 40), (16, 4, 48)].into_iter().any(|(at, len, large_at)| {
                let (small, large) = (number(&end, at, len), number(&large, large_at, 8));
                small != large && small != (1 << (8 * len)) - 1
            })
        },
    )
}

/// The header in front of a member, and where its data begin.
pub(super) fn local(source: &Source, at: u64) -> Result<(Member, u64), Broken> {
    let mut tape = Tape::of(&source.window(at, u64::MAX));
    if tape.array::<4>()? != LOCAL {
        return Err(Broken::form("no member where the directory names one"));
    }
    tape.skip(2)?;
    let (flags, method) = (tape.u16()?, tape.u16()?);
    tape.skip(4)?;
    let (sum, packed, size) = (tape.u32()?, u64::from(tape.u32()?), u64::from(tape.u32()?));
    let (name_len, extra_len) = (tape.u16()?, tape.u16()?);
    let name = tape.take(name_len.into(), usize::MAX)?;
    let extra = tape.take(extra_len.into(), usize::MAX)?;
    let (size, packed) = wide(&extra, size, packed);
    let name = String::from_utf8_lossy(&name).into_owned();
    Ok((Member { name, header_at: at, method, flags, sum, packed, size }, at.saturating_add(tape.at())))
}

/// Sizes past 4 GiB stand in an extra field.
fn wide(extra: &[u8], size: u64, packed: u64) -> (u64, u64) {
    const FULL: u64 = 0xffff_ffff;
    let mut rest = extra;
    while let [a, b, c, d, tail @ ..] = rest {
        let (id, len) = (u16::from_le_bytes([*a, *b]), usize::from(u16::from_le_bytes([*c, *d])));
        if id == 1 {
            let mut numbers = tail
                .get(..len)
                .unwrap_or_default()
                .chunks_exact(8)
                .filter_map(|n| n.first_chunk::<8>().copied());
            let mut next =
                |old: u64| if old == FULL { numbers.next().map_or(old, u64::from_le_bytes) } else { old };
            return (next(size), next(packed));
        }
        rest = tail.get(len..).unwrap_or_default();
    }
    (size, packed)
}

/// Members found by their own headers between two places, where no directory names them.
pub(super) fn sweep(source: &Source, from: u64, to: u64, most: u64) -> Result<Vec<Member>, Broken> {
    let mut found = Vec::new();
    let (mut at, mut searched) = (from, 0);
    while at < to && searched < SWEPT && (found.len() as u64) < most {
        let len = usize::try_from((to - at).min(8 * 1024)).unwrap_or(0);
        let bytes = source.bytes(at, len)?;
        let Some(here) = bytes.windows(4).position(|four| four == LOCAL) else {
            searched += bytes.len() as u64;
            at = at.saturating_add((bytes.len() as u64).saturating_sub(3).max(1));
            continue;
        };
        at += here as u64;
        // Each try costs, too: a file may be made of nothing but beginnings.
        searched += here as u64 + 512;
        match local(source, at) {
            Ok((mut member, data)) => {
                if member.flags & 8 != 0 && member.packed == 0 {
                    // The size stands behind the data; a deflated stream ends by itself.
                    member.packed = to.saturating_sub(data);
                    at = data;
                } else {
                    at = data.saturating_add(member.packed).max(at + 4);
                }
                found.push(member);
            }
            Err(Broken::Stopped) => return Err(Broken::Stopped),
            Err(_) => at += 4,
        }
    }
    Ok(found)
}
