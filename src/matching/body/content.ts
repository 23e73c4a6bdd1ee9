import { type MediaClass, mediaClass } from '../../media-type/classes.js';
import { parseMediaType } from '../../media-type/media-type.js';
import { matchJsonPayload } from '../json/body.js';
import { compareBinary } from './binary.js';
import { compareForm } from './form.js';
import type { BodyComparator } from './model.js';
import { multipartComparator } from './multipart.js';
import { compareText } from './text.js';
import { compareXml } from './xml.js';

const COMPARATORS: Readonly<Record<MediaClass, BodyComparator>> = {
  json: matchJsonPayload,
  xml: compareXml,
  form: compareForm,
  multipart: multipartComparator((expected, actual, context) => compareContent(expected, actual, context)),
  text: compareText,
  binary: compareBinary,
};

/** Compares two bodies by the comparator of the expected content type; an unknown type is read as text. */
export const compareContent: BodyComparator = (expected, actual, context) => {
  const type = parseMediaType(context.expectedType);
  return COMPARATORS[type ? mediaClass(type) : 'text'](expected, actual, context);
};
