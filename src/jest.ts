import type { Description } from './openapi/model.js';
import type { AgreementOptions } from './testing/agreement.js';
import { matchers } from './testing/matchers.js';

export type { AgreementOptions } from './testing/agreement.js';
export { matchers } from './testing/matchers.js';

declare global {
  namespace jest {
    interface Matchers<R> {
      /** The contract (or the pact at this path or URL) agrees with the description. To be awaited. */
      toAgreeWith(description: Description | string, options?: AgreementOptions): Promise<R>;
    }
  }
}

const { expect } = globalThis as { expect?: { extend(own: typeof matchers): void } };
expect?.extend(matchers);
