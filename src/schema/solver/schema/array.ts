import type { Schema } from '../../model.js';
import { type AtomKind, makeAtom } from '../atoms.js';
import { atomic, type Formula, not } from '../formula.js';
import type { Frame } from './frame.js';
import { placeOf } from './place.js';
import { termBelow } from './schema-term.js';
import type { Translation } from './translation.js';

/** Sizes, `prefixItems`, `items`, `contains`, `uniqueItems`. */
export function arrayKeywords(translation: Translation, schema: Schema, frame: Frame): readonly Formula[] {
  const { minItems, maxItems, uniqueItems, prefixItems, items, contains } = schema;
  const formulas: Formula[] = [];
  const add = (keyword: string, atom: AtomKind, positive = true, entry: readonly number[] = []) => {
    const formula = atomic(makeAtom(atom, placeOf(schema, keyword, ...entry)));
    formulas.push(positive ? formula : not(formula));
  };
  const below = (part: Schema) => termBelow(translation, part, frame);
  if (minItems) add('minItems', { kind: 'size', min: minItems });
  if (maxItems !== undefined) add('maxItems', { kind: 'size', min: maxItems + 1 }, false);
  if (uniqueItems) add('uniqueItems', { kind: 'unique' });
  prefixItems?.forEach((part, i) => {
    if (part.always !== true)
      add('prefixItems', { kind: 'items', from: i, to: i + 1, term: below(part) }, true, [i]);
  });
  if (items && items.always !== true)
    add('items', { kind: 'items', from: prefixItems?.length ?? 0, to: Infinity, term: below(items) });
  if (contains) {
    const { minContains = 1, maxContains } = schema;
    if (minContains > 0) add('contains', { kind: 'contains', min: minContains, term: below(contains) });
    if (maxContains !== undefined)
      add('maxContains', { kind: 'contains', min: maxContains + 1, term: below(contains) }, false);
  }
  return formulas;
}
