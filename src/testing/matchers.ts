import type { Description } from '../openapi/model.js';
import { type AgreementOptions, agreement } from './agreement.js';

/** What `expect.extend` of Vitest and Jest wants back. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/** Matchers for `expect.extend`. */
export const matchers = {
  /**
   * Whether a contract agrees with a description: `await expect('pacts/web.json').toAgreeWith('openapi.yaml')`.
   * The report is the message of a failure.
   */
  async toAgreeWith(
    received: unknown,
    description: Description | string,
    options?: AgreementOptions,
  ): Promise<MatcherResult> {
    const { agrees, text } = await agreement(received, description, options);
    return {
      pass: agrees,
      message: () =>
        agrees
          ? `expected the contract and the description not to agree, but they do\n\n${text}`
          : `expected the contract to agree with the description\n\n${text}`,
    };
  },
};
