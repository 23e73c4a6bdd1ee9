import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { FORMAT_NAMES, FORMATS, type FormatName, showsDetails } from '../../src/report/index.js';
import type { Report } from '../../src/report/model.js';
import { reportText } from '../testing/report-text.js';
import { CASE_NAMES, expectedText, readCase } from './cases.js';

const EXTENSIONS: Partial<Record<FormatName, string>> = {
  junit: 'xml',
  github: 'txt',
  gitlab: 'json',
  markdown: 'md',
  ndjson: 'ndjson',
};

const whole = (text: string | Iterable<string>): string => [...text].join('');

describe.each(CASE_NAMES)('the case %s', (name) => {
  it.each(Object.entries(EXTENSIONS))('as %s', async (format, extension) => {
    const { report, context } = readCase(name);
    const print = await FORMATS[format as FormatName].load();
    const text = whole(print(report, context));
    expect(text).toBe(expectedText(format, `${name}.${extension}`, text));
  });

  it('as a report conforms to the published schema', () => {
    const schema = JSON.parse(readFileSync('schemas/report.schema.json', 'utf8'));
    const validate = new Ajv2020.Ajv2020({ strict: false }).compile(schema);
    const { report } = readCase(name);
    expect(validate(JSON.parse(reportText(report))) || validate.errors).toBe(true);
  });

  it.each(Object.keys(FORMATS))('leaves the report as it is (%s)', async (format) => {
    const { report, context } = readCase(name);
    const before = JSON.stringify(report);
    const print = await FORMATS[format as FormatName].load();
    expect(whole(print(report, context))).toBe(whole(print(report, context)));
    expect(JSON.stringify(report)).toBe(before);
  });
});

it.each(FORMAT_NAMES)('%s says whether it shows obligations', async (name) => {
  const { report, context } = readCase('ordinary');
  const print = await FORMATS[name].load();
  const having = (obligations: Report['contracts'][number]['interactions'][number]['obligations']) =>
    whole(
      print(
        {
          ...report,
          contracts: report.contracts.map((contract) => ({
            ...contract,
            interactions: contract.interactions.map((interaction) => ({ ...interaction, obligations })),
          })),
        },
        context,
      ),
    );
  const some = [{ states: ['a state'], place: '$.id', demand: 'is 1' }];
  expect(having(some) !== having([])).toBe(showsDetails(name));
});

it.each(FORMAT_NAMES)(
  '%s says whether it shows exchanges that work where there is no counterexample',
  async (name) => {
    const { report, context } = readCase('ordinary');
    const print = await FORMATS[name].load();
    let left = 0;
    const without = report.contracts.map((contract) => ({
      ...contract,
      interactions: contract.interactions.map(({ witness, ...interaction }) => {
        if (witness && interaction.findings.some(({ counterexample }) => counterexample))
          return { ...interaction, witness };
        if (witness) left++;
        return interaction;
      }),
    }));
    expect(left).toBeGreaterThan(0);
    const shown = whole(print(report, context));
    expect(whole(print({ ...report, contracts: without }, context)) !== shown).toBe(showsDetails(name));
  },
);
