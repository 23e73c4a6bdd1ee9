import { joinPointer, pointerTokens, valueAt } from '../json/pointer.js';
import { getKey, isObject, type JsonObject } from '../json/value.js';
import type { SourceFile } from '../source/model.js';
import type { CompiledSchema } from './compiled-schema.js';
import type { Discriminator, Schema } from './model.js';

export type ChildrenByParent = ReadonlyMap<Schema, readonly (readonly [string, CompiledSchema])[]>;

interface Source {
  readonly propertyName: string;
  readonly mapping: JsonObject;
}

/** Where OpenAPI keeps the schemas whose names are discriminator values. */
const COMPONENTS = ['/components/schemas', '/definitions'];

/**
 * Reads a discriminator (OpenAPI 3.1.1, section 4.8.25): explicit mapping by component name or reference, then implicit
 * names: of the listed alternatives, or of the components that point back with `allOf`.
 */
export function discriminatorOf(owner: CompiledSchema, { propertyName, mapping }: Source): Discriminator {
  const alternatives = [...(owner.oneOf ?? []), ...(owner.anyOf ?? [])];
  const inherited = alternatives.length === 0;
  let implicit: ReadonlyMap<string, Schema> | undefined;
  const names = (): ReadonlyMap<string, Schema> => {
    implicit ??= inherited ? descendants(owner) : new Map(alternatives.flatMap(namedAlternative));
    return implicit;
  };
  const explicit = new Map<string, Schema | undefined>();
  const mapped = (value: string): Schema | undefined => {
    if (!explicit.has(value)) {
      const reference = getKey(mapping, value);
      explicit.set(value, typeof reference === 'string' ? mappedSchema(owner, reference) : undefined);
    }
    return explicit.get(value);
  };
  return {
    propertyName,
    inherited,
    target: (value) => mapped(value) ?? names().get(value),
    values: () => [...new Set([...Object.keys(mapping).filter((value) => mapped(value)), ...names().keys()])],
  };
}

const lastToken = (pointer: string): string | undefined => pointerTokens(pointer).at(-1);

/** The implicit name of an alternative: the last part of its reference. */
function namedAlternative(alternative: Schema): readonly (readonly [string, Schema])[] {
  const target = alternative.ref;
  const name = target && (lastToken(target.location.pointer) ?? fileName(target.location.source));
  return target && name !== undefined ? [[name, target]] : [];
}

const fileName = ({ uri }: SourceFile): string | undefined => /([^/]+?)(?:\.[a-z]+)?$/i.exec(uri)?.[1];

function mappedSchema(owner: CompiledSchema, reference: string): Schema | undefined {
  const named = componentNamed(owner, reference);
  if (named) return named;
  const found = owner.document.follow(reference, owner);
  return typeof found === 'string' ? undefined : found;
}

/** The components that count for a schema: of its own document, else of the root document. */
function componentsFor(
  owner: CompiledSchema,
): { source: SourceFile; base: string; names: JsonObject } | undefined {
  for (const source of [owner.document.source, owner.document.documents.root])
    for (const base of COMPONENTS) {
      const names = source && valueAt(source.value, base);
      if (source && isObject(names)) return { source, base, names };
    }
  return undefined;
}

function componentNamed(owner: CompiledSchema, name: string): CompiledSchema | undefined {
  const components = componentsFor(owner);
  if (!components || !Object.hasOwn(components.names, name)) return undefined;
  const { source, base } = components;
  return owner.document.documents
    .documentOf(source, owner.document.dialect)
    .schemaAt(joinPointer(base, name));
}

/** Parent schema → its children by `allOf`, with their names; one scan per compiler and set of components. */
function childrenFor(owner: CompiledSchema): ChildrenByParent {
  const components = componentsFor(owner);
  if (!components) return new Map();
  const cache = owner.document.documents.children;
  const known = cache.get(components.names);
  if (known) return known;
  const children = new Map<Schema, (readonly [string, CompiledSchema])[]>();
  cache.set(components.names, children);
  for (const name of Object.keys(components.names)) {
    const child = componentNamed(owner, name);
    for (const part of child?.allOf ?? [])
      if (child && part.ref) children.set(part.ref, [...(children.get(part.ref) ?? []), [name, child]]);
  }
  return children;
}

/** The owner itself and every component below it, by name (or by the value Azure documents give it). */
function descendants(owner: CompiledSchema): Map<string, Schema> {
  const children = childrenFor(owner);
  const found = new Map<string, Schema>();
  const own = lastToken(owner.pointer);
  if (own !== undefined && componentNamed(owner, own) === owner) found.set(own, owner);
  const waiting: Schema[] = [owner.document.schemaAt(owner.pointer)];
  const seen = new Set<Schema>(waiting);
  for (let parent = waiting.pop(); parent; parent = waiting.pop())
    for (const [name, child] of children.get(parent) ?? []) {
      const alias = isObject(child.raw) ? getKey(child.raw, 'x-ms-discriminator-value') : undefined;
      found.set(typeof alias === 'string' ? alias : name, child);
      if (!seen.has(child)) {
        seen.add(child);
        waiting.push(child);
      }
    }
  return found;
}
