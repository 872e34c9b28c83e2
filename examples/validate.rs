//! Prints everything that is wrong with an order's JSON text, a line for each issue.
//!
//! ```text
//! cargo run --example validate -- order.json
//! cargo run --example validate < order.json
//! ```
//!
//! Ends with status 1 where the order would not be sent, with 2 where the file cannot be read.

use std::io::{self, Read};
use std::process::ExitCode;
use std::{env, fs};

use assessment_order::validate::{Severity, validate};

fn main() -> ExitCode {
    let file = env::args().nth(1);
    let name = file.as_deref().unwrap_or("<stdin>");
    let text = match read(file.as_deref()) {
        Ok(text) => text,
        Err(error) => {
            eprintln!("{name}: {error}");
            return ExitCode::from(2);
        }
    };

    let report = validate(&text);
    for issue in &report.issues {
        let severity = match issue.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        println!(
            "{name}:{}:{}: {severity}: {} [{}]",
            issue.line,
            issue.column,
            issue.message,
            issue.code.name()
        );
    }
    match (report.issue_count(), report.is_valid()) {
        (0, _) => println!("{name}: nothing to say against it"),
        (count, true) => println!("{name}: {count} warnings, the order can be sent"),
        (count, false) => println!("{name}: {count} issues, the order would not be sent"),
    }
    if report.is_valid() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn read(file: Option<&str>) -> io::Result<Vec<u8>> {
    let Some(file) = file else {
        let mut text = Vec::new();
        io::stdin().read_to_end(&mut text)?;
        return Ok(text);
    };
    fs::read(file)
}
