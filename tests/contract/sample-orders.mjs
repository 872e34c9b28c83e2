// An order with every field of the model, and the least that is an order.

/** @import { Order } from "assessment-order" */

/** @type {Order} */
export const LEAST_ORDER = { workspace_id: "w1", connection_id: "c1" };

/** @type {Order} */
export const FULL_ORDER = {
  id: "o1",
  created_at: "2024-02-29T13:45:00Z",
  updated_at: "2024-02-29T13:45:00.123+05:30",
  workspace_id: "w1",
  connection_id: "c1",
  webhook_id: "wh1",
  package_id: "p1",
  parameters: [{ parameter_id: "language", name: "Language", inputs: ["en", ""] }],
  target_url: "https://ats.example.com/orders/7?back=1#top",
  status: "COMPLETED",
  reference: "REQ-7",
  application_id: "a1",
  job_id: "j1",
  company_id: "co1",
  candidate_id: "ca1",
  employee_id: "e1",
  profile_name: "Zoë 🦀 O'Neil",
  profile_first_name: "Zoë",
  profile_last_name: "O'Neil",
  profile_resume_url: "https://例え.jp/résumé.pdf",
  profile_ip_address: "192.0.2.1",
  profile_date_of_birth: "1990-12-31",
  profile_addresses: [
    {
      address1: "1 Main St",
      address2: "",
      city: "Cork",
      region: "Munster",
      region_code: "M",
      postal_code: "T12",
      country: "Ireland",
      country_code: "IE",
    },
  ],
  profile_gender: "NON_BINARY",
  profile_emails: ["zoe@example.com", "ゾエ@例え.jp"],
  profile_telephones: ["+353 21 555 0100"],
  profile_national_identifier: "1234567A",
  profile_social_media_urls: ["https://social.example/@zoe"],
  response_completed_at: "2024-03-01T00:00:00Z",
  response_expires_at: "2025-03-01T00:00:00Z",
  response_issued_at: "2024-02-29T00:00:00Z",
  response_status: "IN_PROGRESS",
  response_score: 87.5,
  response_max_score: 100,
  response_url: "https://vendor.example.com/reports/7",
  response_redirect_url: "https://vendor.example.com/take/7",
  response_download_urls: ["https://vendor.example.com/reports/7.pdf"],
  response_details: [
    {
      title: "Summary",
      text: "Passed",
      parameter_id: "language",
      download_url: "https://vendor.example.com/d/1",
      is_private: false,
      is_failed_reason: false,
    },
  ],
  response_source: "vendor",
  response_attributes: [
    {
      label: "Verbal",
      type: "SUB_RESULT",
      value: "good",
      reference: "v",
      status: "COMPLETED",
      score_value: 44,
      score_max: 50,
    },
  ],
  raw: { anything: [1, null, { goes: true }] },
};
