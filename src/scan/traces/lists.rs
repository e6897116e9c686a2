//! Lists of packages, each in its format. The rooms: `python` (requirements, projects, environments), `locks` and `node`.
//! Text in, packages out.

mod locks;
mod node;
mod python;

pub(super) use locks::{conda_lock, pipfile_lock, toml_lock};
pub(super) use node::{package_json, package_lock, pnpm_lock, yarn_lock};
pub(super) use python::{environment, project, requirements, setup_cfg};

/// What a list was read as, for the stories of its readers.
#[cfg(test)]
fn told(manifest: &super::Manifest) -> Vec<String> {
    let told = |each: &super::Package| {
        format!("{} {} {}", each.name, each.version.as_deref().unwrap_or("?"), each.hashed)
    };
    manifest.packages.iter().map(told).collect()
}
