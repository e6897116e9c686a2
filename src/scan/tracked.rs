//! Which files git tracks, as its own list says: what is tracked is no ignored file, whatever the rules say. Reads git's
//! list within bounds and nothing else of the repository; of a list that it does not read it tells why.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::regular::{Closed, Links, open};

/// Longest list that is read.
const LONGEST: u64 = 64 << 20;
/// Longest file that says where a working tree has its list.
const LONGEST_POINTER: u64 = 4 << 10;
/// Longest name.
const LONGEST_NAME: usize = 4096;
/// Bytes of all names that are kept.
const ROOM: usize = 16 << 20;
/// What stands before the digest of an entry: times, numbers, kind, owner, size.
const BEFORE_DIGEST: usize = 40;
/// How long a digest is, in either of git's two ways.
const DIGESTS: [usize; 2] = [20, 32];

const TOO_LONG: &str =
    "git's list of tracked files is longer than 64 MiB; what is tracked and ignored was not looked at";
const TOO_MANY: &str =
    "git tracks more files that its rules ignore than are listed; these were not looked at";
const SPLIT: &str = "git's list of tracked files is kept in two parts, of which only one is read; what is tracked and \
    ignored was not looked at (git update-index --no-split-index joins them)";
const UNKNOWN: &str = "git's list of tracked files is of a form that is not known; what is tracked and ignored was not looked at";
const UNREADABLE: &str =
    "git's list of tracked files could not be read; what is tracked and ignored was not looked at";

/// The tracked files below a folder that are wanted, by their paths from there, as often as they are listed; none where there
/// is no repository or nothing was added yet.
///
/// # Errors
/// Why the list was not read.
pub(super) fn tracked(root: &Path, wanted: impl Fn(&str) -> bool) -> Result<Vec<String>, &'static str> {
    let Ok(absolute) = std::path::absolute(root) else { return Err(UNREADABLE) };
    let top = absolute.ancestors().find(|above| above.join(".git").exists());
    let Some(top) = top else { return Ok(Vec::new()) };
    let list = list_of(top).ok_or(UNREADABLE)?;
    let bytes = match read(&list, LONGEST) {
        Ok(bytes) => bytes,
        Err(Closed::Io(error)) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(_) => return Err(UNREADABLE),
    };
    if bytes.len() as u64 > LONGEST {
        return Err(TOO_LONG);
    }
    let below = absolute.strip_prefix(top).ok().and_then(Path::to_str).map(|path| path.replace('\\', "/"));
    let below = below.ok_or(UNREADABLE)?;
    let prefix = if below.is_empty() { below } else { format!("{below}/") };
    let names = DIGESTS.iter().find_map(|digest| names(&bytes, *digest, prefix.as_bytes(), &wanted));
    names.unwrap_or(Err(UNKNOWN))
}

/// Where the list of a working tree is: in git's folder, or where the file in its place says.
fn list_of(top: &Path) -> Option<PathBuf> {
    let git = top.join(".git");
    if git.is_dir() {
        return Some(git.join("index"));
    }
    let pointer = String::from_utf8(read(&git, LONGEST_POINTER).ok()?).ok()?;
    Some(top.join(pointer.strip_prefix("gitdir:")?.trim()).join("index"))
}

