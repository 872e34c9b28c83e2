// Every code, and what an issue says of it besides its message.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  ATTRIBUTE_TYPES,
  ORDER_FIELDS,
  ORDER_STATUSES,
  PROFILE_GENDERS,
  validateOrder,
  validateOrderJson,
} from "assessment-order";
import { error, format, issuesOf, summary, warning } from "./expected-issues.mjs";
import { FULL_ORDER, LEAST_ORDER } from "./sample-orders.mjs";

describe("an order without fault", () => {
  test("with every field, and with the least", () => {
    assert.deepEqual(Object.keys(FULL_ORDER), [...ORDER_FIELDS]);
    for (const order of [FULL_ORDER, LEAST_ORDER]) {
      assert.deepEqual(validateOrder(order, { strict: true }), { valid: true, issues: [], issueCount: 0 });
    }
  });

  test("raw may be any JSON", () => {
    for (const raw of [null, 0, "", false, [], {}, [[[{ a: null }]]], "x".repeat(1e5)]) {
      assert.deepEqual(issuesOf({ raw }), []);
    }
  });

  test("all strings but the two required ids may be empty", () => {
    for (const field of ["id", "reference", "profile_name", "response_source"])
      assert.deepEqual(issuesOf({ [field]: "" }), []);
    assert.deepEqual(issuesOf({ response_attributes: [{ label: "", type: "TEXT", value: "" }] }), []);
    assert.deepEqual(issuesOf({ parameters: [{ inputs: [""] }], profile_telephones: [""] }), []);
  });

  test("every listed value is one", () => {
    for (const status of ORDER_STATUSES) assert.deepEqual(issuesOf({ status, response_status: status }), []);
    for (const profile_gender of PROFILE_GENDERS) assert.deepEqual(issuesOf({ profile_gender }), []);
    for (const type of ATTRIBUTE_TYPES)
      assert.deepEqual(issuesOf({ response_attributes: [{ label: "a", type }] }), []);
  });
});

