import type { JsonType } from '../../../json/value.js';
import { faultWords } from '../../fault-words.js';
import type { Schema } from '../../model.js';
import { all, FALSE, type Formula, reference, TRUE, unknown } from '../formula.js';
import type { Term } from '../term.js';
import { applicators } from './applicators.js';
import { arrayKeywords } from './array.js';
import { belowFrame, type Frame, followedFrame, inPlaceFrame, relevantChain, trimmedFrame } from './frame.js';
import { generalKeywords } from './general.js';
import { numberKeywords } from './number.js';
import { objectKeywords } from './object.js';
import { stringKeywords } from './string.js';
import type { Translation } from './translation.js';
import { unevaluatedItems, unevaluatedProperties } from './unevaluated.js';

/** The term of the values that a schema accepts, as the open world sees it. */
export function schemaTerm(translation: Translation, schema: Schema, frame: Frame): Term {
  const { engine, identity, resourceNumber } = translation;
  const chain = relevantChain(frame, schema);
  const key = [
    'schema',
    identity(schema),
    frame.direction ? `${frame.direction} ${identity(frame.site)}` : '',
    frame.formats ? 'formats' : '',
    frame.deep ? 'deep' : '',
    frame.scope.map(resourceNumber).join(),
    chain.map(({ target, negations }) => `${identity(target)}:${frame.negations - negations}`).join(),
  ].join(' ');
  const trimmed = trimmedFrame(frame, chain);
  return engine.terms.intern(key, (type) => meaning(translation, schema, trimmed, type), schema.examples);
}

/** A sub-schema that judges the same place. */
export const partInPlace = (translation: Translation, schema: Schema, frame: Frame): Formula =>
  schema.always === true
    ? TRUE
    : schema.always === false
      ? FALSE
      : reference(schemaTerm(translation, schema, inPlaceFrame(frame, schema)));

/** A sub-schema that judges a member or item. */
export const termBelow = (translation: Translation, schema: Schema, frame: Frame): Term =>
  schemaTerm(translation, schema, belowFrame(frame, schema));

/** The target of a reference. One that is being followed at this place already adds nothing. */
export function followed(translation: Translation, target: Schema, frame: Frame): Formula {
  const entered = frame.chain.find((entry) => entry.target === target);
  if (!entered) return reference(schemaTerm(translation, target, followedFrame(frame, target)));
  return entered.negations === frame.negations ? TRUE : unknown('the schema is defined by its own negation');
}

function meaning(translation: Translation, schema: Schema, frame: Frame, type: JsonType): Formula {
  if (schema.always !== undefined) return schema.always ? TRUE : FALSE;
  const { types } = schema;
  if (types && !types.has(type) && !(type === 'number' && types.has('integer'))) return FALSE;
  const faults = schema.faults.filter(({ harmless }) => !harmless);
  return all([
    ...faults.map((fault) => unknown(faultWords(fault))),
    ...generalKeywords(schema, type),
    ...ofType(translation, schema, frame, type),
    ...applicators(translation, schema, frame, type),
    ...(type === 'object' ? unevaluatedProperties(translation, schema, frame) : []),
    ...(type === 'array' ? unevaluatedItems(translation, schema, frame) : []),
  ]);
}

function ofType(translation: Translation, schema: Schema, frame: Frame, type: JsonType): readonly Formula[] {
  switch (type) {
    case 'number':
      return numberKeywords(schema, frame);
    case 'string':
      return stringKeywords(schema, frame);
    case 'array':
      return arrayKeywords(translation, schema, frame);
    case 'object':
      return objectKeywords(translation, schema, frame);
    default:
      return [];
  }
}
