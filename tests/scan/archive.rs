//! A small writer for zips, in which each field can be wrong.

use std::io::Write as _;

/// A member to be written.
#[derive(Debug, Clone)]
pub(crate) struct Member {
    pub(crate) name: String,
    /// Its name in its own header, if that is another.
    pub(crate) local_name: Option<String>,
    pub(crate) data: Vec<u8>,
    pub(crate) deflate: bool,
    pub(crate) flags: u16,
    pub(crate) wrong_sum: bool,
    /// Left out of the directory.
    pub(crate) hidden: bool,
    pub(crate) method: Option<u16>,
}

/// A plain member.
pub(crate) fn member(name: &str, data: &[u8]) -> Member {
    Member {
        name: name.to_owned(),
        local_name: None,
        data: data.to_vec(),
        deflate: false,
        flags: 0,
        wrong_sum: false,
        hidden: false,
        method: None,
    }
}

/// Deflates.
pub(crate) fn deflated(data: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(data).unwrap();
    encoder.finish().unwrap()
}

/// Which parts are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Parts {
    All,
    NoDirectory,
}

/// A zip of these.
pub(crate) fn zip(members: &[Member]) -> Vec<u8> {
    write(members, Parts::All)
}

/// A zip of these, or a part of one.
pub(crate) fn write(members: &[Member], parts: Parts) -> Vec<u8> {
    let (mut out, mut directory, mut count) = (Vec::new(), Vec::new(), 0_u16);
    for member in members {
        let at = out.len() as u32;
        let data = if member.deflate { deflated(&member.data) } else { member.data.clone() };
        let mut crc = flate2::Crc::new();
        crc.update(&member.data);
        let sum = if member.wrong_sum { !crc.sum() } else { crc.sum() };
        let method = member.method.unwrap_or(if member.deflate { 8 } else { 0 });
        let fields = |name: &str| {
            let mut fields = Vec::new();
            for number in [20, member.flags, method, 0, 0] {
                fields.extend_from_slice(&number.to_le_bytes());
            }
            for number in [sum, data.len() as u32, member.data.len() as u32] {
                fields.extend_from_slice(&number.to_le_bytes());
            }
            fields.extend_from_slice(&(name.len() as u16).to_le_bytes());
            fields.extend_from_slice(&0_u16.to_le_bytes());
            fields
        };
        let local_name = member.local_name.as_ref().unwrap_or(&member.name);
        out.extend_from_slice(b"PK\x03\x04");
        out.extend_from_slice(&fields(local_name));
        out.extend_from_slice(local_name.as_bytes());
        out.extend_from_slice(&data);
        if member.hidden {
            continue;
        }
        count += 1;
        directory.extend_from_slice(b"PK\x01\x02\x14\x00");
        directory.extend_from_slice(&fields(&member.name));
        directory.extend_from_slice(&[0; 10]);
        directory.extend_from_slice(&at.to_le_bytes());
        directory.extend_from_slice(member.name.as_bytes());
    }
    if parts == Parts::NoDirectory {
        return out;
    }
    let at = out.len() as u32;
    out.extend_from_slice(&directory);
    out.extend_from_slice(b"PK\x05\x06\0\0\0\0");
    out.extend_from_slice(&count.to_le_bytes());
    out.extend_from_slice(&count.to_le_bytes());
    out.extend_from_slice(&(directory.len() as u32).to_le_bytes());
    out.extend_from_slice(&at.to_le_bytes());
    out.extend_from_slice(&[0, 0]);
    out
}

/// A torch zip with this pickle and these numbers.
pub(crate) fn torch(pickle: &[u8], numbers: &[u8]) -> Vec<Member> {
    vec![
        member("archive/data.pkl", pickle),
        member("archive/byteorder", b"little"),
        member("archive/data/0", numbers),
        member("archive/version", b"3\n"),
        member("archive/.data/serialization_id", b"0123456789"),
    ]
}
