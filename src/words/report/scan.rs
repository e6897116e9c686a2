//! What a scan says of the files that it looked at.

pub(crate) const KNOWN_NAMES: &str = "Known names say nothing about what the weights do.";

pub(crate) fn looked_at(
    python: usize,
    notebooks: usize,
    scripts: usize,
    configuration: usize,
    not_examined: usize,
) -> String {
    let files = format!(
        "{}, {}, {} and {}",
        counted(python, "Python file", "Python files"),
        counted(notebooks, "notebook", "notebooks"),
        counted(scripts, "script", "scripts"),
        counted(configuration, "configuration file", "configuration files"),
    );
    match not_examined {
        0 => files,
        _ => format!("{files}; {not_examined} not examined to the end"),
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
