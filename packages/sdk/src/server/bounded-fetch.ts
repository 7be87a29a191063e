/** Largest answer taken from the service. */
export const MAX_ANSWER_BYTES = 5 * 1024 * 1024;

/** A `fetch` whose answers break off when they are larger than the handler will hold. */
export function boundedFetch(fetch?: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await (fetch ?? globalThis.fetch)(input, init);
    if (response.body === null || response.status < 200) return response;
    let size = 0;
    const counted = new TransformStream<Uint8Array, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        size += chunk.byteLength;
        if (size > MAX_ANSWER_BYTES) controller.error(new TypeError("The answer is larger than 5 MiB."));
        else controller.enqueue(chunk as Uint8Array<ArrayBuffer>);
      },
    });
    const { status, statusText, headers } = response;
    return new Response(response.body.pipeThrough(counted), { status, statusText, headers });
  };
}
