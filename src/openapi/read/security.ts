import { getKey, isObject } from '../../json/value.js';
import type { Location } from '../../source/model.js';
import type { SecurityRequirement, SecurityScheme } from '../model.js';
import { child, declaredKeys, type Node, objectAt, type ReadContext, textOf } from './context.js';

const API_KEY_PLACES = { header: 'header', query: 'query', cookie: 'cookie' } as const;

/** A defined scheme by its `type`; 2.0's `basic` is the http scheme of that name. */
function schemeOf(name: string, { location, value }: Node): SecurityScheme {
  const type = textOf(getKey(value, 'type'));
  const base = { name, location };
  switch (type) {
    case 'basic':
      return { ...base, kind: 'http', scheme: 'basic' };
    case 'http': {
      const scheme = textOf(getKey(value, 'scheme'));
      if (scheme === undefined) return { ...base, kind: 'undefined', reason: 'its `scheme` is missing' };
      return { ...base, kind: 'http', scheme: scheme.toLowerCase() };
    }
    case 'apiKey': {
      const place = textOf(getKey(value, 'in')) ?? '';
      const parameter = textOf(getKey(value, 'name'));
      if (parameter === undefined || !Object.hasOwn(API_KEY_PLACES, place))
        return { ...base, kind: 'undefined', reason: '`name` and `in` must say where the key is sent' };
      return { ...base, kind: 'apiKey', in: place as keyof typeof API_KEY_PLACES, parameter };
    }
    case 'oauth2':
    case 'openIdConnect':
      return { ...base, kind: type };
    case 'mutualTLS':
      return { ...base, kind: 'mutualTLS' };
    default:
      return { ...base, kind: 'undefined', reason: `its type "${type ?? ''}" is unknown` };
  }
}

/** Looks a scheme up by its name in the root document, or (3.2) by a reference to it. */
function readScheme(
  context: ReadContext,
  name: string,
  requirement: Location,
  schemes: Location,
): SecurityScheme {
  const declared = context.resolver.resolve(`#${child(schemes, name).pointer}`, schemes);
  const start =
    'fault' in declared && /[/#]/.test(name) ? context.resolver.resolve(name, requirement) : declared;
  if ('fault' in start) {
    context.report('security.undefined', requirement, `the security scheme "${name}" is not defined`);
    return { name, location: requirement, kind: 'undefined', reason: 'it is not defined in the document' };
  }
  const node = objectAt(context, start, 'security.undefined', `the security scheme "${name}"`);
  if (!node) return { name, location: start, kind: 'undefined', reason: 'its definition cannot be read' };
  const scheme = schemeOf(name, node);
  if (scheme.kind === 'undefined')
    context.report('security.undefined', node.location, `the security scheme "${name}": ${scheme.reason}`);
  return scheme;
}

/**
 * The security alternatives of an operation: its own `security`, else the document's.
 * Undefined when there are none or the list is empty; an alternative without schemes makes credentials optional.
 */
export function readSecurity(
  context: ReadContext,
  operation: Node,
  schemesPointer: string,
): readonly SecurityRequirement[] | undefined {
  const root: Node = { location: { source: context.source, pointer: '' }, value: context.root };
  const owner = Array.isArray(getKey(operation.value, 'security')) ? operation : root;
  const list = getKey(owner.value, 'security');
  if (!Array.isArray(list) || list.length === 0) return undefined;
  const schemes = { source: context.source, pointer: schemesPointer };
  return list.flatMap((requirement, i) => {
    const location = child(owner.location, 'security', i);
    if (!isObject(requirement)) {
      context.report(
        'security.undefined',
        location,
        'a security requirement must be an object; it is left out',
      );
      return [];
    }
    const names = declaredKeys(requirement);
    return {
      location,
      schemes: names.map((name) => readScheme(context, name, child(location, name), schemes)),
    };
  });
}
