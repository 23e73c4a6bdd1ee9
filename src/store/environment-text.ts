import { Document, isMap, isScalar, parseDocument, visit } from 'yaml';
import { replaceAt } from '../json/edit.js';
import { printJson } from '../json/print.js';
import { getKey, isObject, type JsonObject } from '../json/value.js';
import { InputError, type SourceFile } from '../source/model.js';
import type { StoreDeployment } from './model.js';

/**
 * The text of an environment's file with a version deployed, comments kept.
 * @throws InputError for the few forms of YAML that can be read but not changed in place.
 */
export function changedYaml(source: SourceFile | undefined, deployment: StoreDeployment): string {
  const document = parseDocument(source?.text ?? '');
  try {
    const [error] = document.errors;
    if (error) throw error;
    keepNumbers(document);
    setDeployed(document, deployment);
    return document.toString({ lineWidth: 0 });
  } catch (error) {
    if (!source || !(error instanceof Error)) throw error;
    const [reason] = error.message.split('\n');
    throw new InputError(
      `${source.display} cannot be changed (${reason}); write "deployed" as one plain mapping, in one document`,
      { file: source.display },
      { cause: error },
    );
  }
}

function setDeployed(
  document: Document,
  { pacticipant, version, applicationInstance }: StoreDeployment,
): void {
  if (!isMap(document.contents)) document.contents = document.createNode({});
  const deployed = document.get('deployed', true);
  if (deployed === undefined || (isScalar(deployed) && deployed.value === null))
    document.set('deployed', document.createNode({}));
  const place = ['deployed', pacticipant];
  if (applicationInstance && !isMap(document.getIn(place, true))) document.deleteIn(place);
  document.setIn(applicationInstance ? [...place, applicationInstance] : place, version);
  const section = document.get('deployed', true);
  if (isMap(section)) section.flow = false;
}

/** Versions without quotes are numbers, which would be printed in another spelling (`12e4567`): those become texts. */
function keepNumbers(document: Document): void {
  visit(document, {
    Scalar(_key, node) {
      if (typeof node.value !== 'number' || !node.source) return;
      const bare = node.clone() as typeof node;
      bare.comment = bare.commentBefore = null;
      if (String(new Document(bare)).trim() !== node.source) node.value = node.source;
    },
  });
}

/** The same for JSON, whose numbers keep their text. */
export function changedJson({ value }: SourceFile, deployment: StoreDeployment): string {
  const { pacticipant, version, applicationInstance } = deployment;
  const root = isObject(value) ? value : {};
  const deployed = objectIn(root, 'deployed');
  const entry = applicationInstance
    ? replaceAt(objectIn(deployed, pacticipant), [applicationInstance], version)
    : version;
  return `${printJson(replaceAt(root, ['deployed'], replaceAt(deployed, [pacticipant], entry)), 2)}\n`;
}

function objectIn(object: JsonObject, name: string): JsonObject {
  const member = getKey(object, name);
  return isObject(member) ? member : {};
}
