import type { CheckResult } from '../check/model.js';
import { applyBaseline } from './baseline.js';
import { numberDuplicates } from './fingerprint.js';
import { applyIgnores } from './ignores.js';
import { applyLevels } from './levels.js';
import type { Policy } from './model.js';
import { keepOnly } from './only.js';
import { relaxPending } from './pending.js';

/**
 * Everything configuration decides about findings, in one fixed order: ordinals of duplicates, ignores and the
 * baseline (before the levels, so that findings about them have a configurable level too), rule levels, pending interactions (last,
 * so that a raised level does not fail a pending interaction). A replay then looks at one finding only.
 */
export const applyPolicy = (result: CheckResult, policy: Policy): CheckResult =>
  keepOnly(
    relaxPending(
      applyLevels(
        applyBaseline(applyIgnores(numberDuplicates(result), policy), policy),
        policy.rules,
        policy.overrides,
      ),
    ),
    policy.only,
  );
