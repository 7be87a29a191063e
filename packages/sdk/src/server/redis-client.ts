type Heard = (channel: string, message: string) => void;

/** A client of the `redis` package, as far as it is used here. */
export interface NodeRedis {
  sendCommand(args: string[]): Promise<unknown>;
  emit(event: "error", error: Error): boolean;
  duplicate(): {
    connect(): Promise<unknown>;
    subscribe(channel: string, listener: (message: string, channel: string) => void): Promise<void>;
    on(event: "ready", listener: () => void): unknown;
    on(event: "error", listener: (error: Error) => void): unknown;
    destroy(): void;
  };
}

/** A client of the `ioredis` package, as far as it is used here. */
export interface IoRedis {
  call(command: string, args: string[]): Promise<unknown>;
  emit(event: "error", error: Error): boolean;
  duplicate(): {
    readonly status: string;
    connect(): Promise<unknown>;
    subscribe(channel: string): Promise<unknown>;
    on(event: "ready", listener: () => void): unknown;
    on(event: "message", listener: Heard): unknown;
    on(event: "error", listener: (error: Error) => void): unknown;
    disconnect(): void;
  };
}

/** A client that the host has made and connected. */
export type RedisClient = NodeRedis | IoRedis;

/** A connection that only listens. */
export interface Listening {
  /** Hears a channel. Resolves when it is heard. */
  subscribe(channel: string): Promise<unknown>;
  end(): void;
}

const isIoRedis = (client: RedisClient): client is IoRedis => "call" in client;

/** Runs one command. */
export const runOn =
  (client: RedisClient) =>
  ([command = "", ...args]: string[]): Promise<unknown> =>
    isIoRedis(client) ? client.call(command, args) : client.sendCommand([command, ...args]);

/**
 * Opens a second connection, since one that listens can do nothing else. `again` is called when it came back after breaking off, and listens
 * once more. Its errors are told where the host hears those of its own client.
 */
export async function listenOn(client: RedisClient, hear: Heard, again: () => void): Promise<Listening> {
  const tell = (error: Error) => void client.emit("error", error);
  let isFirst = true;
  if (isIoRedis(client)) {
    const connection = client.duplicate();
    const channels = new Set<string>();
    connection.on("error", tell);
    connection.on("message", hear);
    await new Promise<void>((resolve) => {
      connection.on("ready", () => {
        if (isFirst) isFirst = false;
        // It listens again by itself, but only after this.
        else Promise.all([...channels].map((channel) => connection.subscribe(channel))).then(again, tell);
        resolve();
      });
      // A client that connects when it is first used has a second one that does so.
      if (connection.status === "wait") connection.connect().catch(tell);
    });
    return {
      subscribe: (channel) => connection.subscribe(channel).then(() => channels.add(channel)),
      end: () => connection.disconnect(),
    };
  }
  const connection = client.duplicate();
  connection.on("error", tell);
  connection.on("ready", () => {
    if (isFirst) isFirst = false;
    else again();
  });
  await connection.connect();
  return {
    subscribe: (channel) => connection.subscribe(channel, (message) => hear(channel, message)),
    end: () => connection.destroy(),
  };
}
