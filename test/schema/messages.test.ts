import { expect, it } from 'vitest';
import { messageFor } from '../../src/schema/judge/messages.js';

it('says of an empty enum that it is empty', () => {
  expect(messageFor('enum', [], 'foo')).toBe('can have no value: its enum is empty');
  expect(messageFor('enum', ['a'], 'foo')).toBe('must be one of "a"');
});
