//! `PyTorch`'s file before 0.1.10: a tar with four members, pickles among them. Other tars are not opened.

use super::desk::Desk;
use super::outcome::Format;
use super::pickle::{self, Carrier};
use super::rule::Rule;
use super::source::Source;

/// Bytes of a block.
const BLOCK: u64 = 512;
/// Members that are looked at.
const MEMBERS: usize = 64;

/// Examines a tar.
pub(super) fn examine(source: &Source, desk: &mut Desk) {
    let members = members(source);
    let named = |name: &str| members.iter().any(|(member, _)| member == name);
    if !(named("pickle") && named("sys_info")) {
        desk.is_a(Format::Archive);
        return desk.find(Rule::NotOpened, 0, "a tar archive");
    }
    desk.is_a(Format::TorchTar);
    for (name, data) in &members {
        if matches!(name.as_str(), "pickle" | "sys_info" | "storages" | "tensors") {
            desk.inside(name, |desk| pickle::examine_source(data, Carrier::Torch, desk));
        }
    }
}

fn members(source: &Source) -> Vec<(String, Source)> {
    let mut found = Vec::new();
    let mut at = 0;
    while found.len() < MEMBERS {
        let Ok(block) = source.bytes(at, 512) else { break };
        let (Some(name), Some(size)) = (block.get(..100), block.get(124..136)) else { break };
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim_matches(['\0', ' ']).to_owned();
        let Ok(size) = u64::from_str_radix(&text(size), 8) else { break };
        let name = text(name).trim_start_matches("./").to_owned();
        if name.is_empty() {
            break;
        }
        found.push((name, source.window(at + BLOCK, size)));
        at = at.saturating_add(BLOCK).saturating_add(size.next_multiple_of(BLOCK));
    }
    found
}
