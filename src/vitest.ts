// Kept in the declarations, unlike an import of values: without it they would replace the module instead of adding to it.
import 'vitest';
import { expect } from 'vitest';
import type { Description } from './openapi/model.js';
import type { AgreementOptions } from './testing/agreement.js';
import { matchers } from './testing/matchers.js';

export type { AgreementOptions } from './testing/agreement.js';
export { matchers } from './testing/matchers.js';

declare module 'vitest' {
  interface Assertion<T> {
    /** The contract (or the pact at this path or URL) agrees with the description. To be awaited. */
    toAgreeWith(description: Description | string, options?: AgreementOptions): Promise<void>;
  }
}

expect.extend(matchers);
