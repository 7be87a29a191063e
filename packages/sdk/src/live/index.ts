export { followEvents, type FollowOptions } from "./follow-events.ts";
