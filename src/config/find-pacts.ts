import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where pact libraries write by default: pact-js and friends, pact-jvm with Gradle and with Maven. */
const FOLDERS = ['pacts', 'pact/pacts', 'build/pacts', 'target/pacts'];

/** The first conventional pact folder in a folder, or none. */
export const findPacts = (directory: string): readonly string[] =>
  FOLDERS.map((folder) => join(directory, folder))
    .filter((folder) => existsSync(folder))
    .slice(0, 1);
