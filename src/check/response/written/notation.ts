import { printJson } from '../../../json/print.js';
import { type MediaClass, mediaClass } from '../../../media-type/classes.js';
import { essenceOf, type MediaType } from '../../../media-type/media-type.js';
import { ruleOf } from '../../../openapi/bodies/xml/rule.js';
import type { Schema } from '../../../schema/model.js';
import { formPlaces } from './form-places.js';
import { asLines, jsonPlaces } from './json-places.js';
import type { WrittenBody, WrittenPlace } from './model.js';
import { multipartPlaces } from './multipart-places.js';
import { xmlPlaces } from './xml-places.js';

/** How bodies of a media type are taken apart. */
export interface Notation {
  readonly places: (body: WrittenBody) => readonly WrittenPlace[];
  /** Whether a list of these schemas is written as its items alone, so that an empty one cannot be told from none. */
  readonly isItemsOnly: (schemas: readonly Schema[]) => boolean;
}

const BY_CLASS: Readonly<Partial<Record<MediaClass, Notation>>> = {
  xml: { places: xmlPlaces, isItemsOnly: (schemas) => !ruleOf(schemas).wrapped },
  form: { places: formPlaces, isItemsOnly: () => true },
  multipart: { places: multipartPlaces, isItemsOnly: () => true },
};
const LINES: Notation = { places: jsonPlaces(asLines), isItemsOnly: () => false };
/** Every JSON text is YAML, too. */
const YAML: Notation = { places: jsonPlaces(printJson), isItemsOnly: () => false };

/** How bodies of a media type are taken apart; undefined: nobody here can change one at a place. */
export function notationOf(type: MediaType): Notation | undefined {
  if (/ndjson|jsonl|json-?lines/.test(essenceOf(type))) return LINES;
  if (/(?:^|[.+-])yaml$/.test(type.subtype)) return YAML;
  return BY_CLASS[mediaClass(type)];
}
