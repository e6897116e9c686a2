//! HDF5: the attributes of its root in which Keras keeps an architecture, and links to other files. Follows no link, reads no
//! data set.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use hdf5_reader::error::Error;
use hdf5_reader::group::Group;
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
    let mut open = vec![root];
    let mut met = HashSet::from([open.first().map_or(0, Group::address)]);
    let mut listed = 0;
    while let Some(group) = open.pop() {
        let inner = group.groups()?;
        // A group may be linked from many places, and from within itself.
        listed += inner.len();
        if listed > GROUPS {
            desk.find(Rule::LimitHit, 0, format!("more than {GROUPS} groups"));
            return Ok(());
        }
        open.extend(inner.into_iter().filter(|group| met.insert(group.address())));
    }
    Ok(())
}
