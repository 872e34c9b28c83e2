// Orders that nobody wants to receive, each with one fault, to see who catches it. As text: some faults cannot be said
// in an object.

export interface BadOrder {
  what: string;
  text: string;
}

const IDS = '"workspace_id":"w1","connection_id":"c1"';

const withFields = (fields: string): string => `{${IDS},${fields}}`;

export const BAD_ORDERS: readonly BadOrder[] = [
  ["no connection_id", '{"workspace_id":"w1"}'],
  ["an empty workspace_id", '{"workspace_id":"","connection_id":"c1"}'],
  ["an array in the place of the order", `[{${IDS}}]`],
  ["a comma too many", `{${IDS},}`],
  ["the same field twice", withFields('"status":"OPEN","status":"FAILED"')],
  ["a status in lower case", withFields('"status":"completed"')],
  ["a status that there is not", withFields('"response_status":"DONE"')],
  ["a gender that there is not", withFields('"profile_gender":"female"')],
  ["a score as a string", withFields('"response_score":"87"')],
  ["a score beyond all numbers", withFields('"response_score":1e400')],
  ["a reference as a number", withFields('"reference":2041')],
  ["null in the place of a string", withFields('"candidate_id":null')],
  ["30 February", withFields('"profile_date_of_birth":"1992-02-30"')],
  ["a month 13", withFields('"profile_date_of_birth":"1992-13-01"')],
  ["a day as people write it", withFields('"profile_date_of_birth":"01.02.1992"')],
  ["a time without a zone", withFields('"response_completed_at":"2026-05-05T14:42:10"')],
  ["a time with a blank in it", withFields('"response_completed_at":"2026-05-05 14:42:10Z"')],
  ["25 o’clock", withFields('"response_completed_at":"2026-05-05T25:42:10Z"')],
  ["a leap second in mid-May", withFields('"response_completed_at":"2026-05-05T23:59:60Z"')],
  ["an IPv4 address with 256 in it", withFields('"profile_ip_address":"192.0.2.256"')],
  ["an e-mail address without an at sign", withFields('"profile_emails":["amara at example.com"]')],
  ["an e-mail address without a domain", withFields('"profile_emails":["amara@"]')],
  ["e-mail addresses that are no array", withFields('"profile_emails":"amara@example.com"')],
  ["a telephone number as a number", withFields('"profile_telephones":[4685550142]')],
  ["addresses that are no array", withFields('"profile_addresses":{"city":"Uppsala"}')],
  ["a URL without a scheme", withFields('"response_url":"vendor.example.com/reports/7"')],
  ["a URL without a host", withFields('"response_url":"https:///reports/7"')],
  ["a link that runs a script", withFields('"response_redirect_url":"javascript:alert(1)"')],
  ["such a link in disguise", withFields('"response_redirect_url":"java\\tscript:alert(1)"')],
  ["a link that holds a page", withFields('"response_download_urls":["data:text/html,hello"]')],
  ["a detail with yes for true", withFields('"response_details":[{"title":"Summary","is_private":"yes"}]')],
  ["an attribute without a label", withFields('"response_attributes":[{"type":"TEXT"}]')],
  ["an attribute type misspelt", withFields('"response_attributes":[{"label":"a","type":"SUBRESULT"}]')],
].map(([what = "", text = ""]) => ({ what, text }));
