// The valid orders that are checked: as vendors mostly send them, and with every field set.

import type { Order } from "assessment-order";
import { cleanOrder } from "../bulk/made-orders";

/** Always the same order would be learnt by heart. */
export const VARIETY = 16;

export interface OrderKind {
  name: string;
  texts: string[];
  values: unknown[];
  /** Of one as text, on average. */
  bytes: number;
}

export function orderKinds(): OrderKind[] {
  return [
    kind("usual orders", cleanOrder),
    kind("orders with every field set", (index) => JSON.stringify(fullOrder(index))),
  ];
}

function kind(name: string, textOf: (index: number) => string): OrderKind {
  const texts = Array.from({ length: VARIETY }, (_, index) => textOf(index));
  const bytes = new TextEncoder().encode(texts.join("")).length / VARIETY;
  return { name, texts, values: texts.map((text): unknown => JSON.parse(text)), bytes };
}

function fullOrder(index: number): Order {
  const usual = JSON.parse(cleanOrder(index)) as Order;
  const reports = `https://vendor.example.com/reports/${index}`;
  const status = "COMPLETED";
  return {
    ...usual,
    created_at: "2026-05-01T08:12:30.000Z",
    updated_at: "2026-05-06T10:48:19.250Z",
    webhook_id: `5de520f96e439b002043e0${index + 10}`,
    parameters: [
      { parameter_id: "language", name: "Language of the assessment", inputs: ["en"] },
      {
        parameter_id: "stack",
        name: "Technologies to ask about",
        inputs: ["rust", "typescript", "postgres"],
      },
    ],
    target_url: `https://ats.example.com/orders/REQ-${index}/return?source=assessment`,
    application_id: `663b5b0e9a7d4c0012aa41${index + 10}`,
    company_id: "663b5b0e9a7d4c0012aa4103",
    employee_id: `663b5b0e9a7d4c0012aa42${index + 10}`,
    profile_resume_url: `https://files.example.com/resumes/${index}.pdf`,
    profile_addresses: [
      { address1: `${index} Harbour Road`, address2: "2nd floor", region: "Uppland", region_code: "UP" },
      { address1: `${index} Old Mill Lane`, city: "Cork", postal_code: "T12 X8N6", country: "Ireland" },
    ],
    profile_gender: "NON_BINARY",
    profile_telephones: ["+46 8 555 0142", "+46 70 555 0199"],
    profile_national_identifier: `${19700101 + index}-0000`,
    profile_social_media_urls: [
      `https://social.example.com/@person${index}`,
      "https://code.example.com/person",
    ],
    response_expires_at: "2027-05-01T00:00:00Z",
    response_redirect_url: `https://vendor.example.com/take/${index}`,
    response_download_urls: [`${reports}.pdf`, `${reports}.csv`],
    response_details: ["References", "Education", "Exercise", "Residence"].map((title, place) => ({
      title,
      text: "All three references confirmed the dates of employment; one could not recall the exact title.",
      parameter_id: "language",
      download_url: `${reports}/details/${title.toLowerCase()}`,
      is_private: place === 1,
      is_failed_reason: false,
    })),
    response_source: "vendor.example.com",
    response_attributes: ["Numerical reasoning", "Verbal reasoning", "System design"].map((label) => ({
      label,
      type: "SUB_RESULT",
      value: `${20 + index} of 50`,
      reference: `${label.toLowerCase().replaceAll(" ", "-")}-${index}`,
      status,
      score_value: 20 + index,
      score_max: 50,
    })),
    raw: { legacy_reference: `A-${index}`, retries: index % 3, tags: ["imported", "2026"], reviewed: null },
  };
}
