import type {
  CheckedContract,
  CheckedInteraction,
  CheckResult,
  ContractResult,
  Finding,
} from '../../src/check/model.js';
import type { Operation } from '../../src/openapi/model.js';
import type { Contract, MalformedInteraction } from '../../src/pact/model.js';
import type { ReportContext } from '../../src/report/context.js';
import type { Location, SourceFile } from '../../src/source/model.js';
import { sourceFromText } from '../../src/source/text.js';

export const document = sourceFromText(
  '/project/openapi.yaml',
  [
    'openapi: 3.1.0',
    'paths:',
    '  /bookings/{id}:',
    '    get:',
    '      responses:',
    "        '200':",
    '          content:',
    '            application/json:',
    '              schema:',
    '                properties:',
    '                  total:',
    '                    type: string',
    '',
  ].join('\n'),
  { display: 'openapi.yaml', faults: [] },
);

export const pact = sourceFromText(
  '/project/pacts/web.json',
  JSON.stringify(
    {
      consumer: { name: 'web' },
      provider: { name: 'bookings' },
      interactions: [
        { description: 'a booking', response: { status: 200, body: { total: 12.5 } } },
        { description: 'another booking', response: { status: 200, body: { total: 13.5 } } },
      ],
    },
    null,
    2,
  ),
  { display: 'pacts/web.json', faults: [] },
);

export const at = (source: SourceFile, pointer: string): Location => ({ source, pointer });

export const TOTAL_TYPE = at(
  document,
  '/paths/~1bookings~1{id}/get/responses/200/content/application~1json/schema/properties/total/type',
);

export const makeFinding = (changes: Partial<Finding> = {}): Finding => ({
  rule: 'response.body.type',
  severity: 'warning',
  certainty: 'witnessed',
  message: 'the consumer reads a number, the document describes a string',
  help: undefined,
  pact: undefined,
  spec: undefined,
  expected: undefined,
  actual: undefined,
  counterexample: undefined,
  places: [],
  identity: [],
  ...changes,
});

/** The operation members that reports and policies read. */
export const makeOperation = (method: string, template: string): Operation => ({
  location: TOTAL_TYPE,
  method,
  template,
  operationId: undefined,
  deprecated: false,
  servers: [],
  parameters: [],
  requestBody: undefined,
  responses: [],
  security: undefined,
  unreadable: undefined,
  unreadableParameters: [],
});

export const makeInteraction = (
  changes: Partial<Omit<CheckedInteraction, 'interaction'>> & Partial<MalformedInteraction> = {},
): CheckedInteraction => {
  const { description = 'a booking', index = 0, pending = false, providerStates = [], ...result } = changes;
  return {
    interaction: {
      kind: 'malformed',
      index,
      pointer: `/interactions/${index}`,
      description,
      providerStates,
      pending,
      key: undefined,
      faults: [],
    },
    operation: makeOperation('GET', '/bookings/{id}'),
    verdict: 'satisfied',
    certainty: undefined,
    findings: [],
    witness: undefined,
    obligations: [],
    ...result,
  };
};

export const makeContract = (
  interactions: readonly CheckedInteraction[],
  changes: Partial<Pick<Contract, 'consumer' | 'provider'>> & { findings?: readonly Finding[] } = {},
): CheckedContract => ({
  contract: {
    source: pact,
    consumer: changes.consumer ?? 'web',
    provider: changes.provider ?? 'bookings',
    version: '3',
    interactions: interactions.map(({ interaction }) => interaction),
    faults: [],
  },
  findings: changes.findings ?? [],
  interactions,
});

export const makeResult = (
  contracts: readonly ContractResult[],
  findings: readonly Finding[] = [],
): CheckResult => ({ seed: 7, findings, contracts });

export const state = (name: string) => ({ name, params: {}, pointer: '' });

export const makeContext = (changes: Partial<ReportContext> = {}): ReportContext => ({
  sources: new Map([document, pact].map((source) => [source.display, source])),
  color: false,
  verbose: false,
  quiet: false,
  obligations: false,
  failOn: 'error',
  strict: false,
  prefix: '',
  spec: ['openapi.yaml'],
  seed: undefined,
  ...changes,
});
