import { expect, it } from 'vitest';
import { attempt, isProblem } from '../../src/run/problems.js';

it('tells a failure nobody foresaw without the credentials of the input', async () => {
  const one = await attempt('http://user:s3cret@host/x.yaml', () => {
    throw new Error('oops');
  });
  if (!isProblem(one)) throw new Error('it failed');
  expect(one.problem.message).toBe('http://host/x.yaml cannot be read: oops');
  expect(one.problem.place).toEqual({ file: 'http://host/x.yaml' });
});
