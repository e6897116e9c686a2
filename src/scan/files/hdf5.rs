//! HDF5: the attributes of its root in which Keras keeps an architecture, links to other files, and data sets whose numbers
//! stand in another file. Follows no link, reads no data set.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use hdf5_reader::error::Error;
use hdf5_reader::group::Group;
use hdf5_reader::local_heap::LocalHeap;
use hdf5_reader::messages::HdfMessage;
use hdf5_reader::object_header::ObjectHeader;
use hdf5_reader::storage::RangeRequestStorage;
use hdf5_reader::{ExternalLinkResolver, Hdf5File, OpenOptions};

use super::desk::Desk;
use super::keras;
use super::outcome::Format;
use super::rule::Rule;
use super::source::Source;

/// Longest attribute that is read.
const ATTRIBUTE: usize = 64 << 20;
/// Groups that are looked at for links.
const GROUPS: usize = 10_000;
/// Data sets that are looked at, each link to one counted.
const SETS: usize = 50_000;
/// Longest header of one.
const HEADER: usize = 1 << 20;
/// Files that one may name.
const SLOTS: usize = 1_000;
/// Longest path of a file.
const PATH: u64 = 4096;

/// Writes down where links lead, and leads nowhere.
#[derive(Default)]
struct Signpost(Mutex<Vec<String>>);

impl ExternalLinkResolver for Signpost {
    fn resolve_external_link(&self, file: &str) -> Result<Option<Hdf5File>, Error> {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.len() < GROUPS {
            seen.push(file.to_owned());
        }
        Ok(None)
    }
}

/// Examines a file.
pub(super) fn examine(source: &Source, desk: &mut Desk) {
    desk.is_a(Format::Hdf5);
    if let Err(error) = attributes(source, desk) {
        desk.find(Rule::BrokenStream, 0, error.to_string());
    }
}

fn attributes(source: &Source, desk: &mut Desk) -> Result<(), Error> {
    let signpost = Arc::new(Signpost::default());
    let options = OpenOptions::default()
        .with_max_read_bytes(ATTRIBUTE)
        .with_max_chunk_bytes(ATTRIBUTE)
        .with_external_link_resolver(Arc::clone(&signpost) as Arc<dyn ExternalLinkResolver>);
    let part = source.clone();
    let read = move |at, len: usize| -> Result<Vec<u8>, Error> { Ok(part.bytes(at, len)?) };
    let storage = Arc::new(RangeRequestStorage::new(source.len(), read));
    let file = Hdf5File::from_storage_with_options(storage, options)?;
    let root = file.root_group()?;
    for attribute in root.attributes()? {
        let name = attribute.name.clone();
        match name.as_str() {
            "model_config" | "training_config" => match attribute.read_string() {
                Ok(text) => desk
                    .inside(&name, |desk| keras::examine_text(text.trim_end_matches('\0').as_bytes(), desk)),
                Err(error) => desk.inside(&name, |desk| desk.find(Rule::BrokenStream, 0, error.to_string())),
            },
            "keras_version" | "backend" => desk.fact(&name, attribute.read_string().unwrap_or_default()),
            _ => {}
        }
    }
    let walked = groups(root, desk);
    for file in signpost.0.lock().unwrap_or_else(PoisonError::into_inner).iter() {
        desk.find(Rule::ExternalLink, 0, file);
    }
    walked
}

/// Looks into every group: a link is met when its group is listed.
fn groups(root: Group, desk: &mut Desk) -> Result<(), Error> {
    let mut met = HashSet::from([root.address()]);
    let mut open = vec![root];
    let (mut listed, mut sets) = (0, 0);
    while let Some(group) = open.pop() {
        let inner = match group.groups() {
            // What stands beside it is not told either.
            Err(error) if is_virtual(&error) => {
                desk.find(Rule::NotOpened, 0, "a virtual data set, whose numbers stand in other data sets");
                continue;
            }
            inner => inner?,
        };
        // A group may be linked from many places, and from within itself.
        listed += inner.len();
        if listed > GROUPS {
            desk.find(Rule::LimitHit, 0, format!("more than {GROUPS} groups"));
            return Ok(());
        }
        for name in group.member_names()?.1 {
            sets += 1;
            if sets > SETS {
                desk.find(Rule::LimitHit, 0, format!("more than {SETS} data sets"));
                return Ok(());
            }
            // One at a time: a type may be large, and each link has a copy of it.
            let at = group.dataset(&name)?.address();
            if met.insert(at) {
                raw_data(&group, at, desk)?;
            }
        }
        open.extend(inner.into_iter().filter(|group| met.insert(group.address())));
    }
    Ok(())
}

/// The library reads no data set that is made of others.
fn is_virtual(error: &Error) -> bool {
    match error {
        Error::Context { source, .. } => is_virtual(source),
        error => matches!(error, Error::UnsupportedLayoutClass(3)),
    }
}

/// Names the files in which the numbers of a data set stand, if that is not this one.
fn raw_data(group: &Group, at: u64, desk: &mut Desk) -> Result<(), Error> {
    let (storage, offset, length) = (group.storage(), group.offset_size(), group.length_size());
    let header = ObjectHeader::parse_at_storage_with_limit(storage, at, offset, length, HEADER)?;
    for message in &header.messages {
        let HdfMessage::ExternalFiles(files) = message else { continue };
        let heap = LocalHeap::parse_at_storage(storage, files.heap_address, offset, length)?;
        for slot in files.slots.iter().take(SLOTS) {
            let left = heap.data_segment_size.saturating_sub(slot.name_offset).min(PATH);
            let from = heap.data_segment_address.saturating_add(slot.name_offset);
            let bytes = storage.read_range(from, usize::try_from(left).unwrap_or_default())?;
            let name = bytes.split(|byte| *byte == 0).next().unwrap_or_default();
            desk.find(Rule::BesideData, 0, String::from_utf8_lossy(name));
        }
    }
    Ok(())
}