/** @type {[why: string, part: object, issue: object][]} */
const TABLE = [
  ["no workspace_id", { workspace_id: undefined }, error("required", ["workspace_id"])],
  ["no connection_id", { connection_id: undefined }, error("required", ["connection_id"])],
  [
    "no label",
    { response_attributes: [{ type: "TEXT" }] },
    error("required", ["response_attributes", 0, "label"]),
  ],
  [
    "no type",
    { response_attributes: [{ label: "a" }] },
    error("required", ["response_attributes", 0, "type"]),
  ],
  ["an empty workspace_id", { workspace_id: "" }, error("empty", ["workspace_id"])],
  ["an empty connection_id", { connection_id: "" }, error("empty", ["connection_id"])],
  [
    "a status that is none",
    { status: "DONE" },
    error("invalid_value", ["status"], { expected: [...ORDER_STATUSES] }),
  ],
  ["an empty status", { status: "" }, error("invalid_value", ["status"], { expected: [...ORDER_STATUSES] })],
  [
    "a status in lower case",
    { status: "completed" },
    error("invalid_value", ["status"], { expected: [...ORDER_STATUSES], suggestion: "COMPLETED" }),
  ],
  [
    "a status with a hyphen",
    { response_status: "in-progress" },
    error("invalid_value", ["response_status"], { expected: [...ORDER_STATUSES], suggestion: "IN_PROGRESS" }),
  ],
  [
    "a status misspelt",
    { status: "COMPELTED" },
    error("invalid_value", ["status"], { expected: [...ORDER_STATUSES], suggestion: "COMPLETED" }),
  ],
  [
    "a gender",
    { profile_gender: "Female" },
    error("invalid_value", ["profile_gender"], { expected: [...PROFILE_GENDERS], suggestion: "FEMALE" }),
  ],
  [
    "an attribute's type",
    { response_attributes: [{ label: "a", type: "text" }] },
    error("invalid_value", ["response_attributes", 0, "type"], {
      expected: [...ATTRIBUTE_TYPES],
      suggestion: "TEXT",
    }),
  ],
  [
    "an attribute's status",
    { response_attributes: [{ label: "a", type: "TEXT", status: "x" }] },
    error("invalid_value", ["response_attributes", 0, "status"], { expected: [...ORDER_STATUSES] }),
  ],
  ["NaN", { response_score: Number.NaN }, error("invalid_number", ["response_score"])],
  [
    "Infinity",
    { response_max_score: Number.POSITIVE_INFINITY },
    error("invalid_number", ["response_max_score"]),
  ],
  [
    "-Infinity within",
    { response_attributes: [{ label: "a", type: "NUMBER", score_value: Number.NEGATIVE_INFINITY }] },
    error("invalid_number", ["response_attributes", 0, "score_value"]),
  ],
  ["a date without time", { created_at: "2024-02-29" }, format("date-time", ["created_at"])],
  ["a time with a blank for T", { updated_at: "2024-02-29 13:45:00Z" }, format("date-time", ["updated_at"])],
  [
    "a day that is none",
    { response_issued_at: "2023-02-29T00:00:00Z" },
    format("date-time", ["response_issued_at"]),
  ],
  [
    "a leap second at another time",
    { response_issued_at: "2016-12-31T22:59:60Z" },
    format("date-time", ["response_issued_at"]),
  ],
  [
    "a time without offset",
    { response_completed_at: "2024-02-29T13:45:00" },
    format("date-time", ["response_completed_at"]),
  ],
  ["an empty time", { response_expires_at: "" }, format("date-time", ["response_expires_at"])],
  [
    "a date of birth with time",
    { profile_date_of_birth: "1990-12-31T00:00:00Z" },
    format("date", ["profile_date_of_birth"]),
  ],
  [
    "a date of birth that is none",
    { profile_date_of_birth: "1900-02-29" },
    format("date", ["profile_date_of_birth"]),
  ],
  ["an address with a port", { profile_ip_address: "192.0.2.1:80" }, format("ipv4", ["profile_ip_address"])],
  [
    "an address with a leading zero",
    { profile_ip_address: "192.0.02.1" },
    format("ipv4", ["profile_ip_address"]),
  ],
  [
    "an IPv6 address with a zone",
    { profile_ip_address: "fe80::1%eth0" },
    format("ipv4", ["profile_ip_address"]),
  ],
  [
    "an IPv6 address",
    { profile_ip_address: "2001:db8::1" },
    { ...format("ipv4", ["profile_ip_address"]), severity: "warning" },
  ],
  ...["target_url", "profile_resume_url", "response_url", "response_redirect_url"].flatMap((field) =>
    urls([field], (url) => ({ [field]: url })),
  ),
  ...["profile_social_media_urls", "response_download_urls"].flatMap((field) =>
    urls([field, 1], (url) => ({ [field]: ["https://a.example", url] })),
  ),
  ...urls(["response_details", 0, "download_url"], (url) => ({ response_details: [{ download_url: url }] })),
  ["an e-mail address without domain", { profile_emails: ["zoe"] }, format("email", ["profile_emails", 0])],
  [
    "an e-mail address at one label",
    { profile_emails: ["zoe@localhost"] },
    format("email", ["profile_emails", 0]),
  ],
  [
    "an e-mail address with a name",
    { profile_emails: ["Zoe <zoe@example.com>"] },
    format("email", ["profile_emails", 0]),
  ],
  [
    "a local part of 65 octets",
    { profile_emails: [`${"a".repeat(64)}@example.com`, `${"é".repeat(32)}a@example.com`] },
    format("email", ["profile_emails", 1]),
  ],
  ["an unknown field", { zzz: 1 }, warning("unknown_field", ["zzz"])],
  [
    "a misspelt field",
    { proflie_name: "a" },
    warning("unknown_field", ["proflie_name"], { suggestion: "profile_name" }),
  ],
  [
    "a field without its prefix",
    { firstName: "Ada" },
    warning("unknown_field", ["firstName"], { suggestion: "profile_first_name" }),
  ],
  ["a field in camelCase", { jobId: "a" }, warning("unknown_field", ["jobId"], { suggestion: "job_id" })],
  [
    "a field of Object",
    JSON.parse('{"__proto__":{},"workspace_id":"w1","connection_id":"c1"}'),
    warning("unknown_field", ["__proto__"]),
  ],
  [
    "an unknown field within",
    { profile_addresses: [{ adress1: "a" }] },
    warning("unknown_field", ["profile_addresses", 0, "adress1"], { suggestion: "address1" }),
  ],
  ["a key with / and ~", { "a/b~c": 1 }, { ...warning("unknown_field", ["a/b~c"]), pointer: "/a~1b~0c" }],
  ["an empty key", { "": 1 }, warning("unknown_field", [""])],
  [
    "a score above the highest",
    { response_score: 101, response_max_score: 100 },
    warning("inconsistent", ["response_score"]),
  ],
  [
    "a score above it by less than a double tells",
    { response_score: 0.30000000000000004, response_max_score: 0.3 },
    warning("inconsistent", ["response_score"]),
  ],
  [
    "an attribute's score",
    { response_attributes: [{ label: "a", type: "NUMBER", score_value: 2, score_max: -3 }] },
    warning("inconsistent", ["response_attributes", 0, "score_value"]),
  ],
  [
    "completed before issued",
    { response_completed_at: "2024-01-01T00:00:00Z", response_issued_at: "2024-01-01T00:00:00.001Z" },
    warning("inconsistent", ["response_completed_at"]),
  ],
  [
    "expired before issued, across offsets",
    { response_expires_at: "2024-01-01T00:00:00+01:00", response_issued_at: "2023-12-31T23:00:01Z" },
    warning("inconsistent", ["response_expires_at"]),
  ],
  [
    "born far in the future",
    { profile_date_of_birth: "9999-12-31" },
    warning("inconsistent", ["profile_date_of_birth"]),
  ],
];

