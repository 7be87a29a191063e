export * from "./first.ts";
export * from "./record.ts";
