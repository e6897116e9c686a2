//! Files that hold prompts, told by their names. Their text is never kept, only its digest.

/// Folders of prompts.
const FOLDERS: [&str; 5] = ["prompts", "prompt", "prompt_templates", "prompt-templates", "system_prompts"];
/// Endings of texts and templates.
const ENDINGS: [&str; 13] =
    ["txt", "md", "j2", "jinja", "jinja2", "yaml", "yml", "json", "toml", "mustache", "hbs", "xml", "tmpl"];
/// Settings of the developers' own tools, which the product never sends.
const TOOLS: [&str; 7] = [".github", ".claude", ".cursor", ".vscode", ".continue", ".roo", ".gemini"];

/// Whether a file holds a prompt of the product.
pub(super) fn is_prompt(path: &str) -> bool {
    let lower = path.to_ascii_lowercase();
    let (folders, name) = lower.rsplit_once('/').unwrap_or(("", &lower));
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    if folders.split('/').any(|folder| TOOLS.contains(&folder))
        || matches!(stem, "readme" | "license" | "index" | "")
    {
        return false;
    }
    let own =
        matches!(ending, "prompt" | "prompty") || (stem.ends_with(".prompt") && ENDINGS.contains(&ending));
    let named =
        matches!(stem, "system_prompt" | "system-prompt" | "systemprompt") && ENDINGS.contains(&ending);
    own || named || (ENDINGS.contains(&ending) && folders.split('/').any(|folder| FOLDERS.contains(&folder)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prompts_are_told_by_folder_or_ending() {
        for path in ["app/prompts/chat.md", "chat.prompty", "a/system_prompt.txt", "b/x.prompt.yml"] {
            assert!(is_prompt(path), "{path}");
        }
        for path in
            [".github/prompts/x.md", "prompts/README.md", "prompts/load.py", "docs/prompt.md", "prompts"]
        {
            assert!(!is_prompt(path), "{path}");
        }
    }
}
