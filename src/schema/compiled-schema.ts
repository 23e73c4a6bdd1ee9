import { type JsonPointer, joinPointer } from '../json/pointer.js';
import { getKey, isObject, type JsonObject, type JsonValue } from '../json/value.js';
import type { Location } from '../source/model.js';
import type { ListSlot, MapSlot, OneSlot } from './dialects/readers.js';
import { type DiscriminatorSource, discriminatorOf } from './discriminator.js';
import type { SchemaDocument } from './document.js';
import type { Discriminator, DynamicRef, Numeric, Schema, SchemaFault, SchemaType } from './model.js';
import type { Resource } from './resource.js';
import { Slot, Slots } from './slots.js';

const NO_FAULTS: readonly SchemaFault[] = [];
const NO_EXAMPLES: readonly JsonValue[] = [];
const UNRESOLVED = Symbol('unresolved');

/** Keywords that describe a schema without limiting its values: they stay outside when `nullable` wraps the rest. */
const ANNOTATIONS = new Set([
  'readOnly',
  'writeOnly',
  'deprecated',
  'xml',
  'title',
  'default',
  'example',
  'examples',
]);
/** Keywords through which a value must pass in another schema: adding null to `type` does not help there. */
const ELSEWHERE = ['$ref', '$dynamicRef', 'allOf', 'anyOf', 'oneOf', 'not', 'if', 'const'];

/** From a schema to one of its sub-schemas. */
export class Step {
  constructor(
    private readonly parent: CompiledSchema,
    private readonly keyword: string,
    /** The name or index, where the keyword holds several. */
    private readonly key: string | number | undefined,
  ) {}

  get pointer(): JsonPointer {
    const base = joinPointer(this.parent.pointer, this.keyword);
    return this.key === undefined ? base : joinPointer(base, this.key);
  }
}

/** A {@link Schema} read from a document. Mutable only while the readers of the dialect run in the constructor. */
export class CompiledSchema implements Schema {
  always: boolean | undefined = undefined;
  types: ReadonlySet<SchemaType> | undefined = undefined;
  enum: readonly JsonValue[] | undefined = undefined;
  constant: { readonly value: JsonValue } | undefined = undefined;
  minimum: Numeric | undefined = undefined;
  maximum: Numeric | undefined = undefined;
  exclusiveMinimum: Numeric | undefined = undefined;
  exclusiveMaximum: Numeric | undefined = undefined;
  multipleOf: Numeric | undefined = undefined;
  minLength: number | undefined = undefined;
  maxLength: number | undefined = undefined;
  pattern: string | undefined = undefined;
  format: string | undefined = undefined;
  minContains: number | undefined = undefined;
  maxContains: number | undefined = undefined;
  minItems: number | undefined = undefined;
  maxItems: number | undefined = undefined;
  uniqueItems = false;
  required: readonly string[] | undefined = undefined;
  dependentRequired: ReadonlyMap<string, readonly string[]> | undefined = undefined;
  minProperties: number | undefined = undefined;
  maxProperties: number | undefined = undefined;
  readOnly = false;
  writeOnly = false;
  deprecated = false;
  nullable = false;
  xml: JsonValue | undefined = undefined;
  title: string | undefined = undefined;
  examples: readonly JsonValue[] = NO_EXAMPLES;
  reference: string | undefined = undefined;
  dynamicReference: string | undefined = undefined;
  discriminatorSource: DiscriminatorSource | undefined = undefined;

  /** Asked for at every place of every value, and settled once the keywords are read. */
  readonly appliesInPlace: boolean;

  private slots: Slots | undefined = undefined;
  private found: readonly SchemaFault[] = NO_FAULTS;
  private target: CompiledSchema | undefined | typeof UNRESOLVED = UNRESOLVED;
  private looping: boolean | undefined = undefined;
  private dynamic: DynamicRef | undefined | typeof UNRESOLVED = UNRESOLVED;
  private selector: Discriminator | undefined | typeof UNRESOLVED = UNRESOLVED;

  constructor(
    readonly document: SchemaDocument,
    private at: JsonPointer | Step,
    readonly raw: JsonValue,
    readonly resource: Resource,
    wrapNull = true,
  ) {
    if (resource.unknownDialect !== undefined)
      this.fault('$schema', `names a dialect nobody knows: ${resource.unknownDialect}`);
    else if (typeof raw === 'boolean') this.always = raw;
    else if (raw === null) this.fault('', 'is empty and accepts everything', true);
    else if (!isObject(raw)) this.fault('', 'must be an object');
    else if (wrapNull && this.mustWrap(raw)) this.wrapNullable(raw);
    else this.readKeywords(raw, () => true);
    this.appliesInPlace = this.appliesAny();
  }

