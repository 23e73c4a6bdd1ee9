/** Adds to a counter in a folder, many times; started several times at once by the test of the lock. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomic } from '../../src/store/atomic.js';
import { withLock } from '../../src/store/lock.js';

const [folder = '', times = '1'] = process.argv.slice(2);
const file = join(folder, 'count');

for (let index = 0; index < Number(times); index++)
  await withLock(folder, () => writeFileAtomic(file, String(Number(readFileSync(file, 'utf8')) + 1)));
