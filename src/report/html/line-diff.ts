/** One line of a comparison: in both texts, only in the first, only in the second. */
export interface DiffLine {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** The table of the comparison has rows × columns cells; beyond this the texts are shown one after the other. */
const MOST_CELLS = 1_000_000;

/** What turns one list of lines into another, by their longest common subsequence. */
export function lineDiff(from: readonly string[], to: readonly string[]): readonly DiffLine[] {
  const start = commonStart(from, to);
  const end = commonStart([...from.slice(start)].reverse(), [...to.slice(start)].reverse());
  const as = (kind: DiffLine['kind']) => (text: string) => ({ kind, text });
  return [
    ...from.slice(0, start).map(as('same')),
    ...changed(from.slice(start, from.length - end), to.slice(start, to.length - end)),
    ...from.slice(from.length - end).map(as('same')),
  ];
}

function commonStart(a: readonly string[], b: readonly string[]): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

function changed(from: readonly string[], to: readonly string[]): DiffLine[] {
  const removed = from.map((text): DiffLine => ({ kind: 'removed', text }));
  const added = to.map((text): DiffLine => ({ kind: 'added', text }));
  if (from.length * to.length > MOST_CELLS) return [...removed, ...added];
  // lengths[i][j]: of the longest common subsequence of from[i…] and to[j…].
  const lengths = Array.from({ length: from.length + 1 }, () => new Uint32Array(to.length + 1));
  const at = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
  for (let i = from.length - 1; i >= 0; i--)
    for (let j = to.length - 1; j >= 0; j--)
      (lengths[i] as Uint32Array)[j] =
        from[i] === to[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < from.length && j < to.length) {
    if (from[i] === to[j]) {
      lines.push({ kind: 'same', text: from[i] as string });
      i++;
      j++;
    } else if (at(i + 1, j) >= at(i, j + 1)) lines.push(removed[i++] as DiffLine);
    else lines.push(added[j++] as DiffLine);
  }
  return [...lines, ...removed.slice(i), ...added.slice(j)];
}
