/** Whether the console tells of what cannot be read well. This stands in for `watch.ts` outside of development. */
export const watchesContrast = false;
