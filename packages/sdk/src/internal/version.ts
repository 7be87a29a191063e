/** Of this package; sent as `X-Pivotal-Client`. */
export const VERSION = "0.1.0";
