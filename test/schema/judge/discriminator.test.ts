import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../src/json/value.js';
import { judge } from '../../../src/schema/judge/index.js';
import { CLOSED, compilerFor, componentsOf } from '../describe.js';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const kind = { type: 'string' };
const Cat = { properties: { kind, meow: { type: 'string' } }, required: ['kind'] };
const Dog = { properties: { kind, bark: { type: 'string' } }, required: ['kind', 'bark'] };

const errorsIn = (schemas: Record<string, unknown>, value: JsonValue) =>
  judge(componentsOf(schemas), value, CLOSED).errors.map(({ keyword, instance }) => `${keyword} ${instance}`);

describe('discriminators over alternatives', () => {
  const listed = (discriminator: object) => ({
    Start: { oneOf: [ref('Cat'), ref('Dog')], discriminator },
    Cat,
    Dog,
  });
  const implicit = listed({ propertyName: 'kind' });
  const lowerCase = {
    Start: { oneOf: [ref('Cow'), ref('Dog')], discriminator: { propertyName: 'kind' } },
    Cow: { properties: { kind: { enum: ['cow'] }, milk: { type: 'integer' } }, required: ['kind'] },
    Dog,
  };
  const mapped = listed({
    propertyName: 'kind',
    mapping: { feline: 'Cat', canine: '#/components/schemas/Dog' },
  });

  it.each<[string, Record<string, unknown>, JsonValue, readonly string[]]>([
    ['implicit name', implicit, { kind: 'Cat', meow: 'x' }, []],
    ['only the selected one counts', implicit, { kind: 'Cat' }, []],
    ['its errors', implicit, { kind: 'Dog', meow: 'x' }, ['required ', 'undeclared /meow']],
    ['mapping by bare name', mapped, { kind: 'feline', meow: 'x' }, []],
    ['mapping by reference', mapped, { kind: 'canine', bark: 'x' }, []],
    ['implicit names remain beside a mapping', mapped, { kind: 'Dog', bark: 'x' }, []],
    ['the wrong alternative', mapped, { kind: 'canine', meow: 'x' }, ['required ', 'undeclared /meow']],
    [
      'an unknown value no alternative takes',
      listed({ propertyName: 'kind' }),
      { kind: 'Cow', bark: 1, meow: 1 },
      ['discriminator /kind'],
    ],
    ['an unknown value', implicit, { kind: 'Cow', meow: 'x' }, ['discriminator /kind']],
    ['a value that only an enum names', lowerCase, { kind: 'cow', milk: 1 }, []],
    ['without the property, alternatives count', implicit, {}, ['required ']],
    ['no object', implicit, 'x', ['oneOf ']],
  ])('%s', (_name, schemas, value, wanted) => {
    expect(errorsIn(schemas, value)).toEqual(wanted);
  });

  it('lists what can be selected', () => {
    const { discriminator } = componentsOf(mapped);
    expect(discriminator?.values()).toEqual(['feline', 'canine', 'Cat', 'Dog']);
    expect(discriminator?.target('feline')?.location.pointer).toBe('/components/schemas/Cat');
    expect([discriminator?.target('toString'), discriminator?.inherited]).toEqual([undefined, false]);
  });
});

