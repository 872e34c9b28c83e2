// The suite in a page, or in a worker that a page started: its parameters stand in the address, its report
// is posted.

import { report } from "./report.js";

report();
