import { type RuleState, ruleStateOf } from '../../../matching/rule-selection.js';
import { parseMediaType } from '../../../media-type/media-type.js';
import { bodyText } from '../../../openapi/bodies/text.js';
import {
  childrenOf,
  isElement,
  nilOf,
  readXml,
  replaced,
  textOf,
  writeXml,
  type XmlAttribute,
  type XmlNode,
} from '../../../wire/xml-nodes.js';
import type { WrittenBody, WrittenPlace } from './model.js';

/** Elements, attributes and texts of an XML body (rules: docs/pact.md section 7.7). */
export function xmlPlaces({ body, mediaType, rules }: WrittenBody): WrittenPlace[] {
  const root = readXml(bodyText(body, parseMediaType(mediaType)));
  if (!root) return [];
  const places: WrittenPlace[] = [];
  const writing = (old: XmlNode, made: XmlNode) => (): Uint8Array => writeXml(replaced(root, old, made));

  const visit = (node: XmlNode, state: RuleState, without: WrittenPlace['without']): void => {
    const children = childrenOf(node);
    const text = { ...node, content: [] };
    places.push({
      without,
      withNull: without && writing(node, nilOf(node)),
      text: children.length
        ? undefined
        : {
            text: textOf(node),
            rules: state.child('#text'),
            with: (other) =>
              writeXml(replaced(root, node, { ...text, content: other === '' ? [] : [other] })),
          },
    });
    for (const attribute of node.attributes)
      if (!isDeclaration(attribute)) places.push(attributePlace(root, node, attribute, state));
    for (const child of children) {
      // Elements of one name are one list to the rules: it is left out as a whole.
      const isFirst = children.find(({ name }) => name === child.name) === child;
      const content = node.content.filter((part) => !isElement(part) || part.name !== child.name);
      visit(child, state.child(child.name), isFirst ? writing(node, { ...node, content }) : undefined);
    }
  };
  visit(root, ruleStateOf(rules, true).child(root.name), undefined);
  return places;
}

const isDeclaration = ({ raw }: XmlAttribute): boolean => raw === 'xmlns' || raw.startsWith('xmlns:');

function attributePlace(
  root: XmlNode,
  node: XmlNode,
  attribute: XmlAttribute,
  state: RuleState,
): WrittenPlace {
  const having = (attributes: readonly XmlAttribute[]): Uint8Array =>
    writeXml(replaced(root, node, { ...node, attributes }));
  return {
    without: () => having(node.attributes.filter((one) => one !== attribute)),
    withNull: undefined,
    text: {
      text: attribute.value,
      rules: state.child(`@${attribute.name}`),
      with: (value) => having(node.attributes.map((one) => (one === attribute ? { ...one, value } : one))),
    },
  };
}
