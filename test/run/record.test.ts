import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding, InteractionResult } from '../../src/check/model.js';
import { printJson } from '../../src/json/print.js';
import { JsonNumber, type JsonValue } from '../../src/json/value.js';
import type { DescriptionFault } from '../../src/openapi/model.js';
import { shownRange } from '../../src/report/locations.js';
import {
  createRecorder,
  createRecordReader,
  type PactResult,
  type PartResult,
  type SourceNames,
} from '../../src/run/record.js';
import { InputError, type Location, type Range } from '../../src/source/model.js';
import { at, document, makeFinding, makeInteraction, pact, state, TOTAL_TYPE } from '../report/fixtures.js';

const names: SourceNames = {
  nameOf: (source) => (source === pact ? 'pact' : 'document'),
  sourceOf(name) {
    if (name === 'pact') return pact;
    if (name === 'document') return document;
    throw new InputError(`there is no ${name}`);
  },
};

const learnt: { location: Location; range: Range }[] = [];
const recorder = createRecorder(names, shownRange);
const reader = createRecordReader(names, (location, range) => learnt.push({ location, range }));

const BODY = at(pact, '/interactions/0/response/body');

/** A result as reports need it, of an interaction with these findings. */
const resultWith = (changes: Partial<InteractionResult>): InteractionResult => {
  const { interaction, ...result } = makeInteraction();
  const { kind, index, pointer, description, pending } = interaction;
  return {
    ...result,
    interaction: { kind, index, pointer, description, pending, providerStates: [{ name: 'there is one' }] },
    operation: { method: 'GET', template: '/bookings/{id}' },
    ...changes,
  };
};

const partWith = (changes: Partial<InteractionResult>): PartResult => ({
  interactions: [resultWith(changes)],
  faults: [],
});

const rereadPart = (part: PartResult): PartResult => reader.part(recorder.part(part));

/** What becomes of a finding. */
const reread = (changes: Partial<Finding>): Finding => {
  const part = rereadPart(partWith({ findings: [makeFinding(changes)] }));
  return part.interactions[0]!.findings[0]!;
};

const everywhere = (value: JsonValue): Partial<Finding> => ({
  expected: value,
  actual: [value],
  counterexample: {
    request: { method: 'PUT', path: '/', headers: {}, body: value },
    response: { status: 200, headers: { a: 'b' }, body: { value } },
  },
});

const fault: DescriptionFault = {
  code: 'reference.broken',
  severity: 'warning',
  location: TOTAL_TYPE,
  message: 'a reference leads nowhere',
};

