/** Changes between two texts, a swap of neighbours counting once; more than `most` is `most + 1`. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    [before, last] = [last, row];
  }
  return Math.min(last[b.length] ?? 0, most + 1);
}

/** The one of some known texts that a mistyped one was probably meant to be. */
export function nearest(typed: string, known: Iterable<string>): string | undefined {
  const most = Math.min(2, Math.floor(typed.length / 3));
  let found: string | undefined;
  let least = most + 1;
  for (const candidate of known) {
    const far = distance(typed, candidate, most);
    if (far < least) [found, least] = [candidate, far];
  }
  return found;
}
