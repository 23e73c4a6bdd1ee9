import { joinPointer, pointerTokens, valueAt } from '../json/pointer.js';
import { getKey, isObject, type JsonObject } from '../json/value.js';
import type { SourceFile } from '../source/model.js';
import { CompiledSchema } from './compiled-schema.js';
import type { SchemaDocument } from './document.js';
import type { Discriminator, Schema } from './model.js';

/** A discriminator as written. */
export interface DiscriminatorSource {
  readonly propertyName: string;
  readonly mapping: JsonObject;
  readonly defaultMapping: string | undefined;
}

/** Where OpenAPI keeps the schemas whose names are discriminator values. */
const COMPONENTS = ['/components/schemas', '/definitions'];

/**
 * Reads a discriminator (OpenAPI 3.1.1, section 4.8.25): explicit mapping by component name or reference, then implicit
 * names: of the listed alternatives, or of the components that point back with `allOf`.
 */
export function discriminatorOf(
  owner: CompiledSchema,
  { propertyName, mapping, defaultMapping }: DiscriminatorSource,
): Discriminator {
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
      const selects = (text: string): Schema =>
        mappedSchema(owner, text) ?? names().get(value) ?? nowhere(owner, text, ['mapping', value]);
      explicit.set(value, typeof reference === 'string' ? selects(reference) : undefined);
    }
    return explicit.get(value);
  };
  let fallback: Schema | undefined;
  return {
    propertyName,
    inherited,
    target: (value) => mapped(value) ?? names().get(value),
    get fallback() {
      if (defaultMapping === undefined) return undefined;
      fallback ??= mappedSchema(owner, defaultMapping) ?? nowhere(owner, defaultMapping, ['defaultMapping']);
      return fallback;
    },
    values: () => [...new Set([...Object.keys(mapping).filter((value) => mapped(value)), ...names().keys()])],
  };
}

const lastToken = (pointer: string): string | undefined => pointerTokens(pointer).at(-1);

/** The implicit name of an alternative: the last part of its reference. */
function namedAlternative(alternative: Schema): readonly (readonly [string, Schema])[] {
  const target = alternative.ref;
  if (!target) return danglingAlternative(alternative);
  const name = lastToken(target.location.pointer) ?? fileName(target.location.source);
  return name === undefined ? [] : [[name, target]];
}

/** The name of an alternative that leads nowhere is known all the same, and that its value cannot be decided. */
function danglingAlternative(alternative: Schema): readonly (readonly [string, Schema])[] {
  const reference = alternative instanceof CompiledSchema ? alternative.reference : undefined;
  const name = reference && /([^/#]+?)(?:\.(?:ya?ml|json))?$/i.exec(reference)?.[1];
  return name ? [[name, alternative]] : [];
}

const fileName = ({ uri }: SourceFile): string | undefined => /([^/]+?)(?:\.[a-z]+)?$/i.exec(uri)?.[1];

function mappedSchema(owner: CompiledSchema, reference: string): Schema | undefined {
  const named = componentsFor(owner).named(reference);
  if (named) return targetOf(named);
  const found = owner.document.follow(reference, owner);
  return typeof found === 'string' ? undefined : found;
}

/** What a mapping means that leads nowhere: a schema with a dangling reference. */
const nowhere = (owner: CompiledSchema, reference: string, tokens: readonly string[]): Schema =>
  new CompiledSchema(
    owner.document,
    joinPointer(owner.pointer, 'discriminator', ...tokens),
    { $ref: reference },
    owner.resource,
  );

/** The named schemas that count for a document. */
export interface Components {
  readonly named: (name: string) => CompiledSchema | undefined;
  /** All of them, which means to compile all: only inheritance without a mapping asks for that. */
  readonly lineage: () => Lineage;
}

interface Lineage {
  readonly byName: ReadonlyMap<string, CompiledSchema>;
  /** Parent → children by `allOf`, with names. */
  readonly children: ReadonlyMap<Schema, readonly (readonly [string, CompiledSchema])[]>;
}

/** Components of the owner's document, then of the root document; one scan per compiler and document. */
function componentsFor({ document }: CompiledSchema): Components {
  const { documents, source } = document;
  let components = documents.components.get(source);
  if (!components) {
    components = componentsOf(document);
    documents.components.set(source, components);
  }
  return components;
}

function componentsOf({ documents, source, dialect }: SchemaDocument): Components {
  const tables = [...new Set([source, documents.root ?? source])].flatMap((file) =>
    COMPONENTS.flatMap((base) => {
      const table = valueAt(file.value, base);
      return isObject(table) ? [{ base, table, home: documents.documentOf(file, dialect) }] : [];
    }),
  );
  const named = (name: string): CompiledSchema | undefined => {
    const found = tables.find(({ table }) => Object.hasOwn(table, name));
    return found?.home.schemaAt(joinPointer(found.base, name));
  };
  let known: Lineage | undefined;
  return {
    named,
    lineage() {
      known ??= lineageOf(
        new Map(
          tables
            .flatMap(({ table }) => Object.keys(table))
            .map((name) => [name, named(name) as CompiledSchema]),
        ),
      );
      return known;
    },
  };
}

function lineageOf(byName: Lineage['byName']): Lineage {
  const children = new Map<Schema, (readonly [string, CompiledSchema])[]>();
  for (const [name, component] of byName) {
    const child = targetOf(component);
    for (const { ref } of child.allOf ?? []) {
      const siblings = ref && children.get(ref);
      if (siblings) siblings.push([name, child]);
      else if (ref) children.set(ref, [[name, child]]);
    }
  }
  return { byName, children };
}

/** Documents in several files list components as references. */
const targetOf = (component: CompiledSchema): CompiledSchema =>
  component.ref instanceof CompiledSchema ? component.ref : component;

/** The owner itself and every component below it, by name (or by the value Azure documents give it). */
function descendants(owner: CompiledSchema): Map<string, Schema> {
  const { byName, children } = componentsFor(owner).lineage();
  const found = new Map<string, Schema>();
  const top = owner.document.schemaAt(owner.pointer);
  for (const [name, component] of byName) if (targetOf(component) === top) found.set(name, top);
  const waiting: Schema[] = [top];
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
