import { joinPointer } from '../../json/pointer.js';
import { getKey, isObject, type JsonObject, type JsonValue, jsonType } from '../../json/value.js';
import type { Schema } from '../../schema/model.js';
import type { Location, SourceFile } from '../../source/model.js';
import {
  isFault,
  locatedValue,
  type ReferenceFault,
  type ReferenceResolver,
} from '../../source/references.js';
import type { FaultCode } from '../faults.js';
import type { OpenApiVersion, Unreadable } from '../model.js';

/** What every reader of a part of the document needs. */
export interface ReadContext {
  readonly source: SourceFile;
  readonly root: JsonObject;
  readonly version: OpenApiVersion;
  readonly resolver: ReferenceResolver;
  /** `raw`: what stands at the place, when the caller has it at hand. */
  readonly schemaAt: (location: Location, raw?: JsonValue) => Schema;
  readonly report: (code: FaultCode, location: Location, message: string) => void;
  /** A part that is read when first asked for. */
  readonly once: <T>(read: () => T) => () => T;
  /** Nobody looks for faults in what no check needs. */
  readonly sparing: boolean;
}

/** An object of the document and where it really stands, after following references. */
export interface Node {
  readonly location: Location;
  readonly value: JsonObject;
}

export function child({ source, pointer }: Location, ...tokens: (string | number)[]): Location {
  return { source, pointer: joinPointer(pointer, ...tokens) };
}

/** Places that references lead to are shared by many operations: the object there is looked up once. */
const targets = new WeakMap<Location, Node>();

export const isUnreadable = (found: Node | Unreadable): found is Unreadable => 'reason' in found;

/**
 * Follows references from a place to an object; what is not there or no object is reported.
 * `value`: what stands at the place, when the caller has it at hand.
 */
export function readAt(
  context: ReadContext,
  start: Location,
  code: FaultCode,
  what: string,
  value: JsonValue | undefined = locatedValue(start),
): Node | Unreadable {
  const ref = isObject(value) ? getKey(value, '$ref') : undefined;
  if (isObject(value) && typeof ref !== 'string') return { location: start, value };
  const location = typeof ref === 'string' ? context.resolver.follow(start, value) : start;
  if (isFault(location)) {
    return unreadable(context, referenceCode(location), start, location.fault);
  }
  const known = targets.get(location);
  if (known) return known;
  const found = locatedValue(location);
  if (isObject(found)) {
    const node = { location, value: found };
    targets.set(location, node);
    return node;
  }
  const type = found === undefined ? 'nothing' : jsonType(found);
  return unreadable(context, code, start, `${what} must be an object, found ${type}`);
}

export const referenceCode = ({ remote }: ReferenceFault): FaultCode =>
  remote ? 'reference.remote' : 'reference.broken';

/** Reports why a part cannot be read. */
export function unreadable(
  context: ReadContext,
  code: FaultCode,
  location: Location,
  reason: string,
): Unreadable {
  context.report(code, location, reason);
  return { location, reason };
}

/** As {@link readAt}, for parts that are left out where they cannot be read. */
export function objectAt(
  context: ReadContext,
  start: Location,
  code: FaultCode,
  what: string,
  value?: JsonValue,
): Node | undefined {
  const found = readAt(context, start, code, what, value);
  return isUnreadable(found) ? undefined : found;
}

/** The object at a place, without following references or reporting. `value`: what stands there, when it is at hand. */
export function plainObjectAt(
  location: Location,
  value: JsonValue | undefined = locatedValue(location),
): Node | undefined {
  return isObject(value) ? { location, value } : undefined;
}

/** A member object, references followed; undefined without report when the member is absent. */
export function readMember(
  context: ReadContext,
  node: Node,
  key: string,
  code: FaultCode,
  what: string,
): Node | Unreadable | undefined {
  const value = getKey(node.value, key);
  return value === undefined || value === null
    ? undefined
    : readAt(context, child(node.location, key), code, what, value);
}

/** As {@link readMember}, for members that are left out where they cannot be read. */
export function memberObject(
  context: ReadContext,
  node: Node,
  key: string,
  code: FaultCode,
  what: string,
): Node | undefined {
  const found = readMember(context, node, key, code, what);
  return found && !isUnreadable(found) ? found : undefined;
}

/** The members of an object that mean something: `x-*` extensions are left out. */
export const declaredKeys = (value: JsonObject): string[] =>
  Object.keys(value).filter((key) => !key.startsWith('x-'));

export const textOf = (value: JsonValue | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

export const isTrue = (value: JsonValue | undefined): boolean => value === true;

const EMPTY: readonly JsonValue[] = [];

/** The items of a list; anything else is reported. */
export function readList(
  context: ReadContext,
  node: Node,
  key: string,
  code: FaultCode,
): readonly JsonValue[] | Unreadable {
  const value = getKey(node.value, key);
  if (value === undefined || value === null) return EMPTY;
  if (Array.isArray(value)) return value;
  const reason = `${key} must be a list, found ${jsonType(value)}`;
  return unreadable(context, code, child(node.location, key), reason);
}
