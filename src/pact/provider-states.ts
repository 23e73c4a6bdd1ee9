import { type JsonPointer, joinPointer } from '../json/pointer.js';
import { getKey, isObject, type JsonObject, type JsonValue } from '../json/value.js';
import type { ReportFault } from './faults.js';
import type { ProviderState } from './model.js';
import { textOf } from './text.js';

/** Spellings of the single state of old files, the current one first. */
const SINGLE = ['providerState', 'provider_state', 'producer_state'] as const;

function readState(value: JsonValue, pointer: JsonPointer, report: ReportFault): ProviderState[] {
  if (value === null) return [];
  if (!isObject(value)) {
    if (typeof value !== 'string')
      report('field.type', pointer, 'A provider state must be an object with a name.');
    return [{ name: textOf(value), params: {}, pointer }];
  }
  const name = getKey(value, 'name');
  const params = getKey(value, 'params');
  if (params !== undefined && params !== null && !isObject(params))
    report(
      'field.type',
      joinPointer(pointer, 'params'),
      'The parameters of a provider state must be an object; they are ignored.',
    );
  return [
    {
      name: name === undefined || name === null ? '' : textOf(name),
      params: isObject(params) ? params : {},
      pointer,
    },
  ];
}

/**
 * The provider states of an interaction or message: the list of V3 and V4, or the single text of older files under any
 * of its names. Empty text and null mean none (docs/pact.md sections 1, 2.1, 2.3).
 */
export function readProviderStates(
  interaction: JsonObject,
  pointer: JsonPointer,
  report: ReportFault,
): ProviderState[] {
  const list = getKey(interaction, 'providerStates');
  const at = joinPointer(pointer, 'providerStates');
  if (Array.isArray(list) && list.length > 0)
    return list.flatMap((state, i) => readState(state, joinPointer(at, i), report));
  if (list !== undefined && list !== null && !Array.isArray(list) && list !== '') {
    report(
      'field.type',
      at,
      `'providerStates' must be a list; verifiers built on the Rust core drop this state.`,
    );
    return readState(list, at, report);
  }
  for (const key of SINGLE) {
    const state = getKey(interaction, key);
    if (state !== undefined && state !== null && state !== '')
      return readState(state, joinPointer(pointer, key), report);
  }
  return [];
}
