//! `man`: the manual page, with the pages of all commands after the main one.

use std::io;

use clap_mangen::Man;

use super::args::command;
use super::error::CliError;
use super::exit::{self, Exit};
use super::world::World;

pub(super) fn run(world: &mut World<'_>) -> Result<Exit, CliError> {
    let page = page().map_err(CliError::Output)?;
    world.say(&String::from_utf8_lossy(&page))?;
    Ok(exit::DONE)
}

fn page() -> io::Result<Vec<u8>> {
    let mut all = Vec::new();
    let mut main = command();
    main.build();
    Man::new(main.clone()).render(&mut all)?;
    for each in main.get_subcommands().filter(|each| each.get_name() != "help") {
        let page = Man::new(each.clone());
        page.render_description_section(&mut all)?;
        page.render_options_section(&mut all)?;
        page.render_extra_section(&mut all)?;
    }
    Ok(all)
}
