// The orders that are measured: people who do not exist, texts as a vendor writes them.

/** @import { Order } from "assessment-order" */

const PEOPLE = [
  { first: "Amara", last: "Lindqvist", city: "Uppsala", region: "Uppland", country: "Sweden", code: "SE" },
  { first: "Tomás", last: "Okafor", city: "Cork", region: "Munster", country: "Ireland", code: "IE" },
  {
    first: "Mei-Lin",
    last: "Castellanos",
    city: "Girona",
    region: "Catalonia",
    country: "Spain",
    code: "ES",
  },
  { first: "Łukasz", last: "Grabowski", city: "Gdańsk", region: "Pomerania", country: "Poland", code: "PL" },
  {
    first: "Noémie",
    last: "Achterberg",
    city: "Ghent",
    region: "East Flanders",
    country: "Belgium",
    code: "BE",
  },
  { first: "Ravi", last: "Thorvaldsen", city: "Bergen", region: "Vestland", country: "Norway", code: "NO" },
  { first: "Jürgen", last: "Mbeki", city: "Freiburg", region: "Baden", country: "Germany", code: "DE" },
  {
    first: "Salome",
    last: "Kirkpatrick",
    city: "Inverness",
    region: "Highland",
    country: "Scotland",
    code: "GB",
  },
];

const REMARKS = [
  "All three references confirmed the dates of employment; one could not recall the exact title.",
  "The degree was awarded as stated. The university answered within two working days.",
  'The candidate finished the exercise early and asked for "a harder one", which was provided.',
  "No records were found at the addresses of the last seven years.",
];

/** How many different orders of each kind there are. */
export const VARIETY = 8;

/**
 * An order in which each of the 41 fields is set: about 3.9 kB as JSON.
 *
 * @param {number} index Which one; beyond {@link VARIETY} the people come again, with other identifiers.
 * @returns {Order}
 */
export function fullOrder(index) {
  const person = PEOPLE[index % VARIETY];
  const id = (kind) => `5de520f96e43${kind}${(0x9b002043 + index * 7919).toString(16).padStart(8, "0")}`;
  const day = String(1 + (index % 27)).padStart(2, "0");
  const score = 40 + ((index * 37) % 60);
  return {
    id: id("d8d8"),
    created_at: `2026-03-${day}T08:12:30.000Z`,
    updated_at: `2026-03-${day}T10:48:19.250Z`,
    workspace_id: id("d8d1"),
    connection_id: id("d8dc"),
    webhook_id: id("d8e0"),
    package_id: "skills-backend-senior",
    parameters: [
      { parameter_id: "language", name: "Language of the assessment", inputs: ["en"] },
      {
        parameter_id: "stack",
        name: "Technologies to ask about",
        inputs: ["rust", "typescript", "postgres"],
      },
    ],
    target_url: `https://ats.example.com/orders/REQ-${2000 + index}/return?source=assessment`,
    status: "COMPLETED",
    reference: `REQ-${2000 + index}`,
    application_id: id("a101"),
    job_id: id("a102"),
    company_id: id("a103"),
    candidate_id: id("a104"),
    employee_id: id("a105"),
    ...profileOf(person, index),
    ...responseOf(index, score, day),
    raw: { legacy_reference: `A-${index}`, retries: index % 3, tags: ["imported", "2026"], reviewed: null },
  };
}

function profileOf({ first, last, city, region, country, code }, index) {
  const handle = `${first}.${last}`
    .toLowerCase()
    .normalize("NFD")
    .replace(/[^a-z.-]/g, "");
  return {
    profile_name: `${first} ${last}`,
    profile_first_name: first,
    profile_last_name: last,
    profile_resume_url: `https://files.example.com/resumes/${handle}.pdf`,
    profile_ip_address: `192.0.2.${index % 256}`,
    profile_date_of_birth: `19${70 + (index % 30)}-11-23`,
    profile_addresses: ["Harbour Road", "Old Mill Lane"].map((street) => ({
      address1: `${12 + (index % 80)} ${street}`,
      address2: "2nd floor",
      city,
      region,
      region_code: region.slice(0, 2).toUpperCase(),
      postal_code: `${10000 + (index % 80000)}`,
      country,
      country_code: code,
    })),
    profile_gender: "NON_BINARY",
    profile_emails: [`${handle}@example.com`, `${handle}@mail.example.org`],
    profile_telephones: ["+46 8 555 0142", "+46 70 555 0199"],
    profile_national_identifier: `${19700101 + index}-0000`,
    profile_social_media_urls: [
      `https://social.example.com/@${handle}`,
      `https://code.example.com/${handle}?tab=repositories`,
    ],
  };
}

function responseOf(index, score, day) {
  const reports = `https://vendor.example.com/reports/${2000 + index}`;
  const attribute = (label, value, max) => ({
    label,
    type: "SUB_RESULT",
    value: `${value} of ${max}`,
    reference: `${label.toLowerCase().replaceAll(" ", "-")}-${index}`,
    status: "COMPLETED",
    score_value: value,
    score_max: max,
  });
  return {
    response_completed_at: `2026-03-${day}T10:48:19Z`,
    response_expires_at: `2027-03-${day}T00:00:00Z`,
    response_issued_at: `2026-03-${day}T10:00:00Z`,
    response_status: "COMPLETED",
    response_score: score,
    response_max_score: 100,
    response_url: reports,
    response_redirect_url: `https://vendor.example.com/take/${2000 + index}`,
    response_download_urls: [`${reports}.pdf`, `${reports}.csv`],
    response_details: ["References", "Education", "Exercise", "Residence"].map((title, item) => ({
      title,
      text: REMARKS[(index + item) % REMARKS.length],
      parameter_id: "language",
      download_url: `${reports}/details/${title.toLowerCase()}`,
      is_private: item === 1,
      is_failed_reason: false,
    })),
    response_source: "vendor.example.com",
    response_attributes: [
      attribute("Numerical reasoning", score / 2, 50),
      attribute("Verbal reasoning", score / 2, 50),
      attribute("System design", score / 4, 25),
    ],
  };
}

/**
 * An order as a vendor sends it while the work goes on: eight fields.
 *
 * @param {number} index
 * @returns {Order}
 */
export function smallOrder(index) {
  const { id, workspace_id, connection_id, reference, profile_name, profile_emails } = fullOrder(index);
  return {
    id,
    workspace_id,
    connection_id,
    reference,
    status: "IN_PROGRESS",
    profile_name,
    profile_emails: profile_emails.slice(0, 1),
    response_score: 10 + (index % 60),
  };
}

/**
 * A full order with five errors that every schema finds.
 *
 * @param {number} index
 */
export function faultyOrder(index) {
  const order = fullOrder(index);
  return {
    ...order,
    status: "completed",
    profile_date_of_birth: "1990-13-01",
    profile_emails: ["no mailbox"],
    response_score: "87",
    response_attributes: [{ ...order.response_attributes[0], label: 7 }],
  };
}

/** How many errors a {@link faultyOrder} has. */
export const FAULTS = 5;

/**
 * Full orders one a line.
 *
 * @param {number} size In bytes, about.
 * @returns {Uint8Array}
 */
export function ndjson(size) {
  const encoder = new TextEncoder();
  const different = 256;
  const block = encoder.encode(
    Array.from({ length: different }, (_, index) => `${JSON.stringify(fullOrder(index))}\n`).join(""),
  );
  const times = Math.max(1, Math.round(size / block.length));
  const bytes = new Uint8Array(block.length * times);
  for (let time = 0; time < times; time += 1) bytes.set(block, time * block.length);
  return bytes;
}
