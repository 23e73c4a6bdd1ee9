import type { Generator } from '../../pact/generators.js';
import {
  acceptsDate,
  type DateKind,
  describeDate,
  formatDate,
  momentOf,
  sampleDates,
} from '../dates/index.js';
import { textOf } from './attributes.js';
import type { GeneratorDefinition } from './model.js';

/** Formats that stand for an absent one; a generator's differs from a matcher's for date and time together. */
const DEFAULTS: Readonly<Record<DateKind, string>> = {
  date: 'yyyy-MM-dd',
  time: 'HH:mm:ss',
  datetime: "yyyy-MM-dd'T'HH:mm:ss.SSSZ",
};

/**
 * `Date`, `Time`, `DateTime`: the present, shifted by an expression. The run's day is not known beforehand, so the set is
 * every moment the format can print.
 */
export const dateGenerator = (kind: DateKind): GeneratorDefinition => {
  const format = (generator: Generator): string => textOf(generator, 'format') || DEFAULTS[kind];
  return {
    accepts: (value, generator) =>
      typeof value === 'string' ? acceptsDate(kind, format(generator), value) : false,
    samples(generator, { now }) {
      const current = formatDate(kind, format(generator), momentOf(now));
      const others = sampleDates(kind, format(generator));
      return current !== undefined && others.length ? [...new Set([current, ...others])] : others;
    },
    describe(generator) {
      const expression = textOf(generator, 'expression');
      return describeDate(kind, format(generator)) + (expression ? ` (${expression})` : '');
    },
  };
};
