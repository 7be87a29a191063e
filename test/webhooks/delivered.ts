/** A secret as the service shows one. */
export const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
export const OTHER_SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

let number = 0;

/** An event of its own. What is given replaces the documented parts of it. */
export const eventLike = (more: object = {}) => ({
  id: `evt_${++number}`,
  type: "customer.updated",
  created_at: "2026-05-01T10:00:00.000Z",
  org_id: "org_1",
  livemode: true,
  api_version: "v1",
  data: {
    object: { object: "customer", id: "cus_7", name: "Aurora Outfitters", mrr: 120_000 },
    previous_attributes: { mrr: 90_000 },
  },
  ...more,
});
