// What is wrong with the faulty ones among the made orders: each entry spoils the text of a clean order.

type Fault = (order: string) => string;

const replace =
  (from: string | RegExp, to: string): Fault =>
  (order) =>
    order.replace(from, to);

const both =
  (one: Fault, other: Fault): Fault =>
  (order) =>
    other(one(order));

const statusInLowerCase = replace('"status":"COMPLETED"', '"status":"completed"');
const noSuchDay = replace(/("profile_date_of_birth":"\d{4})-11-\d\d/, "$1-02-30");
const misspeltName = replace('"profile_name"', '"proflie_name"');

export const FAULTS: readonly Fault[] = [
  statusInLowerCase,
  noSuchDay,
  replace(/@example\.com/, " at example.com"),
  replace(/"response_score":([\d.]+)/, '"response_score":"$1"'),
  replace(/("response_completed_at":"[\d-]+)T/, "$1 "),
  replace(/https:(\/\/vendor[^"]*)/, "$1"),
  replace(/"connection_id":"[^"]*",/, ""),
  both(statusInLowerCase, misspeltName),
  replace('"workspace_id":"5de520f96e439b002043d8d1"', '"workspace_id":""'),
  replace("192.0.2.", "192.0.256."),
  replace(/https:\/\/vendor[^"]*/, "javascript:alert(1)"),
  replace(/"candidate_id":"[^"]*"/, '"candidate_id":null'),
  replace('"response_status":', '"response_status":"OPEN","response_status":'),
  replace('"is_private":false', '"is_private":"no"'),
  replace('"label":"System design",', ""),
  both(noSuchDay, replace(/"response_score":[\d.]+/, '"response_score":120')),
  replace("SUB_RESULT", "SUBRESULT"),
  replace(/.{40}$/, ""),
];
