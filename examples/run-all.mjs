// Runs every example (`run` in its folder), stops at none, and fails if one failed. Needs `npm run build`.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = import.meta.dirname;
const failed = readdirSync(root)
  .filter((name) => existsSync(join(root, name, 'run')))
  .filter((name) => {
    console.log(`\n== example ${name}`);
    return spawnSync('./run', { cwd: join(root, name), stdio: 'inherit' }).status !== 0;
  });
if (failed.length > 0) console.error(`\nfailed: ${failed.join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;
