import { utf8Text } from '../../text/utf8.js';
import { parseXml } from '../../wire/xml.js';
import { mismatched } from '../result.js';
import { compareDocuments } from '../xml/compare.js';
import type { BodyComparator } from './model.js';

/** XML documents are compared by structure (docs/pact.md section 7.7); one that is not well-formed matches nothing. */
export const compareXml: BodyComparator = (expected, actual, context) => {
  const wanted = parseXml(utf8Text(expected));
  if (!wanted.ok) return mismatched('body', '$', `the expected body is not XML: ${wanted.reason}`);
  const given = parseXml(utf8Text(actual));
  if (!given.ok) return mismatched('body', '$', `the actual body is not XML: ${given.reason}`);
  return compareDocuments(wanted.root, given.root, context);
};
