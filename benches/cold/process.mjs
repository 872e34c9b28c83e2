// Takes a sample in this process: node process.mjs ours.mjs
import { fullOrder } from "../orders.mjs";
import { sample } from "./sample.mjs";

const [file] = process.argv.slice(2);
console.log(JSON.stringify(await sample(() => import(`./${file}`), JSON.stringify(fullOrder(0)))));
