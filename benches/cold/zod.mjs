import { zodOrder } from "../peers/zod.mjs";

export const isValid = (text) => zodOrder.safeParse(JSON.parse(text)).success;
