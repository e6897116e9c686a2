//! One member of a container: a pickle whatever its name, an array, a description, a container again, or data.

use flate2::Crc;

use super::super::desk::Desk;
use super::super::pickle::{self, Seen};
use super::super::rule::Rule;
use super::super::source::Source;
use super::super::squeeze::{Squeeze, unfold};
use super::super::tape::{Broken, Tape};
use super::super::{hub, keras, npy};
use super::entries::Member;
use super::kind::{ARRAY, Kind};

/// A member within a member is unfolded to memory up to this.
const INNER: u64 = 32 << 20;
/// Checksums are computed of members up to this.
const SUMMED: u64 = 16 << 20;
/// Short texts of a container that say what it is.
const TEXT: usize = 200;
/// First bytes that are looked at.
const HEAD: usize = 512;

/// Examines one member, given its data as they stand in the file.
pub(super) fn examine(data: &Source, member: &Member, kind: Kind, desk: &mut Desk) {
    if !matches!(member.method, 0 | 8) {
        let saw = format!("method {}", member.method);
        return desk.inside(&member.name, |desk| desk.find(Rule::NotOpened, 0, saw));
    }
    let known = by_name(data, member, kind, desk);
    if known || by_content(data, member, kind, desk) {
        sum(data, member, desk);
    } else if member.flags & 1 != 0 {
        desk.inside(&member.name, |desk| desk.find(Rule::Encrypted, 0, "its flags say so"));
    } else {
        let is_code = kind.is_code(&member.name);
        if kind == Kind::Other && member.size > 0 {
            // Of a container that is no model it is not known who reads it, and how.
            desk.inside(&member.name, |desk| desk.find(Rule::NotOpened, 0, "no format that is known"));
        }
        desk.skip(if is_code { "code that was not read" } else { "tensors and other data" }, member.packed);
    }
}

fn tape(data: &Source, member: &Member, desk: &Desk) -> Result<Tape, Broken> {
    if member.method == 0 {
        Ok(Tape::of(data))
    } else {
        unfold(Squeeze::Deflate, data, desk).map(|(tape, _)| tape)
    }
}

/// Does something with the bytes of a member, or says why not.
fn with(data: &Source, member: &Member, desk: &mut Desk, deed: impl FnOnce(Tape, &mut Desk)) {
    desk.inside(&member.name, |desk| {
        if member.size > desk.limits.pickle {
            let most = desk.limits.pickle;
            return desk.find(Rule::LimitHit, 0, format!("more than {most} bytes"));
        }
        match tape(data, member, desk) {
            Ok(tape) => deed(tape, desk),
            Err(why) => desk.broken(0, &why),
        }
    });
}

/// Members that a loader takes by their name.
fn by_name(data: &Source, member: &Member, kind: Kind, desk: &mut Desk) -> bool {
    let asked = kind.asked(&member.name);
    let name = asked.rsplit('/').next().unwrap_or_default();
    let is_encrypted = member.flags & 1 != 0;
    if is_pickle_name(name) && !is_encrypted {
        with(data, member, desk, |tape, desk| {
            let seen = pickle::examine(tape, data, kind.carrier(), desk);
            plainly(seen, data, member, desk);
        });
    } else if name.ends_with(ARRAY) && !is_encrypted {
        with(data, member, desk, |tape, desk| npy::examine_tape(tape, data, desk));
    } else if kind == Kind::Keras && member.name == "config.json" {
        with(data, member, desk, |mut tape, desk| keras::examine_tape(&mut tape, desk));
    } else if hub::is_template_name(name) {
        with(data, member, desk, |mut tape, desk| hub::examine_tape(&mut tape, name, desk));
    } else {
        fact(data, member, kind, name, desk);
        return false;
    }
    true
}

fn is_pickle_name(name: &str) -> bool {
    [".pkl", ".pickle", ".p", ".dill", ".joblib"].iter().any(|ending| name.ends_with(ending))
}

