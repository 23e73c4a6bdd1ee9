import { isObject, type JsonValue } from '../json/value.js';
import { fault } from './faults.js';
import type { ContractFault } from './hygiene.js';
import type { Contract, HttpInteraction } from './model.js';
import { formatPathExpression } from './path-expression.js';
import type { PathToken } from './rules.js';

/** Fewer scalar values than this may well be meant to the letter. */
const MIN_LEAVES = 3;
const NAMED_PATHS = 3;

/** The paths of the scalar values of a document, in document order. */
function leafPaths(root: JsonValue): PathToken[][] {
  const leaves: PathToken[][] = [];
  const open: { value: JsonValue; path: PathToken[] }[] = [{ value: root, path: [{ kind: 'root' }] }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, path } = next;
    if (Array.isArray(value))
      for (let index = value.length - 1; index >= 0; index--)
        open.push({ value: value[index] as JsonValue, path: [...path, { kind: 'index', index }] });
    else if (isObject(value))
      for (const [name, item] of Object.entries(value).reverse())
        open.push({ value: item, path: [...path, { kind: 'field', name }] });
    else leaves.push(path);
  }
  return leaves;
}

function exactValues({ response }: HttpInteraction): ContractFault['fault'] | undefined {
  const { body, rules } = response;
  if (body.state !== 'present' || body.json === undefined || rules.body.length > 0) return undefined;
  const leaves = leafPaths(body.json);
  if (leaves.length < MIN_LEAVES) return undefined;
  const named = leaves.slice(0, NAMED_PATHS).map(formatPathExpression).join(', ');
  return fault(
    'exact-values',
    body.jsonPointer ?? body.pointer,
    `The response body has no matching rules: all ${leaves.length} values must come exactly as in the example (${named}${leaves.length > NAMED_PATHS ? ', …' : ''}). If only their types matter, use matchers.`,
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
