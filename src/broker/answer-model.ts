/** The three answers to "can I deploy?". `unknown` is neither: something has not been found out. */
export type Answer = 'yes' | 'no' | 'unknown';

/** One version of one application; the version is undefined when none is known. */
export interface Party {
  readonly name: string;
  readonly version: string | undefined;
}

/** What breaks: an interaction and the field in it. */
export interface Break {
  readonly interaction: string;
  /** `body $.total`; empty when it is not about one field. */
  readonly field: string;
  readonly message: string;
}

/** One pair that must fit. */
export interface DeployRow {
  readonly consumer: Party;
  readonly provider: Party;
  readonly result: Answer;
  /** Left out on request: it does not count. */
  readonly ignored: boolean;
  /** Why it is unknown, or what was noticed on the way; sentences without full stop. */
  readonly reasons: readonly string[];
  /** For `no`: what breaks. */
  readonly breaks: readonly Break[];
}

/** The same for a broker and a store, printed by the same code. */
export interface DeployAnswer {
  readonly answer: Answer;
  readonly pacticipant: string;
  readonly version: string;
  readonly environment: string;
  /** Sentences about the question as a whole. */
  readonly reasons: readonly string[];
  readonly rows: readonly DeployRow[];
}

/** Unknown wins over yes, no wins over both: a known break is not undone by what is still to be found out. */
export function answerOf(rows: readonly DeployRow[]): Answer {
  const counted = rows.filter(({ ignored }) => !ignored).map(({ result }) => result);
  return counted.includes('no') ? 'no' : counted.includes('unknown') ? 'unknown' : 'yes';
}