/// A file, and one byte more than may be of it.
fn read(path: &Path, most: u64) -> Result<Vec<u8>, Closed> {
    let mut bytes = Vec::new();
    open(path, Links::Refused)?.take(most + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The wanted names of a list, or why it is not read.
type Names = Result<Vec<String>, &'static str>;

/// The wanted names behind a prefix, if the list is of a form that is known and its digests are so long.
fn names(bytes: &[u8], digest: usize, prefix: &[u8], wanted: &impl Fn(&str) -> bool) -> Option<Names> {
    let version = number(bytes.get(4..8)?)?;
    if bytes.get(..4)? != b"DIRC" || !(2..=4).contains(&version) {
        return None;
    }
    let mut rest = bytes.get(12..)?;
    let mut name = Vec::new();
    let (mut all, mut room) = (Vec::new(), ROOM);
    for _ in 0..number(bytes.get(8..12)?)? {
        let flags =
            rest.get(BEFORE_DIGEST + digest..)?.first_chunk::<2>().map(|two| u16::from_be_bytes(*two))?;
        let more = if version > 2 && flags & 0x4000 != 0 { 2 } else { 0 };
        let before = BEFORE_DIGEST + digest + 2 + more;
        let entry = rest.get(before..)?;
        let (kept, entry) = if version == 4 { kept(entry, name.len())? } else { (0, entry) };
        let end = entry.iter().take(LONGEST_NAME).position(|byte| *byte == 0)?;
        name.truncate(kept);
        name.extend_from_slice(entry.get(..end)?);
        // Where it is not, this is no list with digests of this length.
        let said = usize::from(flags & 0x0fff);
        if said != name.len().min(0x0fff) || name.len() > LONGEST_NAME {
            return None;
        }
        let behind = if version == 4 { 1 } else { padding(before + end) };
        rest = entry.get(end + behind..)?;
        let own = name.strip_prefix(prefix).and_then(|own| std::str::from_utf8(own).ok());
        if let Some(own) = own.filter(|own| is_plain(own) && wanted(own)) {
            // A list that writes names short may stand for far more than it holds.
            let Some(left) = room.checked_sub(own.len()) else { return Some(Err(TOO_MANY)) };
            room = left;
            all.push(own.to_owned());
        }
    }
    Some(if is_split(rest, digest) { Err(SPLIT) } else { Ok(all) })
}

/// Whether a name leads straight to a file below. Git writes no other; somebody else may have.
fn is_plain(name: &str) -> bool {
    name.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

/// Whether what stands behind the entries says that the rest of them is kept elsewhere.
fn is_split(mut rest: &[u8], digest: usize) -> bool {
    while rest.len() >= digest + 8 {
        let long = rest.get(4..8).and_then(number).and_then(|long| usize::try_from(long).ok());
        if rest.starts_with(b"link") {
            return true;
        }
        let Some(behind) = long.and_then(|long| rest.get(long.checked_add(8)?..)) else { return false };
        rest = behind;
    }
    false
}

/// How much of the name before stays, by the number in front of a name that is written short.
fn kept(entry: &[u8], before: usize) -> Option<(usize, &[u8])> {
    let mut dropped = 0_usize;
    for (at, byte) in entry.iter().take(4).enumerate() {
        dropped = (dropped << 7) | usize::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Some((before.checked_sub(dropped)?, entry.get(at + 1..)?));
        }
        dropped += 1;
    }
    None
}

/// The zeros behind a name, one to eight, so that the next entry begins at a multiple of eight.
fn padding(length: usize) -> usize {
    8 - length % 8
}

fn number(bytes: &[u8]) -> Option<u32> {
    bytes.first_chunk::<4>().map(|four| u32::from_be_bytes(*four))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A list as git writes it, in each of its forms.
    pub(in crate::scan) fn list(version: u32, digest: usize, names: &[&str]) -> Vec<u8> {
        let mut out = b"DIRC".to_vec();
        out.extend(version.to_be_bytes());
        out.extend(u32::try_from(names.len()).unwrap().to_be_bytes());
        let mut last = "";
        for name in names {
            let from = out.len();
            out.extend(vec![7; BEFORE_DIGEST + digest]);
            let extended = if version == 3 { 0x4000 } else { 0 };
            out.extend((u16::try_from(name.len()).unwrap() | extended).to_be_bytes());
            out.extend(vec![0; if version == 3 { 2 } else { 0 }]);
            if version == 4 {
                let same = name.bytes().zip(last.bytes()).take_while(|(one, other)| one == other).count();
                let dropped = last.len() - same;
                let low = |number: usize| u8::try_from(number & 0x7f).unwrap();
                if let Some(more) = dropped.checked_sub(128) {
                    out.extend([0x80 | low(more >> 7), low(more)]);
                } else {
                    out.push(low(dropped));
                }
                out.extend(name.bytes().skip(same).chain([0]));
            } else {
                out.extend(name.bytes());
                out.extend(vec![0; padding(out.len() - from)]);
            }
            last = name;
        }
        out.extend(vec![9; digest]);
        out
    }

    #[test]
    fn each_form_of_the_list_is_read() {
        let long = format!("a/{}", "n".repeat(300));
        let all = ["a/b.py", "a/bc/d.py", long.as_str(), "sub/x.py", "sub/y.py"];
        for version in 2..=4 {
            for digest in DIGESTS {
                let bytes = list(version, digest, &all);
                let read = |prefix: &str| {
                    DIGESTS.iter().find_map(|long| names(&bytes, *long, prefix.as_bytes(), &|_: &str| true))
                };
                assert_eq!(read("").unwrap().unwrap(), all, "{version} {digest}");
                assert_eq!(read("sub/").unwrap().unwrap(), ["x.py", "y.py"]);
            }
        }
    }

    #[test]
    fn what_is_no_list_tells_nothing_and_costs_nothing() {
        let whole = list(4, 20, &["a/b.py", "a/c.py"]);
        for cut in 0..whole.len() - 20 {
            assert_eq!(names(&whole[..cut], 20, b"", &|_: &str| true), None, "{cut}");
        }
        let mut many = list(2, 20, &["a"]);
        many[8..12].copy_from_slice(&u32::MAX.to_be_bytes());
        assert_eq!(names(&many, 20, b"", &|_: &str| true), None);
        for version in [0, 1, 5] {
            assert_eq!(names(&list(version, 20, &["a"]), 20, b"", &|_: &str| true), None);
        }
        for at in 0..whole.len() {
            for value in [0, 1, 0x7f, 0x80, 0xff] {
                let mut other = whole.clone();
                other[at] = value;
                let _ = DIGESTS.map(|digest| names(&other, digest, b"", &|_: &str| true));
            }
        }
    }
}
