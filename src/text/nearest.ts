/** Longer names are compared by their beginning: cost grows with the product of the lengths. */
const LONGEST = 200;

/** How many characters must be inserted, removed, replaced or swapped with a neighbour to turn one text into the other. */
export function editDistance(from: string, to: string): number {
  const a = from.slice(0, LONGEST);
  const b = to.slice(0, LONGEST);
  if (a === b) return 0;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, beforeLast[j - 2]! + 1);
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}

/** The candidates a person may have meant, the likeliest first; none when nothing is close. Case does not count. */
export function nearest(name: string, candidates: readonly string[], limit = 3): readonly string[] {
  const wanted = name.toLowerCase();
  const tolerance = Math.max(1, Math.floor(wanted.length / 3));
  return candidates
    .map((candidate) => ({ candidate, distance: editDistance(wanted, candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= tolerance || isPart(wanted, candidate.toLowerCase()))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, limit)
    .map(({ candidate }) => candidate);
}

const isPart = (wanted: string, candidate: string): boolean =>
  wanted.length >= 4 && candidate.includes(wanted);

/** `; did you mean "x" or "y"?`, or nothing. */
export function didYouMean(name: string, candidates: readonly string[]): string {
  const found = nearest(name, candidates);
  return found.length > 0 ? `; did you mean ${found.map((each) => `"${each}"`).join(' or ')}?` : '';
}
