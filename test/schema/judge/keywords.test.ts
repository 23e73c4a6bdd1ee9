import { describe, expect, it } from 'vitest';
import { accepts, judge } from '../../../src/schema/judge/index.js';
import { compileStandalone } from '../../../src/schema/standalone.js';
import { json, OPEN } from '../describe.js';

/** schema, accepted values, rejected values (all as JSON text, so that numbers keep their form). */
const ROWS: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  [
    '{"type":"integer"}',
    ['1', '1.0', '1e2', '-0', '12345678901234567890', '100e-2', '1e5000'],
    ['1.5', '"1"', 'null', '1e-1', '1e-5000'],
  ],
  ['{"type":["string","null"]}', ['""', 'null'], ['0', 'false', '[]', '{}']],
  ['{"type":"number"}', ['1.5', '1e400'], ['"1"', 'true']],
  [
    '{"enum":[1,"a",null,{"a":[1]}]}',
    ['1.0', '"a"', 'null', '{"a":[1.0]}'],
    ['2', '"A"', '{"a":[]}', 'true'],
  ],
  ['{"const":null}', ['null'], ['0', '""', 'false']],
  ['{"const":{"a":1,"b":2}}', ['{"b":2,"a":1.0}'], ['{"a":1}']],
  ['{"minimum":9007199254740993}', ['9007199254740993', '9007199254740994'], ['9007199254740992']],
  ['{"exclusiveMinimum":0.1}', ['0.10000000000000000001', '1'], ['0.1', '0.10', '0']],
  ['{"maximum":3}', ['3', '3.0', '"4"'], ['3.0000000000000000001', '4']],
  ['{"exclusiveMaximum":3}', ['2.9'], ['3', '3.0']],
  ['{"multipleOf":0.01}', ['0.07', '19.99', '1', '0'], ['0.075', '19.999']],
  ['{"multipleOf":3}', ['9', '9.0', '-3', '9007199254740993'], ['10', '9007199254740994']],
  ['{"minLength":2}', ['"ab"', '"😀😀"', '1'], ['"a"', '"😀"', '""']],
  ['{"maxLength":2}', ['"ab"', '"😀😀"', '[1,2,3]'], ['"abc"', '"😀😀😀"']],
  ['{"pattern":"^a\\\\d$"}', ['"a1"', '7'], ['"a"', '"ba1"']],
  ['{"pattern":"b"}', ['"abc"'], ['"ac"']],
  ['{"minItems":1,"maxItems":2}', ['[1]', '[1,2]', '{}'], ['[]', '[1,2,3]']],
  [
    '{"uniqueItems":true}',
    ['[1,2]', '[1,true]', '[0,false,null,""]', '[{"a":1},{"a":2}]'],
    ['[1,1.0]', '["a","a"]', '[{"a":1,"b":2},{"b":2,"a":1}]'],
  ],
  [
    '{"prefixItems":[{"type":"string"}],"items":{"type":"number"}}',
    ['[]', '["a"]', '["a",1,2]'],
    ['[1]', '["a","b"]'],
  ],
  ['{"items":false}', ['[]', '{}'], ['[1]']],
  ['{"contains":{"type":"number"}}', ['[1]', '["a",1]', '{}'], ['[]', '["a"]']],
  [
    '{"contains":{"type":"number"},"minContains":2,"maxContains":3}',
    ['[1,2]', '[1,2,3,"a"]'],
    ['[1]', '[1,2,3,4]'],
  ],
  ['{"contains":{"type":"number"},"minContains":0}', ['[]', '["a"]'], []],
  [
    '{"properties":{"a":{"type":"string"},"__proto__":{"type":"number"}}}',
    ['{}', '{"a":"x","b":1}', '{"__proto__":1}', '[]'],
    ['{"a":1}', '{"__proto__":"x"}'],
  ],
  ['{"required":["toString","__proto__"]}', ['{"toString":1,"__proto__":2}', '[]'], ['{}', '{"toString":1}']],
  [
    '{"patternProperties":{"^x-":{"type":"string"}},"additionalProperties":false}',
    ['{"x-a":"b"}'],
    ['{"x-a":1}', '{"a":1}'],
  ],
  ['{"additionalProperties":{"type":"number"},"properties":{"a":{}}}', ['{"a":"x","b":1}'], ['{"b":"x"}']],
  ['{"propertyNames":{"maxLength":1}}', ['{"a":1}', '{}'], ['{"ab":1}']],
  ['{"minProperties":1,"maxProperties":1}', ['{"a":1}', '[]'], ['{}', '{"a":1,"b":2}']],
  ['{"dependentRequired":{"a":["b"]}}', ['{}', '{"b":1}', '{"a":1,"b":1}'], ['{"a":1}']],
  ['{"dependentSchemas":{"a":{"required":["b"]}}}', ['{}', '{"a":1,"b":1}'], ['{"a":1}']],
  ['{"allOf":[{"minimum":1},{"maximum":2}]}', ['1', '2', '"x"'], ['0', '3']],
  ['{"anyOf":[{"type":"string"},{"minimum":2}]}', ['"x"', '3', 'null'], ['1']],
  ['{"oneOf":[{"minimum":2},{"multipleOf":3}]}', ['2', '0'], ['3', '1', '"x"']],
  ['{"not":{"type":"string"}}', ['1'], ['"x"']],
  ['{"if":{"minimum":5},"then":{"multipleOf":2},"else":{"multipleOf":3}}', ['6', '3', '8'], ['7', '4']],
  ['{"$ref":"#/$defs/a","minimum":2,"$defs":{"a":{"type":"number"}}}', ['2'], ['1', '"x"']],
  [
    '{"properties":{"child":{"$ref":"#"}},"additionalProperties":false}',
    ['{"child":{"child":{}}}'],
    ['{"child":{"other":1}}'],
  ],
  ['{"properties":{"a":true},"unevaluatedProperties":false}', ['{"a":1}'], ['{"b":1}']],
  [
    '{"allOf":[{"properties":{"a":true}}],"oneOf":[{"required":["b"],"properties":{"b":true}},{"required":["c"],"properties":{"c":true}}],"unevaluatedProperties":false}',
    ['{"a":1,"b":1}', '{"c":1}'],
    ['{"a":1}', '{"b":1,"d":1}', '{"b":1,"c":1}'],
  ],
  [
    '{"not":{"required":["x"],"properties":{"x":true}},"unevaluatedProperties":false}',
    ['{}'],
    ['{"x":1}', '{"y":1}'],
  ],
  [
    '{"prefixItems":[true],"contains":{"type":"string"},"unevaluatedItems":false}',
    ['[1,"a"]', '["a"]'],
    ['[1,2,"a"]'],
  ],
  ['{"unevaluatedItems":{"type":"number"}}', ['[1]'], ['["a"]']],
];

describe('keywords', () => {
  it.each(ROWS)('%s', (schema, accepted, rejected) => {
    const compiled = compileStandalone(json(schema), { dialect: '2020-12' });
    expect(compiled.faults).toEqual([]);
    expect(accepted.filter((value) => accepts(compiled, json(value), OPEN) !== true)).toEqual([]);
    expect(rejected.filter((value) => accepts(compiled, json(value), OPEN) !== false)).toEqual([]);
    expect(rejected.filter((value) => judge(compiled, json(value), OPEN).errors.length === 0)).toEqual([]);
  });

  it.each([
    [true, true],
    [false, false],
  ])('the schema %s', (schema, wanted) => {
    expect(accepts(compileStandalone(schema, { dialect: '2020-12' }), { a: 1 }, OPEN)).toBe(wanted);
  });
});
