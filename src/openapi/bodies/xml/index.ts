import type { Schema } from '../../../schema/model.js';
import type { XmlElement } from '../../../wire/xml.js';
import { isTextOnly } from '../../parameters/schema-shape.js';
import { isAccepted } from '../branches.js';
import { plainReading, type XmlReading } from './gathered.js';
import { scalar, XmlReader } from './reader.js';
import { rootProblem, ruleOf } from './rule.js';

/** A text that the schema describes without naming an element: that of the element, or the document as it stands. */
function readDocument(root: XmlElement, schema: Schema, text: string): XmlReading {
  const whole = plainReading(text);
  if (root.children.length > 0) return whole;
  const content = scalar(root, [schema]);
  return isAccepted(content, [schema]) || !isAccepted(whole, [schema]) ? content : whole;
}

/**
 * The JSON value an XML document stands for under its schema: names, attributes, wrapping and text nodes as the `xml` object
 * says (OpenAPI, XML Object). Nodes that no property declares stay, so that a closed reading can notice them.
 */
export function readXml(root: XmlElement, schemas: readonly Schema[], text: string): XmlReading {
  const [only] = schemas;
  if (only && schemas.length === 1 && isTextOnly(only) && ruleOf(schemas).labels.length === 0)
    return readDocument(root, only, text);
  const problem = rootProblem(root, schemas);
  if (problem !== undefined) return { value: null, problem, undeclared: [] };
  return new XmlReader().element(root, schemas);
}
