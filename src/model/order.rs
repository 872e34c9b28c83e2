//! The order and its parts: the only place where a field is written down.
//!
//! To add a field, add its line here and run `npm run generate`.

use crate::json::{Keys, length_of_keys};

use super::define::{enumerations, kind, objects, plain, presence, required, rule, rust_type};
use super::{Comparison, Enumeration, Field, Format, Kind, NameIndex, Object, Presence, Rule};

objects! {
    /// An assessment or background check that a recruiter ordered for a candidate, and its result.
    Order as ORDER {
        /// Identifier of the order at Unified.to.
        id: string,
        /// When the order was created. Set by the server.
        created_at: date_time,
        /// When the order was last changed. Set by the server.
        updated_at: date_time,
        /// Workspace that the order belongs to.
        workspace_id: string (required, not empty),
        /// Connection (one customer's ATS) that the order came through.
        connection_id: string (required, not empty),
        /// Webhook that announced the order.
        webhook_id: string,
        /// Which of the vendor's packages was ordered.
        package_id: string,
        /// The recruiter's answers to the questions of the package.
        parameters: [OrderParameter],
        /// Where the candidate is sent after the assessment.
        target_url: url,
        /// How far the order is.
        status: OrderStatus,
        /// What the ATS calls the order.
        reference: string,
        /// Application in the ATS that the order is part of.
        application_id: string,
        /// Job in the ATS that the candidate applied for.
        job_id: string,
        /// Company in the ATS that is hiring.
        company_id: string,
        /// Candidate in the ATS.
        candidate_id: string,
        /// Employee in the ATS, where the person is one already.
        employee_id: string,
        /// The person's full name.
        profile_name: string,
        /// The person's given name.
        profile_first_name: string,
        /// The person's family name.
        profile_last_name: string,
        /// Where the person's résumé can be read.
        profile_resume_url: url,
        /// The IPv4 address that the person was last seen at.
        profile_ip_address: ipv4,
        /// The person's date of birth.
        profile_date_of_birth: date,
        /// Where the person lives or lived.
        profile_addresses: [OrderAddress],
        /// The person's gender.
        profile_gender: ProfileGender,
        /// The person's e-mail addresses.
        profile_emails: [email],
        /// The person's telephone numbers.
        profile_telephones: [string],
        /// The person's national identifier, such as a social security number.
        profile_national_identifier: string,
        /// The person's pages on social networks.
        profile_social_media_urls: [url],
        /// When the work on the order was completed.
        response_completed_at: date_time,
        /// When the result stops being valid.
        response_expires_at: date_time,
        /// When the assessment was issued.
        response_issued_at: date_time,
        /// How far the result is.
        response_status: OrderStatus,
        /// The score that was reached, for example 0 to 100.
        response_score: number,
        /// The highest score that can be reached.
        response_max_score: number,
        /// Where the result can be seen in detail.
        response_url: url,
        /// Where the person completes the assessment.
        response_redirect_url: url,
        /// Where the reports can be downloaded.
        response_download_urls: [url],
        /// Remarks on the result.
        response_details: [OrderResponseDetail],
        /// Who or what produced the result.
        response_source: string,
        /// Single findings of the result, with or without a score.
        response_attributes: [OrderResponseAttribute],
        /// What the ATS itself holds on the order, in its own form.
        raw: any,
    }
    where {
        id as_in_path;
        connection_id as_in_path;
        response_score not_above response_max_score;
        response_completed_at not_before response_issued_at;
        response_expires_at not_before response_issued_at;
        profile_date_of_birth not_in_future;
    }

    /// The answers to one question of a package.
    OrderParameter as ORDER_PARAMETER {
        /// The question's identifier.
        parameter_id: string,
        /// The question's name.
        name: string,
        /// The answers.
        inputs: [string],
    }

    /// A postal address.
    OrderAddress as ORDER_ADDRESS {
        /// Street and number.
        address1: string,
        /// What does not fit the first line.
        address2: string,
        /// City or town.
        city: string,
        /// State, province or region, by name.
        region: string,
        /// State, province or region, by code.
        region_code: string,
        /// Postal code.
        postal_code: string,
        /// Country, by name.
        country: string,
        /// Country, by code.
        country_code: string,
    }

    /// A remark on the result.
    OrderResponseDetail as ORDER_RESPONSE_DETAIL {
        /// Headline.
        title: string,
        /// The remark itself.
        text: string,
        /// The question that the remark is about.
        parameter_id: string,
        /// Where a file that belongs to the remark can be downloaded.
        download_url: url,
        /// Whether the candidate may not see the remark.
        is_private: boolean,
        /// Whether the remark is why the order failed.
        is_failed_reason: boolean,
    }

    /// A single finding of the result.
    OrderResponseAttribute as ORDER_RESPONSE_ATTRIBUTE {
        /// What was found out, for people to read.
        label: string (required),
        /// How the finding is to be read.
        r#type: OrderResponseAttributeType (required),
        /// The finding itself.
        value: string,
        /// What the vendor calls the finding.
        reference: string,
        /// How far this part of the result is.
        status: OrderStatus,
        /// The score that was reached in this part.
        score_value: number,
        /// The highest score that can be reached in this part.
        score_max: number,
    }
    where {
        score_value not_above score_max;
    }
}

enumerations! {
    /// How far an order or its result is.
    OrderStatus as ORDER_STATUSES {
        /// Nobody works on it yet.
        Open = "OPEN",
        /// It is being worked on.
        InProgress = "IN_PROGRESS",
        /// It is done.
        Completed = "COMPLETED",
        /// It could not be done.
        Failed = "FAILED",
        /// It was turned down.
        Rejected = "REJECTED",
    }

    /// A person's gender, in the API's words.
    ProfileGender as PROFILE_GENDERS {
        /// Male.
        Male = "MALE",
        /// Female.
        Female = "FEMALE",
        /// Intersex.
        Intersex = "INTERSEX",
        /// Trans.
        Trans = "TRANS",
        /// Non-binary.
        NonBinary = "NON_BINARY",
    }

    /// How a single finding is to be read.
    OrderResponseAttributeType as ATTRIBUTE_TYPES {
        /// As a text.
        Text = "TEXT",
        /// As a number.
        Number = "NUMBER",
        /// As a result of its own, with status or score.
        SubResult = "SUB_RESULT",
    }
}