  /** Written out when somebody asks: nobody asks where most schemas stand. */
  get pointer(): JsonPointer {
    if (typeof this.at !== 'string') this.at = this.at.pointer;
    return this.at;
  }

  get location(): Location {
    return { source: this.document.source, pointer: this.pointer };
  }

  private readKeywords(raw: JsonObject, wanted: (keyword: string) => boolean): void {
    const { keywords, besideRef } = this.resource.dialect;
    const alone = besideRef && typeof getKey(raw, '$ref') === 'string' ? besideRef : undefined;
    const names = Object.keys(raw);
    for (let i = 0; i < names.length; i++) {
      const name = names[i] as string;
      const row = keywords.get(name);
      if (row && (!alone || alone.has(name)) && wanted(name)) row.read(this, raw[name] as JsonValue, name);
    }
    if (this.nullable) this.addNull();
  }

  /** `nullable` where null must also pass `$ref`, `allOf`, …: then it is an alternative to the whole rest. */
  private mustWrap(raw: JsonObject): boolean {
    const { keywords } = this.resource.dialect;
    const says = (name: string): boolean => getKey(raw, name) === true && keywords.has(name);
    if (!says('nullable') && !says('x-nullable')) return false;
    return ELSEWHERE.some((name) => keywords.has(name) && Object.hasOwn(raw, name));
  }

  private wrapNullable(raw: JsonObject): void {
    this.readKeywords(raw, (name) => ANNOTATIONS.has(name));
    const rest: JsonObject = Object.fromEntries(
      Object.entries(raw).filter(
        ([name]) => name !== 'nullable' && name !== 'x-nullable' && !ANNOTATIONS.has(name),
      ),
    );
    const onlyNull = new CompiledSchema(
      this.document,
      joinPointer(this.pointer, 'nullable'),
      { type: 'null' },
      this.resource,
    );
    this.slots = new Slots();
    this.slots.anyOf = [
      new CompiledSchema(this.document, this.pointer, rest, this.resource, false),
      onlyNull,
    ];
  }

  private addNull(): void {
    if (this.types && !this.types.has('null')) this.types = new Set([...this.types, 'null']);
    if (this.enum && !this.enum.includes(null)) this.enum = [...this.enum, null];
  }

  /** Called by readers: something here cannot be followed as written. */
  fault(keyword: string, message: string, harmless = false): void {
    const location = keyword
      ? { source: this.document.source, pointer: joinPointer(this.pointer, keyword) }
      : this.location;
    this.found = [...this.found, { location, keyword, message, harmless }];
  }

  /** Called by readers: sub-schemas to compile later. */
  hold(name: OneSlot | ListSlot | MapSlot, slot: Slot): void {
    this.slots ??= new Slots();
    this.slots[name] = slot;
  }

  private fill<N extends keyof Slots>(name: N, slot: Slot): Exclude<Slots[N], Slot> {
    const made = this.make(slot) as Exclude<Slots[N], Slot>;
    (this.slots as Slots)[name] = made;
    return made;
  }

  private make({ shape, keyword, value }: Slot): Schema | readonly Schema[] | ReadonlyMap<string, Schema> {
    const child = (item: JsonValue, key?: string | number): CompiledSchema =>
      this.document.child(new Step(this, keyword, key), item, this.resource);
    if (shape === 'list' && Array.isArray(value)) return value.map(child);
    if (shape !== 'map' || !isObject(value)) return child(value);
    const schemas = new Map<string, CompiledSchema>();
    const names = Object.keys(value);
    for (let i = 0; i < names.length; i++) {
      const name = names[i] as string;
      schemas.set(name, child(value[name] as JsonValue, name));
    }
    return schemas;
  }

