import { hasObject } from '../../json/deferred.js';
import { getKey, isObject, type JsonObject } from '../../json/value.js';
import type { Location } from '../../source/model.js';
import { isFault } from '../../source/references.js';
import type { Operation, PathTemplate, Server, Unreadable } from '../model.js';
import { templateShape } from '../template.js';
import {
  child,
  declaredKeys,
  isUnreadable,
  memberObject,
  type Node,
  plainObjectAt,
  type ReadContext,
  readAt,
  referenceCode,
  unreadable as reported,
} from './context.js';
import { readOperation, unreadableOperation } from './operation.js';
import { pathParameterNames } from './parameters.js';
import type { VersionReaders } from './versions.js';

/** References from path item to path item. */
const MAX_CHAIN = 20;

interface PathItems {
  /** A path item and the ones it refers to, the farthest first: what stands nearer wins (OpenAPI 3.1 allows siblings). */
  readonly nodes: readonly Node[];
  /** Where the references end that could not be followed. */
  readonly unreadable: Unreadable | undefined;
}

function pathItemsOf(context: ReadContext, node: Node): PathItems {
  const nodes = [node];
  for (let ref = getKey(node.value, '$ref'); typeof ref === 'string' && nodes.length < MAX_CHAIN; ) {
    const from = nodes[0] as Node;
    const location = context.resolver.resolve(ref, from.location);
    if (isFault(location))
      return {
        nodes,
        unreadable: reported(context, referenceCode(location), from.location, location.fault),
      };
    const target = plainObjectAt(location);
    if (!target)
      return {
        nodes,
        unreadable: reported(context, 'path.malformed', location, 'a path item must be an object'),
      };
    if (nodes.some((known) => known.value === target.value)) break;
    nodes.unshift(target);
    ref = getKey(target.value, '$ref');
  }
  return { nodes, unreadable: undefined };
}

/** An operation that nobody has called yet: where it stands is only written out for those that are. */
interface Described {
  readonly owner: Node;
  readonly tokens: readonly string[];
  /** The object it is a member of. */
  readonly holder: JsonObject;
}

const describedValue = ({ tokens, holder }: Described): JsonObject =>
  holder[tokens.at(-1) as string] as JsonObject;

const nodeOf = (described: Described): Node => ({
  location: child(described.owner.location, ...described.tokens),
  value: describedValue(described),
});

/** Where each method of a path is described. */
function operationsOf(
  context: ReadContext,
  readers: VersionReaders,
  pathItems: readonly Node[],
): Map<string, Described> {
  const operations = new Map<string, Described>();
  const set = (owner: Node, holder: JsonObject, method: string, tokens: readonly string[]): void => {
    const name = method.toUpperCase();
    if (hasObject(holder, method)) operations.set(name, { owner, tokens, holder });
    else {
      const location = child(owner.location, ...tokens);
      context.report('path.malformed', location, `the operation ${name} must be an object`);
    }
  };
  const { moreMethods } = readers;
  for (const item of pathItems) {
    for (const method of readers.methods)
      if (Object.hasOwn(item.value, method)) set(item, item.value, method, [method]);
    const more = moreMethods && getKey(item.value, moreMethods);
    if (moreMethods && isObject(more))
      for (const method of declaredKeys(more)) set(item, more, method, [moreMethods, method]);
  }
  return operations;
}

/** Whose `servers` count, the innermost first. */
const serverOwners = (
  context: ReadContext,
  pathItems: readonly Node[],
  innermost: readonly Node[],
): Node[] => [
  ...innermost,
  ...pathItems.toReversed(),
  { location: { source: context.source, pointer: '' }, value: context.root },
];

