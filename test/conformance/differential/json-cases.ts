import { isObject, type JsonValue } from '../../../src/json/value.js';
import type { Case } from '../oracle/model.js';
import { valueAt } from './locate.js';
import { anyMatcher, nestedMatcher, scalarMatcher } from './matchers.js';
import { type RuleSpec, writePart } from './part.js';
import type { Random } from './random.js';
import { jsonValue, nearby, randomPath, SCALARS } from './values.js';

const JSON_TYPE = 'application/json';

function jsonCase(
  family: string,
  random: Random,
  spec: string,
  example: JsonValue,
  actual: JsonValue,
  rules: readonly RuleSpec[],
): Case {
  const part = random.chance(0.3) ? 'request' : 'response';
  const headers = { 'Content-Type': JSON_TYPE };
  const body = { json: example, contentType: JSON_TYPE };
  const line = part === 'request' ? { method: 'POST', path: '/x' } : { status: 200 };
  const text = typeof actual === 'string' ? JSON.stringify(actual) : actual;
  return {
    family,
    part,
    spec,
    expected: writePart(part, spec, { ...line, headers, body, rules }),
    actual: { ...line, headers, body: text },
  };
}

/** A body at a scalar under one matcher: every matcher against every kind of value. */
export function scalarCase(random: Random): Case {
  const example = random.pick(SCALARS);
  const actual = random.chance(0.2) ? jsonValue(random, 1) : random.pick(SCALARS);
  const matchers = Array.from({ length: random.chance(0.2) ? 2 : 1 }, () => scalarMatcher(random));
  const combine = random.chance(0.3) ? ('OR' as const) : ('AND' as const);
  return jsonCase('json scalars', random, random.pick(['3', '3', '4']), { a: example }, { a: actual }, [
    { category: 'body', key: '$.a', matchers, combine },
  ]);
}

/** A tree with a few rules at random places. */
export function treeCase(random: Random): Case {
  const example = random.chance(0.5)
    ? { a: jsonValue(random, 3) }
    : [jsonValue(random, 2), jsonValue(random, 2)];
  const spec = random.pick(['2', '3', '4']);
  const keys = new Set(Array.from({ length: random.below(4) }, () => randomPath(example, random)));
  const rules = [...keys].map((key): RuleSpec => {
    const matchers = [anyMatcher(random, valueAt(example, key) ?? 'a', false)];
    if (spec !== '2' && random.chance(0.15)) matchers.push(scalarMatcher(random));
    return {
      category: 'body',
      key,
      matchers,
      ...(random.chance(0.2) && spec !== '2' ? { combine: 'OR' as const } : {}),
    };
  });
  return jsonCase('json trees', random, spec, example, nearby(example, random), rules);
}

/** Maps and arrays under eachKey, eachValue, values and arrayContains, perhaps nested. */
export function nestedCase(random: Random): Case {
  const inner = jsonValue(random, 2);
  const example = {
    m: isObject(inner) || Array.isArray(inner) ? inner : random.chance(0.5) ? [inner, inner] : { a: inner },
  };
  const keys = new Set([
    '$.m',
    ...(random.chance(0.6) ? [randomPath(example, random)] : []),
    ...(random.chance(0.3) ? ['$.m.*'] : []),
  ]);
  const rules = [...keys].map((key): RuleSpec => {
    const place = valueAt(example, key) ?? 'a';
    const matchers = [key === '$.m' ? nestedMatcher(random, place) : anyMatcher(random, place, true)];
    if (random.chance(0.25)) matchers.push(nestedMatcher(random, place));
    return { category: 'body', key, matchers };
  });
  return jsonCase('json maps and lists', random, '4', example, nearby(example, random, 0.3), rules);
}
