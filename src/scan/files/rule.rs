//! Every rule: its id, which is for ever, what it means for the file, and its sentence. Finds nothing itself.

use super::outcome::FileResult;

macro_rules! rules {
    ($($(#[$doc:meta])* $rule:ident = $id:literal, $result:ident, $says:literal;)+) => {
        /// A rule that a file can meet.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum Rule { $(#[doc = $says] #[serde(rename = $id)] $rule),+ }

        impl Rule {
            /// Every rule, in order.
            pub const ALL: &'static [Self] = &[$(Self::$rule),+];

            /// The id, for ever.
            pub fn id(self) -> &'static str {
                match self { $(Self::$rule => $id),+ }
            }

            /// What it makes of a file.
            pub fn result(self) -> FileResult {
                match self { $(Self::$rule => FileResult::$result),+ }
            }

            /// What was met, in a few words.
            pub fn says(self) -> &'static str {
                match self { $(Self::$rule => $says),+ }
            }
        }
    };
}

rules! {
    ListedNameUsed = "listed-name-used", RunsCode, "calls or hands on a name that runs code, touches files or reaches the network";
    StateOnName = "state-on-name", RunsCode, "changes an imported name itself";
    StateOnResult = "state-on-result", RunsCode, "changes the result of a call that takes no state or entries";
    ComputedName = "computed-name", RunsCode, "imports a name that it computes";
    DisputedMemo = "disputed-memo", RunsCode, "imports a name from a memo slot that was written in two ways";
    DottedName = "dotted-name", RunsCode, "imports a name through another name, with a dot";
    DroppedResult = "dropped-result", RunsCode, "calls something and throws the result away";
    ForeignRebuild = "foreign-rebuild", RunsCode, "has a known function call one that is not";
    LambdaLayer = "lambda-layer", RunsCode, "holds a layer made of stored code";
    ForeignFunction = "foreign-function", RunsCode, "builds a layer from a function outside the library";
    UnlockedLoading = "unlocked-loading", RunsCode, "asks the loader to lower its guard";
    CodeOperation = "code-operation", RunsCode, "holds an operation that runs code or touches files";
    OutsideData = "outside-data", RunsCode, "takes data from outside its folder";
    TemplateReach = "template-reach", RunsCode, "has a chat template that reaches behind the values it is given";

    UnknownName = "unknown-name", NotKnown, "imports a name that is not known";
    LibraryClass = "library-class", NotKnown, "rebuilds a class of a library that is installed";
    ListedNameUnused = "listed-name-unused", NotKnown, "imports a listed name and leaves it";
    KnownNameMisused = "known-name-misused", NotKnown, "does with a known name what it is not known for";
    ComputedCall = "computed-call", NotKnown, "calls something that is no imported name";
    ExtensionCode = "extension-code", NotKnown, "names something by a number that only the loading process knows";
    PersistentId = "persistent-id", NotKnown, "asks the loading program for an object";
    FrameCrossed = "frame-crossed", NotKnown, "has an opcode that runs past its frame";
    FrameInFrame = "frame-in-frame", NotKnown, "has a frame inside a frame";
    LateProtocol = "late-protocol", NotKnown, "names its protocol late or twice";
    BytesBetween = "bytes-between", NotKnown, "has bytes between its streams";
    MemoDoubling = "memo-doubling", NotKnown, "unfolds to far more than it holds";
    SmallStorage = "small-storage", NotKnown, "has tensors that are larger than their storage";
    ZipNames = "zip-names", NotKnown, "is a zip whose directory and members disagree on a name";
    ZipDuplicate = "zip-duplicate", NotKnown, "is a zip with two members of one name";
    ZipFlags = "zip-flags", NotKnown, "is a zip with flags that loaders read in different ways";
    ZipSum = "zip-sum", NotKnown, "is a zip with a wrong checksum";
    ZipHidden = "zip-hidden", NotKnown, "is a zip with a member that its directory does not name";
    ZipAround = "zip-around", NotKnown, "is a zip with bytes before it";
    ZipEnds = "zip-ends", NotKnown, "is a zip with two ends that lead to different members";
    UnknownOperation = "unknown-operation", NotKnown, "uses an operation that is not known";
    UnknownModule = "unknown-module", NotKnown, "names a class outside the library";
    BesideData = "beside-data", NotKnown, "takes data from another file";
    OddData = "odd-data", NotKnown, "describes data outside with keys that are not known";
    ExternalLink = "external-link", NotKnown, "links to another file";
    TemplateUnusual = "template-unusual", NotKnown, "has a chat template that uses unusual means";
    ShippedCode = "shipped-code", NotKnown, "names code that is shipped with the model";

    BrokenStream = "broken-stream", NotExamined, "is broken";
    BytesAfter = "bytes-after", NotExamined, "has bytes after its end";
    LimitHit = "limit-hit", NotExamined, "is larger or deeper than what is read";
    NotThere = "not-there", NotExamined, "is a pointer: the bytes are not here";
    NotOpened = "not-opened", NotExamined, "is of a kind that is not opened";
    CompiledCode = "compiled-code", NotExamined, "carries code that runs when the model is called";
    Encrypted = "encrypted", NotExamined, "is encrypted";
    HeaderRule = "header-rule", NotExamined, "breaks a rule of its format";
    Interrupted = "interrupted", NotExamined, "was not read to its end";
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn ids_are_plain_and_different() {
        let ids: BTreeSet<_> = Rule::ALL.iter().map(|rule| rule.id()).collect();
        assert_eq!(ids.len(), Rule::ALL.len());
        assert!(ids.iter().all(|id| id.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')));
    }

    #[test]
    fn no_sentence_claims_what_nobody_can_know() {
        for rule in Rule::ALL {
            for word in ["safe", "clean", "malicious", "infected"] {
                assert!(!rule.says().contains(word), "{}", rule.id());
            }
        }
    }
}
