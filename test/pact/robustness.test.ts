import fc from 'fast-check';
import { expect, it } from 'vitest';
import { contractFaults } from '../../src/pact/hygiene.js';
import { InputError } from '../../src/source/model.js';
import { contractOf } from './contract.js';

/** Names that mean something to the reader, so that random documents reach its corners. */
const KEYS = [
  'consumer',
  'provider',
  'name',
  'interactions',
  'messages',
  'metadata',
  'pactSpecification',
  'version',
  'description',
  'providerStates',
  'providerState',
  'params',
  'request',
  'response',
  'method',
  'path',
  'query',
  'headers',
  'body',
  'status',
  'matchingRules',
  'generators',
  'matchers',
  'combine',
  'match',
  'regex',
  'min',
  'rules',
  'variants',
  'index',
  'type',
  'content',
  'contents',
  'contentType',
  'encoded',
  'json_class',
  'data',
  'generate',
  'matcher',
  'pact:matcher:type',
  'pact:generator:type',
  'value',
  '$',
  '$.body',
  '$.body.a',
  '$.header.A',
  '__proto__',
  '',
];
const TEXTS = [
  '',
  'type',
  'arrayContains',
  'eachKey',
  'Pact::Term',
  'Pact::SomethingLike',
  'Pact::ArrayLike',
  'Synchronous/HTTP',
  'Asynchronous/Messages',
  'Synchronous/Messages',
  '4.0',
  '2.0.0',
  'base64',
  'JSON',
  'application/json',
  'text/plain',
  '/a',
  'a=%',
];

const scalar = fc.oneof(
  fc.constantFrom(...TEXTS),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...KEYS), tie('value'), { maxKeys: 6 }),
  ),
}));

const part = fc.record(
  {
    method: value,
    path: value,
    query: value,
    headers: value,
    body: value,
    status: value,
    matchingRules: value,
    generators: value,
    contents: value,
  },
  { requiredKeys: [] },
);
const interaction = fc.record(
  {
    type: fc.constantFrom(...TEXTS),
    description: value,
    providerStates: value,
    request: part,
    response: part,
    contents: value,
  },
  { requiredKeys: ['request', 'response'] },
);
const pact = fc.record(
  {
    consumer: value,
    provider: value,
    interactions: fc.array(fc.oneof(interaction, value)),
    messages: value,
    metadata: value,
  },
  { requiredKeys: ['interactions'] },
);

it('reads any document or says why not, and accounts for every interaction', () => {
  fc.assert(
    fc.property(pact, (document) => {
      const contract = contractOf(document);
      expect(contract.interactions.length).toBeGreaterThanOrEqual(document.interactions.length);
      for (const { kind, faults } of contract.interactions)
        expect(faults.some(({ code, severity }) => severity === 'error' || code === 'type.unknown')).toBe(
          kind === 'malformed',
        );
      contractFaults(contract);
    }),
    { numRuns: 300, seed: 1 },
  );
});

it('throws nothing but InputError', () => {
  fc.assert(
    fc.property(value, (document) => {
      try {
        contractOf(document);
      } catch (error) {
        expect(error).toBeInstanceOf(InputError);
      }
    }),
    { numRuns: 300, seed: 1 },
  );
});
