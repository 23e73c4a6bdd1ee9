import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface Sandbox {
  readonly folder: string;
  /** Runs a bash script there, with npx, concordat and gh standing in for the real ones. */
  readonly bash: (script: string, env?: Readonly<Record<string, string>>) => Ran;
  readonly remove: () => void;
}

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const main = resolve('src/cli/main.ts');

/**
 * A repository as the workflows of docs/ci.md expect it: openapi.yaml and pacts/ on a branch, and what origin/main has of
 * them. The document of the branch is the renamed one of examples/rename.
 */
export function openSandbox(): Sandbox {
  const folder = mkdtempSync(join(tmpdir(), 'concordat-ci-'));
  const repository = join(folder, 'repository');
  const bin = join(folder, 'bin');
  const command = (name: string, text: string) => {
    writeFileSync(join(bin, name), `#!/usr/bin/env bash\n${text}\n`);
    chmodSync(join(bin, name), 0o755);
  };
  mkdirSync(bin);
  const run = `exec '${process.execPath}' --import '${tsx}' '${main}' "$@"`;
  command('concordat', run);
  command('npx', `[[ $1 == --yes && $2 == concordat@[0-9]*.[0-9]*.[0-9]* ]] || exit 99\nshift 2\n${run}`);
  command('gh', 'while [ $# -gt 0 ]; do if [ "$1" = --body-file ]; then cat "$2"; fi; shift; done');

  cpSync('examples/rename/pacts', join(repository, 'pacts'), { recursive: true });
  cpSync('examples/rename/before.yaml', join(repository, 'openapi.yaml'));
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
      cwd: repository,
      stdio: 'pipe',
    });
  git('init', '-q', '-b', 'main');
  git('add', '.');
  git('commit', '-q', '-m', 'before');
  git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  git('checkout', '-q', '-b', 'rename');
  cpSync('examples/rename/after.yaml', join(repository, 'openapi.yaml'));

  return {
    folder: repository,
    bash(script, env = {}) {
      const { status, stdout, stderr } = spawnSync('bash', ['-eo', 'pipefail', '-c', script], {
        cwd: repository,
        encoding: 'utf8',
        env: { HOME: folder, ...env, PATH: `${bin}${delimiter}${process.env.PATH}` },
      });
      return { code: status, stdout, stderr };
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
