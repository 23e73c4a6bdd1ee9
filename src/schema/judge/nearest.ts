import { isObject, type JsonValue } from '../../json/value.js';
import type { Schema } from '../model.js';
import type { Report } from './context.js';
import type { Evaluated } from './evaluated.js';
import type { Outcome } from './outcome.js';

/** One alternative that was tried. */
export interface Attempt {
  readonly branch: Schema;
  readonly outcome: Outcome;
  readonly report: Report;
  readonly seen: Evaluated | undefined;
}

/** How far an alternative is from the value: wrong type of the value itself, then wrong tags, then the number of errors. */
function distance({ report }: Attempt, depth: number): readonly [number, number, number] {
  const level = (instance: string): number => instance.split('/').length - 1;
  const wrongType = report.errors.some(
    ({ keyword, instance }) => keyword === 'type' && level(instance) === depth,
  );
  const wrongTag = report.errors.filter(
    ({ keyword, instance }) => (keyword === 'const' || keyword === 'enum') && level(instance) <= depth + 1,
  ).length;
  return [wrongType ? 1 : 0, wrongTag, report.errors.length];
}

/** The alternative that was most likely meant. `depth`: level of the value inside the whole. */
export function nearest(attempts: readonly Attempt[], value: JsonValue, depth: number): Attempt | undefined {
  let best: { readonly attempt: Attempt; readonly far: readonly number[] } | undefined;
  for (const attempt of attempts) {
    const far = [...distance(attempt, depth), -overlap(attempt.branch, value)];
    if (attempt.report.errors.length > 0 && (!best || isLess(far, best.far))) best = { attempt, far };
  }
  return best?.attempt;
}

function isLess(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((entry, index) => entry !== b[index]);
  return at >= 0 && (a[at] as number) < (b[at] as number);
}

/** How many members of the value the alternative knows. */
function overlap(branch: Schema, value: JsonValue): number {
  const { properties } = branch.ref ?? branch;
  return properties && isObject(value) ? Object.keys(value).filter((name) => properties.has(name)).length : 0;
}
