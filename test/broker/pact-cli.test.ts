import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cli } from '../cli/io.js';
import { emptyFolder, type Folder, orderDocument, orderPact } from './contracts.js';
import { type FakeBroker, startFakeBroker } from './fake/server.js';

/** The command line of the Pact Foundation; absent on platforms it is not built for. */
const PACT = resolve(
  `node_modules/@pact-foundation/pact-cli-${process.platform}-${process.arch}/standalone/pact`,
);

interface Ran {
  readonly code: number;
  readonly output: string;
}

let fake: FakeBroker;
let folder: Folder;

const pact = (...args: string[]): Promise<Ran> =>
  new Promise((done) => {
    execFile(
      PACT,
      args,
      { cwd: folder.path, env: { ...process.env, PACT_DO_NOT_TRACK: 'true' }, timeout: 60_000 },
      (error, stdout, stderr) => done({ code: error ? Number(error.code ?? 1) : 0, output: stdout + stderr }),
    );
  });
const concordat = (...args: string[]) =>
  cli([...args, '-b', fake.url, '--retries', '0'], { cwd: folder.path, env: { CI: '1' } });

const published = (consumer: string, version: string, field: string) => {
  folder.write('pact.json', orderPact(consumer, field));
  return ['-a', version, '--branch', 'main'];
};

/** Both answers to the same question: true, false, or null for unknown. */
async function bothAnswers(name: string, version: string): Promise<[unknown, unknown]> {
  const args = ['--pacticipant', name, '--version', version, '--to-environment', 'production'];
  const theirs = await pact('broker', 'can-i-deploy', ...args, '-b', fake.url, '-o', 'json');
  const ours = await concordat('can-i-deploy', ...args, '--format', 'json');
  const json = theirs.output.slice(theirs.output.indexOf('{'), theirs.output.lastIndexOf('}') + 1);
  return [JSON.parse(json).summary.deployable, JSON.parse(ours.stdout).deployable];
}

describe.skipIf(!existsSync(PACT))(
  'the Pact command line and concordat on one broker',
  { timeout: 120_000 },
  () => {
    beforeAll(async () => {
      fake = await startFakeBroker();
      folder = emptyFolder();
      fake.state.addEnvironment('production', true);
      folder.write('openapi.json', orderDocument('total'));
    });
    afterAll(async () => {
      folder.remove();
      await fake.close();
    });

    it('publish the same pact', async () => {
      const theirs = await pact(
        'broker',
        'publish',
        'pact.json',
        ...withTheirNames(published('theirs', '1', 'total')),
      );
      expect(theirs).toMatchObject({ code: 0 });
      expect(
        (await concordat('broker', 'publish', 'pact.json', ...published('ours', '1', 'total'))).code,
      ).toBe(0);
      const [first, second] = fake.state.pacts;
      // Theirs adds `combine` to the matching rules; ours sends the file as it is.
      const essence = (content: unknown) =>
        (content as ReturnType<typeof orderPact>).interactions.map(({ description, response: { body } }) => ({
          description,
          body,
        }));
      expect(essence(first?.content)).toEqual(essence(second?.content));
      expect(second?.content).toEqual(orderPact('ours', 'total'));
      expect(fake.state.version('theirs', '1').branches).toEqual(fake.state.version('ours', '1').branches);
    });

    it('refuse to publish another pact under the same version', async () => {
      const theirs = await pact(
        'broker',
        'publish',
        'pact.json',
        ...withTheirNames(published('theirs', '1', 'sum')),
      );
      const ours = await concordat('broker', 'publish', 'pact.json', ...published('ours', '1', 'sum'));
      expect([theirs.code !== 0, ours.code !== 0]).toEqual([true, true]);
      expect(fake.state.pacts).toHaveLength(2);
    });

    it('agree that an answer is unknown', async () => {
      expect(await bothAnswers('theirs', '1')).toEqual([null, null]);
    });

    it('record the same deployment', async () => {
      await concordat(
        'check',
        '-s',
        'openapi.json',
        '--provider',
        'orders',
        '--publish',
        '--provider-version',
        '7',
        '--provider-branch',
        'main',
      );
      const args = [
        '--pacticipant',
        'orders',
        '--version',
        '7',
        '--environment',
        'production',
        '-b',
        fake.url,
      ];
      expect(await pact('broker', 'record-deployment', ...args)).toMatchObject({ code: 0 });
      const [theirs] = fake.state.presences;
      expect(
        (await concordat('record-deployment', '-a', 'orders', '-e', '7', '--environment', 'production')).code,
      ).toBe(0);
      expect(fake.state.presences).toEqual([theirs]);
    });

    it('agree on yes, from results that concordat published', async () => {
      expect(await bothAnswers('theirs', '1')).toEqual([true, true]);
    });

    it('agree on no', async () => {
      await concordat('broker', 'publish', 'pact.json', ...published('late', '1', 'sum'));
      await concordat('record-deployment', '-a', 'late', '-e', '1', '--environment', 'production');
      const checked = await concordat(
        'check',
        '-s',
        'openapi.json',
        '--provider',
        'orders',
        '--publish',
        '--provider-version',
        '8',
        '--provider-branch',
        'main',
      );
      expect(checked.code).toBe(1);
      expect(await bothAnswers('orders', '8')).toEqual([false, false]);
    });

    it('agree on no from what the real verifier published, and concordat names the field', async () => {
      const provider = createServer((_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"total": 3}');
      });
      await new Promise<void>((started) => provider.listen(0, '127.0.0.1', started));
      const { port } = provider.address() as AddressInfo;
      const verified = await pact(
        'verifier',
        '--broker-url',
        fake.url,
        '--provider-name',
        'orders',
        '--hostname',
        '127.0.0.1',
        '--port',
        String(port),
        '--publish',
        '--provider-version',
        '9',
        '--provider-branch',
        'main',
        '--consumer-version-selectors',
        '{"latest":true}',
      );
      provider.closeAllConnections();
      provider.close();
      const published = fake.state.results.filter(({ providerVersion }) => providerVersion === '9');
      expect(published.map(({ consumer, success }) => [consumer, success]).sort(), verified.output).toEqual([
        ['late', false],
        ['ours', true],
        ['theirs', true],
      ]);
      expect(await bothAnswers('orders', '9')).toEqual([false, false]);
      const { stdout } = await concordat(
        'can-i-deploy',
        '-a',
        'orders',
        '-e',
        '9',
        '--to-environment',
        'production',
      );
      expect(stdout).toMatch(/late 1 +\| orders 9 \| no\n +- "read the sum of an order", body \$/);
    });
  },
);

/** Their short options differ. */
function withTheirNames(args: readonly string[]): readonly string[] {
  return [...args.map((each) => (each === '-a' ? '--consumer-app-version' : each)), '-b', fake.url];
}
