import { getKey, isObject, type JsonValue } from '../../json/value.js';
import type { Location } from '../../source/model.js';
import type { Operation, PathTemplate, Server } from '../model.js';
import { templateShape } from '../template.js';
import { child, declaredKeys, memberObject, type Node, plainObjectAt, type ReadContext } from './context.js';
import { readOperation, serverOwners } from './operation.js';
import type { VersionReaders } from './versions.js';

/** References from path item to path item. */
const MAX_CHAIN = 20;

/** A path item and the ones it refers to, the farthest first: what stands nearer wins (OpenAPI 3.1 allows siblings). */
function pathItemNodes(context: ReadContext, node: Node): Node[] {
  const nodes = [node];
  for (let ref = getKey(node.value, '$ref'); typeof ref === 'string' && nodes.length < MAX_CHAIN; ) {
    const from = nodes[0] as Node;
    const location = context.resolver.resolve(ref, from.location);
    if ('fault' in location) {
      context.report(
        location.remote ? 'reference.remote' : 'reference.broken',
        from.location,
        location.fault,
      );
      break;
    }
    const target = plainObjectAt(location);
    if (!target) context.report('path.malformed', location, 'a path item must be an object');
    if (!target || nodes.some((known) => known.value === target.value)) break;
    nodes.unshift(target);
    ref = getKey(target.value, '$ref');
  }
  return nodes;
}

/** Where each method of a path is described. */
function operationNodes(
  context: ReadContext,
  readers: VersionReaders,
  pathItems: readonly Node[],
): Map<string, Node> {
  const operations = new Map<string, Node>();
  for (const item of pathItems) {
    for (const method of readers.methods) {
      if (Object.hasOwn(item.value, method))
        setOperation(context, operations, method, item.value[method], child(item.location, method));
    }
    const more = readers.moreMethods && getKey(item.value, readers.moreMethods);
    if (readers.moreMethods && isObject(more)) {
      for (const method of declaredKeys(more))
        setOperation(
          context,
          operations,
          method,
          more[method],
          child(item.location, readers.moreMethods, method),
        );
    }
  }
  return operations;
}

function setOperation(
  context: ReadContext,
  operations: Map<string, Node>,
  method: string,
  value: JsonValue | undefined,
  location: Location,
): void {
  const name = method.toUpperCase();
  const node = plainObjectAt(location, value);
  if (node) operations.set(name, node);
  else context.report('path.malformed', location, `the operation ${name} must be an object`);
}

function readPath(
  context: ReadContext,
  readers: VersionReaders,
  template: string,
  item: Node,
  documentServers: () => readonly Server[],
): PathTemplate {
  const pathItems = pathItemNodes(context, item);
  const operations = operationNodes(context, readers, pathItems);
  const compiled = new Map<string, () => Operation>();
  const servers = new Map<string, () => readonly Server[]>();
  const declaresServers = [...pathItems, ...operations.values()].some(({ value }) =>
    Object.hasOwn(value, 'servers'),
  );
  return {
    template,
    location: item.location,
    methods: [...operations.keys()],
    declaresServers,
    operation(method) {
      const name = method.toUpperCase();
      const node = operations.get(name);
      let operation = compiled.get(name);
      if (!operation && node) {
        operation = context.once(() =>
          readOperation(context, readers, { method: name, template, pathItems }, node),
        );
        compiled.set(name, operation);
      }
      return operation?.();
    },
    servers(method) {
      const name = method.toUpperCase();
      const node = operations.get(name);
      if (node && !declaresServers) return documentServers();
      let found = servers.get(name);
      if (!found) {
        found = context.once(() =>
          node ? readers.servers(context, serverOwners(context, pathItems, node)) : [],
        );
        servers.set(name, found);
      }
      return found();
    },
  };
}

/** Every path of the document. Templates equal up to parameter names are reported; the first of them comes first. */
export function readPaths(context: ReadContext, readers: VersionReaders): PathTemplate[] {
  const root: Node = { location: { source: context.source, pointer: '' }, value: context.root };
  const paths = memberObject(context, root, 'paths', 'path.malformed', '`paths`');
  if (!paths) return [];
  const shapes = new Map<string, string>();
  const templates: PathTemplate[] = [];
  const documentServers = context.once(() => readers.servers(context, [root]));
  for (const template of declaredKeys(paths.value)) {
    const location = child(paths.location, template);
    const item = plainObjectAt(location, paths.value[template]);
    if (!item) {
      context.report(
        'path.malformed',
        location,
        `the path item of ${template} must be an object; it is left out`,
      );
      continue;
    }
    const shape = templateShape(template);
    const twin = shapes.get(shape);
    if (twin === undefined) shapes.set(shape, template);
    else
      context.report('path.duplicate', location, `the path ${template} matches the same requests as ${twin}`);
    templates.push(readPath(context, readers, template, item, documentServers));
  }
  return templates;
}
