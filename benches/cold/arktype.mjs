import { type } from "arktype";
import { arktypeOrder } from "../peers/arktype.mjs";

export const isValid = (text) => !(arktypeOrder(JSON.parse(text)) instanceof type.errors);
