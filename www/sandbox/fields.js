// The fields of an order as the server knows them. Written down here on purpose, apart from the package's own
// model: the sandbox is the other side, and a name that the two spell differently must come to light.

/** @typedef {"string" | "number" | "array" | "status" | "gender" | "any"} Kind */

/** @type {Record<string, Kind>} */
const KINDS = {
  id: "string",
  created_at: "string",
  updated_at: "string",
  workspace_id: "string",
  connection_id: "string",
  webhook_id: "string",
  package_id: "string",
  parameters: "array",
  target_url: "string",
  status: "status",
  reference: "string",
  application_id: "string",
  job_id: "string",
  company_id: "string",
  candidate_id: "string",
  employee_id: "string",
  profile_name: "string",
  profile_first_name: "string",
  profile_last_name: "string",
  profile_resume_url: "string",
  profile_ip_address: "string",
  profile_date_of_birth: "string",
  profile_addresses: "array",
  profile_gender: "gender",
  profile_emails: "array",
  profile_telephones: "array",
  profile_national_identifier: "string",
  profile_social_media_urls: "array",
  response_completed_at: "string",
  response_expires_at: "string",
  response_issued_at: "string",
  response_status: "status",
  response_score: "number",
  response_max_score: "number",
  response_url: "string",
  response_redirect_url: "string",
  response_download_urls: "array",
  response_details: "array",
  response_source: "string",
  response_attributes: "array",
  raw: "any",
};

/** @type {ReadonlyMap<string, Kind>} */
export const FIELDS = new Map(Object.entries(KINDS));
