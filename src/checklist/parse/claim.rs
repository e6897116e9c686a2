//! Who a checklist says that it is, before anything else of it is read.

use toml::de::DeTable;

use super::HEAD;
use crate::checklist::fault::Fault;
use crate::checklist::file::SourceFile;

/// The first words of a checklist's head, as they were typed.
#[derive(Debug, Clone)]
pub struct Claim {
    /// Its `id`, where it has one.
    pub id: Option<String>,
    /// The checklist that it `extends`, where it is an extension.
    pub extends: Option<String>,
    /// The language of its prose, where it says so.
    pub language: Option<String>,
    /// A fault at `extends`, or at the beginning of the file; what is wrong is to be filled in.
    pub(in crate::checklist) place: Fault,
}

impl Claim {
    /// Looks into the head among the files of a checklist. What cannot be read claims nothing.
    pub fn of(files: &[SourceFile<'_>]) -> Self {
        let head = files.iter().find(|file| file.name == HEAD);
        let (shown, text) = head.map_or((HEAD, ""), |file| (file.shown, file.text));
        let (table, _) = DeTable::parse_recoverable(text);
        let word = |name: &str| {
            let value = table.get_ref().get(name)?;
            let typed = value.get_ref().as_str().unwrap_or_default().trim().to_owned();
            Some((typed, value.span()))
        };
        let extends = word("extends");
        let span = extends.as_ref().map(|(_, span)| span.clone()).unwrap_or_default();
        Self {
            id: word("id").map(|(id, _)| id),
            language: word("language").map(|(language, _)| language),
            extends: extends.map(|(typed, _)| typed),
            place: Fault::at(shown, text, &span, "", ""),
        }
    }
}