describe("one issue", () => {
  for (const [why, part, issue] of TABLE) {
    test(`${why}: ${/** @type {any} */ (issue).code}`, () => {
      assert.deepEqual(summary(issuesOf(part)), [issue]);
    });
  }

  test("is plain data: nothing but the documented properties, none of them undefined", () => {
    const { issues } = validateOrderJson('{"status":"completed","jobId":1,"response_score":"a"}');
    assert.equal(issues.length, 5);
    const known = [
      "code",
      "severity",
      "path",
      "pointer",
      "message",
      "expected",
      "received",
      "suggestion",
      "offset",
      "line",
      "column",
    ];
    for (const issue of issues) {
      assert.equal(Object.getPrototypeOf(issue), Object.prototype);
      assert.deepEqual(
        Object.keys(issue).filter((key) => !known.includes(key)),
        [],
      );
      assert.deepEqual(structuredClone(issue), JSON.parse(JSON.stringify(issue)));
      assert.ok(!Object.values(issue).includes(undefined));
    }
  });

  test("has no place where a JavaScript value was validated", () => {
    for (const issue of issuesOf({ status: "x", zzz: 1 })) {
      for (const key of ["offset", "line", "column"]) assert.ok(!(key in issue), key);
    }
  });

  test("belongs to the caller alone", () => {
    const first = issuesOf({ status: "x" });
    /** @type {string[]} */ (first[0]?.expected).length = 0;
    first[0]?.path.pop();
    assert.deepEqual(summary(issuesOf({ status: "x" })), [
      error("invalid_value", ["status"], { expected: [...ORDER_STATUSES] }),
    ]);
    assert.equal(ORDER_STATUSES.length, 5);
  });
});

