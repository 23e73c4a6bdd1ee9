import { isContainer, JsonNumber, type JsonValue, valueBelow } from '../json/value.js';
import { fault } from './faults.js';
import type { ContractFault } from './hygiene.js';
import type { Contract, HttpInteraction } from './model.js';
import { formatPathExpression } from './path-expression.js';
import type { PathToken } from './rules.js';

/** Fewer scalar values than this may well be meant to the letter. */
const MIN_LEAVES = 3;
const NAMED_PATHS = 3;

/** How many scalar values a document has. */
function countLeaves(value: JsonValue): number {
  if (typeof value !== 'object' || value === null || value instanceof JsonNumber) return 1;
  let count = 0;
  if (Array.isArray(value)) for (const item of value) count += countLeaves(item);
  else for (const name in value) count += countLeaves(value[name] as JsonValue);
  return count;
}

/** The paths of the first scalar values, in document order. */
function firstPaths(root: JsonValue): string {
  const texts: string[] = [];
  const visit = (value: JsonValue, path: readonly PathToken[]): void => {
    if (!isContainer(value)) texts.push(formatPathExpression(path));
    else
      for (const name in value) {
        if (texts.length === NAMED_PATHS) return;
        const token: PathToken = Array.isArray(value)
          ? { kind: 'index', index: Number(name) }
          : { kind: 'field', name };
        visit(valueBelow(value, name) as JsonValue, [...path, token]);
      }
  };
  visit(root, [{ kind: 'root' }]);
  return texts.join(', ');
}

function exactValues({ response }: HttpInteraction): ContractFault['fault'] | undefined {
  const { body, rules } = response;
  if (body.state !== 'present' || body.json === undefined || rules.body.length > 0) return undefined;
  const count = countLeaves(body.json);
  if (count < MIN_LEAVES) return undefined;
  const named = firstPaths(body.json);
  return fault(
    'exact-values',
    body.jsonPointer ?? body.pointer,
    `The response body has no matching rules: all ${count} values must come exactly as in the example (${named}${count > NAMED_PATHS ? ', …' : ''}). If only their types matter, use matchers.`,
  );
}

/**
 * Responses whose every value is expected to the letter although the version of the pact has matchers; one fault per
 * interaction.
 */
export function exactValueFaults(contract: Contract): ContractFault[] {
  if (contract.version === '1' || contract.version === '1.1') return [];
  return contract.interactions.flatMap((interaction, position) => {
    const found = interaction.kind === 'http' ? exactValues(interaction) : undefined;
    return found ? [{ interaction: position, fault: found }] : [];
  });
}
