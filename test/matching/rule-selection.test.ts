import { describe, expect, it } from 'vitest';
import { ruleStateOf, selectRules } from '../../src/matching/rule-selection.js';
import { bodyRules, TYPE } from './rules.js';

const winner = (paths: readonly string[], tokens: readonly string[]) => {
  const rules = bodyRules(Object.fromEntries(paths.map((path) => [path, TYPE])));
  const selected = selectRules(rules, tokens);
  return selected && `${selected.rule.text}${selected.exact ? '' : ' (inherited)'}`;
};

describe('which rule governs a place', () => {
  it.each([
    ['an exact path', ['$.a.b'], ['a', 'b'], '$.a.b'],
    ['a parent cascades', ['$.a'], ['a', 'b', '0'], '$.a (inherited)'],
    ['the root cascades', ['$'], ['a'], '$ (inherited)'],
    ['another field does not', ['$.b'], ['a'], undefined],
    ['a deeper path does not', ['$.a.b'], ['a'], undefined],
    ['an index beats [*]', ['$.a[*]', '$.a[0]'], ['a', '0'], '$.a[0]'],
    ['[*] covers other indices', ['$.a[*]', '$.a[0]'], ['a', '7'], '$.a[*]'],
    ['[*] covers numeric names', ['$[*]'], ['0'], '$[*]'],
    ['[*] does not cover other names', ['$[*]'], ['a'], undefined],
    ['.* covers indices', ['$.*'], ['3'], '$.*'],
    ["a quoted '0' is index 0", ["$.a['0']"], ['a', '0'], "$.a['0']"],
    ['product times length: the exact parent', ['$.a', '$.*.*'], ['a', 'b'], '$.a (inherited)'],
    ['product times length: the deeper of equal products', ['$.a', '$.*.b'], ['a', 'b'], '$.*.b'],
    ['a name with a dot', ["$['a.b']", '$.a.b'], ['a.b'], "$['a.b']"],
    ['a leading name without $', ['a.b'], ['a', 'b'], 'a.b'],
    ['a prototype name', ['$.constructor'], ['__proto__'], undefined],
    ['ties: by text', ['$.*.b', '$.a.*'], ['a', 'b'], '$.*.b'],
  ])('%s', (_name, paths, tokens, expected) => {
    expect(winner(paths, tokens)).toBe(expected);
    expect(winner([...paths].reverse(), tokens)).toBe(expected);
  });

  it('leaves out lists without matchers', () => {
    expect(winner([], ['a'])).toBeUndefined();
    expect(selectRules(bodyRules({ '$.a': [], $: TYPE }), ['a'])?.rule.text).toBe('$');
  });

  it('lets an eachKey list cascade only when asked', () => {
    const rules = bodyRules({ '$.m': { match: 'eachKey', rules: [TYPE] }, $: TYPE });
    expect(ruleStateOf(rules, true).child('m').child('k').selected?.rule.text).toBe('$.m');
    expect(ruleStateOf(rules, false).child('m').selected?.rule.text).toBe('$.m');
    expect(ruleStateOf(rules, false).child('m').child('k').selected?.rule.text).toBe('$');
  });

  it('shares the state of places the rules cannot tell apart', () => {
    const state = ruleStateOf(bodyRules({ '$.a[*].b': TYPE }), true).child('a');
    expect(state.child('0')).toBe(state.child('99'));
    expect(state.child('0')).not.toBe(state.child('x'));
  });

  it('knows where keys are free although another rule governs', () => {
    const rules = bodyRules({ '$.*': { match: 'values' }, '$.m': TYPE });
    const state = ruleStateOf(rules, true).child('m');
    expect(state.selected?.rule.text).toBe('$.m');
    expect(state.keysAreFree).toBe(true);
    expect(state.child('deeper').keysAreFree).toBe(false);
  });
});
