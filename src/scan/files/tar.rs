//! `PyTorch`'s file before 0.1.10: a tar with four members, pickles among them. Other tars are not opened.

use super::desk::Desk;
use super::outcome::Format;
use super::pickle::{self, Carrier};
use super::rule::Rule;
use super::source::Source;
use super::tape::Broken;

/// Bytes of a block.
const BLOCK: u64 = 512;
/// Members that are looked at.
const MEMBERS: usize = 10_000;

/// Examines a tar.
pub(super) fn examine(source: &Source, desk: &mut Desk) {
    let (members, broken) = members(source);
    let named = |name: &str| members.iter().any(|member| member.name == name);
    if !(named("pickle") && named("sys_info")) {
        desk.is_a(Format::Archive);
        return desk.find(Rule::NotOpened, 0, "a tar archive");
    }
    desk.is_a(Format::TorchTar);
    for member in &members {
        let is_its_own = matches!(member.name.as_str(), "pickle" | "sys_info" | "storages" | "tensors");
        desk.inside(&member.name, |desk| {
            // Links, and headers that give the next member another name.
            if !matches!(member.kind, 0 | b'0' | b'5') {
                desk.find(Rule::HeaderRule, member.at, "a member that is no plain file");
            }
            if is_its_own {
                pickle::examine_source(&member.data, Carrier::Torch, desk);
            } else {
                pickle::reads_as_pickle(&member.data, Carrier::Torch, desk);
            }
        });
    }
    if let Some((at, why)) = broken {
        desk.broken(at, &why);
    }
}

/// A member.
struct Member {
    name: String,
    kind: u8,
    at: u64,
    data: Source,
}

/// The members up to the first empty block, and why there are no more if that is not the reason.
fn members(source: &Source) -> (Vec<Member>, Option<(u64, Broken)>) {
    let mut found = Vec::new();
    let mut at = 0;
    loop {
        let block = match source.bytes(at, 512) {
            Ok(block) => block,
            Err(error) => return (found, Some((at, error.into()))),
        };
        if block.iter().all(|byte| *byte == 0) {
            return (found, None);
        }
        if found.len() >= MEMBERS {
            return (found, Some((at, Broken::Limit(format!("{MEMBERS} members")))));
        }
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim_matches(['\0', ' ']).to_owned();
        let size = block.get(124..136).and_then(|size| u64::from_str_radix(&text(size), 8).ok());
        let (Some(name), Some(kind), Some(size)) = (block.get(..100), block.get(156), size) else {
            return (found, Some((at, Broken::form("a member without a size"))));
        };
        let name = text(name).trim_start_matches("./").to_owned();
        found.push(Member { name, kind: *kind, at, data: source.window(at + BLOCK, size) });
        at = at.saturating_add(BLOCK).saturating_add(size.next_multiple_of(BLOCK));
    }
}
