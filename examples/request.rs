//! Makes the request that updates an order, as plain data, and prints it; any HTTP client can send it.
//!
//! ```text
//! cargo run --example request
//! ```

use assessment_order::model::{Order, OrderStatus};
use assessment_order::request::{CallerHeaders, Server, Token, Update, fill_in, update_order};
use assessment_order::validate::{Destination, Options, validate_with};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let order = Order {
        workspace_id: "w1".to_owned(),
        connection_id: "c1".to_owned(),
        status: Some(OrderStatus::Completed),
        response_score: Some(87.0),
        response_max_score: Some(100.0),
        ..Order::default()
    };
    let body = serde_json::to_vec(&order)?;

    // As it is done before sending: the identifiers must be those of the path, or be left out.
    let destination = Destination { connection_id: "c1", id: "o1", workspace_id: None };
    let report = validate_with(&body, &Options { destination: Some(destination), ..Options::default() });
    if let Some(issue) = report.issues.first() {
        return Err(issue.message.as_str().into());
    }
    let body = if report.names_connection { body } else { fill_in(&body, &[("connection_id", "c1")]) };

    let update = Update { connection_id: "c1", id: "o1", fields: &["id", "status"], raw: None };
    let server = Server::new(Some("eu"), None, None)?;
    let token = Token::parse("secret")?;
    let request = update_order(&update, &server, Some(&token), &CallerHeaders::default())?;

    println!("{} {}", request.method, request.url);
    for (name, value) in &request.headers {
        let shown = if name == "authorization" { "<redacted>" } else { value };
        println!("{name}: {shown}");
    }
    println!("\n{}", String::from_utf8_lossy(&body));
    Ok(())
}
