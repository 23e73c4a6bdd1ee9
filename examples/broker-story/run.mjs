/**
 * Plays the story of README.md with the built command line and exits with 1 when it is not told as expected.
 * `node run.mjs` tells it with a broker, then with a store; `node run.mjs broker|store` tells one of them.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tsImport } from 'tsx/esm/api';

const here = import.meta.dirname;
const CLI = join(here, '../../dist/cli.cjs');
const YES = 0;
const NO = 1;
const UNKNOWN = 4;

if (!existsSync(CLI)) {
  console.error('dist/cli.cjs is missing: run npm run build first');
  process.exit(2);
}

/** Runs concordat in the folder of a service; ends the story when it exits with another code or does not say so. */
function concordat(service, args, code = 0, ...says) {
  return new Promise((resolve, reject) => {
    const env = { PATH: process.env.PATH, CI: 'true', NO_COLOR: '1' };
    execFile(process.execPath, [CLI, ...args], { cwd: join(here, service), env }, (error, stdout, stderr) => {
      const found = error ? error.code : 0;
      const missing = says.filter((text) => !stdout.includes(text));
      if (found === code && missing.length === 0) return resolve();
      const wanted = [
        `exit code ${code}, found ${found}`,
        ...missing.map((text) => `"${text}" in the output`),
      ];
      reject(
        new Error(
          `${service}: concordat ${args.join(' ')}\nexpected ${wanted.join(' and ')}\n${stdout}${stderr}`,
        ),
      );
    });
  });
}

/** How the steps are written with a broker. */
async function brokerSteps() {
  const { startFakeBroker } = await tsImport('../../test/broker/fake/server.ts', import.meta.url);
  const broker = await startFakeBroker();
  broker.state.addEnvironment('production', true);
  const at = ['--broker-base-url', broker.url];
  return {
    publishPacts: (service, version) =>
      concordat(service, ['broker', 'publish', 'pacts', '-a', version, '--branch', 'main', ...at]),
    publishProvider: (service, version, spec, code = 0) =>
      concordat(
        service,
        [
          'check',
          '--spec',
          spec,
          '--provider',
          service,
          '--main-branch',
          '--deployed-or-released',
          '--allow-empty',
          '--publish',
          '--provider-version',
          version,
          '--provider-branch',
          'main',
          ...at,
        ],
        code,
      ),
    canIDeploy: (service, version, code, ...says) =>
      concordat(
        service,
        ['can-i-deploy', '-a', service, '-e', version, '--to-environment', 'production', ...at],
        code,
        ...says,
      ),
    recordDeployment: (service, version) =>
      concordat(service, [
        'record-deployment',
        '-a',
        service,
        '-e',
        version,
        '--environment',
        'production',
        ...at,
      ]),
    end: () => broker.close(),
  };
}

/** The same without a broker: a folder that all services share, usually a git repository. */
async function storeSteps() {
  const folder = mkdtempSync(join(tmpdir(), 'broker-story-'));
  const at = ['--store', join(folder, 'contracts')];
  return {
    publishPacts: (service, version) =>
      concordat(service, ['store', 'publish', 'pacts', '-a', service, '-e', version, ...at]),
    publishProvider: (service, version, spec) =>
      concordat(service, ['store', 'publish', '--spec', spec, '-a', service, '-e', version, ...at]),
    canIDeploy: (service, version, code, ...says) =>
      concordat(
        service,
        ['can-i-deploy', '-a', service, '-e', version, '--to-environment', 'production', ...at],
        code,
        ...says,
      ),
    recordDeployment: (service, version) =>
      concordat(service, [
        'store',
        'record-deployment',
        '-a',
        service,
        '-e',
        version,
        '--environment',
        'production',
        ...at,
      ]),
    end: () => rmSync(folder, { recursive: true }),
  };
}

async function tell(title, { publishPacts, publishProvider, canIDeploy, recordDeployment, end }) {
  console.log(title);
  const step = (text) => console.log(`  ${text}`);
  try {
    for (const service of ['order-service', 'payment-service']) await publishPacts(service, '1.0.0');
    for (const service of ['order-service', 'payment-service', 'notification-service'])
      await publishProvider(service, '1.0.0', 'openapi.yaml');
    step('1.0.0 of all services is published and checked');

    // An environment exists once something was deployed to it.
    await canIDeployFirst();
    await canIDeploy(
      'order-service',
      '1.0.0',
      UNKNOWN,
      'no version of payment-service is recorded in production',
    );
    step('order-service 1.0.0: unknown, payment-service is not in production yet');

    for (const service of ['payment-service', 'order-service']) {
      await canIDeploy(service, '1.0.0', YES);
      await recordDeployment(service, '1.0.0');
    }
    step('1.0.0 of all services is deployed');

    await publishPacts('payment-service', '2.0.0');
    await publishProvider('payment-service', '2.0.0', 'openapi.renamed.yaml', NO);
    await canIDeploy(
      'payment-service',
      '2.0.0',
      NO,
      'order-service 1.0.0',
      '"a request to pay for an order"',
      'body $.status',
    );
    step('payment-service 2.0.0: no, order-service reads the renamed field');

    await publishPacts('payment-service', '2.1.0');
    await publishProvider('payment-service', '2.1.0', 'openapi.fixed.yaml');
    await canIDeploy('payment-service', '2.1.0', YES);
    await recordDeployment('payment-service', '2.1.0');
    step('payment-service 2.1.0: yes');
  } finally {
    await end();
  }

  async function canIDeployFirst() {
    await recordDeployment('notification-service', '1.0.0');
    await canIDeploy('notification-service', '1.0.0', YES);
  }
}

const TOLD = { broker: brokerSteps, store: storeSteps };
const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(TOLD);
try {
  for (const name of wanted) await tell(`with a ${name}:`, await TOLD[name]());
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