  // Most of these are undefined, of which `instanceof` finds out slowly that they are no instance.
  get items(): Schema | undefined {
    const held = this.slots?.items;
    return held !== undefined && held instanceof Slot ? this.fill('items', held) : held;
  }
  get contains(): Schema | undefined {
    const held = this.slots?.contains;
    return held !== undefined && held instanceof Slot ? this.fill('contains', held) : held;
  }
  get unevaluatedItems(): Schema | undefined {
    const held = this.slots?.unevaluatedItems;
    return held !== undefined && held instanceof Slot ? this.fill('unevaluatedItems', held) : held;
  }
  get additionalProperties(): Schema | undefined {
    const held = this.slots?.additionalProperties;
    return held !== undefined && held instanceof Slot ? this.fill('additionalProperties', held) : held;
  }
  get unevaluatedProperties(): Schema | undefined {
    const held = this.slots?.unevaluatedProperties;
    return held !== undefined && held instanceof Slot ? this.fill('unevaluatedProperties', held) : held;
  }
  get propertyNames(): Schema | undefined {
    const held = this.slots?.propertyNames;
    return held !== undefined && held instanceof Slot ? this.fill('propertyNames', held) : held;
  }
  get not(): Schema | undefined {
    const held = this.slots?.not;
    return held !== undefined && held instanceof Slot ? this.fill('not', held) : held;
  }
  get if(): Schema | undefined {
    const held = this.slots?.if;
    return held !== undefined && held instanceof Slot ? this.fill('if', held) : held;
  }
  // biome-ignore lint/suspicious/noThenProperty: the keyword is called so
  get then(): Schema | undefined {
    const held = this.slots?.then;
    return held !== undefined && held instanceof Slot ? this.fill('then', held) : held;
  }
  get else(): Schema | undefined {
    const held = this.slots?.else;
    return held !== undefined && held instanceof Slot ? this.fill('else', held) : held;
  }
  get prefixItems(): readonly Schema[] | undefined {
    const held = this.slots?.prefixItems;
    return held !== undefined && held instanceof Slot ? this.fill('prefixItems', held) : held;
  }
  get allOf(): readonly Schema[] | undefined {
    const held = this.slots?.allOf;
    return held !== undefined && held instanceof Slot ? this.fill('allOf', held) : held;
  }
  get anyOf(): readonly Schema[] | undefined {
    const held = this.slots?.anyOf;
    return held !== undefined && held instanceof Slot ? this.fill('anyOf', held) : held;
  }
  get oneOf(): readonly Schema[] | undefined {
    const held = this.slots?.oneOf;
    return held !== undefined && held instanceof Slot ? this.fill('oneOf', held) : held;
  }
  get properties(): ReadonlyMap<string, Schema> | undefined {
    const held = this.slots?.properties;
    return held !== undefined && held instanceof Slot ? this.fill('properties', held) : held;
  }
  get patternProperties(): ReadonlyMap<string, Schema> | undefined {
    const held = this.slots?.patternProperties;
    return held !== undefined && held instanceof Slot ? this.fill('patternProperties', held) : held;
  }
  get dependentSchemas(): ReadonlyMap<string, Schema> | undefined {
    const held = this.slots?.dependentSchemas;
    return held !== undefined && held instanceof Slot ? this.fill('dependentSchemas', held) : held;
  }

  private appliesAny(): boolean {
    const { reference, dynamicReference, discriminatorSource, slots } = this;
    if ((reference ?? dynamicReference ?? discriminatorSource) !== undefined) return true;
    if (slots === undefined) return false;
    const { allOf, anyOf, oneOf, not, if: condition, dependentSchemas } = slots;
    return (allOf ?? anyOf ?? oneOf ?? not ?? condition ?? dependentSchemas) !== undefined;
  }

  /** The target of `$ref` as an object, without asking what it refers to itself. */
  private locate(): CompiledSchema | undefined {
    if (this.target !== UNRESOLVED) return this.target;
    if (this.reference === undefined) this.target = undefined;
    else {
      const found = this.document.follow(this.reference, this);
      if (typeof found === 'string') this.fault('$ref', found);
      this.target = typeof found === 'string' ? undefined : found;
    }
    return this.target;
  }

  get ref(): Schema | undefined {
    if (this.reference === undefined) return undefined;
    this.looping ??= this.refersToItself();
    return this.looping ? undefined : this.locate();
  }

  /** A chain of nothing but references that comes back here has no meaning. */
  private refersToItself(): boolean {
    const passed = new Set<CompiledSchema>();
    let next = this.locate();
    while (next?.reference !== undefined && !passed.has(next)) {
      if (next === this) {
        this.fault('$ref', 'the reference leads back to itself');
        return true;
      }
      passed.add(next);
      next =
        Object.keys(next.raw as JsonObject).length === 1 || next.resource.dialect.besideRef
          ? next.locate()
          : undefined;
    }
    return false;
  }

  get dynamicRef(): DynamicRef | undefined {
    if (this.dynamicReference === undefined) return undefined;
    if (this.dynamic === UNRESOLVED) {
      const found = this.document.followDynamic(this.dynamicReference, this);
      if (typeof found === 'string') this.fault('$dynamicRef', found);
      this.dynamic = typeof found === 'string' ? undefined : found;
    }
    return this.dynamic;
  }

  get discriminator(): Discriminator | undefined {
    if (this.discriminatorSource === undefined) return undefined;
    if (this.selector === UNRESOLVED) this.selector = discriminatorOf(this, this.discriminatorSource);
    return this.selector;
  }

  get faults(): readonly SchemaFault[] {
    if (this.reference !== undefined) void this.ref;
    if (this.dynamicReference !== undefined) void this.dynamicRef;
    return this.found;
  }
}
