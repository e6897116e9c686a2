//! Makes the pictures of the README from the program's own buffer: no terminal, no hand. `cargo run --example pictures`
//! writes them anew; a test compares them.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    unreachable_pub,
    dead_code,
    reason = "a stage for tests: what fails may panic, and not everybody needs all of it"
)]

#[path = "../tests/screens/picture.rs"]
mod picture;
#[path = "../tests/screens/scene.rs"]
mod scene;
#[path = "../tests/screens/stage.rs"]
mod stage;

fn main() -> std::io::Result<()> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/screens");
    std::fs::create_dir_all(&folder)?;
    for (name, buffer) in picture::gallery() {
        std::fs::write(folder.join(name).with_extension("svg"), picture::svg(&buffer))?;
    }
    Ok(())
}
