import { isObject, type JsonValue } from '../json/value.js';
import { fault } from './faults.js';
import type { ContractFault } from './hygiene.js';
import type { Contract, HttpInteraction } from './model.js';
import { formatPathExpression } from './path-expression.js';
import type { PathToken } from './rules.js';

/** Fewer scalar values than this may well be meant to the letter. */
const MIN_LEAVES = 3;
const NAMED_PATHS = 3;

/** The scalar values of a document, in document order: how many there are, and the paths of the first. */
class Leaves {
  count = 0;
  readonly first: PathToken[][] = [];
  private readonly path: PathToken[] = [{ kind: 'root' }];

  visit(value: JsonValue): void {
    if (Array.isArray(value))
      for (let index = 0; index < value.length; index++)
        this.below({ kind: 'index', index }, value[index] as JsonValue);
    else if (isObject(value))
      for (const name in value) this.below({ kind: 'field', name }, value[name] as JsonValue);
    else if (++this.count <= NAMED_PATHS) this.first.push([...this.path]);
  }

  private below(token: PathToken, value: JsonValue): void {
    this.path.push(token);
    this.visit(value);
    this.path.pop();
  }
}

function exactValues({ response }: HttpInteraction): ContractFault['fault'] | undefined {
  const { body, rules } = response;
  if (body.state !== 'present' || body.json === undefined || rules.body.length > 0) return undefined;
  const leaves = new Leaves();
  leaves.visit(body.json);
  if (leaves.count < MIN_LEAVES) return undefined;
  const named = leaves.first.map(formatPathExpression).join(', ');
  return fault(
    'exact-values',
    body.jsonPointer ?? body.pointer,
    `The response body has no matching rules: all ${leaves.count} values must come exactly as in the example (${named}${leaves.count > NAMED_PATHS ? ', …' : ''}). If only their types matter, use matchers.`,
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
