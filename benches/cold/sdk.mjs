// The schema is not exported by itself: who wants it gets it with the function.
import "@unified-api/typescript-sdk/funcs/orderUpdateAssessmentOrder.js";
import { inbound } from "../peers/sdk.mjs";

export const isValid = (text) => inbound.safeParse(JSON.parse(text)).success;
