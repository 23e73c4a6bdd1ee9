import { describe, expect, it } from 'vitest';
import { contractOf, exchange } from './contract.js';

const withMetadata = (metadata: unknown, interactions: unknown[] = []) =>
  contractOf({ consumer: { name: 'c' }, provider: { name: 'p' }, interactions, metadata });

describe('detectVersion', () => {
  it.each([
    [{ pactSpecification: { version: '4.0' } }, '4'],
    [{ pactSpecification: { version: 'v3.0.0' } }, '3'],
    [{ pactSpecification: { version: '2' } }, '2'],
    [{ pactSpecification: { version: 2.0 } }, '2'],
    [{ pactSpecification: { version: '1.1.0' } }, '1.1'],
    [{ pactSpecification: { version: '1.7' } }, '1'],
    [{ 'pact-specification': { version: '3.0.0' }, pactSpecification: { version: '2.0.0' } }, '3'],
    [{ pactSpecificationVersion: '2.0.0' }, '2'],
    [{ pactSpecification: '1.0.0' }, '1'],
  ])('%j is %s', (metadata, version) => {
    const contract = withMetadata(metadata);
    expect(contract.version).toBe(version);
    expect(contract.faults).toEqual([]);
  });

  it.each([
    ['nothing', undefined, [], '3'],
    ['a V4 type', {}, [{ ...exchange(), type: 'Synchronous/HTTP' }], '4'],
    ['flat rules', null, [exchange({}, { matchingRules: { '$.body': { match: 'type' } } })], '2'],
    ['a null version', { pactSpecification: { version: null } }, [exchange()], '3'],
  ])('sniffs from %s', (_name, metadata, interactions, version) => {
    expect(withMetadata(metadata, interactions).version).toBe(version);
  });

  it('names an unknown version and reads on', () => {
    const contract = withMetadata({ pactSpecification: { version: 'latest' } }, [exchange()]);
    expect(contract.faults).toMatchObject([
      { code: 'version', pointer: '/metadata/pactSpecification/version' },
    ]);
    expect(contract.interactions).toHaveLength(1);
  });
});
