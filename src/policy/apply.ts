import type { CheckResult } from '../check/model.js';
import { numberDuplicates } from './fingerprint.js';
import { applyIgnores } from './ignores.js';
import { applyLevels } from './levels.js';
import type { Policy } from './model.js';
import { relaxPending } from './pending.js';

/**
 * Everything configuration decides about findings, in one fixed order: ordinals of duplicates, ignores (before the
 * levels, so that findings about ignores have a configurable level too), rule levels, pending interactions (last,
 * so that a raised level does not fail a pending interaction).
 */
export const applyPolicy = (result: CheckResult, policy: Policy): CheckResult =>
  relaxPending(applyLevels(applyIgnores(numberDuplicates(result), policy), policy.rules, policy.overrides));
