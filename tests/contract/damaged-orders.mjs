// Random orders, and what may happen to them: values of other kinds, formats that nearly fit, keys that nearly are.

import fc from "fast-check";
import { FULL_ORDER, LEAST_ORDER } from "./sample-orders.mjs";

/** @typedef {(string | number)[]} Path */

const TEXTS = [
  "",
  "OPEN",
  "open",
  "COMPLETED",
  "MALE",
  "NON_BINARY",
  "TEXT",
  "SUB_RESULT",
  "0",
  "null",
  "é",
  "🦀",
  "\ud800",
  "\udc00x",
  "\ufeff",
  "\u2028",
  "\n",
  "2024-02-29T13:45:00Z",
  "2023-02-29T13:45:00Z",
  "2024-02-29t13:45:00.123456789z",
  "2024-02-29T13:45:00",
  "2024-02-29 13:45:00Z",
  "2016-12-31T23:59:60Z",
  "2016-12-31T22:59:60Z",
  "2016-12-31T23:59:60.5+00:00",
  "2017-01-01T00:59:60+01:00",
  "2016-12-31T15:59:60-08:00",
  "2016-06-30T23:59:60-00:00",
  "2024-02-29T24:00:00Z",
  "2024-02-29T13:45:00+24:00",
  "2024-13-01T00:00:00Z",
  "0000-01-01T00:00:00Z",
  "+2024-01-01T00:00:00Z",
  "２024-01-01T00:00:00Z",
  "2024-02-29",
  "2023-02-29",
  "1900-02-29",
  "2000-02-29",
  "2024-2-29",
  "2024-04-31",
  "9999-12-31",
  "20240229",
  "2024-W09-4",
  "2024-060",
  "192.0.2.1",
  "192.0.2.256",
  "192.0.02.1",
  "1.2.3",
  "1.2.3.4.5",
  " 1.2.3.4",
  "0x7f.0.0.1",
  "2130706433",
  "::",
  "::1",
  "2001:db8::1",
  "2001:DB8:0:0:0:0:0:1",
  "1::2::3",
  "::ffff:192.0.2.1",
  "::ffff:192.0.2.999",
  "fe80::1%eth0",
  "1:2:3:4:5:6:7::",
  "1:2:3:4:5:6:7:8:9",
  "[::1]",
  "https://example.com",
  "http://example.com:8080/a?b=c#d",
  "HTTP://EXAMPLE.COM",
  "https://",
  "http:///a",
  "https://:80",
  "https://user@",
  "https://user:pw@example.com",
  "https://[::1]:80/",
  "https://[::1",
  "https://[v1.a]/",
  "https://[v.a]",
  "https://[1.2.3.4]/",
  "https://例え.jp/Ω?q=1#top",
  "https://example.com/a b",
  "https://example.com/%zz",
  "https://example.com/%41",
  "https://example.com/\ue000",
  "https://example.com/?\ue000",
  "https://example.com/#\ue000",
  "https://example.com/\u{e0000}",
  "https://example.com/\u{f0000}",
  "https://example.com/\ufdd0",
  "https://example.com/[",
  "https://example.com/#a#b",
  "https://exa^mple.com",
  "https://example.com:port",
  "https://a@b@c",
  "https:example.com",
  "https:/example.com",
  "ftp://x",
  "mailto:a@b.example",
  "urn:isbn:1",
  "tel:1",
  "a:",
  ":",
  "1a:b",
  "a+-.b:c",
  "//example.com",
  "/a",
  "a",
  "?",
  "#",
  "a:b:c",
  "a://",
  "a:///",
  "x:[",
  "file:///etc",
  "javascript:alert(1)",
  "JavaScript:x",
  " javascript:x",
  "java\nscript:x",
  "javascript",
  "javascripts:x",
  "data:,x",
  "DATA:",
  "vbscript:x",
  "\u0000javascript:x",
  "java script:x",
  "javascript%3Ax",
  "ｊavascript:x",
  "jav&#x61;script:x",
  "zoe@example.com",
  "zoe",
  "@",
  "zoe@",
  "@example.com",
  "zoe@localhost",
  "zoe@[127.0.0.1]",
  "zoe@[IPv6:::1]",
  "zoe@[ipv6:::1]",
  "zoe@[IPv6:1]",
  "zoe@[::1]",
  "zoe@[x:y]",
  '"zoe zoe"@example.com',
  '"zoe@"@example.com',
  '"\\""@example.com',
  '""@example.com',
  '"a"b@example.com',
  "zoe.@example.com",
  ".zoe@example.com",
  "z..e@example.com",
  "z.e@example.com",
  "zoe@-example.com",
  "zoe@example-.com",
  "zoe@exa_mple.com",
  "zoe@example..com",
  "zoe@example.com.",
  "zoe@1.2.3.4",
  "zoe@例え.jp",
  "ゾエ@例え.jp",
  "zoe+tag@example.co.uk",
  "a!#$%&'*+-/=?^_`{|}~z@example.com",
  "zoe @example.com",
  "zoe@exam ple.com",
  "zoe@example.com ",
  "Zoe <zoe@example.com>",
  "zoe(a)@example.com",
  `${"a".repeat(64)}@example.com`,
  `${"a".repeat(65)}@example.com`,
  `${"é".repeat(32)}@example.com`,
  `${"é".repeat(32)}a@example.com`,
  `zoe@${"a".repeat(63)}.com`,
  `zoe@${"a".repeat(64)}.com`,
  `zoe@${"é".repeat(31)}.com`,
  `zoe@${"é".repeat(32)}.com`,
  `zoe@${"a.".repeat(126)}com`,
  `zoe@${"a.".repeat(127)}com`,
  `"${"a".repeat(62)}"@example.com`,
  `"${"a".repeat(63)}"@example.com`,
];
const KEYS = [
  ...Object.keys(FULL_ORDER),
  "jobId",
  "proflie_name",
  "zzz",
  "",
  "__proto__",
  "constructor",
  "toString",
  "length",
  "label",
  "type",
  "a/b~c",
  "🦀",
];