/// Short texts that say what the container is.
fn fact(data: &Source, member: &Member, kind: Kind, name: &str, desk: &mut Desk) {
    let torch = matches!(kind, Kind::Torch | Kind::TorchScript);
    let tells = torch && matches!(name, "version" | "byteorder" | "serialization_id" | ".format_version");
    if tells
        && let Ok(Ok(text)) = tape(data, member, desk).map(|mut tape| tape.peek(TEXT).map(<[u8]>::to_vec))
    {
        desk.fact(name, String::from_utf8_lossy(&text).trim());
    } else if kind.is_code(&member.name) {
        desk.fact("code", &member.name);
    } else if kind == Kind::Keras && name == "metadata.json" {
        let text = tape(data, member, desk)
            .and_then(|mut tape| tape.peek(TEXT).map(<[u8]>::to_vec))
            .unwrap_or_default();
        desk.fact("metadata", String::from_utf8_lossy(&text).trim());
    }
}

/// Members that are a pickle or a container whatever they are called.
fn by_content(data: &Source, member: &Member, kind: Kind, desk: &mut Desk) -> bool {
    let head = match tape(data, member, desk).and_then(|mut tape| tape.peek(HEAD).map(<[u8]>::to_vec)) {
        Ok(head) => head,
        Err(why) => {
            desk.inside(&member.name, |desk| desk.broken(0, &why));
            return false;
        }
    };
    // Numbers of a tensor may begin with any byte, and eight of them with a length and a brace.
    let may_be_safetensors = matches!(kind, Kind::Keras | Kind::Other) && head.get(8) == Some(&b'{');
    if is_model(&head) || may_be_safetensors {
        inner(data, member, desk);
        return true;
    }
    match tape(data, member, desk) {
        Ok(tape) => desk.inside(&member.name, |desk| {
            let seen = pickle::flows_as_pickle(tape, data, kind.carrier(), desk);
            plainly(seen, data, member, desk);
            seen.is_pickle
        }),
        Err(_) => false,
    }
}

/// Reads a pickle with joblib's arrays in it once more, as a loader does that knows nothing of them.
fn plainly(seen: Seen, data: &Source, member: &Member, desk: &mut Desk) {
    if seen.has_arrays
        && let Ok(tape) = tape(data, member, desk)
    {
        pickle::examine_plainly(tape, data, desk);
    }
}

/// Formats with unmistakable first bytes.
fn is_model(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04")
        || head.starts_with(b"\x89HDF\r\n\x1a\n")
        || head.starts_with(b"GGUF")
        || head.starts_with(npy::MAGIC)
}

/// A file within: as it stands, or unfolded to memory if it is small.
fn inner(data: &Source, member: &Member, desk: &mut Desk) {
    if member.method == 0 {
        return desk.examine_within(&member.name, data);
    }
    let bytes = tape(data, member, desk).and_then(|mut tape| {
        if member.size > INNER {
            return Err(Broken::Limit(format!("{INNER} bytes of a compressed file within")));
        }
        tape.take(member.size, usize::MAX)
    });
    match bytes {
        Ok(bytes) => desk.examine_within(&member.name, &data.of_bytes(bytes)),
        Err(why) => desk.inside(&member.name, |desk| desk.broken(0, &why)),
    }
}

/// Whether the checksum is that of the bytes: loaders that look at it see other things than those that do not.
fn sum(data: &Source, member: &Member, desk: &mut Desk) {
    let Some(left) = desk.sums_left.checked_sub(member.size) else { return };
    if member.size > SUMMED || member.flags & 8 != 0 && member.sum == 0 {
        return;
    }
    desk.sums_left = left;
    let Ok(mut tape) = tape(data, member, desk) else { return };
    let Ok(bytes) = tape.take(member.size, usize::MAX) else { return };
    let mut crc = Crc::new();
    crc.update(&bytes);
    if crc.sum() != member.sum {
        desk.find(Rule::ZipSum, member.header_at, &member.name);
    }
}