describe('a record of an interaction', () => {
  it('keeps all that reports need', () => {
    const finding = makeFinding({
      ...everywhere('x'),
      help: 'help',
      pact: BODY,
      spec: TOTAL_TYPE,
      places: ['$.a'],
      identity: ['b', 'c'],
    });
    const part = partWith({
      verdict: 'at-risk',
      certainty: { kind: 'sampled', cases: 100, reason: 'a pattern' },
      findings: [finding, makeFinding()],
      witness: finding.counterexample,
      obligations: [{ states: ['there is one'], place: '$.id', demand: 'is 42' }],
    });
    expect(rereadPart(part)).toStrictEqual(part);
  });

  it('keeps what is undefined apart from null', () => {
    const part = partWith({ operation: undefined, findings: [makeFinding({ actual: null })] });
    expect(rereadPart(part)).toStrictEqual(part);
    expect(part.interactions[0]).toMatchObject({ certainty: undefined, witness: undefined });
  });

  it('leaves out what only the check itself needs', () => {
    const whole = makeInteraction({ providerStates: [{ ...state('a'), params: { secret: 1 } }] });
    const text = recorder.part({ interactions: [whole], faults: [] });
    expect(text).not.toMatch(/secret|parameters|servers/);
  });

  it.each(['1e400', '-1e400', '12345678901234567890', '1.0', '-0', '0.10', '1E2'])(
    'keeps the number %s as it was written',
    (text) => {
      const number = new JsonNumber(text);
      const finding = reread(everywhere(number));
      expect(finding).toMatchObject(everywhere(number));
      expect(finding.expected).toBeInstanceOf(JsonNumber);
    },
  );

  it('keeps any value', () => {
    const number = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.maxSafeInteger());
    const key = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('__proto__', 'lexeme', '1', ''));
    const { value } = fc.letrec<{ value: JsonValue }>((tie) => ({
      value: fc.oneof(
        fc.constantFrom(null, true, new JsonNumber('1e400'), new JsonNumber('1.0'), '\ud800'),
        number,
        fc.string({ unit: 'binary' }),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
      ),
    }));
    const textOf = ({ expected, actual, counterexample }: Partial<Finding>) =>
      [expected, actual, counterexample?.request?.body, counterexample?.response?.body].map((one) =>
        printJson(one as JsonValue),
      );
    fc.assert(
      fc.property(value, (value) => {
        expect(textOf(reread(everywhere(value)))).toEqual(textOf(everywhere(value)));
      }),
    );
  });

  it('comes with lines and columns, as they are found for the rule', () => {
    learnt.length = 0;
    const finding = reread({ rule: 'response.body.undeclared', pact: BODY, spec: TOTAL_TYPE });
    expect(learnt).toEqual([
      { location: BODY, range: shownRange(BODY, 'response.body.undeclared') },
      { location: TOTAL_TYPE, range: shownRange(TOTAL_TYPE, 'response.body.undeclared') },
    ]);
    expect([learnt[0]?.location, learnt[1]?.location]).toEqual([finding.pact, finding.spec]);
    // The one who learns goes by identity.
    expect(learnt[0]?.location).toBe(finding.pact);
  });
});

describe('a record of a pact', () => {
  const whole: PactResult = {
    result: {
      contract: { source: pact, consumer: 'web', provider: undefined },
      findings: [makeFinding({ rule: 'pact.version', pact: at(pact, '') })],
      interactions: [resultWith({})],
    },
    faults: [[], [fault]],
    documents: [
      { whole: [{ ...fault, code: 'invalid' }], initial: [] },
      { whole: [], initial: [fault] },
    ],
  };
  const rereadPact = (result: PactResult) => reader.pact(recorder.pact(result));

  it('keeps its names and findings, and the faults of each document', () => {
    expect(rereadPact(whole)).toStrictEqual(whole);
  });

  it('knows when nothing was said about the documents as such', () => {
    expect(rereadPact({ ...whole, documents: undefined })).toStrictEqual({ ...whole, documents: undefined });
  });

  it('has the places of faults, too', () => {
    learnt.length = 0;
    const { faults } = rereadPact({ ...whole, documents: undefined });
    const range = shownRange(TOTAL_TYPE, 'spec.invalid');
    expect(learnt.find(({ location }) => location === faults[1]?.[0]?.location)?.range).toEqual(range);
  });
});

describe('what cannot be read', () => {
  const strange = createRecorder({ ...names, nameOf: () => 'nobody' }, shownRange);
  const contract = { source: pact, consumer: 'web', provider: 'users' };

  it.each<[string, () => unknown]>([
    ['of a finding', () => reader.part(strange.part(partWith({ findings: [makeFinding({ spec: BODY })] })))],
    ['of a fault', () => reader.part(strange.part({ interactions: [], faults: [[fault]] }))],
    [
      'of the pact',
      () => reader.pact(strange.pact({ result: { contract, findings: [], interactions: [] }, faults: [] })),
    ],
  ])('is a source with an unknown name: %s', (_, read) => {
    expect(read).toThrow('there is no nobody');
  });

  it.each(['', '{', '{}', 'null', '[]', '{"interactions":[{}],"faults":[]}'])('is the text %j', (text) => {
    expect(() => reader.part(text)).toThrow();
    expect(() => reader.pact(text)).toThrow();
  });
});
