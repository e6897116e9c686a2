//! Lists of packages, each in its format. The rooms: `python` (requirements, projects, environments), `locks` and `node`.
//! Text in, packages out.

mod locks;
mod node;
mod python;

pub(super) use locks::{conda_lock, pipfile_lock, toml_lock};
pub(super) use node::{package_json, package_lock, pnpm_lock, yarn_lock};
pub(super) use python::{environment, project, requirements, setup_cfg};
