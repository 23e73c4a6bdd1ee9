import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../../src/check/model.js';
import { buildReport } from '../../src/report/build.js';
import type { ReportContext } from '../../src/report/context.js';
import { printPretty } from '../../src/report/pretty.js';
import { sourceFromText } from '../../src/source/text.js';
import {
  at,
  makeContext,
  makeContract,
  makeFinding,
  makeInteraction,
  makeResult,
  pact,
  state,
  TOTAL_TYPE,
} from './fixtures.js';

const print = (result: CheckResult, changes: Partial<ReportContext> = {}) =>
  printPretty(buildReport(result), makeContext(changes));

const typeFinding = (index: number, changes = {}) =>
  makeFinding({ pact: at(pact, `/interactions/${index}/response/body/total`), spec: TOTAL_TYPE, ...changes });

const occurrences = (text: string, part: string) => text.split(part).length - 1;

describe('the pretty report', () => {
  it('repeats what decides about a counterexample in the command for a replay', () => {
    const counterexample = { request: undefined, response: { status: 200, headers: {}, body: 0 } };
    const printed = sourceFromText('-', pact.text, { display: '<stdin>' });
    const finding = typeFinding(0, {
      counterexample,
      pact: at(printed, '/interactions/0/response/body/total'),
    });
    const result = makeResult([makeContract([makeInteraction({ findings: [finding] })])]);
    expect(print(result, { seed: 3, runs: 0 })).toMatch(
      /= replay: concordat check --spec openapi.yaml --seed 3 --runs 0 --path \w+ -\n/,
    );
  });

  it('shows a finding with two frames, its counterexample and what to do', () => {
    const finding = typeFinding(0, {
      help: 'match a string in the pact, or describe `total` as a number',
      places: ['$.discount'],
      counterexample: {
        request: undefined,
        response: { status: 200, headers: { 'content-type': 'application/json' }, body: { total: '0' } },
      },
    });
    const text = print(
      makeResult([
        makeContract([
          makeInteraction({
            verdict: 'at-risk',
            providerStates: [state('booking 42 exists')],
            findings: [finding],
          }),
        ]),
      ]),
    );
    expect(text).toBe(`web → bookings   pacts/web.json

warning[response.body.type]: the consumer reads a number, the document describes a string
  --> pacts/web.json:14:20   "a booking" (given booking 42 exists)
14 |           "total": 12.5
   |                    ^^^^
  --> openapi.yaml:12:27   GET /bookings/{id}
12 |                     type: string
   |                           ^^^^^^
   = places: $.discount
   = counterexample: the document permits this, the consumer does not accept it
       200
       content-type: application/json

       {"total":"0"}
   = replay: concordat check --spec openapi.yaml --path aa1462e83ac7 pacts/web.json
   = help: match a string in the pact, or describe \`total\` as a number
   = concordat explain response.body.type

CONSUMER | PROVIDER | INTERACTIONS | SATISFIED | AT RISK | UNSATISFIED | UNDECIDED | OK?
web      | bookings |            1 |         0 |       1 |           0 |         0 | yes
of 1 interaction, 1 is at risk: 1 warning (seed 7)
`);
  });

  it('folds one cause over interactions and names its page once', () => {
    const interactions = Array.from({ length: 300 }, (_, index) =>
      makeInteraction({
        verdict: 'at-risk',
        description: `booking ${index}`,
        index,
        findings: [
          typeFinding(index % 2, { message: `expected a number such as ${index}, found "x${index}"` }),
        ],
      }),
    );
    const text = print(makeResult([makeContract(interactions)]));
    expect(occurrences(text, 'warning[response.body.type]')).toBe(1);
    expect(occurrences(text, 'concordat explain')).toBe(1);
    expect(text).toContain('and 293 more');
    expect(text.split('\n').length).toBeLessThan(25);
  });

  it('shows all pacts of one consumer together', () => {
    const contract = () => makeContract([makeInteraction({ findings: [typeFinding(0)] })]);
    const text = print(makeResult([contract(), makeContract([], { consumer: 'app' }), contract()]));
    expect(occurrences(text, 'warning[')).toBe(1);
    expect(text).toContain('web → bookings   2 pacts\n');
    expect(text).toMatch(/^web +\| bookings +\| +2 \|/m);
  });

  it('lists different statements about one place of the document below the first', () => {
    const findings = ['`a` is not declared', '`b` is not declared'].map((message) =>
      typeFinding(0, { message }),
    );
    const text = print(makeResult([makeContract([makeInteraction({ findings })])]));
    expect(occurrences(text, 'warning[')).toBe(1);
    expect(text).toMatch(/= also: `[ab]` is not declared \(in pacts\/web\.json:14:20\)/);
  });

  it.each([
    ['another place in the document', { spec: at(pact, '/provider') }],
    ['another advice', { help: 'do something else' }],
    ['another severity', { severity: 'error' }],
  ])('keeps findings apart: %s', (_, changes) => {
    const findings = [typeFinding(0), typeFinding(0, changes)];
    const text = print(makeResult([makeContract([makeInteraction({ findings })])]));
    expect(occurrences(text, '[response.body.type]')).toBe(2);
  });

  it('shows infos on one line per rule, in full with verbose', () => {
    const findings = [0, 1].map((index) =>
      typeFinding(index, { severity: 'info', rule: 'response.body.example', message: `m${index}` }),
    );
    const result = makeResult([makeContract([makeInteraction({ findings })])]);
    expect(print(result)).toContain(
      'info[response.body.example]: m0 (pacts/web.json:14:20) and 1 more like it\n',
    );
    expect(print(result)).not.toContain('^');
    expect(occurrences(print(result, { verbose: true }), '^^^^')).toBeGreaterThan(0);
  });

  it('writes control characters of the inputs as escapes', () => {
    const text = print(
      makeResult([
        makeContract([makeInteraction({ description: 'a\u001b[2Jb\nc', findings: [typeFinding(0)] })]),
      ]),
    );
    expect(text).not.toContain('\u001b');
    expect(text).toContain('"a\\u001b[2Jb\\nc"');
  });

  it('colours only when asked to', () => {
    const result = makeResult([makeContract([makeInteraction({ findings: [typeFinding(0)] })])]);
    expect(print(result, { color: true })).toContain('\u001b[');
    expect(print(result)).not.toContain('\u001b[');
  });

  it('cuts long lines around the marked range', () => {
    const long = sourceFromText('/w/min.json', `{"a":"${'x'.repeat(5000)}","b":1}`, {
      display: 'min.json',
      faults: [],
    });
    const finding = makeFinding({ pact: at(long, '/b') });
    const text = print(makeResult([makeContract([makeInteraction({ findings: [finding] })])]), {
      sources: new Map([['min.json', long]]),
    });
    const [line, carets] = text.split('\n').filter((each) => each.includes(' | ')) as [string, string];
    expect(line.length).toBeLessThan(130);
    expect(line[carets.indexOf('^')]).toBe('1');
  });

  it('shows the finding without frames when the source text is not at hand', () => {
    const result = makeResult([makeContract([makeInteraction({ findings: [typeFinding(0)] })])]);
    expect(print(result, { sources: new Map() })).toContain('--> pacts/web.json:14:20');
  });

  it('marks a contract as not ok when its findings reach --fail-on', () => {
    const result = makeResult([makeContract([makeInteraction({ findings: [typeFinding(0)] })])]);
    expect(print(result, { failOn: 'warning' })).toMatch(/\| no$/m);
    expect(print(result, { failOn: 'error' })).toMatch(/\| yes$/m);
  });

  it('lists obligations by provider state when asked to', () => {
    const obligations = [
      { states: ['user 42 exists'], place: '$.id', demand: 'is 42' },
      { states: ['user 42 exists'], place: '$.items', demand: 'is not empty' },
    ];
    const result = makeResult([makeContract([makeInteraction({ obligations })])]);
    expect(print(result)).not.toContain('obligations');
    expect(print(result, { obligations: true })).toContain(
      'obligations given user 42 exists\n  $.id is 42\n  $.items is not empty\n',
    );
  });

  it.each([
    ['no interactions', makeResult([]), 'nothing was checked: there are no interactions (seed 7)'],
    [
      'all satisfied',
      makeResult([makeContract([makeInteraction(), makeInteraction()])]),
      'all 2 interactions are satisfied (seed 7)',
    ],
    [
      'one undecided',
      makeResult([makeContract([makeInteraction({ verdict: 'undecided' }), makeInteraction()])]),
      'of 2 interactions, 1 is undecided (seed 7)',
    ],
    [
      'findings left out',
      { ...makeResult([makeContract([makeInteraction({ verdict: 'at-risk' })])]), ignored: 2 },
      'of 1 interaction, 1 is at risk: 2 findings ignored (seed 7)',
    ],
  ])('closes with one sentence: %s', (_, result, sentence) => {
    expect(print(result).trimEnd().split('\n').at(-1)).toBe(sentence);
  });
});
