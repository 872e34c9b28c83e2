// Sample orders, as text: what is wrong with the faulty one could not all be said as a JavaScript object.

export const CLEAN_ORDER = `{
  "id": "5de520f96e439b002043d8d8",
  "workspace_id": "5de520f96e439b002043d8d1",
  "connection_id": "5de520f96e439b002043d8dc",
  "package_id": "skills-backend-senior",
  "status": "COMPLETED",
  "reference": "REQ-2041",
  "job_id": "663b5b0e9a7d4c0012aa4101",
  "candidate_id": "663b5b0e9a7d4c0012aa4d01",
  "profile_name": "Amara Lindqvist",
  "profile_emails": ["amara.lindqvist@example.com"],
  "profile_addresses": [
    { "address1": "Storgatan 12", "city": "Uppsala", "postal_code": "753 31", "country_code": "SE" }
  ],
  "response_status": "COMPLETED",
  "response_score": 87.5,
  "response_max_score": 100,
  "response_issued_at": "2026-05-04T09:00:00Z",
  "response_completed_at": "2026-05-05T14:42:10Z",
  "response_url": "https://vendor.example.com/reports/2041",
  "response_details": [
    { "title": "Summary", "text": "Strong in system design.", "is_private": false }
  ],
  "response_attributes": [
    { "label": "System design", "type": "SUB_RESULT", "score_value": 47, "score_max": 50 },
    { "label": "Debugging", "type": "SUB_RESULT", "score_value": 40.5, "score_max": 50 }
  ]
}
`;

export const FAULTY_ORDER = `{
  "id": "5de520f96e439b002043d8d8",
  "workspace_id": "",
  "connection_id": "5de520f96e439b002043d8dc",
  "status": "completed",
  "reference": 2041,
  "jobId": "663b5b0e9a7d4c0012aa4101",
  "candidate_id": null,
  "proflie_name": "Amara Lindqvist",
  "profile_date_of_birth": "1992-02-30",
  "profile_ip_address": "192.0.2.256",
  "profile_emails": ["amara.lindqvist@example.com", "amara at example.com"],
  "response_status": "COMPLETED",
  "response_status": "FAILED",
  "response_score": 120,
  "response_max_score": 100,
  "response_issued_at": "2026-05-04T09:00:00Z",
  "response_completed_at": "2026-05-05 14:42:10",
  "response_url": "vendor.example.com/reports/2041",
  "response_redirect_url": "javascript:alert(1)",
  "response_details": [
    { "title": "Zusammenfassung – 総括 🎉", "is_private": "no" }
  ],
  "response_attributes": [
    { "type": "SUBRESULT", "score_value": 47, "score_max": 50 }
  ]
}
`;
