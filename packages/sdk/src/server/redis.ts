export { createRedisState, type RedisState, type RedisStateOptions } from "./redis-state.ts";
export type { IoRedis, NodeRedis, RedisClient } from "./redis-client.ts";
