//! What is said to whoever types a name of a model that does not say which one.

pub(crate) fn did_you_mean(near: &[String]) -> String {
    match near {
        [] => "`mindgap models add --help` lists them all".to_owned(),
        near => format!("did you mean {}? `mindgap models add --help` lists them all", near.join(" or ")),
    }
}

pub(crate) fn write_the_hub(name: &str) -> String {
    format!(
        "write HUB:ID, such as huggingface:{name} for one of the Hugging Face Hub, or openai:{name} for one that OpenAI \
         runs"
    )
}

pub(crate) fn one_hub(typed: &str, hub: &str) -> String {
    format!("leave `--hub {hub}` out, or give the name that `{typed}` has there alone")
}
