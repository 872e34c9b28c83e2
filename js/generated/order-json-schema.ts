// Generated from src/model/order.rs by `npm run generate`; edit that file instead.

import type { OrderJsonSchema } from "../schema/json-schema.js";

/** An order as JSON Schema, draft 2020-12; unknown fields are allowed. */
export const orderJsonSchema: OrderJsonSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  $id: "urn:assessment-order:order",
  title: "Order",
  description: "An assessment or background check that a recruiter ordered for a candidate, and its result.",
  type: "object",
  required: ["workspace_id", "connection_id"],
  properties: {
    id: {
      description: "Identifier of the order at Unified.to.",
      type: "string",
    },
    created_at: {
      description: "When the order was created. Set by the server.",
      $ref: "#/$defs/DateTime",
    },
    updated_at: {
      description: "When the order was last changed. Set by the server.",
      $ref: "#/$defs/DateTime",
    },
    workspace_id: {
      description: "Workspace that the order belongs to.",
      type: "string",
      minLength: 1,
    },
    connection_id: {
      description: "Connection (one customer's ATS) that the order came through.",
      type: "string",
      minLength: 1,
    },
    webhook_id: {
      description: "Webhook that announced the order.",
      type: "string",
    },
    package_id: {
      description: "Which of the vendor's packages was ordered.",
      type: "string",
    },
    parameters: {
      description: "The recruiter's answers to the questions of the package.",
      type: "array",
      items: {
        $ref: "#/$defs/OrderParameter",
      },
    },
    target_url: {
      description: "Where the candidate is sent after the assessment.",
      $ref: "#/$defs/Url",
    },
    status: {
      description: "How far the order is.",
      $ref: "#/$defs/OrderStatus",
    },
    reference: {
      description: "What the ATS calls the order.",
      type: "string",
    },
    application_id: {
      description: "Application in the ATS that the order is part of.",
      type: "string",
    },
    job_id: {
      description: "Job in the ATS that the candidate applied for.",
      type: "string",
    },
    company_id: {
      description: "Company in the ATS that is hiring.",
      type: "string",
    },
    candidate_id: {
      description: "Candidate in the ATS.",
      type: "string",
    },
    employee_id: {
      description: "Employee in the ATS, where the person is one already.",
      type: "string",
    },
    profile_name: {
      description: "The person's full name.",
      type: "string",
    },
    profile_first_name: {
      description: "The person's given name.",
      type: "string",
    },
    profile_last_name: {
      description: "The person's family name.",
      type: "string",
    },
    profile_resume_url: {
      description: "Where the person's résumé can be read.",
      $ref: "#/$defs/Url",
    },
    profile_ip_address: {
      description: "The IPv4 address that the person was last seen at.",
      $ref: "#/$defs/IpAddress",
    },
    profile_date_of_birth: {
      description: "The person's date of birth.",
      $ref: "#/$defs/Date",
    },
    profile_addresses: {
      description: "Where the person lives or lived.",
      type: "array",
      items: {
        $ref: "#/$defs/OrderAddress",
      },
    },
    profile_gender: {
      description: "The person's gender.",
      $ref: "#/$defs/ProfileGender",
    },
    profile_emails: {
      description: "The person's e-mail addresses.",
      type: "array",
      items: {
        $ref: "#/$defs/Email",
      },
    },
    profile_telephones: {
      description: "The person's telephone numbers.",
      type: "array",
      items: {
        type: "string",
      },
    },
    profile_national_identifier: {
      description: "The person's national identifier, such as a social security number.",
      type: "string",
    },
    profile_social_media_urls: {
      description: "The person's pages on social networks.",
      type: "array",
      items: {
        $ref: "#/$defs/Url",
      },
    },
    response_completed_at: {
      description: "When the work on the order was completed.",
      $ref: "#/$defs/DateTime",
    },
    response_expires_at: {
      description: "When the result stops being valid.",
      $ref: "#/$defs/DateTime",
    },
    response_issued_at: {
      description: "When the assessment was issued.",
      $ref: "#/$defs/DateTime",
    },
    response_status: {
      description: "How far the result is.",
      $ref: "#/$defs/OrderStatus",
    },
    response_score: {
      description: "The score that was reached, for example 0 to 100.",
      type: "number",
    },
    response_max_score: {
      description: "The highest score that can be reached.",
      type: "number",
    },
    response_url: {
      description: "Where the result can be seen in detail.",
      $ref: "#/$defs/Url",
    },
    response_redirect_url: {
      description: "Where the person completes the assessment.",
      $ref: "#/$defs/Url",
    },
    response_download_urls: {
      description: "Where the reports can be downloaded.",
      type: "array",
      items: {
        $ref: "#/$defs/Url",
      },
    },
    response_details: {
      description: "Remarks on the result.",
      type: "array",
      items: {
        $ref: "#/$defs/OrderResponseDetail",
      },
    },
    response_source: {
      description: "Who or what produced the result.",
      type: "string",
    },
    response_attributes: {
      description: "Single findings of the result, with or without a score.",
      type: "array",
      items: {
        $ref: "#/$defs/OrderResponseAttribute",
      },
    },
    raw: {
      description: "What the ATS itself holds on the order, in its own form.",
    },
  },
  $defs: {
    OrderParameter: {
      title: "OrderParameter",
      description: "The answers to one question of a package.",
      type: "object",
      properties: {
        parameter_id: {
          description: "The question's identifier.",
          type: "string",
        },
        name: {
          description: "The question's name.",
          type: "string",
        },
        inputs: {
          description: "The answers.",
          type: "array",
          items: {
            type: "string",
          },
        },
      },
    },
    OrderAddress: {
      title: "OrderAddress",
      description: "A postal address.",
      type: "object",
      properties: {
        address1: {
          description: "Street and number.",
          type: "string",
        },
        address2: {
          description: "What does not fit the first line.",
          type: "string",
        },
        city: {
          description: "City or town.",
          type: "string",
        },
        region: {
          description: "State, province or region, by name.",
          type: "string",
        },
        region_code: {
          description: "State, province or region, by code.",
          type: "string",
        },
        postal_code: {
          description: "Postal code.",
          type: "string",
        },
        country: {
          description: "Country, by name.",
          type: "string",
        },
        country_code: {
          description: "Country, by code.",
          type: "string",
        },
      },
    },
    OrderResponseDetail: {
      title: "OrderResponseDetail",
      description: "A remark on the result.",
      type: "object",
      properties: {
        title: {
          description: "Headline.",
          type: "string",
        },
        text: {
          description: "The remark itself.",
          type: "string",
        },
        parameter_id: {
          description: "The question that the remark is about.",
          type: "string",
        },
        download_url: {
          description: "Where a file that belongs to the remark can be downloaded.",
          $ref: "#/$defs/Url",
        },
        is_private: {
          description: "Whether the candidate may not see the remark.",
          type: "boolean",
        },
        is_failed_reason: {
          description: "Whether the remark is why the order failed.",
          type: "boolean",
        },
      },
    },
    OrderResponseAttribute: {
      title: "OrderResponseAttribute",
      description: "A single finding of the result.",
      type: "object",
      required: ["label", "type"],
      properties: {
        label: {
          description: "What was found out, for people to read.",
          type: "string",
        },
        type: {
          description: "How the finding is to be read.",
          $ref: "#/$defs/OrderResponseAttributeType",
        },
        value: {
          description: "The finding itself.",
          type: "string",
        },
        reference: {
          description: "What the vendor calls the finding.",
          type: "string",
        },
        status: {
          description: "How far this part of the result is.",
          $ref: "#/$defs/OrderStatus",
        },
        score_value: {
          description: "The score that was reached in this part.",
          type: "number",
        },
        score_max: {
          description: "The highest score that can be reached in this part.",
          type: "number",
        },
      },
    },
    OrderStatus: {
      title: "OrderStatus",
      description: "How far an order or its result is.",
      type: "string",
      enum: ["OPEN", "IN_PROGRESS", "COMPLETED", "FAILED", "REJECTED"],
    },
    ProfileGender: {
      title: "ProfileGender",
      description: "A person's gender, in the API's words.",
      type: "string",
      enum: ["MALE", "FEMALE", "INTERSEX", "TRANS", "NON_BINARY"],
    },
    OrderResponseAttributeType: {
      title: "OrderResponseAttributeType",
      description: "How a single finding is to be read.",
      type: "string",
      enum: ["TEXT", "NUMBER", "SUB_RESULT"],
    },
    DateTime: {
      title: "RFC 3339 date-time",
      description: "With an offset from UTC or `Z`. Second 60 only in 23:59 UTC on 30 June or 31 December.",
      type: "string",
      format: "date-time",
      allOf: [
        {
          description: "A day that exists.",
          pattern:
            "^(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)[Tt]",
        },
        {
          description: "Time of day and offset from UTC.",
          pattern:
            "^.{11}(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:\\.[0-9]+)?(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])$",
        },
        {
          description: "Second 60 only at the end of 30 June or 31 December in UTC.",
          pattern:
            "^.{17}[0-5]|^.{5}(?:(?:06-30|12-31).23:59:60[.0-9]*(?:[Zz]|[+-]00:00)|(?:06-30|12-31).{6}:60[.0-9]*-|(?:07-01|01-01).{6}:60[.0-9]*\\+(?:0[1-9]|[12]|00:0[1-9]|00:[1-5]))",
        },
      ],
      examples: ["2024-02-29T13:45:00Z"],
    },
    Url: {
      title: "RFC 3987 absolute IRI",
      description:
        "`http` and `https` need a host. `javascript:`, `data:` and `vbscript:` are refused, because a link is shown to other people.",
      type: "string",
      allOf: [
        {
          description: "An absolute IRI, by its parts (RFC 3987 §2.2).",
          pattern:
            "^[A-Za-z][A-Za-z0-9+.-]*:(?://(?:[^/?#@\\[\\]]*@)?(?:\\[[^/?#@\\[\\]]*\\]|[^/?#@\\[\\]:]*)(?::[0-9]*)?(?:/[^?#\\[\\]]*)?|/?(?:[^/?#\\[\\]][^?#\\[\\]]*)?)(?:\\?[^#\\[\\]]*)?(?:#[^#\\[\\]]*)?$",
        },
        {
          description: "No blanks, controls and such; a percent sign begins an octet.",
          pattern:
            "^(?:[^\\x00-\\x20\\x22%<>\\\\^`{|}\\x7f-\\x9f\\ud800-\\udfff\\ufdd0-\\ufdef\\ufff0-\\uffff]|%[0-9A-Fa-f]{2}|[\\ud800-\\udbff][\\udc00-\\udfff])*$",
        },
        {
          description: "Private characters only in the query.",
          not: {
            pattern: "^[^?#]*[\\ue000-\\uf8ff]|^[^#]*#[^\\ue000-\\uf8ff]*[\\ue000-\\uf8ff]",
          },
        },
        {
          description: "Brackets hold an IP address.",
          pattern:
            "^[^\\[]*$|^[^\\[]*(?:\\[(?:(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}|(?:[0-9A-Fa-f]{1,4}:){1,7}:|:(?::[0-9A-Fa-f]{1,4}){1,7}|::|(?:[0-9A-Fa-f]{1,4}:){1,1}(?::[0-9A-Fa-f]{1,4}){1,6}|(?:[0-9A-Fa-f]{1,4}:){1,2}(?::[0-9A-Fa-f]{1,4}){1,5}|(?:[0-9A-Fa-f]{1,4}:){1,3}(?::[0-9A-Fa-f]{1,4}){1,4}|(?:[0-9A-Fa-f]{1,4}:){1,4}(?::[0-9A-Fa-f]{1,4}){1,3}|(?:[0-9A-Fa-f]{1,4}:){1,5}(?::[0-9A-Fa-f]{1,4}){1,2}|(?:[0-9A-Fa-f]{1,4}:){1,6}(?::[0-9A-Fa-f]{1,4}){1,1}|(?:(?:[0-9A-Fa-f]{1,4}:){6}|::(?:[0-9A-Fa-f]{1,4}:){0,5}|(?:[0-9A-Fa-f]{1,4}:){1,1}:(?:[0-9A-Fa-f]{1,4}:){0,4}|(?:[0-9A-Fa-f]{1,4}:){1,2}:(?:[0-9A-Fa-f]{1,4}:){0,3}|(?:[0-9A-Fa-f]{1,4}:){1,3}:(?:[0-9A-Fa-f]{1,4}:){0,2}|(?:[0-9A-Fa-f]{1,4}:){1,4}:(?:[0-9A-Fa-f]{1,4}:){0,1}|(?:[0-9A-Fa-f]{1,4}:){1,5}:(?:[0-9A-Fa-f]{1,4}:){0,0})(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])){3})\\]|\\[[Vv][0-9A-Fa-f]+\\.[A-Za-z0-9._~!$&'()*+,;=:-]+\\])",
        },
        {
          description: "`http` and `https` need a host (RFC 9110 §4.2).",
          not: {
            pattern: "^[Hh][Tt][Tt][Pp][Ss]?:(?:/?(?:[^/]|$)|//(?:[^/?#@]*@)?(?::[0-9]*)?(?:[/?#]|$))",
          },
        },
        {
          description: "No scheme that runs code.",
          not: {
            pattern:
              "^(?:[Jj][Aa][Vv][Aa][Ss][Cc][Rr][Ii][Pp][Tt]|[Dd][Aa][Tt][Aa]|[Vv][Bb][Ss][Cc][Rr][Ii][Pp][Tt]):",
          },
        },
      ],
      examples: ["https://example.com/reports/42"],
    },
    IpAddress: {
      title: "IPv4 address",
      description:
        "A dotted quad (RFC 2673 §3.2). An IPv6 address without a zone (RFC 4291 §2.2) is let through with a warning.",
      type: "string",
      allOf: [
        {
          description: "A dotted quad, or IPv6.",
          pattern:
            "^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])){3}|(?:(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}|(?:[0-9A-Fa-f]{1,4}:){1,7}:|:(?::[0-9A-Fa-f]{1,4}){1,7}|::|(?:[0-9A-Fa-f]{1,4}:){1,1}(?::[0-9A-Fa-f]{1,4}){1,6}|(?:[0-9A-Fa-f]{1,4}:){1,2}(?::[0-9A-Fa-f]{1,4}){1,5}|(?:[0-9A-Fa-f]{1,4}:){1,3}(?::[0-9A-Fa-f]{1,4}){1,4}|(?:[0-9A-Fa-f]{1,4}:){1,4}(?::[0-9A-Fa-f]{1,4}){1,3}|(?:[0-9A-Fa-f]{1,4}:){1,5}(?::[0-9A-Fa-f]{1,4}){1,2}|(?:[0-9A-Fa-f]{1,4}:){1,6}(?::[0-9A-Fa-f]{1,4}){1,1}|(?:(?:[0-9A-Fa-f]{1,4}:){6}|::(?:[0-9A-Fa-f]{1,4}:){0,5}|(?:[0-9A-Fa-f]{1,4}:){1,1}:(?:[0-9A-Fa-f]{1,4}:){0,4}|(?:[0-9A-Fa-f]{1,4}:){1,2}:(?:[0-9A-Fa-f]{1,4}:){0,3}|(?:[0-9A-Fa-f]{1,4}:){1,3}:(?:[0-9A-Fa-f]{1,4}:){0,2}|(?:[0-9A-Fa-f]{1,4}:){1,4}:(?:[0-9A-Fa-f]{1,4}:){0,1}|(?:[0-9A-Fa-f]{1,4}:){1,5}:(?:[0-9A-Fa-f]{1,4}:){0,0})(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])){3}))$",
        },
      ],
      examples: ["192.0.2.1"],
    },
    Date: {
      title: "RFC 3339 full-date",
      description: "A day that exists.",
      type: "string",
      format: "date",
      allOf: [
        {
          description: "A day that exists.",
          pattern:
            "^(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)$",
        },
      ],
      examples: ["1990-12-31"],
    },
    Email: {
      title: "RFC 6531 mailbox",
      description: "The local part has at most 64 octets, the domain two labels or more.",
      type: "string",
      allOf: [
        {
          description:
            "A local part, then a domain or, in brackets, an address (RFC 5321 §4.1.2, RFC 6531 §3.3).",
          pattern:
            "^(?:(?:[^\\x00-\\x20\\x22(),.:;<>@\\[\\\\\\]\\x7f\\ud800-\\udfff]|[\\ud800-\\udbff][\\udc00-\\udfff])+(?:\\.(?:[^\\x00-\\x20\\x22(),.:;<>@\\[\\\\\\]\\x7f\\ud800-\\udfff]|[\\ud800-\\udbff][\\udc00-\\udfff])+)*|\\x22(?:[^\\x00-\\x1f\\x22\\\\\\x7f\\ud800-\\udfff]|[\\ud800-\\udbff][\\udc00-\\udfff]|\\\\[ -~])*\\x22)@(?:\\[[^@]*\\]|[^@\\[\\]]*)$",
        },
        {
          description: "The domain has two labels or more.",
          pattern:
            "\\]$|@(?:[^\\x00-/:-@\\[-`{-\\x7f\\ud800-\\udfff\\u0080-\\u00a0\\u00ad-\\u00ad\\u034f-\\u034f\\u061c-\\u061c\\u115f-\\u1160\\u1680-\\u1680\\u17b4-\\u17b5\\u180b-\\u180f\\u2000-\\u200b\\u200e-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u3000-\\u3002\\u3164-\\u3164\\ue000-\\uf8ff\\ufdd0-\\ufdef\\ufe00-\\ufe0f\\ufeff-\\ufeff\\uff0e-\\uff0e\\uff61-\\uff61\\uffa0-\\uffa0\\ufff0-\\uffff]|[\\ud800-\\udbff][\\udc00-\\udfff])(?:(?:[^\\x00-,./:-@\\[-`{-\\x7f\\ud800-\\udfff\\u0080-\\u00a0\\u00ad-\\u00ad\\u034f-\\u034f\\u061c-\\u061c\\u115f-\\u1160\\u1680-\\u1680\\u17b4-\\u17b5\\u180b-\\u180f\\u2000-\\u200b\\u200e-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u3000-\\u3002\\u3164-\\u3164\\ue000-\\uf8ff\\ufdd0-\\ufdef\\ufe00-\\ufe0f\\ufeff-\\ufeff\\uff0e-\\uff0e\\uff61-\\uff61\\uffa0-\\uffa0\\ufff0-\\uffff]|[\\ud800-\\udbff][\\udc00-\\udfff]){0,61}(?:[^\\x00-/:-@\\[-`{-\\x7f\\ud800-\\udfff\\u0080-\\u00a0\\u00ad-\\u00ad\\u034f-\\u034f\\u061c-\\u061c\\u115f-\\u1160\\u1680-\\u1680\\u17b4-\\u17b5\\u180b-\\u180f\\u2000-\\u200b\\u200e-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u3000-\\u3002\\u3164-\\u3164\\ue000-\\uf8ff\\ufdd0-\\ufdef\\ufe00-\\ufe0f\\ufeff-\\ufeff\\uff0e-\\uff0e\\uff61-\\uff61\\uffa0-\\uffa0\\ufff0-\\uffff]|[\\ud800-\\udbff][\\udc00-\\udfff]))?(?:\\.(?:[^\\x00-/:-@\\[-`{-\\x7f\\ud800-\\udfff\\u0080-\\u00a0\\u00ad-\\u00ad\\u034f-\\u034f\\u061c-\\u061c\\u115f-\\u1160\\u1680-\\u1680\\u17b4-\\u17b5\\u180b-\\u180f\\u2000-\\u200b\\u200e-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u3000-\\u3002\\u3164-\\u3164\\ue000-\\uf8ff\\ufdd0-\\ufdef\\ufe00-\\ufe0f\\ufeff-\\ufeff\\uff0e-\\uff0e\\uff61-\\uff61\\uffa0-\\uffa0\\ufff0-\\uffff]|[\\ud800-\\udbff][\\udc00-\\udfff])(?:(?:[^\\x00-,./:-@\\[-`{-\\x7f\\ud800-\\udfff\\u0080-\\u00a0\\u00ad-\\u00ad\\u034f-\\u034f\\u061c-\\u061c\\u115f-\\u1160\\u1680-\\u1680\\u17b4-\\u17b5\\u180b-\\u180f\\u2000-\\u200b\\u200e-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u3000-\\u3002\\u3164-\\u3164\\ue000-\\uf8ff\\ufdd0-\\ufdef\\ufe00-\\ufe0f\\ufeff-\\ufeff\\uff0e-\\uff0e\\uff61-\\uff61\\uffa0-\\uffa0\\ufff0-\\uffff]|[\\ud800-\\udbff][\\udc00-\\udfff]){0,61}(?:[^\\x00-/:-@\\[-`{-\\x7f\\ud800-\\udfff\\u0080-\\u00a0\\u00ad-\\u00ad\\u034f-\\u034f\\u061c-\\u061c\\u115f-\\u1160\\u1680-\\u1680\\u17b4-\\u17b5\\u180b-\\u180f\\u2000-\\u200b\\u200e-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u3000-\\u3002\\u3164-\\u3164\\ue000-\\uf8ff\\ufdd0-\\ufdef\\ufe00-\\ufe0f\\ufeff-\\ufeff\\uff0e-\\uff0e\\uff61-\\uff61\\uffa0-\\uffa0\\ufff0-\\uffff]|[\\ud800-\\udbff][\\udc00-\\udfff]))?)+$",
        },
        {
          description: "Brackets hold an IP address.",
          pattern:
            "[^\\]]$|@\\[(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])){3}|[Ii][Pp][Vv]6:(?:(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}|(?:[0-9A-Fa-f]{1,4}:){1,7}:|:(?::[0-9A-Fa-f]{1,4}){1,7}|::|(?:[0-9A-Fa-f]{1,4}:){1,1}(?::[0-9A-Fa-f]{1,4}){1,6}|(?:[0-9A-Fa-f]{1,4}:){1,2}(?::[0-9A-Fa-f]{1,4}){1,5}|(?:[0-9A-Fa-f]{1,4}:){1,3}(?::[0-9A-Fa-f]{1,4}){1,4}|(?:[0-9A-Fa-f]{1,4}:){1,4}(?::[0-9A-Fa-f]{1,4}){1,3}|(?:[0-9A-Fa-f]{1,4}:){1,5}(?::[0-9A-Fa-f]{1,4}){1,2}|(?:[0-9A-Fa-f]{1,4}:){1,6}(?::[0-9A-Fa-f]{1,4}){1,1}|(?:(?:[0-9A-Fa-f]{1,4}:){6}|::(?:[0-9A-Fa-f]{1,4}:){0,5}|(?:[0-9A-Fa-f]{1,4}:){1,1}:(?:[0-9A-Fa-f]{1,4}:){0,4}|(?:[0-9A-Fa-f]{1,4}:){1,2}:(?:[0-9A-Fa-f]{1,4}:){0,3}|(?:[0-9A-Fa-f]{1,4}:){1,3}:(?:[0-9A-Fa-f]{1,4}:){0,2}|(?:[0-9A-Fa-f]{1,4}:){1,4}:(?:[0-9A-Fa-f]{1,4}:){0,1}|(?:[0-9A-Fa-f]{1,4}:){1,5}:(?:[0-9A-Fa-f]{1,4}:){0,0})(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])){3}))\\]$",
        },
        {
          description:
            "At most 64 octets before the `@` and 255 after it (RFC 5321 §4.5.3.1); in ASCII, characters.",
          pattern: "^[\\s\\S]{1,64}@[^@]{1,255}$",
        },
      ],
      examples: ["ada@example.com"],
    },
  },
};
