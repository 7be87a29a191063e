export type { RawDelivery } from "./delivery.ts";
export { createMemorySeen, type SeenEvents } from "./seen-events.ts";
export { signWebhook, type SignedWebhook, type SignWebhookOptions } from "./sign-webhook.ts";
export { verifyWebhook, type VerifyWebhookOptions } from "./verify-webhook.ts";
export type {
  ContactEvent,
  CustomerEvent,
  CustomerEventType,
  OnboardingEvent,
  TaskEvent,
  WebhookEvent,
} from "./webhook-event.ts";
export { WebhookVerificationError, type WebhookFailure } from "./webhook-verification-error.ts";
