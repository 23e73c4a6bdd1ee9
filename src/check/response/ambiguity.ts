import type { JsonValue } from '../../json/value.js';
import { isBare } from '../../schema/judge/alternatives.js';
import { causeOf } from '../../schema/judge/context.js';
import { inPlace } from '../../schema/judge/direction.js';
import { accepts } from '../../schema/judge/index.js';
import type { Reading, Schema, SchemaError } from '../../schema/model.js';
import { inOpenWorld } from '../../schema/reading.js';
import { schemaConstraint, solve } from '../../schema/solver/index.js';
import type { Violation } from '../violation.js';

/** Work per branch; what takes longer stays ambiguous. */
const STEPS = 4_000;

/** A value that several alternatives under `oneOf` fit. */
export const fitsSeveral = ({ keyword, expected }: Pick<Violation, 'keyword' | 'expected'>): boolean =>
  keyword === 'oneOf' && typeof expected === 'number' && expected > 1;

/**
 * Whether one of the alternatives that a value fits has no instance of its own: then the document forbids what it describes, and
 * that is no break of the consumer's. Where each has instances, the value merely mixes what the document keeps apart.
 *
 * @param error Says that the value fits several alternatives.
 */
export function isAmbiguous(error: SchemaError, value: JsonValue | undefined, reading: Reading): boolean {
  const cause = causeOf(error);
  if (!cause || value === undefined) return true;
  const open = inOpenWorld(reading);
  const branches = cause.schema.oneOf ?? [];
  const fitting = branches.filter((branch) => accepts(branch, value, open) === true);
  return (
    fitting.some((branch) => branches.some((other) => other !== branch && acceptsAll(other, branch))) ||
    fitting.some((branch) => !hasOwnInstance(cause.site, branch, reading, open))
  );
}

/** Whether one alternative accepts every object, and another nothing but objects: most documents that overlap are of this kind. */
function acceptsAll(wide: Schema, branch: Schema): boolean {
  const { types, properties, patternProperties, additionalProperties, unevaluatedProperties, discriminator } =
    wide.ref ?? wide;
  if (!isBare(wide) || (types && !types.has('object')) || properties?.size) return false;
  if ((patternProperties ?? additionalProperties ?? unevaluatedProperties ?? discriminator) !== undefined)
    return false;
  return inPlace(branch, false).some((part) => part.types?.size === 1 && part.types.has('object'));
}

/** Answers by place, then by branch: many responses share their schemas. */
const known = new WeakMap<Schema, Map<Schema, boolean>>();

function hasOwnInstance(site: Schema, branch: Schema, reading: Reading, open: Reading): boolean {
  let ofSite = known.get(site);
  if (!ofSite) {
    ofSite = new Map();
    known.set(site, ofSite);
  }
  let answer = ofSite.get(branch);
  if (answer === undefined) {
    const demand = [schemaConstraint(site, reading), schemaConstraint(branch, open)];
    answer = solve({ demand, refuse: [], steps: STEPS, canonicalNumbers: true }).kind === 'instance';
    ofSite.set(branch, answer);
  }
  return answer;
}
