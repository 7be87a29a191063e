/** Resolves to the next frame's time, once that frame is painted. */
export const painted = (): Promise<number> =>
  new Promise((resolve) => {
    requestAnimationFrame((time) => {
      // A message posted before a frame's layout and paint is delivered after them.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve(time);
      };
      port2.postMessage(null);
    });
  });

/** Resolves in a task of its own. */
export const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
