import { expect, it } from 'vitest';
import { accepting, answer, CLOSED } from './queries.js';

it('sees the free-form branch of a nested alternative, so nothing is proved against it', () => {
  const free = accepting({ anyOf: [{ anyOf: [{}] }], properties: { b: {} } }, CLOSED);
  const declaredOnly = accepting({ properties: { b: {} } }, CLOSED);
  expect(answer([free], [declaredOnly])).not.toBe('empty');
});
