//! Writes the files that come from the model; with `--check` it only names those that are stale.
//!
//! ```text
//! cargo run --features generate --bin generate             # writes what has changed
//! cargo run --features generate --bin generate -- --check  # fails if anything has
//! ```

mod field_reference;
mod json_schema;
mod literal;
mod openapi;
mod parts;
mod patterns;
mod shape;
mod typescript;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fmt, fs, io};

/// A file's path within the repository, and what makes its contents.
type Output = (&'static str, fn() -> String);

const OUTPUTS: &[Output] = &[
    ("js/generated/model.ts", typescript::model),
    ("js/generated/order-json-schema.ts", typescript::json_schema),
    ("schema/order.schema.json", json_schema::document),
    ("schema/openapi.json", openapi::document),
    ("docs/FIELDS.md", field_reference::document),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let outcome = match arguments.as_slice() {
        [] => write_changed(),
        [argument] if argument == "--check" => check(),
        _ => Err(Failure::UnknownArguments(arguments)),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("generate: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn write_changed() -> Result<(), Failure> {
    for (path, contents) in stale_files() {
        write(&in_repository(path), &contents).map_err(|cause| Failure::Unwritable { path, cause })?;
        println!("wrote {path}");
    }
    Ok(())
}

fn check() -> Result<(), Failure> {
    let stale: Vec<_> = stale_files().map(|(path, _)| path).collect();
    if stale.is_empty() { Ok(()) } else { Err(Failure::Stale(stale)) }
}

/// The outputs that the disk does not hold as they should be.
fn stale_files() -> impl Iterator<Item = (&'static str, String)> {
    let contents = OUTPUTS.iter().map(|(path, make)| (*path, make()));
    contents.filter(|(path, contents)| {
        !fs::read(in_repository(path)).is_ok_and(|found| found == contents.as_bytes())
    })
}

fn in_repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn write(path: &Path, contents: &str) -> io::Result<()> {
    if let Some(directory) = path.parent() {
        fs::create_dir_all(directory)?;
    }
    fs::write(path, contents)
}

/// Why the generator ends without success.
enum Failure {
    UnknownArguments(Vec<String>),
    Stale(Vec<&'static str>),
    Unwritable { path: &'static str, cause: io::Error },
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::UnknownArguments(arguments) => {
                write!(f, "unknown arguments `{}`; the only one allowed is `--check`", arguments.join(" "))
            }
            Failure::Stale(paths) => {
                write!(f, "stale, run `npm run generate`:")?;
                paths.iter().try_for_each(|path| write!(f, "\n  {path}"))
            }
            Failure::Unwritable { path, cause } => write!(f, "cannot write {path}: {cause}"),
        }
    }
}