describe('discriminators on a parent', () => {
  const schemas = {
    Start: ref('Pet'),
    Pet: {
      properties: { kind, name: { type: 'string' } },
      required: ['kind'],
      discriminator: { propertyName: 'kind', mapping: { cat: '#/components/schemas/Cat' } },
    },
    Cat: { allOf: [ref('Pet'), { properties: { lives: { type: 'integer' } }, required: ['lives'] }] },
    Lion: { allOf: [ref('Cat'), { properties: { mane: { type: 'boolean' } } }] },
    Child: { properties: { lion: ref('Lion'), cat: ref('Cat') } },
  };

  it.each<[string, JsonValue, readonly string[]]>([
    ['a child', { kind: 'cat', name: 'n', lives: 9 }, []],
    ['what the child requires', { kind: 'cat', name: 'n' }, ['required ']],
    ['a grandchild', { kind: 'Lion', lives: 1, mane: true }, []],
    ['the parent itself', { kind: 'Pet', name: 'n' }, []],
    ['a member of another child', { kind: 'cat', lives: 1, mane: true }, ['undeclared /mane']],
    ['an unknown kind is a plain parent', { kind: 'cow', name: 'n' }, []],
    ['an unknown kind leaves open what a child declares', { kind: 'cow', lives: 1 }, []],
    ['an unknown kind declares nothing else', { kind: 'cow', wings: 2 }, ['undeclared /wings']],
  ])('%s', (_name, value, wanted) => {
    expect(errorsIn(schemas, value)).toEqual(wanted);
  });

  it('selects a grandchild where the child is asked for', () => {
    expect(
      errorsIn({ ...schemas, Start: ref('Child') }, { cat: { kind: 'Lion', lives: 1, mane: true } }),
    ).toEqual([]);
  });

  it('reads the string form of OpenAPI 2.0', () => {
    const definitions = {
      Start: { discriminator: 'kind', properties: { kind }, required: ['kind'] },
      Cat: { allOf: [{ $ref: '#/definitions/Start' }, { properties: { lives: {} } }] },
      Cow: {
        'x-ms-discriminator-value': 'moo',
        allOf: [{ $ref: '#/definitions/Start' }, { properties: { milk: {} } }],
      },
    };
    const schema = componentsOf(definitions, 'openapi-2.0');
    const errors = (value: JsonValue) => judge(schema, value, CLOSED).errors.map(({ instance }) => instance);
    expect(errors({ kind: 'Cat', lives: 1 })).toEqual([]);
    expect(errors({ kind: 'moo', milk: 1 })).toEqual([]);
    expect(errors({ kind: 'Start', milk: 1 })).toEqual(['/milk']);
  });
});

describe('discriminators across files', () => {
  it('takes the file name as implicit name and maps file names', () => {
    const { at } = compilerFor(
      {
        'api.json': {
          oneOf: [{ $ref: 'Cat.json' }, { $ref: 'Dog.json' }],
          discriminator: { propertyName: 'kind', mapping: { c: 'Cat.json' } },
        },
        'Cat.json': Cat,
        'Dog.json': Dog,
      },
      'openapi-3.0',
    );
    const { discriminator } = at('api.json');
    expect(discriminator?.values()).toEqual(['c', 'Cat', 'Dog']);
    expect(discriminator?.target('c')).toBe(discriminator?.target('Cat'));
  });

  it('finds children that the root document lists as references', () => {
    const { at } = compilerFor(
      {
        'api.json': {
          openapi: '3.0.3',
          components: { schemas: { Pet: { $ref: 'pet.json' }, Cat: { $ref: 'cat.json' } } },
        },
        'pet.json': { properties: { kind }, discriminator: { propertyName: 'kind' } },
        'cat.json': { allOf: [{ $ref: 'pet.json' }, { properties: { lives: {} } }] },
      },
      'openapi-3.0',
    );
    const pet = at('api.json', '/components/schemas/Pet').ref;
    expect(pet?.discriminator?.values()).toEqual(['Pet', 'Cat']);
    expect(judge(pet!, { kind: 'Cat', lives: 1 }, CLOSED).verdict).toBe('valid');
    expect(judge(pet!, { kind: 'Pet', lives: 1 }, CLOSED).verdict).toBe('invalid');
  });

  it.each([null, { kind: 'Cat', meow: 'x' }])('keeps working beside nullable: %j', (value) => {
    const start = {
      nullable: true,
      oneOf: [ref('Cat'), ref('Dog')],
      discriminator: { propertyName: 'kind' },
    };
    expect(errorsIn({ Start: start, Cat, Dog }, value)).toEqual([]);
    expect(errorsIn({ Start: start, Cat, Dog }, { kind: 'Cat', bark: 'x' })).toEqual(['undeclared /bark']);
  });
});