/** A text that nearly is, or just is, of some format. */
const text = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...TEXTS) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom(...TEXTS), fc.nat(80), fc.string({ unit: "grapheme", maxLength: 2 }))
      .map(([base, at, added]) => base.slice(0, at) + added + base.slice(at + 1)),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 8 }) },
  { weight: 1, arbitrary: fc.webUrl({ withFragments: true, withQueryParameters: true, size: "small" }) },
  { weight: 1, arbitrary: fc.emailAddress({ size: "small" }) },
  { weight: 1, arbitrary: fc.ipV6() },
  { weight: 1, arbitrary: fc.date({ noInvalidDate: true }).map((date) => date.toISOString()) },
);

/** Any JSON, with no number that JSON has no word for. */
const value = fc.oneof(
  { weight: 5, arbitrary: text },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(null, true, false, 0, -1, 1e308, {}, [], [[]], [{}], {
      label: "a",
      type: "TEXT",
    }),
  },
  { weight: 1, arbitrary: fc.array(text, { maxLength: 3 }) },
);

/** What may happen to an order: at some place, picked by `at`, a value is replaced, removed or added. */
const damage = fc.record({
  at: fc.nat(10_000),
  kind: fc.constantFrom("replace", "replace", "replace", "remove", "add"),
  key: fc.constantFrom(...KEYS),
  value,
});

/** An order with up to five damages. */
export function damagedOrder() {
  const seed = fc.constantFrom(FULL_ORDER, FULL_ORDER, LEAST_ORDER);
  return fc.tuple(seed, fc.array(damage, { maxLength: 5 })).map(([order, damages]) => {
    const copy = structuredClone(order);
    for (const each of damages) apply(copy, each);
    return /** @type {unknown} */ (copy);
  });
}

/**
 * @param {any} order
 * @param {{ at: number, kind: string, key: string, value: unknown }} damage
 */
function apply(order, { at, kind, key, value: added }) {
  const places = placesIn(order);
  const { holder, key: own } = places[at % places.length] ?? { holder: order, key };
  const copy = structuredClone(added);
  if (kind === "remove") Array.isArray(holder) ? holder.splice(Number(own), 1) : delete holder[own];
  else if (kind === "add" && !Array.isArray(holder)) define(holder, key, copy);
  else define(holder, own, copy);
}

/** Every member and item below `holder`. @param {any} holder @returns {{ holder: any, key: string }[]} */
function placesIn(holder) {
  return Object.keys(holder).flatMap((key) => {
    const below = holder[key];
    const place = { holder, key };
    return typeof below === "object" && below !== null ? [place, ...placesIn(below)] : [place];
  });
}

/** As an own property, whatever its name. @param {any} holder @param {string} key @param {unknown} added */
function define(holder, key, added) {
  Object.defineProperty(holder, key, { value: added, enumerable: true, configurable: true, writable: true });
}
