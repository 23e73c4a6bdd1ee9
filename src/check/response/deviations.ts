import { removeAt, replaceAt } from '../../json/edit.js';
import { isNumber, isObject, type JsonValue, jsonType } from '../../json/value.js';
import { matchJsonBody } from '../../matching/index.js';
import type { PathRule } from '../../pact/rules.js';
import { applicableAt } from '../../schema/applicable.js';
import { accepts } from '../../schema/judge/index.js';
import type { Reading, Schema } from '../../schema/model.js';
import type { Location } from '../../source/model.js';
import { hasLineBreak } from '../expectation/lines.js';
import { alternativesAt } from './alternatives.js';
import { breaksBeyondState } from './beyond-state.js';
import { type Confirmation, confirmationOf } from './confirmation.js';
import { isDemanded } from './demanded.js';
import { type Site, sitesOf, variantSites } from './sites.js';

/** docs/design.md 4.4: what a permitted response may have where the expectation wants something else. */
export type DeviationKind =
  | 'absent'
  | 'null'
  | 'type'
  | 'variant'
  | 'format'
  | 'line-break'
  | 'enum'
  | 'length'
  | 'value'
  | 'other';

/** A body that the schema permits and the expectation does not accept; it differs from the witness at one place. */
export interface Deviation {
  readonly kind: DeviationKind;
  readonly site: Site;
  /** Made when asked for: there may be as many as the body has members. */
  readonly body: JsonValue;
  /** What stands at the place; undefined: nothing. */
  readonly value: JsonValue | undefined;
  /** The part of the document that permits it. */
  readonly cause: Location;
  /** Where the consumer objects, in the notation of mismatches; absent: the first objection is what it is about. */
  readonly mismatch?: string;
}

export interface JsonExpectation {
  readonly schema: Schema;
  readonly example: JsonValue;
  readonly rules: readonly PathRule[];
  readonly reading: Reading;
}

/** Both judges on one body: the schema permits it and the expectation rejects it. */
export function isCounterexample(expectation: JsonExpectation, body: JsonValue): boolean {
  const { schema, example, rules, reading } = expectation;
  return (
    matchJsonBody(example, body, rules, 'response').mismatches.length > 0 &&
    accepts(schema, body, reading) === true
  );
}

/** Every deviation from the witness that both judges confirm: at most one of a kind per place. */
export function findDeviations(expectation: JsonExpectation, witness: JsonValue): Deviation[] {
  const isConfirmed = confirmationOf(expectation, witness);
  const at = (site: Site): Deviation[] => deviationsAt(expectation, witness, site, isConfirmed);
  return sitesOf(expectation.example, witness, expectation.rules).flatMap((site) => {
    const own = at(site);
    const inVariants = variantSites(site, Array.isArray(site.example) ? valueIn(witness, site.tokens) : null);
    if (inVariants.length === 0) return own;
    return [...own, ...inVariants.flatMap(at).filter(({ kind }) => STRUCTURAL.has(kind))];
  });
}

/** Which items there are, and with which values, is up to the provider state; not what an item has. */
const STRUCTURAL: ReadonlySet<DeviationKind> = new Set(['absent', 'null', 'type']);

function deviationsAt(
  expectation: JsonExpectation,
  witness: JsonValue,
  site: Site,
  isConfirmed: Confirmation,
): Deviation[] {
  const { schema, reading } = expectation;
  const found = new Map<DeviationKind, Deviation>();
  const consider = (kind: DeviationKind, value: JsonValue | undefined, cause: Location): void => {
    if (found.has(kind)) return;
    if (!isConfirmed(site, value)) return;
    found.set(kind, {
      kind,
      site,
      value,
      cause,
      get body() {
        return value === undefined ? removeAt(witness, site.tokens) : replaceAt(witness, site.tokens, value);
      },
    });
  };
  if (site.role === 'member' && !isDemanded(schema, witness, site.tokens, reading)) {
    const owner = ownerOf(schema, witness, site, reading);
    consider('absent', undefined, owner.location);
  }
  const schemas = applicableAt(schema, witness, site.tokens, reading);
  const current = valueIn(witness, site.tokens);
  for (const alternative of alternativesAt(site, schemas, current, reading)) {
    let kind = kindOf(site, schemas, alternative.value, alternative.variant);
    // Arrays of two branches may differ in nothing but their length.
    if (kind === 'variant' && Array.isArray(alternative.value))
      kind = breaksBeyondState(expectation, replaceAt(witness, site.tokens, alternative.value))
        ? 'variant'
        : 'length';
    // What the provider state decides is reported as an obligation, whatever else the document permits.
    if (kind !== 'value') consider(kind, alternative.value, alternative.cause);
  }
  return [...found.values()];
}

/** The schema that declares the member, else the one that owns the object. */
export function ownerOf(
  schema: Schema,
  witness: JsonValue,
  site: Pick<Site, 'tokens'>,
  reading: Reading,
): Schema {
  const parents = applicableAt(schema, witness, site.tokens.slice(0, -1), reading);
  const name = site.tokens.at(-1) ?? '';
  return parents.find((parent) => parent.properties?.has(name)) ?? parents[0] ?? schema;
}

function valueIn(root: JsonValue, tokens: readonly string[]): JsonValue {
  let value: JsonValue = root;
  for (const token of tokens) {
    if (Array.isArray(value)) value = value[Number(token)] ?? null;
    else if (isObject(value)) value = value[token] ?? null;
  }
  return value;
}

/** What kind of deviation a value is at a place. */
function kindOf(site: Site, schemas: readonly Schema[], value: JsonValue, variant: boolean): DeviationKind {
  // An exact null says that the state has nothing there: what else there could be is up to the state too.
  if (site.example === null && isExact(site)) return 'value';
  // Where anything goes, null is only one of the many other types.
  if (value === null && !schemas.every(isUntyped)) return 'null';
  if (jsonType(value) !== jsonType(site.example)) return variant ? 'variant' : 'type';
  if (Array.isArray(value) || isObject(value)) return variant ? 'variant' : 'length';
  if (!site.rules.selected || hasMatcher(site, ['equality'])) return 'value';
  if (isNumber(value) && hasMatcher(site, ['integer', 'decimal', 'number', 'type'])) return 'type';
  if (schemas.some((schema) => schema.enum?.length || schema.constant)) return 'enum';
  return hasLineBreak(value) ? 'line-break' : 'format';
}

/** Nothing but the value itself will do. */
const isExact = ({ rules: { selected } }: Site): boolean =>
  !selected || selected.rule.matchers.every(({ match }) => match === 'equality');

const isUntyped = ({ types, enum: values, constant, anyOf, oneOf }: Schema): boolean =>
  !(types || values || constant || anyOf || oneOf);

const hasMatcher = (site: Site, names: readonly string[]): boolean =>
  site.rules.selected?.rule.matchers.some(({ match }) => names.includes(match)) ?? false;
