import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sitesOf } from '../../../src/check/response/sites.js';
import { joinPointer, valueAt } from '../../../src/json/pointer.js';
import { isObject, type JsonValue } from '../../../src/json/value.js';
import { ruleStateOf } from '../../../src/matching/rule-selection.js';
import { applicableAt, rootPlace } from '../../../src/schema/applicable.js';
import { compileStandalone } from '../../../src/schema/standalone.js';
import { bodyRules, TYPE } from '../../matching/rules.js';
import { OPEN } from '../../schema/describe.js';
import { schemas, values } from '../../schema/judge/random-schema.js';

const RUN = { seed: 20_261_213, numRuns: 500 };

/** The paths that exist in both values, parents before children. */
function commonPaths(example: JsonValue, witness: JsonValue): string[][] {
  const both = (Array.isArray(example) && Array.isArray(witness)) || (isObject(example) && isObject(witness));
  return [
    [],
    ...(both ? Object.entries(example) : [])
      .filter(([token]) => Object.hasOwn(witness as object, token))
      .flatMap(([token, part]) =>
        commonPaths(part, (witness as Record<string, JsonValue>)[token]!).map((path) => [token, ...path]),
      ),
  ];
}

const ruleSets = fc.constantFrom(
  bodyRules({}),
  bodyRules({ '$.a': TYPE }),
  bodyRules({ '$.a[*]': TYPE, '$.b.c': TYPE, $: TYPE }),
);

describe('the places of an example in a witness', () => {
  it('are all that both have, with what the example has there', () => {
    let beyond = 0;
    fc.assert(
      fc.property(values, values, ruleSets, (example, witness, rules) => {
        const sites = sitesOf(example, witness, rules);
        expect(sites.map(({ tokens }) => tokens)).toEqual(commonPaths(example, witness));
        for (const { tokens, example: shown, rules: state } of sites) {
          expect(shown).toEqual(valueAt(example, joinPointer('', ...tokens)));
          const wanted = tokens.reduce((at, token) => at.child(token), ruleStateOf(rules, false));
          expect(state.selected).toEqual(wanted.selected);
        }
        if (sites.length > 1) beyond++;
      }),
      RUN,
    );
    expect(beyond).toBeGreaterThan(50);
  });

  it('are spoken about by the schemas that speak about their paths', () => {
    fc.assert(
      fc.property(schemas('2020-12'), values, values, (written, example, witness) => {
        const schema = compileStandalone(written, { dialect: '2020-12' });
        const other = compileStandalone({ allOf: [written] }, { dialect: '2020-12' });
        const rules = bodyRules({});
        for (const one of [schema, other, schema])
          for (const site of sitesOf(example, witness, rules))
            expect(
              site.schemasIn(rootPlace(one, witness, OPEN)).map(({ location }) => location.pointer),
            ).toEqual(applicableAt(one, witness, site.tokens, OPEN).map(({ location }) => location.pointer));
      }),
      RUN,
    );
  });

  it('are walked once for the same pair under the same rules', () => {
    const [example, witness, rules] = [{ a: 1 }, { a: 2 }, bodyRules({})];
    const sites = sitesOf(example, witness, rules);
    expect(sitesOf(example, witness, rules)).toBe(sites);
    const ruled = sitesOf(example, witness, bodyRules({ '$.a': TYPE }));
    expect(ruled.map((site) => site.rules.selected?.rule.text)).toEqual([undefined, '$.a']);
    expect(sitesOf(example, witness, rules).map((site) => site.rules.selected)).toEqual([
      undefined,
      undefined,
    ]);
    expect(sitesOf(example, {}, rules)).toHaveLength(1);
  });
});

describe('how people read a place', () => {
  const read = (example: JsonValue, rules: Parameters<typeof bodyRules>[0]) =>
    sitesOf(example, example, bodyRules(rules)).map(({ display, role }) => `${role} ${display}`);

  it.each<[string, JsonValue, Parameters<typeof bodyRules>[0], string[]]>([
    ['names', { a: { 'b-1': 1 } }, {}, ['root $', 'member $.a', 'member $.a.b-1']],
    ['odd names', { 'a.b': 1, '1': 2 }, {}, ['root $', "member $['1']", "member $['a.b']"]],
    ['items', [['x']], {}, ['root $', 'item $[0]', 'item $[0][0]']],
    ['items under a rule', [1, 2], { $: TYPE }, ['root $', 'item $[*]', 'item $[*]']],
    ['items under a rule above', { a: [1] }, { $: TYPE }, ['root $', 'member $.a', 'item $.a[*]']],
    ['entries of a map', { a: 1 }, { $: { match: 'values' } }, ['root $', 'map-entry $.*']],
    ['items that the rules look for', [[1]], { $: { match: 'arrayContains', variants: [] } }, ['root $']],
  ])('%s', (_name, example, rules, wanted) => {
    expect(read(example, rules)).toEqual(wanted);
  });

  it('has limits for what no hand has written', () => {
    const wide = Array.from({ length: 6_000 }, () => 0);
    expect(sitesOf(wide, wide, [])).toHaveLength(5_000);
    const deep = Array.from({ length: 100 }).reduce<JsonValue>((inner) => [inner], 0);
    expect(sitesOf(deep, deep, [])).toHaveLength(65);
  });
});
