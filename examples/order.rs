//! Tells the linker what a start runs, from what callgrind and perf saw of some starts: `cargo run --example order -- FILES`
//! prints `src/order.ld`; CONTRIBUTING.md tells how to come by those files.
//!
//! In any other order what a start runs lies all over the program, and each piece brings its neighbours into memory.

use std::collections::BTreeSet;
use std::io::{self, Write as _};
use std::{env, fs};

use regex_lite::Regex;

const HEAD: &str = "\
/* What a start runs, side by side; the rest of the program stays on the disk until somebody asks for it.
   Made by `cargo run --example order`, as CONTRIBUTING.md tells. A name that the program does not have means nothing. */
SECTIONS
{
  .text.order :
  {
";

/// What the compiler takes for unlikely is little, and a start needs some of it.
const TAIL: &str = "\
    *(.text.unlikely.*)
  }
}
INSERT BEFORE .text;
";

/// What the processor of another machine may have no instructions for.
const UNSEEN: &str = "_RNvNtNtCs*_4sha26sha2567x86_sha8compress";

fn main() -> io::Result<()> {
    let passing = Regex::new(r"Cs[0-9A-Za-z]+_").map_err(io::Error::other)?;
    let mut names = BTreeSet::from([UNSEEN.to_owned()]);
    for path in env::args_os().skip(1) {
        let told = fs::read_to_string(path)?;
        names.extend(
            told.lines().filter_map(named).map(|name| passing.replace_all(name, "Cs*_").into_owned()),
        );
    }
    let mut out = io::stdout().lock();
    out.write_all(HEAD.as_bytes())?;
    for name in names {
        // Where the compiler made several of one, a number follows.
        writeln!(out, "    *(.text.{name}*)")?;
    }
    out.write_all(TAIL.as_bytes())
}

/// The function of Rust that a line names, as the linker knows it; callgrind names each where it runs or is called first.
fn named(line: &str) -> Option<&str> {
    let word = line.split_whitespace().find(|word| word.starts_with("_R"))?;
    // One that calls itself is told again with a count; what makes it one of several is not the same twice.
    word.split('\'').next()?.split(".llvm.").next()
}
