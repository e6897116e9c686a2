//! Model files, recognised and read by their content: what would run or be imported when they are loaded, what they say
//! about themselves, and what could not be read.
//!
//! ```text
//! examine    a file in, a report out; the only door
//! sniff      which format some bytes are, and whether a file looks like a model at all
//! pickle     the stack machine for pickles, alone or inside something else
//! zip        containers: torch, Keras, numpy; read leniently, every member
//! squeeze    compressed streams, with limits
//! npy        numpy arrays
//! safetensors, gguf, onnx, tensorflow, keras, hdf5, tflite, tar   one format each
//! template   chat templates: what they reach for
//! hub        the hub's small configuration files
//! protobuf   the wire format under ONNX and TensorFlow
//! names      the lists: names that are known, names that are listed
//! rule       every rule, with its result
//! outcome    its words
//! report     what is handed back
//! desk       limits and notes while one file is read
//! source     bounded reading at any place
//! tape       bounded reading forwards
//! ```
//!
//! Nothing here loads, builds or runs what it reads, follows a path that a file names, or writes. Tensors are skipped.

mod desk;
mod examine;
mod gguf;
mod hdf5;
mod hub;
mod keras;
mod names;
mod npy;
mod onnx;
mod outcome;
mod pickle;
mod protobuf;
mod report;
mod rule;
mod safetensors;
mod sniff;
mod source;
mod squeeze;
mod tape;
mod tar;
mod template;
mod tensorflow;
mod tflite;
mod zip;

pub use desk::Limits;
pub(in crate::scan) use examine::unopened;
pub use examine::{examine, examine_file, unfolds_to_a_pickle};
pub use names::{LIST_VERSION, Standing};
pub use outcome::{FileResult, Format};
pub(in crate::scan) use report::no_code;
pub use report::{Fact, FileReport, Finding, Import, Place, Skipped};
pub use rule::Rule;
pub use sniff::{FURTHER, HEAD, Looks, looks_like_model};
pub use source::{ReadSeek, Watch};
