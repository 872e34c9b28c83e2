// Orders for those who have no file at hand: as many as are wanted, always the same ones, made as they are read.

import { FAULTS } from "./faults";

/** The sandbox's connection in which every order exists. */
export const MADE_CONNECTION_ID = "5de520f96e439b002043d8dd";

/** One order in so many has a fault. */
const FAULT_INTERVAL = 100;

const PEOPLE = [
  ["Amara", "Lindqvist", "Uppsala", "753 31", "SE"],
  ["Tomás", "Okafor", "Cork", "T12 X8N6", "IE"],
  ["Mei-Lin", "Castellanos", "Girona", "17001", "ES"],
  ["Łukasz", "Grabowski", "Gdańsk", "80-001", "PL"],
  ["Noémie", "Achterberg", "Ghent", "9000", "BE"],
  ["Ravi", "Thorvaldsen", "Bergen", "5003", "NO"],
  ["Salome", "Kirkpatrick", "Inverness", "IV1 1AA", "GB"],
] as const;

/** What stays the same in all orders of one person. */
const PROFILES = PEOPLE.map(([first, last, city, postalCode, country]) => {
  const names = `"profile_name":"${first} ${last}","profile_first_name":"${first}","profile_last_name":"${last}"`;
  const address = `{"city":"${city}","postal_code":"${postalCode}","country_code":"${country}"}`;
  return `${names},"profile_addresses":[${address}]`;
});

/** The text of the order with this number, from 0: without a line end, and mostly without a fault. */
export function madeOrder(index: number): string {
  const text = cleanOrder(index);
  const group = Math.floor(index / FAULT_INTERVAL);
  if (index % FAULT_INTERVAL !== (group * 37 + 11) % FAULT_INTERVAL) return text;
  const fault = FAULTS[group % FAULTS.length];
  return fault ? fault(text) : text;
}

/** The same without a fault. */
export function cleanOrder(index: number): string {
  const hex = index.toString(16).padStart(8, "0");
  const two = (number: number) => String(number).padStart(2, "0");
  const day = two(1 + (index % 28));
  const minute = two(index % 60);
  const score = 40 + (index % 55);
  return (
    `{"id":"5de520f96e43d8d8${hex}","workspace_id":"5de520f96e439b002043d8d1",` +
    `"connection_id":"${MADE_CONNECTION_ID}","package_id":"skills-backend-senior","status":"COMPLETED",` +
    `"reference":"REQ-${index}","job_id":"663b5b0e9a7d4c0012aa4101","candidate_id":"663b5b0e9a7d4c00${hex}",` +
    `${PROFILES[index % PROFILES.length]},"profile_date_of_birth":"19${two(60 + (index % 40))}-11-${day}",` +
    `"profile_ip_address":"192.0.2.${index % 256}","profile_emails":["person.${index}@example.com"],` +
    `"response_status":"COMPLETED","response_score":${score}.5,"response_max_score":100,` +
    `"response_issued_at":"2026-05-${day}T09:${minute}:00Z","response_completed_at":"2026-05-${day}T14:42:10Z",` +
    `"response_url":"https://vendor.example.com/reports/${index}",` +
    `"response_details":[{"title":"Summary","text":"Strong in system design.","is_private":false}],` +
    `"response_attributes":[{"label":"System design","type":"SUB_RESULT","score_value":${score},"score_max":100}]}`
  );
}
