//! Parts of a dotted path that say something of a call whichever row it is. Text in, text out.

/// The same call without the part that asks for its answer as it came.
pub(in super::super) fn without_raw(path: &str) -> Option<String> {
    let raw =
        ["with_raw_response.", "with_streaming_response."].into_iter().find(|raw| path.contains(raw))?;
    Some(path.replacen(raw, "", 1))
}

/// The bundle of `torchaudio` that a path leads through.
pub(in super::super) fn bundle(path: &str) -> Option<&str> {
    let name = path.split_once(".pipelines.")?.1.split('.').next()?;
    name.starts_with(|c: char| c.is_ascii_uppercase()).then_some(name)
}

/// How the functions of `torchvision` begin that build a network, weights and all. Whatever else stands behind `models` is a
/// module, a class, a lookup, or a method of what was built.
const BUILDERS: [&str; 35] = [
    "alexnet",
    "convnext_",
    "deeplabv3_",
    "densenet1",
    "densenet2",
    "efficientnet_",
    "fasterrcnn_",
    "fcn_resnet",
    "fcos_resnet",
    "googlenet",
    "inception_v3",
    "keypointrcnn_",
    "lraspp_",
    "maskrcnn_",
    "maxvit_t",
    "mc3_18",
    "mnasnet",
    "mobilenet_v",
    "mvit_v",
    "r2plus1d_18",
    "r3d_18",
    "raft_",
    "regnet_",
    "resnet1",
    "resnet3",
    "resnet5",
    "resnext",
    "retinanet_",
    "s3d",
    "shufflenet_v2_",
    "squeezenet1_",
    "ssd300_",
    "ssdlite320_",
    "swin",
    "wide_resnet",
];

/// Whether a function of `torchvision` builds a network.
pub(in super::super) fn builds_network(name: &str) -> bool {
    // `vgg11_bn` and `vit_b_16` have few letters in common with anything but their likes.
    let numbered = |start: &str| name.strip_prefix(start).is_some_and(|rest| !rest.is_empty());
    numbered("vgg") || numbered("vit_") || BUILDERS.iter().any(|start| name.starts_with(start))
}

/// Whether a class holds an address and what is sent there.
pub(in super::super) fn is_request(path: &str) -> bool {
    path == "urllib.request.Request"
}

/// Whether a call of this name puts what it fetches where it is told to.
pub(in super::super) fn puts(last: &str) -> bool {
    matches!(last, "urlretrieve" | "download" | "download_url_to_file")
}
