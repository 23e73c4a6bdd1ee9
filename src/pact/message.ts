import { type JsonPointer, joinPointer } from '../json/pointer.js';
import { isObject, type JsonObject, type JsonValue } from '../json/value.js';
import { readBody } from './body.js';
import type { ReportFault } from './faults.js';
import type { PactForm } from './form.js';
import type { ExpectedMessage } from './model.js';
import { readPart } from './part.js';

function metadataContentType(metadata: JsonObject): string | undefined {
  for (const [name, value] of Object.entries(metadata)) {
    const key = name.toLowerCase();
    if ((key === 'contenttype' || key === 'content-type') && typeof value === 'string') return value;
  }
  return undefined;
}

/** Reads a message: a V3 message, a V4 one-way message, or one side of a synchronous one (docs/pact.md sections 2.4, 2.5). */
export function readMessage(
  value: JsonObject,
  pointer: JsonPointer,
  form: PactForm,
  report: ReportFault,
): ExpectedMessage {
  const part = readPart(value, pointer, form, report);
  const key = part.field('metadata') === undefined ? 'metaData' : 'metadata';
  const found = part.field(key);
  if (found !== undefined && found !== null && !isObject(found))
    report('field.type', part.at(key), `The metadata of a message must be an object; it is ignored.`);
  const metadata = isObject(found) ? found : {};
  const source = {
    value: part.field('contents'),
    pointer: part.at('contents'),
    header: metadataContentType(metadata),
    report,
    isPlain: form.isPlain,
    isWrapped: part.isWrapped('contents'),
  };
  const body = readBody(source, form.version);
  return {
    pointer,
    metadata,
    body: body.state === 'present' && part.converted('contents') ? { ...body, jsonPointer: undefined } : body,
    rules: part.rules,
    generators: part.generators,
  };
}

/** The answers of a synchronous message, which is a list; a single object is tolerated. */
export function readMessageResponses(
  value: JsonValue | undefined,
  parent: JsonPointer,
  form: PactForm,
  report: ReportFault,
): ExpectedMessage[] {
  const pointer = joinPointer(parent, 'response');
  if (isObject(value)) {
    report('field.type', pointer, `The field 'response' of a synchronous message must be a list.`);
    return [readMessage(value, pointer, form, report)];
  }
  if (!Array.isArray(value)) {
    report(
      'malformed',
      value === undefined ? parent : pointer,
      `The synchronous message has no list 'response'.`,
    );
    return [];
  }
  return value.flatMap((item, i) => {
    const at = joinPointer(pointer, i);
    if (isObject(item)) return [readMessage(item, at, form, report)];
    report('malformed', at, 'The response of a synchronous message must be an object.');
    return [];
  });
}