function readPath(
  context: ReadContext,
  readers: VersionReaders,
  template: string,
  item: Node,
  documentServers: () => readonly Server[],
): PathTemplate {
  const { nodes: pathItems, unreadable } = pathItemsOf(context, item);
  const operations = operationsOf(context, readers, pathItems);
  const compiled = new Map<string, () => Operation>();
  const servers = new Map<string, () => readonly Server[]>();
  const serversOf = (name: string): readonly Server[] => {
    let found = servers.get(name);
    if (!found) {
      found = readServers(operations.get(name));
      servers.set(name, found);
    }
    return found();
  };
  const readServers = (described: Described | undefined): (() => readonly Server[]) => {
    if (!described && !unreadable) return () => [];
    const values = pathItems.map(({ value }) => value);
    if (described) values.push(describedValue(described));
    if (!values.some((value) => Object.hasOwn(value, 'servers'))) return documentServers;
    const innermost = described ? [nodeOf(described)] : [];
    return context.once(() => readers.servers(context, serverOwners(context, pathItems, innermost)));
  };
  return {
    template,
    location: item.location,
    unreadable,
    methods: [...operations.keys()],
    operation(method) {
      const name = method.toUpperCase();
      const described = operations.get(name);
      let operation = compiled.get(name);
      if (!operation && described) {
        operation = context.once(() => {
          const place = { method: name, template, pathItems, servers: serversOf(name) };
          // No version of OpenAPI lets an operation be a reference, and bundlers and parsers follow it all the same.
          const { location, value } = nodeOf(described);
          const node = readAt(context, location, 'operation.malformed', 'an operation', value);
          return isUnreadable(node)
            ? unreadableOperation(place, node)
            : readOperation(context, readers, place, node);
        });
        compiled.set(name, operation);
      } else if (!operation && unreadable) {
        const place = { method: name, template, servers: serversOf(name) };
        const unknown = unreadableOperation(place, unreadable);
        operation = () => unknown;
        compiled.set(name, operation);
      }
      return operation?.();
    },
    parameterNames: () =>
      pathParameterNames(context, [...pathItems, ...[...operations.values()].map(nodeOf)]),
    servers: (method) => serversOf(method.toUpperCase()),
  };
}

/**
 * Whether a path item is so plain that nothing has to be said about it before somebody asks: no reference, and operations that
 * are objects.
 */
const isPlain = (value: JsonObject, { methods, moreMethods }: VersionReaders): boolean =>
  Object.keys(value).every((key) =>
    methods.includes(key) ? hasObject(value, key) : key !== '$ref' && key !== moreMethods,
  );

/** A plain path, which is looked at when first asked for: most of a large document is never called. */
class PathOnDemand implements PathTemplate {
  private found: PathTemplate | undefined = undefined;

  constructor(
    readonly template: string,
    private readonly read: (template: string) => PathTemplate,
  ) {}

  private get path(): PathTemplate {
    this.found ??= this.read(this.template);
    return this.found;
  }

  get location(): Location {
    return this.path.location;
  }

  get unreadable(): PathTemplate['unreadable'] {
    return this.path.unreadable;
  }

  get methods(): readonly string[] {
    return this.path.methods;
  }

  get operation(): PathTemplate['operation'] {
    return this.path.operation;
  }

  get parameterNames(): PathTemplate['parameterNames'] {
    return this.path.parameterNames;
  }

  get servers(): PathTemplate['servers'] {
    return this.path.servers;
  }
}

/** Every path of the document. Templates equal up to parameter names are reported; the first of them comes first. */
export function readPaths(context: ReadContext, readers: VersionReaders): PathTemplate[] {
  const root: Node = { location: { source: context.source, pointer: '' }, value: context.root };
  const paths = memberObject(context, root, 'paths', 'path.malformed', '`paths`');
  if (!paths) return [];
  const shapes = new Map<string, string>();
  const templates: PathTemplate[] = [];
  const documentServers = context.once(() => readers.servers(context, [root]));
  const locationOf = (template: string): Location => child(paths.location, template);
  const read = (template: string, value: JsonObject): PathTemplate =>
    readPath(context, readers, template, { location: locationOf(template), value }, documentServers);
  const readPlain = (template: string): PathTemplate => read(template, paths.value[template] as JsonObject);
  for (const template of declaredKeys(paths.value)) {
    const value = paths.value[template];
    if (!isObject(value)) {
      context.report(
        'path.malformed',
        locationOf(template),
        `the path item of ${template} must be an object; it is left out`,
      );
      continue;
    }
    const shape = templateShape(template);
    const twin = shapes.get(shape);
    if (twin === undefined) shapes.set(shape, template);
    else
      context.report(
        'path.duplicate',
        locationOf(template),
        `the path ${template} matches the same requests as ${twin}`,
      );
    templates.push(isPlain(value, readers) ? new PathOnDemand(template, readPlain) : read(template, value));
  }
  return templates;
}
