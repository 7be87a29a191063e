// A module of its own, so that a bundler can put what keeps the views into a part that is loaded on demand.
export { savedViews } from "@pivotal/sdk/store";
