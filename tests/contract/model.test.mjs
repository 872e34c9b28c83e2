// The names, as the reference page of the API has them, and the lists of values.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as everything from "assessment-order";

const { ATTRIBUTE_TYPES, ORDER_FIELDS, ORDER_STATUSES, PROFILE_GENDERS } = everything;

/** As on https://docs.unified.to/assessment/order/Update_an_order, under `fields`. */
const REFERENCE_PAGE = `
  id created_at updated_at workspace_id connection_id webhook_id package_id parameters target_url status reference
  application_id job_id company_id candidate_id employee_id profile_name profile_first_name profile_last_name
  profile_resume_url profile_ip_address profile_date_of_birth profile_addresses profile_gender profile_emails
  profile_telephones profile_national_identifier profile_social_media_urls response_completed_at response_expires_at
  response_issued_at response_status response_score response_max_score response_url response_redirect_url
  response_download_urls response_details response_source response_attributes raw`;

test("ORDER_FIELDS are the 41 names of the reference page, in its order", () => {
  assert.deepEqual([...ORDER_FIELDS], REFERENCE_PAGE.trim().split(/\s+/));
  assert.equal(ORDER_FIELDS.length, 41);
});

test("the lists of values", () => {
  assert.deepEqual([...ORDER_STATUSES], ["OPEN", "IN_PROGRESS", "COMPLETED", "FAILED", "REJECTED"]);
  assert.deepEqual([...PROFILE_GENDERS], ["MALE", "FEMALE", "INTERSEX", "TRANS", "NON_BINARY"]);
  assert.deepEqual([...ATTRIBUTE_TYPES], ["TEXT", "NUMBER", "SUB_RESULT"]);
});

test("these are exported, and nothing else", () => {
  const names = `ATTRIBUTE_TYPES ConnectionError HttpError InvalidRequestError ORDER_FIELDS ORDER_STATUSES OrderClient
    OrderError OrderValidationError PROFILE_GENDERS ResponseError TimeoutError createUpdateRequest isOrderError
    orderJsonSchema orderSchema parseOrder toCurl updateOrder updateOrderWithResponse updateOrders validateOrder
    validateOrderJson validateOrders`;
  assert.deepEqual(Object.keys(everything).sort(), names.split(/\s+/).sort());
});
