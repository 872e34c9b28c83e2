import { validateOrderJson } from "assessment-order";

export const isValid = (text) => validateOrderJson(text).valid;
