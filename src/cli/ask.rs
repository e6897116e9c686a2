//! x
use super::{
    error::CliError,
    exit::{self, Exit},
    setting::Setting,
    world::World,
};
pub(super) fn run<T>(_: &T, _: &Setting, _: &mut World<'_>) -> Result<Exit, CliError> {
    Ok(exit::DONE)
}
