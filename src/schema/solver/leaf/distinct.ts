import type { JsonValue } from '../../../json/value.js';
import { canonicalText } from '../canonical.js';
import type { Engine } from '../engine.js';

const STEP_LIMIT = 20_000;

/** Every choice of one value per list in which no two are equal, by backtracking. */
export function* distinctChoices(
  engine: Engine,
  lists: readonly (readonly JsonValue[])[],
  outcome: { exhausted: boolean },
): Generator<readonly JsonValue[], void, void> {
  const texts = lists.map((list) => list.map(canonicalText));
  const used = new Set<string>();
  const chosen: JsonValue[] = [];
  let steps = 0;
  function* from(index: number): Generator<readonly JsonValue[], void, void> {
    if (index === lists.length) {
      yield chosen;
      return;
    }
    const list = lists[index] as readonly JsonValue[];
    for (let i = 0; i < list.length; i++) {
      if (++steps > STEP_LIMIT) {
        outcome.exhausted = false;
        return;
      }
      if (steps % 50 === 0) engine.budget.tick();
      const text = texts[index]?.[i] as string;
      if (used.has(text)) continue;
      used.add(text);
      chosen.push(list[i] as JsonValue);
      yield* from(index + 1);
      chosen.pop();
      used.delete(text);
    }
  }
  yield* from(0);
}
