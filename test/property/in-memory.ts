import { parseJson } from '../../src/json/parse.js';
import { printJson } from '../../src/json/print.js';
import type { JsonValue } from '../../src/json/value.js';
import { readDescription } from '../../src/openapi/description.js';
import type { Description } from '../../src/openapi/model.js';
import type { Contract } from '../../src/pact/model.js';
import { readContract } from '../../src/pact/read.js';
import type { SourceFile } from '../../src/source/model.js';
import { createReferenceResolver } from '../../src/source/references.js';

/** A source that exists only in memory. It goes through text, so that numbers are read as from a file. */
export function memorySource(uri: string, value: JsonValue): SourceFile {
  const text = printJson(value);
  return { uri, display: uri.slice(1), text, format: 'json', value: parseJson(text).value, faults: [] };
}

/** Of a plain value as it is, without going through text: for large documents that are read again and again. */
export const descriptionOfValue = (document: JsonValue, uri = '/openapi.json'): Description =>
  readDescription(
    { uri, display: uri.slice(1), text: '', format: 'json', value: document, faults: [] },
    createReferenceResolver(),
  );

export const descriptionOf = (document: JsonValue, uri = '/openapi.json'): Description =>
  readDescription(memorySource(uri, document), createReferenceResolver());

export const contractOf = (pact: JsonValue): Contract => readContract(memorySource('/pact.json', pact));
