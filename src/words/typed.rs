//! What is said to whoever types a name that means nothing here, or does not say which one is meant.

pub(crate) const LISTS_HUBS: &str = "`mindgap models add --help` lists them all";

/// `near`: what may have been meant; `listed`: where all are listed, or which there are.
pub(crate) fn did_you_mean(near: &[String], listed: &str) -> String {
    if near.is_empty() {
        return listed.to_owned();
    }
    format!("did you mean {}? {listed}", near.join(" or ")).trim_end().to_owned()
}

pub(crate) fn write_the_hub(name: &str) -> String {
    format!(
        "write HUB:ID, such as huggingface:{name} for one of the Hugging Face Hub, or openai:{name} for one that OpenAI \
         runs"
    )
}
