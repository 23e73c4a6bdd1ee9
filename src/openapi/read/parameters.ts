import { getKey, isObject, type JsonValue } from '../../json/value.js';
import type { Location } from '../../source/model.js';
import type { Parameter, ParameterPlace, Unreadable } from '../model.js';
import { templateName, templateWith } from '../template.js';
import {
  child,
  isTrue,
  isUnreadable,
  type Node,
  type ReadContext,
  readAt,
  readList,
  textOf,
} from './context.js';
import type { ReadEncoding } from './headers.js';

/** A parameter as written, its references followed; `in` is not yet one of ours. */
export interface RawParameter extends Node {
  readonly name: string;
  readonly in: string;
  /** What tells it from the other parameters of an operation. */
  readonly key: string;
}

const PLACES: ReadonlySet<string> = new Set<ParameterPlace>([
  'path',
  'query',
  'header',
  'cookie',
  'querystring',
]);

/** Parameters that many operations refer to, by what their references lead to. */
const shared = new WeakMap<Node, RawParameter>();

function readRaw(
  context: ReadContext,
  location: Location,
  value: JsonValue,
): RawParameter | Unreadable | undefined {
  const node = readAt(context, location, 'parameter.malformed', 'a parameter', value);
  // An empty list item hides nothing.
  if (isUnreadable(node)) return value === null ? undefined : node;
  const isShared = node.location !== location;
  const known = isShared ? shared.get(node) : undefined;
  if (known) return known;
  const name = textOf(getKey(node.value, 'name'));
  const place = textOf(getKey(node.value, 'in'));
  if (name !== undefined && place !== undefined) {
    const parameter: RawParameter = {
      location: node.location,
      value: node.value,
      name,
      in: place,
      key: `${place} ${place === 'header' ? name.toLowerCase() : name}`,
    };
    if (isShared) shared.set(node, parameter);
    return parameter;
  }
  const missing = name === undefined ? 'name' : 'in';
  context.report(
    'parameter.malformed',
    node.location,
    `a parameter needs a \`${missing}\` that is a text; it is left out`,
  );
  return undefined;
}

export interface RawParameters {
  readonly parameters: readonly RawParameter[];
  readonly unreadable: readonly Unreadable[];
}

const NONE: readonly Unreadable[] = [];

/** The parameters of an operation: those of the path items, overridden by its own where place and name agree. */
export function readRawParameters(context: ReadContext, owners: readonly Node[]): RawParameters {
  const found = new Map<string, RawParameter>();
  let unreadable: readonly Unreadable[] = NONE;
  for (const owner of owners) {
    const list = readList(context, owner, 'parameters', 'parameter.malformed');
    if ('reason' in list) {
      unreadable = [...unreadable, list];
      continue;
    }
    const own = new Set<string>();
    list.forEach((value, i) => {
      const location = child(owner.location, 'parameters', i);
      const parameter = readRaw(context, location, value);
      if (!parameter) return;
      if ('reason' in parameter) {
        unreadable = [...unreadable, parameter];
        return;
      }
      const { key, name, in: place } = parameter;
      if (own.has(key))
        context.report(
          'parameter.malformed',
          location,
          `the parameter "${name}" in ${place} is described twice; the last description counts`,
        );
      own.add(key);
      found.set(key, parameter);
    });
  }
  return { parameters: [...found.values()], unreadable };
}

/** The names of all path parameters; what is wrong with one is reported when its operation is read. */
export const pathParameterNames = (context: ReadContext, owners: readonly Node[]): ReadonlySet<string> =>
  new Set(
    owners
      .flatMap((owner) => readRawParameters({ ...context, report: () => {} }, [owner]).parameters)
      .filter((parameter) => parameter.in === 'path')
      .map(({ name }) => name),
  );

/** Parameters that many operations refer to are read once. */
const known = new WeakMap<Location, () => Parameter>();

function parameterOf(context: ReadContext, raw: RawParameter, encodingOf: ReadEncoding): Parameter {
  let parameter = known.get(raw.location);
  if (!parameter) {
    parameter = context.once(() => readParameter(context, raw, encodingOf));
    known.set(raw.location, parameter);
  }
  return parameter();
}

function readParameter(
  context: ReadContext,
  { location, value, name, in: named }: RawParameter,
  encodingOf: ReadEncoding,
): Parameter {
  const place = named as ParameterPlace;
  const encoding = encodingOf(context, { location, value }, place);
  if (!encoding.schema && !isObject(getKey(value, 'schema')))
    context.report(
      'parameter.malformed',
      location,
      `the parameter "${name}" has no schema; every value is accepted`,
    );
  return {
    location,
    name,
    in: place,
    required: place === 'path' || isTrue(getKey(value, 'required')),
    deprecated: isTrue(getKey(value, 'deprecated')),
    allowEmptyValue: isTrue(getKey(value, 'allowEmptyValue')),
    encoding,
  };
}

/** Parameters in the model's form. Path parameters that the template does not name are reported and left out. */
export function readParameters(
  context: ReadContext,
  { parameters: raw, unreadable }: RawParameters,
  template: string,
  operation: Location,
  readers: { readonly encoding: ReadEncoding; readonly ignoredHeaders: ReadonlySet<string> },
): Parameter[] {
  const parameters: Parameter[] = [];
  const shape = templateWith(
    template,
    () => new Set(raw.filter((one) => one.in === 'path').map(({ name }) => name)),
  );
  const names = new Set(shape.names);
  for (const one of raw) {
    const { name, in: place, location } = one;
    if (!PLACES.has(place)) {
      context.report(
        'parameter.malformed',
        location,
        `the parameter "${name}" is in "${place}", which nobody knows; it is left out`,
      );
    } else if (place === 'path' && !names.delete(name) && !names.delete(templateName(name))) {
      context.report(
        'parameter.malformed',
        location,
        `the path ${template} has no {${name}}; the parameter is left out`,
      );
    } else if (place !== 'header' || !readers.ignoredHeaders.has(name.toLowerCase()))
      parameters.push(parameterOf(context, one, readers.encoding));
  }
  if (names.size > 0 && unreadable.length === 0) {
    const list = [...names].map((name) => `{${name}}`).join(', ');
    context.report(
      'parameter.malformed',
      operation,
      `${template} names ${list}, which no parameter declares; every value is accepted`,
    );
  }
  return parameters;
}
