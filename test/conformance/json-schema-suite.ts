import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { numberFromLexeme } from '../../src/json/number.js';
import type { JsonValue } from '../../src/json/value.js';
import type { DialectName } from '../../src/schema/compile.js';
import { accepts } from '../../src/schema/judge/judge.js';
import { compileStandalone } from '../../src/schema/standalone.js';
import { metaSchemas } from './meta-schemas.js';
import type { ConformanceCheck } from './model.js';

const DRAFTS: readonly (readonly [string, DialectName])[] = [
  ['draft4', 'draft-04'],
  ['draft6', 'draft-06'],
  ['draft7', 'draft-07'],
  ['draft2019-09', '2019-09'],
  ['draft2020-12', '2020-12'],
];

/** Cases (file: description part) on which we differ, and why. */
const EXCEPTIONS: readonly (readonly [RegExp, string])[] = [
  [
    /zeroTerminatedFloats/,
    'draft-04 alone takes 1.0 for no integer; one vocabulary follows the later drafts',
  ],
  [
    /idn-hostname.*(?:Bidi|right-to-left|non-joiner)/i,
    'the Bidi rule and joining types (RFC 5893, RFC 5892 A.1) need tables of their own',
  ],
];

interface Group {
  readonly description: string;
  readonly schema: JsonValue;
  readonly tests: readonly {
    readonly description: string;
    readonly data: JsonValue;
    readonly valid: boolean;
  }[];
}

/** The official JSON-Schema-Test-Suite: required tests and the optional ones about formats and numbers. */
export const run: ConformanceCheck = async ({ shared }) => {
  const base = join(shared, 'conformance/json-schema-test-suite');
  const remotes = loadRemotes(join(base, 'remotes'));
  const failures: string[] = [];
  const excepted = new Map<string, number>();
  const counts: string[] = [];
  let total = 0;
  let agreed = 0;
  for (const [folder, dialect] of DRAFTS) {
    const root = join(base, 'tests', folder);
    if (!existsSync(root)) continue;
    let here = 0;
    for (const file of jsonFiles(root)) {
      const name = file.slice(root.length + 1);
      const formats = name.startsWith('optional/format') || name === 'optional/format-assertion.json';
      for (const group of readJson(file) as unknown as Group[]) {
        const schema = compileStandalone(group.schema, { dialect, remotes });
        for (const test of group.tests) {
          total++;
          const answer = accepts(schema, test.data, { world: 'open', direction: undefined, formats });
          if (answer === test.valid) {
            agreed++;
            here++;
            continue;
          }
          const line = `${folder}/${name}: ${group.description}: ${test.description}`;
          const reason = EXCEPTIONS.find(([pattern]) => pattern.test(line))?.[1];
          if (reason) excepted.set(reason, (excepted.get(reason) ?? 0) + 1);
          else failures.push(`${line}: expected ${test.valid}, got ${answer}`);
        }
      }
    }
    counts.push(`${folder}: ${here} agreed`);
  }
  const notes = [...counts, ...[...excepted].map(([reason, count]) => `${count} excepted: ${reason}`)];
  return { name: 'json-schema-test-suite', total, agreed, failures, notes };
};

function jsonFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((entry) => {
    const path = join(folder, entry);
    if (statSync(path).isDirectory()) return jsonFiles(path);
    return entry.endsWith('.json') ? [path] : [];
  });
}

/** Keeps the text of numbers where it matters (`1.0`, big integers): a number becomes a marked string before parsing. */
function readJson(path: string): JsonValue {
  const text = readFileSync(path, 'utf8');
  const marked = text.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g, (token) =>
    token.startsWith('"') ? token : JSON.stringify(`\u0000number:${token}`),
  );
  return JSON.parse(marked, (_key, value: unknown) =>
    typeof value === 'string' && value.startsWith('\u0000number:') ? numberFromLexeme(value.slice(8)) : value,
  ) as JsonValue;
}

function loadRemotes(folder: string): Record<string, JsonValue> {
  const remotes: Record<string, JsonValue> = {};
  for (const file of existsSync(folder) ? jsonFiles(folder) : [])
    remotes[`http://localhost:1234${file.slice(folder.length)}`] = readJson(file);
  return { ...metaSchemas(), ...remotes };
}
