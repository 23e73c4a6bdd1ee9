import { join } from 'node:path';
import { expect as jestExpect } from 'expect';
import { describe, expect, it } from 'vitest';
import { loadContract, loadDescription } from '../../src/index.js';
import { type AgreementOptions, matchers } from '../../src/vitest.js';

const rename = 'examples/rename';
const BROKEN = join(rename, 'pacts/order-service.json');
const BEFORE = join(rename, 'before.yaml');
const AFTER = join(rename, 'after.yaml');

const failureOf = async (assertion: Promise<unknown>): Promise<string> => {
  try {
    await assertion;
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('the assertion passed');
};

describe('toAgreeWith in Vitest', () => {
  it('passes for a contract that is honoured', async () => {
    await expect(BROKEN).toAgreeWith(BEFORE);
    await expect(BROKEN).not.toAgreeWith(AFTER);
  });

  it('takes what was loaded before', async () => {
    await expect(await loadContract(BROKEN)).toAgreeWith(await loadDescription(BEFORE));
  });

  it('shows the report when it fails', async () => {
    const message = await failureOf(expect(BROKEN).toAgreeWith(AFTER));
    expect(message).toContain('expected the contract to agree with the description');
    expect(message).toContain('error[response.body.undeclared]');
    expect(message).toMatch(/\n[^\n]*"userId": "u-1",\n[^\n]*\^{8}\n/);
    expect(await failureOf(expect(BROKEN).not.toAgreeWith(BEFORE))).toContain('not to agree, but they do');
  });

  it('takes options', async () => {
    await expect(BROKEN).toAgreeWith(AFTER, { failOn: 'never' });
    await expect(BROKEN).toAgreeWith(AFTER, { rules: { 'response.body.undeclared': 'warning' } });
    await expect(BROKEN).toAgreeWith(AFTER, {
      ignores: [{ rule: 'response.body.undeclared', reason: 'known' }],
    });
    await expect(BROKEN).not.toAgreeWith(AFTER, {
      failOn: 'warning',
      rules: { 'response.body.undeclared': 'warning' },
    });
  });

  it.each<[unknown, string]>([
    [{ failOn: 'warn' }, 'failOn: must be one of error, warning, info, never, not "warn"'],
    [{ failon: 'error' }, 'there is no option "failon"; did you mean "failOn"'],
    [{ spec: 'openapi.yaml' }, 'there is no option "spec"'],
    [{ ignores: [{ rule: '*' }] }, 'ignores.0: needs the key "reason"'],
    [{ rules: { 'response.body.undeclred': 'off' } }, 'there is no rule "response.body.undeclred"'],
    [{ strict: 'yes' }, 'strict: must be boolean'],
    [null, 'expected options, not null'],
    [[], 'expected options, not []'],
  ])('refuses the options %j', async (options, message) => {
    expect(await failureOf(expect(BROKEN).not.toAgreeWith(AFTER, options as AgreementOptions))).toContain(
      message,
    );
  });

  it.each([
    [42, AFTER, 'expected a contract'],
    [undefined, AFTER, 'expected a contract'],
    [BROKEN, null, 'expected a description'],
    ['missing.json', AFTER, 'missing.json does not exist'],
    [AFTER, AFTER, 'is not a pact'],
  ])('says what is wrong with %j and %j', async (contract, description, message) => {
    expect(await failureOf(expect(contract).toAgreeWith(description as string))).toContain(message);
  });
});

describe('toAgreeWith in Jest', () => {
  jestExpect.extend(matchers);
  const inJest = (value: unknown) =>
    jestExpect(value) as unknown as Record<'toAgreeWith', (description: string) => Promise<void>> & {
      not: Record<'toAgreeWith', (description: string) => Promise<void>>;
    };

  it('passes and fails alike', async () => {
    await inJest(BROKEN).toAgreeWith(BEFORE);
    await inJest(BROKEN).not.toAgreeWith(AFTER);
    expect(await failureOf(inJest(BROKEN).toAgreeWith(AFTER))).toContain('error[response.body.undeclared]');
  });
});
