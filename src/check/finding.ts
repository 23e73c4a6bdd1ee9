import type { ExpectedRequest, ExpectedResponse } from '../pact/model.js';
import { RULES } from '../rules/table.js';
import type { SourceFile } from '../source/model.js';
import type { Certainty, Finding } from './model.js';
import { pactLocation } from './pact-location.js';
import type { Place, Unjudged, Violation } from './violation.js';

/** A finding from the fields that matter; the others have their usual value. */
export const finding = (
  fields: Pick<Finding, 'rule' | 'message'> & Partial<Omit<Finding, 'rule' | 'message'>>,
): Finding => ({
  rule: fields.rule,
  severity: fields.severity ?? RULES[fields.rule].severity,
  certainty: fields.certainty ?? 'proved',
  message: fields.message,
  help: fields.help,
  pact: fields.pact,
  spec: fields.spec,
  expected: fields.expected,
  actual: fields.actual,
  counterexample: fields.counterexample,
  places: fields.places ?? [],
  identity: fields.identity ?? [],
  reaches: fields.reaches,
});

/** What identifies a place from one run to the next. */
export const placeIdentity = (place: Place): string =>
  'name' in place
    ? `${place.part} ${place.name}`
    : 'pointer' in place
      ? `${place.part} ${place.pointer}`
      : place.part;

/** A violation of the pact's example as a finding of its interaction. */
export const violationFinding = (
  source: SourceFile,
  part: ExpectedRequest | ExpectedResponse,
  violation: Violation,
  certainty: Certainty = 'witnessed',
): Finding =>
  finding({
    rule: violation.rule,
    certainty,
    message: violation.message,
    help: violation.help,
    pact: pactLocation(source, part, violation.place),
    spec: violation.spec,
    expected: violation.expected,
    actual: violation.actual,
    identity: [placeIdentity(violation.place), violation.spec?.pointer ?? ''],
  });

/** Something that could not be judged, as a finding. */
export const unjudgedFinding = (
  source: SourceFile,
  part: ExpectedRequest | ExpectedResponse,
  open: Unjudged,
): Finding =>
  finding({
    rule: open.rule,
    message: `cannot be checked: ${open.reason}`,
    pact: pactLocation(source, part, open.place),
    spec: open.spec,
    // Reasons tell of files and addresses, which an older document may have elsewhere.
    identity: [placeIdentity(open.place), open.spec?.pointer ?? open.reason],
  });
