//! The screen: `mindgap` without a command.

use super::error::CliError;
use super::exit::Exit;
use super::setting::Setting;
use super::world::World;

/// Opens the screen on the project around `setting.start`.
pub(super) fn open(setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    setting.find()?;
    if !world.terminal {
        return Err(CliError::NoTerminal);
    }
    Err(CliError::NoScreen)
}
