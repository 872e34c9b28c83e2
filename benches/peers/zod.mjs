// The order as a zod schema: as strict as zod's formats are.
import * as z from "zod";

const text = z.string().optional();
const number = z.number().optional();
const dateTime = z.iso.datetime({ offset: true }).optional();
const url = z.url().optional();
const status = z.enum(["OPEN", "IN_PROGRESS", "COMPLETED", "FAILED", "REJECTED"]).optional();

const parameter = z.object({ parameter_id: text, name: text, inputs: z.array(z.string()).optional() });

const address = z.object({
  address1: text,
  address2: text,
  city: text,
  region: text,
  region_code: text,
  postal_code: text,
  country: text,
  country_code: text,
});

const detail = z.object({
  title: text,
  text,
  parameter_id: text,
  download_url: url,
  is_private: z.boolean().optional(),
  is_failed_reason: z.boolean().optional(),
});

const attribute = z.object({
  label: z.string(),
  type: z.enum(["TEXT", "NUMBER", "SUB_RESULT"]),
  value: text,
  reference: text,
  status,
  score_value: number,
  score_max: number,
});

export const zodOrder = z.object({
  id: text,
  created_at: dateTime,
  updated_at: dateTime,
  workspace_id: z.string().min(1),
  connection_id: z.string().min(1),
  webhook_id: text,
  package_id: text,
  parameters: z.array(parameter).optional(),
  target_url: url,
  status,
  reference: text,
  application_id: text,
  job_id: text,
  company_id: text,
  candidate_id: text,
  employee_id: text,
  profile_name: text,
  profile_first_name: text,
  profile_last_name: text,
  profile_resume_url: url,
  profile_ip_address: z.ipv4().optional(),
  profile_date_of_birth: z.iso.date().optional(),
  profile_addresses: z.array(address).optional(),
  profile_gender: z.enum(["MALE", "FEMALE", "INTERSEX", "TRANS", "NON_BINARY"]).optional(),
  profile_emails: z.array(z.email()).optional(),
  profile_telephones: z.array(z.string()).optional(),
  profile_national_identifier: text,
  profile_social_media_urls: z.array(z.url()).optional(),
  response_completed_at: dateTime,
  response_expires_at: dateTime,
  response_issued_at: dateTime,
  response_status: status,
  response_score: number,
  response_max_score: number,
  response_url: url,
  response_redirect_url: url,
  response_download_urls: z.array(z.url()).optional(),
  response_details: z.array(detail).optional(),
  response_source: text,
  response_attributes: z.array(attribute).optional(),
  raw: z.json().optional(),
});
