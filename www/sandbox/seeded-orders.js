// The orders that the sandbox starts with: one connection, four candidates who do not exist.

/** @import { StoredOrder } from "./check-order.js" */

export const CONNECTION_ID = "5de520f96e439b002043d8dc";
/** Has an order of every id: for those who send a hundred thousand of their own. */
export const BULK_CONNECTION_ID = "5de520f96e439b002043d8dd";
const WORKSPACE_ID = "5de520f96e439b002043d8d1";

/** @returns {StoredOrder[]} */
export function seededOrders() {
  return [
    order("5de520f96e439b002043d8d8", {
      created_at: "2026-05-04T08:12:30.000Z",
      package_id: "skills-backend-senior",
      status: "OPEN",
      reference: "REQ-2041",
      job_id: "663b5b0e9a7d4c0012aa4101",
      candidate_id: "663b5b0e9a7d4c0012aa4d01",
      profile_name: "Amara Lindqvist",
      profile_first_name: "Amara",
      profile_last_name: "Lindqvist",
      profile_emails: ["amara.lindqvist@example.com"],
      profile_telephones: ["+46 8 555 0142"],
      profile_addresses: [
        { address1: "Storgatan 12", city: "Uppsala", postal_code: "753 31", country_code: "SE" },
      ],
      target_url: "https://ats.example.com/orders/REQ-2041/return",
      parameters: [{ parameter_id: "language", name: "Language", inputs: ["en"] }],
    }),
    order("5de520f96e439b002043d8d9", {
      created_at: "2026-05-06T14:40:02.000Z",
      package_id: "background-standard",
      status: "IN_PROGRESS",
      reference: "REQ-2055",
      job_id: "663b5b0e9a7d4c0012aa4102",
      candidate_id: "663b5b0e9a7d4c0012aa4d02",
      profile_name: "Tomás Okafor",
      profile_first_name: "Tomás",
      profile_last_name: "Okafor",
      profile_date_of_birth: "1991-11-23",
      profile_emails: ["tomas.okafor@example.org"],
      profile_addresses: [
        { address1: "44 Harbour Road", city: "Cork", country: "Ireland", country_code: "IE" },
      ],
    }),
    order("5de520f96e439b002043d8da", {
      created_at: "2026-05-11T09:05:47.000Z",
      package_id: "cognitive-short",
      status: "COMPLETED",
      reference: "REQ-2079",
      candidate_id: "663b5b0e9a7d4c0012aa4d03",
      profile_name: "Mei-Lin Castellanos",
      profile_emails: ["meilin.castellanos@example.net"],
      response_status: "COMPLETED",
      response_score: 87,
      response_max_score: 100,
      response_issued_at: "2026-05-12T10:00:00.000Z",
      response_completed_at: "2026-05-12T10:48:19.000Z",
      response_url: "https://vendor.example.com/reports/2079",
      response_attributes: [
        { label: "Numerical reasoning", type: "SUB_RESULT", score_value: 44, score_max: 50 },
        { label: "Verbal reasoning", type: "SUB_RESULT", score_value: 43, score_max: 50 },
      ],
    }),
    order("5de520f96e439b002043d8db", {
      created_at: "2026-05-13T16:21:11.000Z",
      package_id: "background-standard",
      status: "FAILED",
      reference: "REQ-2083",
      candidate_id: "663b5b0e9a7d4c0012aa4d04",
      profile_name: "Idris Van den Berg",
      profile_emails: ["idris.vandenberg@example.com"],
      response_status: "FAILED",
      response_details: [
        { title: "Identity", text: "The document could not be read.", is_failed_reason: true },
      ],
    }),
  ];
}

/**
 * @param {string} id
 * @param {StoredOrder} fields
 * @returns {StoredOrder}
 */
function order(id, fields) {
  const updated_at = fields.created_at;
  return { id, workspace_id: WORKSPACE_ID, connection_id: CONNECTION_ID, updated_at, ...fields };
}
