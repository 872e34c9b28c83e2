// Generated from src/model/order.rs by `npm run generate`; edit that file instead.

/** An assessment or background check that a recruiter ordered for a candidate, and its result. */
export interface Order {
  /** Identifier of the order at Unified.to. */
  id?: string;
  /**
   * When the order was created. Set by the server.
   *
   * RFC 3339 date-time, such as `2024-02-29T13:45:00Z`. With an offset from UTC or `Z`. Second 60 only in
   * 23:59 UTC on 30 June or 31 December.
   */
  created_at?: string;
  /**
   * When the order was last changed. Set by the server.
   *
   * RFC 3339 date-time, such as `2024-02-29T13:45:00Z`. With an offset from UTC or `Z`. Second 60 only in
   * 23:59 UTC on 30 June or 31 December.
   */
  updated_at?: string;
  /**
   * Workspace that the order belongs to.
   *
   * Must not be empty.
   */
  workspace_id: string;
  /**
   * Connection (one customer's ATS) that the order came through.
   *
   * Must not be empty.
   */
  connection_id: string;
  /** Webhook that announced the order. */
  webhook_id?: string;
  /** Which of the vendor's packages was ordered. */
  package_id?: string;
  /** The recruiter's answers to the questions of the package. */
  parameters?: OrderParameter[];
  /**
   * Where the candidate is sent after the assessment.
   *
   * RFC 3987 absolute IRI, such as `https://example.com/reports/42`. `http` and `https` need a host.
   * `javascript:`, `data:` and `vbscript:` are refused, because a link is shown to other people.
   */
  target_url?: string;
  /** How far the order is. */
  status?: OrderStatus;
  /** What the ATS calls the order. */
  reference?: string;
  /** Application in the ATS that the order is part of. */
  application_id?: string;
  /** Job in the ATS that the candidate applied for. */
  job_id?: string;
  /** Company in the ATS that is hiring. */
  company_id?: string;
  /** Candidate in the ATS. */
  candidate_id?: string;
  /** Employee in the ATS, where the person is one already. */
  employee_id?: string;
  /** The person's full name. */
  profile_name?: string;
  /** The person's given name. */
  profile_first_name?: string;
  /** The person's family name. */
  profile_last_name?: string;
  /**
   * Where the person's résumé can be read.
   *
   * RFC 3987 absolute IRI, such as `https://example.com/reports/42`. `http` and `https` need a host.
   * `javascript:`, `data:` and `vbscript:` are refused, because a link is shown to other people.
   */
  profile_resume_url?: string;
  /**
   * The IPv4 address that the person was last seen at.
   *
   * IPv4 address, such as `192.0.2.1`. A dotted quad (RFC 2673 §3.2). An IPv6 address without a zone (RFC
   * 4291 §2.2) is let through with a warning.
   */
  profile_ip_address?: string;
  /**
   * The person's date of birth.
   *
   * RFC 3339 full-date, such as `1990-12-31`. A day that exists.
   */
  profile_date_of_birth?: string;
  /** Where the person lives or lived. */
  profile_addresses?: OrderAddress[];
  /** The person's gender. */
  profile_gender?: ProfileGender;
  /**
   * The person's e-mail addresses.
   *
   * Each: RFC 6531 mailbox, such as `ada@example.com`. The local part has at most 64 octets, the domain two
   * labels or more.
   */
  profile_emails?: string[];
  /** The person's telephone numbers. */
  profile_telephones?: string[];
  /** The person's national identifier, such as a social security number. */
  profile_national_identifier?: string;
  /**
   * The person's pages on social networks.
   *
   * Each: RFC 3987 absolute IRI, such as `https://example.com/reports/42`. `http` and `https` need a host.
   * `javascript:`, `data:` and `vbscript:` are refused, because a link is shown to other people.
   */
  profile_social_media_urls?: string[];
  /**
   * When the work on the order was completed.
   *
   * RFC 3339 date-time, such as `2024-02-29T13:45:00Z`. With an offset from UTC or `Z`. Second 60 only in
   * 23:59 UTC on 30 June or 31 December.
   */
  response_completed_at?: string;
  /**
   * When the result stops being valid.
   *
   * RFC 3339 date-time, such as `2024-02-29T13:45:00Z`. With an offset from UTC or `Z`. Second 60 only in
   * 23:59 UTC on 30 June or 31 December.
   */
  response_expires_at?: string;
  /**
   * When the assessment was issued.
   *
   * RFC 3339 date-time, such as `2024-02-29T13:45:00Z`. With an offset from UTC or `Z`. Second 60 only in
   * 23:59 UTC on 30 June or 31 December.
   */
  response_issued_at?: string;
  /** How far the result is. */
  response_status?: OrderStatus;
  /** The score that was reached, for example 0 to 100. */
  response_score?: number;
  /** The highest score that can be reached. */
  response_max_score?: number;
  /**
   * Where the result can be seen in detail.
   *
   * RFC 3987 absolute IRI, such as `https://example.com/reports/42`. `http` and `https` need a host.
   * `javascript:`, `data:` and `vbscript:` are refused, because a link is shown to other people.
   */
  response_url?: string;
  /**
   * Where the person completes the assessment.
   *
   * RFC 3987 absolute IRI, such as `https://example.com/reports/42`. `http` and `https` need a host.
   * `javascript:`, `data:` and `vbscript:` are refused, because a link is shown to other people.
   */
  response_redirect_url?: string;
  /**
   * Where the reports can be downloaded.
   *
   * Each: RFC 3987 absolute IRI, such as `https://example.com/reports/42`. `http` and `https` need a host.
   * `javascript:`, `data:` and `vbscript:` are refused, because a link is shown to other people.
   */
  response_download_urls?: string[];
  /** Remarks on the result. */
  response_details?: OrderResponseDetail[];
  /** Who or what produced the result. */
  response_source?: string;
  /** Single findings of the result, with or without a score. */
  response_attributes?: OrderResponseAttribute[];
  /** What the ATS itself holds on the order, in its own form. */
  raw?: unknown;
}

