/** The one thing of the client that elements need, so that bundlers leave out the rest when they load it on demand. */
export { PivotalApi } from "@pivotal/sdk";
