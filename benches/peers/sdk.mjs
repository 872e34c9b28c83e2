// The official SDK's schemas: the one for answers, and the one for what is sent.
import {
  AssessmentOrder$inboundSchema as inbound,
  AssessmentOrder$outboundSchema as outbound,
} from "@unified-api/typescript-sdk/sdk/models/shared/assessmentorder.js";

export { inbound, outbound };

/** The order as the SDK wants it: other names, `Date`s. @param {object} order */
export const forSdk = (order) => inbound.parse(order);
