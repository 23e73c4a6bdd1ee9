import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printJson } from '../../../src/json/print.js';
import { pactEnvironment } from './binary.js';
import type { Case, OracleAnswer } from './model.js';
import { descriptionOf, startProvider } from './provider.js';

/** One pact file is cloned per interaction, so larger files cost more than they save. */
const LARGEST_FILE = 250;
const PROCESSES = 2;
const TIMEOUT_MS = 300_000;

const VERSIONS: Readonly<Record<string, string>> = { '1': '1.0.0', '2': '2.0.0', '3': '3.0.0', '4': '4.0' };

interface Numbered {
  readonly index: number;
  readonly one: Case;
}

/** Asks `pact verifier` about responses and messages; answers in the order of the cases. */
export async function askVerifier(binary: string, cases: readonly Case[]): Promise<OracleAnswer[]> {
  const answers: OracleAnswer[] = [];
  const provider = await startProvider(cases);
  const directory = mkdtempSync(join(tmpdir(), 'pact-verifier-'));
  const run = { binary, port: provider.port, directory, answers };
  try {
    const files = filesOf(cases);
    await Promise.all(
      Array.from({ length: PROCESSES }, async () => {
        for (let file = files.pop(); file; file = files.pop()) await verify(file, run);
      }),
    );
  } finally {
    provider.close();
    rmSync(directory, { recursive: true, force: true });
  }
  return answers;
}

/** One file holds one version and either interactions or messages. */
function filesOf(cases: readonly Case[]): Numbered[][] {
  const groups = new Map<string, Numbered[]>();
  cases.forEach((one, index) => {
    const key = `${one.spec}/${one.part === 'message'}`;
    groups.set(key, [...(groups.get(key) ?? []), { index, one }]);
  });
  return [...groups.values()].flatMap((group) => {
    const size = Math.min(LARGEST_FILE, Math.ceil(group.length / PROCESSES));
    return Array.from({ length: Math.ceil(group.length / size) }, (_, i) =>
      group.slice(i * size, (i + 1) * size),
    );
  });
}

interface Run {
  readonly binary: string;
  readonly port: number;
  readonly directory: string;
  readonly answers: OracleAnswer[];
}

interface Report {
  readonly interactionResults?: readonly { readonly description: string; readonly result: string }[];
  readonly errors?: readonly {
    readonly interaction: string;
    readonly mismatch: {
      readonly type: string;
      readonly message?: string;
      readonly mismatches?: readonly { readonly mismatch?: string }[];
    };
  }[];
}

/** Verifies one file; a file that cannot be loaded is halved until the culprit is alone. */
async function verify(batch: readonly Numbered[], run: Run): Promise<void> {
  const name = `${batch[0]?.index}-${batch.length}`;
  const pact = join(run.directory, `pact-${name}.json`);
  const reportPath = join(run.directory, `report-${name}.json`);
  writeFileSync(pact, pactText(batch));
  const output = await spawnVerifier(run, pact, reportPath);
  const report = readReport(reportPath);
  const results = new Map(report.interactionResults?.map(({ description, result }) => [description, result]));
  if (!batch.every(({ index }) => results.has(descriptionOf(index)))) {
    if (batch.length === 1) {
      run.answers[batch[0]?.index ?? 0] = { verdict: 'refused', words: output.slice(-300) };
      return;
    }
    const middle = batch.length >> 1;
    await verify(batch.slice(0, middle), run);
    await verify(batch.slice(middle), run);
    return;
  }
  const errors = new Map(report.errors?.map((error) => [error.interaction.slice(-7), error.mismatch]));
  for (const { index } of batch) {
    const description = descriptionOf(index);
    const error = errors.get(description);
    const words = error?.message ?? error?.mismatches?.map(({ mismatch }) => mismatch).join(' | ') ?? '';
    const ok = results.get(description) === 'OK';
    run.answers[index] = { verdict: ok ? 'match' : error?.type === 'error' ? 'refused' : 'mismatch', words };
  }
}

function spawnVerifier({ binary, port, directory }: Run, pact: string, report: string): Promise<string> {
  const child = spawn(
    binary,
    `verifier -f ${pact} -h 127.0.0.1 -p ${port} -n oracle --request-timeout 20000 --no-colour -l error -j ${report}`.split(
      ' ',
    ),
    { env: pactEnvironment(), cwd: directory, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const timer = setTimeout(() => child.kill('SIGKILL'), TIMEOUT_MS);
  return new Promise((resolve) => {
    child.on('close', () => {
      clearTimeout(timer);
      resolve(output);
    });
  });
}

function readReport(path: string): Report {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return {};
  }
}

function pactText(batch: readonly Numbered[]): string {
  const spec = batch[0]?.one.spec ?? '3';
  const messages = batch[0]?.one.part === 'message';
  const interactions = batch.map(({ index, one }) => {
    const description = JSON.stringify(descriptionOf(index));
    const expected = printJson(one.expected);
    if (messages) {
      const type = spec === '4' ? '"type":"Asynchronous/Messages",' : '';
      return `{${type}"description":${description},${expected.slice(1)}`;
    }
    const type = spec === '4' ? '"type":"Synchronous/HTTP",' : '';
    return `{${type}"description":${description},"request":{"method":"GET","path":"/i/${index}"},"response":${expected}}`;
  });
  const list = messages && spec !== '4' ? 'messages' : 'interactions';
  const metadata = `"metadata":{"pactSpecification":{"version":"${VERSIONS[spec]}"}}`;
  return `{"consumer":{"name":"c"},"provider":{"name":"oracle"},"${list}":[${interactions.join(',')}],${metadata}}`;
}
