//! `ci`: ready files for continuous integration. They are printed; where they go, a person decides.

use super::args::CiKind;
use super::error::CliError;
use super::exit::{self, Exit};
use super::world::World;

const GITHUB: &str = include_str!("../../assets/ci/github.yml");
const GITLAB: &str = include_str!("../../assets/ci/gitlab.yml");
const PRE_COMMIT: &str = include_str!("../../assets/ci/pre-commit.yaml");

pub(super) fn run(kind: CiKind, world: &mut World<'_>) -> Result<Exit, CliError> {
    world.say(match kind {
        CiKind::Github => GITHUB,
        CiKind::Gitlab => GITLAB,
        CiKind::PreCommit => PRE_COMMIT,
    })?;
    Ok(exit::DONE)
}
