// A page that takes one sample.
import { sample } from "../cold/sample.mjs";

globalThis.takeSample = (file, text) => sample(() => import(`/${file}`), text);
