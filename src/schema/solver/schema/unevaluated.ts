import type { Schema } from '../../model.js';
import { makeAtom } from '../atoms.js';
import { any, atomic, type Formula, reference, TRUE, unknown } from '../formula.js';
import { otherNames } from '../names.js';
import type { Term } from '../term.js';
import { type Applied, byAppliedSchemas } from './evaluated.js';
import type { Frame } from './frame.js';
import { placeOf } from './place.js';
import { termBelow } from './schema-term.js';
import type { Translation } from './translation.js';

/** `unevaluatedProperties`: what no other keyword that judges the object successfully has looked at. */
export function unevaluatedProperties(
  translation: Translation,
  schema: Schema,
  frame: Frame,
): readonly Formula[] {
  const part = schema.unevaluatedProperties;
  if (!part || part.always === true) return [];
  const term = termBelow(translation, part, frame);
  const place = placeOf(schema, 'unevaluatedProperties');
  const formula = byAppliedSchemas(translation, 'object', [{ schema, frame }], ({ applied }) => {
    const evaluated = evaluatedNames(applied, schema, frame.deep);
    return evaluated
      ? atomic(
          makeAtom({ kind: 'members', names: otherNames(evaluated.names, evaluated.patterns), term }, place),
        )
      : TRUE;
  });
  return [formula ?? unknown('too many combinations of branches under unevaluatedProperties')];
}

/** The names evaluated by schemas that judge the same object; undefined: all names. */
export function evaluatedNames(
  applied: readonly Applied[],
  except: Schema | undefined,
  deep: boolean,
): { names: Set<string>; patterns: string[] } | undefined {
  const names = new Set<string>();
  const patterns = new Set<string>();
  for (const { schema } of applied) {
    if (schema.additionalProperties || (schema.unevaluatedProperties && schema !== except)) return undefined;
    for (const name of schema.properties?.keys() ?? []) names.add(name);
    for (const pattern of schema.patternProperties?.keys() ?? []) patterns.add(pattern);
    if (deep) for (const name of schema.required ?? []) names.add(name);
  }
  return { names, patterns: [...patterns] };
}

/** `unevaluatedItems`: items behind every prefix that no `items` and no `contains` has accepted. */
export function unevaluatedItems(translation: Translation, schema: Schema, frame: Frame): readonly Formula[] {
  const part = schema.unevaluatedItems;
  if (!part || part.always === true) return [];
  const place = placeOf(schema, 'unevaluatedItems');
  const term = termBelow(translation, part, frame);
  const formula = byAppliedSchemas(translation, 'array', [{ schema, frame }], ({ applied }) => {
    let prefix = 0;
    const contained: Term[] = [];
    for (const { schema: other, frame: own } of applied) {
      if (other.items || (other.unevaluatedItems && other !== schema)) return TRUE;
      prefix = Math.max(prefix, other.prefixItems?.length ?? 0);
      if (other.contains) contained.push(termBelow(translation, other.contains, own));
    }
    return atomic(
      makeAtom(
        { kind: 'items', from: prefix, to: Infinity, term: oneOfTerms(translation, [term, ...contained]) },
        place,
      ),
    );
  });
  return [formula ?? unknown('too many combinations of branches under unevaluatedItems')];
}

/** The values of any of the terms. */
function oneOfTerms({ engine }: Translation, terms: readonly Term[]): Term {
  if (terms.length === 1) return terms[0] as Term;
  const key = `any ${terms.map(({ id }) => id).join()}`;
  return engine.terms.intern(key, () => any(terms.map(reference)));
}
