import { printJson } from '../../json/print.js';
import type { JsonValue } from '../../json/value.js';
import type { CompiledRegex } from '../../regex/model.js';
import type { Location } from '../../source/model.js';
import type { Numeric } from '../model.js';
import type { NameSet } from './names.js';
import type { Term } from './term.js';

/** Where an atom was written: a keyword of a schema, or a place in an expectation. */
export interface Place {
  readonly location: Location | undefined;
  /** The keyword, or the words of the expectation (`matcher integer`). */
  readonly keyword: string;
}

/** A test that the solver can only run, not reason about: a format, a date pattern, a plugin's matcher. */
export interface Opaque {
  /** Equal names mean the same test. */
  readonly name: string;
  /** Undefined: cannot be told. */
  readonly accepts: (value: JsonValue) => boolean | undefined;
  /** Values worth trying, accepted and rejected ones. */
  readonly samples: readonly JsonValue[];
  /** Names of tests that accept everything this one accepts. */
  readonly implies: readonly string[];
  /** A pattern that every accepted string matches; narrows the search. */
  readonly within: CompiledRegex | undefined;
  /** A pattern of which every matching string is accepted. */
  readonly surely: CompiledRegex | undefined;
}

/** The smallest statements about a value. Every limit is a lower one; an upper limit is the negation of a lower one. */
export type Atom = { readonly key: string; readonly place: Place | undefined } & AtomKind;

export type AtomKind =
  | { readonly kind: 'in'; readonly values: readonly JsonValue[] }
  | { readonly kind: 'opaque'; readonly test: Opaque }
  /** number ≥ value, or > value */
  | { readonly kind: 'atLeast'; readonly value: Numeric; readonly exclusive: boolean }
  | { readonly kind: 'multiple'; readonly of: Numeric }
  /** The number is written without fraction and exponent. */
  | { readonly kind: 'integerForm' }
  /** The text of a string, or of a number as written, matches. */
  | { readonly kind: 'pattern'; readonly regex: CompiledRegex; readonly samples?: readonly string[] }
  /** Characters of a string, items of an array, members of an object: at least this many. */
  | { readonly kind: 'size'; readonly min: number }
  /** Every item at an index from `from` up to, but not including, `to` is of the term. */
  | { readonly kind: 'items'; readonly from: number; readonly to: number; readonly term: Term }
  | { readonly kind: 'contains'; readonly min: number; readonly term: Term }
  | { readonly kind: 'unique' }
  | { readonly kind: 'has'; readonly name: string }
  /** Every member with such a name is of the term. */
  | { readonly kind: 'members'; readonly names: NameSet; readonly term: Term }
  /** Every member's name, as a string, is of the term. */
  | { readonly kind: 'names'; readonly term: Term };

export type AtomOf<K extends AtomKind['kind']> = Extract<Atom, { readonly kind: K }>;

/** An atom with the key by which equal atoms are recognised. */
export function makeAtom(atom: AtomKind, place?: Place): Atom {
  // A spread would make an object that V8 reads slowly.
  return Object.assign({}, atom, { key: keyOf(atom), place });
}

function keyOf(atom: AtomKind): string {
  switch (atom.kind) {
    case 'in':
      return `in ${printJson([...atom.values])}`;
    case 'opaque':
      return `opaque ${atom.test.name}`;
    case 'atLeast':
      return `atLeast ${printJson(atom.value)} ${atom.exclusive}`;
    case 'multiple':
      return `multiple ${printJson(atom.of)}`;
    case 'pattern':
      return `pattern ${atom.regex.extent} ${atom.regex.flags} ${atom.regex.source ?? `? ${atom.regex.pattern}`}`;
    case 'size':
      return `size ${atom.min}`;
    case 'items':
      return `items ${atom.from} ${atom.to} ${atom.term.id}`;
    case 'contains':
      return `contains ${atom.min} ${atom.term.id}`;
    case 'integerForm':
    case 'unique':
      return atom.kind;
    case 'has':
      return `has ${atom.name}`;
    case 'members':
      return `members ${atom.names.key} ${atom.term.id}`;
    case 'names':
      return `names ${atom.term.id}`;
  }
}
