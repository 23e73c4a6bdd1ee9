import { existsSync } from 'node:fs';
import path from 'node:path';

/** Where OpenAPI documents conventionally lie, the likeliest first. */
const FOLDERS = ['', 'api', 'docs', 'spec', 'specs', 'openapi', 'src/main/resources', 'public'];
const NAMES = ['openapi', 'swagger', 'api'];
const EXTENSIONS = ['yaml', 'yml', 'json'];

/** The OpenAPI document with a conventional name in a folder, as an absolute path; undefined when there is none. */
export function findSpec(directory: string): string | undefined {
  for (const folder of FOLDERS) {
    for (const name of NAMES) {
      for (const extension of EXTENSIONS) {
        const file = path.resolve(directory, folder, `${name}.${extension}`);
        if (existsSync(file)) return file;
      }
    }
  }
  return undefined;
}
