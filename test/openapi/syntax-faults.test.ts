import { expect, it } from 'vitest';
import { readDescription } from '../../src/openapi/description.js';
import { createReferenceResolver } from '../../src/source/references.js';
import { sourceFromText } from '../../src/source/text.js';

it('tells syntax faults of the files that references lead to, once', () => {
  const readFile = (file: string) => sourceFromText(file, 'A: { type: string }\nA: { type: integer }\n');
  const text = `openapi: 3.0.3
paths:
  /x:
    get:
      responses:
        200: { $ref: 'other.yaml#/A' }
        201: { $ref: 'other.yaml#/A' }
`;
  const description = readDescription(
    sourceFromText('/root.yaml', text),
    createReferenceResolver({ readFile }),
  );
  expect(description.faults).toEqual([]);
  void description.paths[0]?.operation('get')?.responses;
  expect(description.faults).toMatchObject([
    { code: 'syntax', location: { pointer: '/A' }, message: expect.stringContaining('line 2, column 1') },
  ]);
});
