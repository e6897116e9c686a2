//! The calls that fetch files from anywhere, which are weights only where their name says so, those that send something
//! anywhere, which ask a model only where the address says so, and Stanza, whose models follow
//! its version: data, one row a call.

use super::rule::{Care, Rule, row};
use crate::scan::model::Hub;
use crate::scan::sighting::Kind;

const URL: Kind = Kind::Hub(Hub::Url);
const HF: Kind = Kind::Hub(Hub::HuggingFace);

pub(super) const FETCHED: &[Rule] = &[
    row("pooch", "retrieve", URL, Some(0), "url", Care::Fetched),
    row("urllib", "urlretrieve", URL, Some(0), "url", Care::Fetched),
    row("wget", "download", URL, Some(0), "url", Care::Fetched),
    row("gdown", "download", URL, Some(0), "url", Care::Fetched),
    row("httpx", "get", URL, Some(0), "url", Care::Fetched),
    row("urllib", "urlopen", URL, Some(0), "url", Care::Asked),
    row("httpx", "stream", URL, Some(1), "url", Care::Asked),
    row("requests httpx aiohttp", "request", URL, Some(1), "url", Care::Asked),
    row("requests httpx aiohttp", "post", Kind::Any, Some(0), "url", Care::Asked),
    row("requests", "get", URL, Some(0), "url", Care::Fetched),
    row("basicsr", "load_file_from_url", URL, Some(0), "url", Care::Fetched),
    row("stanza", "Pipeline", HF, Some(0), "lang", Care::Stanza),
    row("stanza", "download", HF, Some(0), "lang", Care::Stanza),
];
