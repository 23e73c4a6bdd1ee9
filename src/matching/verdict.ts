/** What one matcher says about one value. */
export type Verdict =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'rejected'; readonly reasons: readonly string[] }
  | { readonly kind: 'undecided'; readonly reasons: readonly string[] };

export const ACCEPTED: Verdict = { kind: 'accepted' };

/** A rejection with its reason: one sentence, lower case, no full stop. */
export const rejected = (reason: string): Verdict => ({ kind: 'rejected', reasons: [reason] });

/** The matcher cannot tell (an unsupported regex, an unknown matcher), and why. */
export const undecided = (reason: string): Verdict => ({ kind: 'undecided', reasons: [reason] });

/** Accepted when `ok`; the reason is only built otherwise. */
export const acceptIf = (ok: boolean, reason: () => string): Verdict => (ok ? ACCEPTED : rejected(reason()));

/** AND: every verdict must accept. OR: one is enough. What is undecided never counts as accepted or rejected. */
export function combineVerdicts(combine: 'AND' | 'OR', verdicts: readonly Verdict[]): Verdict {
  if (combine === 'OR' && verdicts.some(({ kind }) => kind === 'accepted')) return ACCEPTED;
  const open = verdicts.filter(({ kind }) => kind === 'undecided');
  const against = verdicts.filter(({ kind }) => kind === 'rejected');
  const decisive = combine === 'OR' ? (open.length ? open : against) : against.length ? against : open;
  const first = decisive[0];
  if (!first || first.kind === 'accepted') return ACCEPTED;
  return {
    kind: first.kind,
    reasons: decisive.flatMap((one) => (one.kind === 'accepted' ? [] : one.reasons)),
  };
}
