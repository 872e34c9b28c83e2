// The order as an arktype schema: as strict as arktype's formats are.
import { type } from "arktype";

const status = "'OPEN' | 'IN_PROGRESS' | 'COMPLETED' | 'FAILED' | 'REJECTED'";
const date = "string.date.iso";
const url = "string.url";

const parameter = type({ "parameter_id?": "string", "name?": "string", "inputs?": "string[]" });

const address = type({
  "address1?": "string",
  "address2?": "string",
  "city?": "string",
  "region?": "string",
  "region_code?": "string",
  "postal_code?": "string",
  "country?": "string",
  "country_code?": "string",
});

const detail = type({
  "title?": "string",
  "text?": "string",
  "parameter_id?": "string",
  "download_url?": url,
  "is_private?": "boolean",
  "is_failed_reason?": "boolean",
});

const attribute = type({
  label: "string",
  type: "'TEXT' | 'NUMBER' | 'SUB_RESULT'",
  "value?": "string",
  "reference?": "string",
  "status?": status,
  "score_value?": "number",
  "score_max?": "number",
});

export const arktypeOrder = type({
  "id?": "string",
  "created_at?": date,
  "updated_at?": date,
  workspace_id: "string > 0",
  connection_id: "string > 0",
  "webhook_id?": "string",
  "package_id?": "string",
  "parameters?": parameter.array(),
  "target_url?": url,
  "status?": status,
  "reference?": "string",
  "application_id?": "string",
  "job_id?": "string",
  "company_id?": "string",
  "candidate_id?": "string",
  "employee_id?": "string",
  "profile_name?": "string",
  "profile_first_name?": "string",
  "profile_last_name?": "string",
  "profile_resume_url?": url,
  "profile_ip_address?": "string.ip.v4",
  "profile_date_of_birth?": date,
  "profile_addresses?": address.array(),
  "profile_gender?": "'MALE' | 'FEMALE' | 'INTERSEX' | 'TRANS' | 'NON_BINARY'",
  "profile_emails?": "string.email[]",
  "profile_telephones?": "string[]",
  "profile_national_identifier?": "string",
  "profile_social_media_urls?": "string.url[]",
  "response_completed_at?": date,
  "response_expires_at?": date,
  "response_issued_at?": date,
  "response_status?": status,
  "response_score?": "number",
  "response_max_score?": "number",
  "response_url?": url,
  "response_redirect_url?": url,
  "response_download_urls?": "string.url[]",
  "response_details?": detail.array(),
  "response_source?": "string",
  "response_attributes?": attribute.array(),
  "raw?": "unknown",
});