describe("consistency", () => {
  test("equal values are consistent, and what is missing or wrong is not compared", () => {
    for (const part of [
      { response_score: 1, response_max_score: 1.0 },
      { response_score: -0, response_max_score: 0 },
      { response_score: 5 },
      { response_completed_at: "2024-01-01T01:00:00+01:00", response_issued_at: "2024-01-01T00:00:00Z" },
      { response_completed_at: "2024-01-01T00:00:00z" },
    ]) {
      assert.deepEqual(issuesOf(part), []);
    }
    assert.deepEqual(
      issuesOf({ response_score: 5, response_max_score: "4" }).map(({ code }) => code),
      ["invalid_type"],
    );
  });

  test("scores are compared as they are written, beyond a double", () => {
    const text = (score, most) =>
      `{"workspace_id":"w","connection_id":"c","response_score":${score},"response_max_score":${most}}`;
    assert.equal(validateOrderJson(text("9007199254740993", "9007199254740992")).issueCount, 1);
    assert.equal(validateOrderJson(text("1e2", "100.0")).issueCount, 0);
    assert.equal(validateOrderJson(text("-1e-400", "0")).issueCount, 0);
  });

  test("a date of birth may be today anywhere on earth, and no later", (t) => {
    // 09:59 UTC on the 1st is 23:59 of the 1st at UTC+14; a minute later the 2nd begins there.
    for (const [now, today, tomorrow] of [
      ["2024-03-01T09:59:59.999Z", "2024-03-01", "2024-03-02"],
      ["2024-03-01T10:00:00.000Z", "2024-03-02", "2024-03-03"],
      ["2024-02-28T10:00:00.000Z", "2024-02-29", "2024-03-01"],
    ]) {
      t.mock.timers.enable({ apis: ["Date"], now: Date.parse(String(now)) });
      assert.deepEqual(issuesOf({ profile_date_of_birth: today }), []);
      assert.deepEqual(
        issuesOf({ profile_date_of_birth: tomorrow }).map(({ code }) => code),
        ["inconsistent"],
      );
      t.mock.timers.reset();
    }
  });
});

describe("text order", () => {
  test("every issue is reported, in the order of the text", () => {
    const text = `{
      "zzz": 1,
      "response_attributes": [{ "type": "x", "score_value": 2, "score_max": 1 }, 7],
      "status": "x",
      "profile_emails": ["a", 1],
      "status": "OPEN",
      "response_score": 1e400
    }`;
    const { issues, issueCount } = validateOrderJson(text);
    assert.deepEqual(
      issues.map(({ code, pointer }) => `${code} ${pointer}`),
      [
        "required /workspace_id",
        "required /connection_id",
        "unknown_field /zzz",
        "required /response_attributes/0/label",
        "invalid_value /response_attributes/0/type",
        "inconsistent /response_attributes/0/score_value",
        "invalid_type /response_attributes/1",
        "invalid_value /status",
        "invalid_format /profile_emails/0",
        "invalid_type /profile_emails/1",
        "duplicate_field /status",
        "invalid_number /response_score",
      ],
    );
    assert.equal(issueCount, 12);
    const offsets = issues.map(({ offset }) => Number(offset));
    assert.deepEqual(
      offsets,
      offsets.toSorted((one, other) => one - other),
    );
  });
});

/**
 * @param {(string | number)[]} path
 * @param {(url: string) => object} part
 * @returns {[string, object, object][]}
 */
function urls(path, part) {
  const invalid = [
    "report",
    "/report",
    "//example.com",
    "www.example.com",
    "https://",
    "http:report",
    "https://a b.example",
    "",
    "https://example.com/a b",
  ];
  const unsafe = [
    "javascript:alert(1)",
    "JaVaScRiPt:x",
    " \u0001javascript:x",
    "java\tscr\nipt:x",
    "data:text/html,x",
    "vbscript:x",
    "\nDATA:",
  ];
  const at = path.join(".");
  return [
    ...invalid.map(
      (url) => /** @type {any} */ ([`${at} ${JSON.stringify(url)}`, part(url), format("url", path)]),
    ),
    ...unsafe.map(
      (url) =>
        /** @type {any} */ ([
          `${at} ${JSON.stringify(url)}`,
          part(url),
          error("unsafe_url", path, { expected: "url" }),
        ]),
    ),
  ];
}
