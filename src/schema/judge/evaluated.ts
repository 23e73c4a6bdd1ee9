import { isContainer, type JsonValue } from '../../json/value.js';
import type { Schema } from '../model.js';

type Names = Pick<ReadonlyMap<string, unknown>, 'has' | 'size'>;

/**
 * What successful schemas have evaluated at one place of the value: the annotations behind `unevaluatedProperties`,
 * `unevaluatedItems` and the closed world. In the closed world it is a tree over the whole value, so that a property
 * counts as declared when any part declares it, wherever that part stands.
 */
export class Evaluated {
  /** `properties` of schemas that judged here: all names they have are evaluated. */
  private readonly tables: Names[] = [];
  /** Further names, and those below which something is kept. */
  private names: Map<string, Evaluated | undefined> | undefined = undefined;
  /** All names that the value has are evaluated. */
  allNames = false;
  /** Items up to this index. */
  items = 0;
  allItems = false;
  indices: Set<number> | undefined = undefined;
  elements: Map<number, Evaluated> | undefined = undefined;
  /** Some schema here declares properties: names that nobody declares are undeclared. */
  declared = false;
  /** A whole alternative here accepts any object. */
  free = false;
  /** Known before: all that is in the value is declared, so nothing below is recorded. */
  allDeclared = false;
  /** An undecided alternative may have evaluated more. */
  uncertain = false;
  /** Names that only a child declares which the discriminator's value does not select, and why nobody can tell. */
  possible: Map<string, string> | undefined = undefined;

  constructor(
    /** Whether to keep what is evaluated below this place (closed world). */
    readonly deep: boolean,
    /** The schema with which this place was entered. */
    readonly site: Schema,
  ) {}

  /** An empty record for an alternative at the same place. */
  branch(): Evaluated {
    return new Evaluated(this.deep, this.site);
  }

  has(name: string): boolean {
    if (this.allNames || this.names?.has(name)) return true;
    const { tables } = this;
    for (let i = 0; i < tables.length; i++) if ((tables[i] as Names).has(name)) return true;
    return false;
  }

  hasItem(index: number): boolean {
    return this.allItems || index < this.items || (this.indices?.has(index) ?? false);
  }

  /** Whether anything may be kept below a name. */
  get keeps(): boolean {
    return this.names !== undefined;
  }

  /** What is kept below a name. */
  below(name: string): Evaluated | undefined {
    return this.names?.get(name);
  }

  /** Marks all names of a `properties`. */
  markAll(table: Names): void {
    if (table.size === 0) return;
    this.declared = true;
    if (!this.tables.includes(table)) this.tables.push(table);
  }

  /** The record for the value of a marked property, if one is kept: nothing stands below a scalar. */
  record(name: string, site: Schema, value: JsonValue | undefined): Evaluated | undefined {
    return this.deep && isContainer(value) ? this.member(name, site) : undefined;
  }

  /** Marks a property; gives the record for its value. */
  property(name: string, site: Schema, value: JsonValue | undefined): Evaluated | undefined {
    const kept = this.record(name, site, value);
    if (!kept) this.mark(name);
    return kept;
  }

  /** The record for an item, if one is kept. Does not mark it. */
  element(index: number, site: Schema, value: JsonValue | undefined): Evaluated | undefined {
    return this.deep && isContainer(value) ? this.item(index, site) : undefined;
  }

  /** Marks a property. Nothing is kept below it: its value is a scalar, or nobody wants to know. */
  mark(name: string): void {
    if (this.has(name)) return;
    this.names ??= new Map();
    this.names.set(name, undefined);
  }

  private member(name: string, site: Schema): Evaluated {
    this.names ??= new Map();
    let below = this.names.get(name);
    if (below === undefined) {
      below = new Evaluated(true, site);
      this.names.set(name, below);
    }
    return below;
  }

  private item(index: number, site: Schema): Evaluated {
    this.elements ??= new Map();
    let below = this.elements.get(index);
    if (below === undefined) {
      below = new Evaluated(true, site);
      this.elements.set(index, below);
    }
    return below;
  }

  /** Whether everything in a value is declared, whatever else others declare: what is free only as long as nobody does does not count. */
  declaresAll(value: JsonValue | undefined): boolean {
    if (!isContainer(value) || this.allDeclared || this.free) return true;
    if (Array.isArray(value))
      return value.every((item, index) => !isContainer(item) || this.elements?.get(index)?.declaresAll(item));
    return (
      this.declared &&
      Object.keys(value).every((name) =>
        isContainer(value[name]) ? this.below(name)?.declaresAll(value[name]) : this.has(name),
      )
    );
  }

  markItem(index: number): void {
    this.indices ??= new Set();
    this.indices.add(index);
  }

  /** Takes over what a successful alternative evaluated. */
  merge(other: Evaluated): void {
    this.allNames ||= other.allNames;
    this.allItems ||= other.allItems;
    this.declared ||= other.declared;
    this.free ||= other.free;
    this.allDeclared ||= other.allDeclared;
    this.uncertain ||= other.uncertain;
    if (other.possible) this.possible = new Map([...(this.possible ?? []), ...other.possible]);
    for (const table of other.tables) this.markAll(table);
    if (other.items > this.items) this.items = other.items;
    if (other.indices) for (const index of other.indices) this.markItem(index);
    if (other.names)
      for (const [name, below] of other.names)
        if (below && this.deep) this.member(name, below.site).merge(below);
        else this.mark(name);
    if (other.elements && this.deep)
      for (const [index, below] of other.elements) this.item(index, below.site).merge(below);
  }
}