/** The answers to one question of a package. */
export interface OrderParameter {
  /** The question's identifier. */
  parameter_id?: string;
  /** The question's name. */
  name?: string;
  /** The answers. */
  inputs?: string[];
}

/** A postal address. */
export interface OrderAddress {
  /** Street and number. */
  address1?: string;
  /** What does not fit the first line. */
  address2?: string;
  /** City or town. */
  city?: string;
  /** State, province or region, by name. */
  region?: string;
  /** State, province or region, by code. */
  region_code?: string;
  /** Postal code. */
  postal_code?: string;
  /** Country, by name. */
  country?: string;
  /** Country, by code. */
  country_code?: string;
}

/** A remark on the result. */
export interface OrderResponseDetail {
  /** Headline. */
  title?: string;
  /** The remark itself. */
  text?: string;
  /** The question that the remark is about. */
  parameter_id?: string;
  /**
   * Where a file that belongs to the remark can be downloaded.
   *
   * RFC 3987 absolute IRI, such as `https://example.com/reports/42`. `http` and `https` need a host.
   * `javascript:`, `data:` and `vbscript:` are refused, because a link is shown to other people.
   */
  download_url?: string;
  /** Whether the candidate may not see the remark. */
  is_private?: boolean;
  /** Whether the remark is why the order failed. */
  is_failed_reason?: boolean;
}

/** A single finding of the result. */
export interface OrderResponseAttribute {
  /** What was found out, for people to read. */
  label: string;
  /** How the finding is to be read. */
  type: OrderResponseAttributeType;
  /** The finding itself. */
  value?: string;
  /** What the vendor calls the finding. */
  reference?: string;
  /** How far this part of the result is. */
  status?: OrderStatus;
  /** The score that was reached in this part. */
  score_value?: number;
  /** The highest score that can be reached in this part. */
  score_max?: number;
}

/** How far an order or its result is. */
export type OrderStatus = "OPEN" | "IN_PROGRESS" | "COMPLETED" | "FAILED" | "REJECTED";

/** The values of {@link OrderStatus}. */
export const ORDER_STATUSES = ["OPEN", "IN_PROGRESS", "COMPLETED", "FAILED", "REJECTED"] as const;

/** A person's gender, in the API's words. */
export type ProfileGender = "MALE" | "FEMALE" | "INTERSEX" | "TRANS" | "NON_BINARY";

/** The values of {@link ProfileGender}. */
export const PROFILE_GENDERS = ["MALE", "FEMALE", "INTERSEX", "TRANS", "NON_BINARY"] as const;

/** How a single finding is to be read. */
export type OrderResponseAttributeType = "TEXT" | "NUMBER" | "SUB_RESULT";

/** The values of {@link OrderResponseAttributeType}. */
export const ATTRIBUTE_TYPES = ["TEXT", "NUMBER", "SUB_RESULT"] as const;

/** The names of an order's fields, in the order of the API's reference page. */
export const ORDER_FIELDS = [
  "id",
  "created_at",
  "updated_at",
  "workspace_id",
  "connection_id",
  "webhook_id",
  "package_id",
  "parameters",
  "target_url",
  "status",
  "reference",
  "application_id",
  "job_id",
  "company_id",
  "candidate_id",
  "employee_id",
  "profile_name",
  "profile_first_name",
  "profile_last_name",
  "profile_resume_url",
  "profile_ip_address",
  "profile_date_of_birth",
  "profile_addresses",
  "profile_gender",
  "profile_emails",
  "profile_telephones",
  "profile_national_identifier",
  "profile_social_media_urls",
  "response_completed_at",
  "response_expires_at",
  "response_issued_at",
  "response_status",
  "response_score",
  "response_max_score",
  "response_url",
  "response_redirect_url",
  "response_download_urls",
  "response_details",
  "response_source",
  "response_attributes",
  "raw",
] as const;

/** The name of a field of an order. */
export type OrderField = (typeof ORDER_FIELDS)[number];

/** The fields of an order that hold a date and time. */
export type OrderDateTimeField =
  | "created_at"
  | "updated_at"
  | "response_completed_at"
  | "response_expires_at"
  | "response_issued_at";

/** What kind of fault an issue is. */
export type IssueCode =
  | "invalid_json"
  | "too_deep"
  | "not_serializable"
  | "invalid_type"
  | "required"
  | "empty"
  | "invalid_value"
  | "duplicate_field"
  | "invalid_number"
  | "invalid_format"
  | "unsafe_url"
  | "id_mismatch"
  | "unknown_field"
  | "inconsistent";
