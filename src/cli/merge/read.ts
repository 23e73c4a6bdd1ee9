import type { ValidateFunction } from 'ajv';
import { getKey, isObject } from '../../json/value.js';
import { readPackageFile } from '../../package.js';
import type { Report, ReportLocation } from '../../report/model.js';
import { loadFile, loadSource } from '../../source/load.js';
import { InputError, type SourceFile } from '../../source/model.js';
import { position } from '../../source/position.js';
import type { Io } from '../io.js';

/**
 * Reads a report that `--format json` wrote.
 *
 * @throws InputError when it cannot be read, is no report, or is one of a version this tool does not know.
 */
export async function readReport(name: string, validate: ValidateFunction, io: Io): Promise<Report> {
  const source = await loadSource(name, { cwd: io.cwd, stdin: io.stdin });
  const { value, display } = source;
  const version = isObject(value) ? getKey(value, 'schemaVersion') : undefined;
  if (!isObject(value) || version === undefined || !Array.isArray(getKey(value, 'contracts')))
    throw new InputError(`${display} is no report of concordat; write one with --format json=${display}`, {
      file: display,
    });
  if (version !== '1')
    throw new InputError(
      `${display} is a report of version ${JSON.stringify(version)}; this tool reads "1"`,
      {
        file: display,
      },
    );
  if (!validate(value)) {
    const [{ instancePath = '', message = 'is invalid' } = {}] = validate.errors ?? [];
    const { line, column } = position({ source, pointer: instancePath });
    throw new InputError(
      `${display}:${line}:${column} is not as a report must be: ${instancePath || 'it'} ${message} (concordat schema report describes it)`,
      { file: display, line, column },
    );
  }
  return value as unknown as Report;
}

/** What tells whether a value conforms to schemas/report.schema.json. */
export async function reportValidator(): Promise<ValidateFunction> {
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  return new Ajv2020().compile(JSON.parse(readPackageFile('schemas', 'report.schema.json')));
}

/** The inputs that findings point into, as far as they are where the report says; code frames need them. */
export function sourcesOnDisk({ findings, contracts }: Report, io: Io): ReadonlyMap<string, SourceFile> {
  const all = [
    ...findings,
    ...contracts.flatMap((contract) => [
      ...contract.findings,
      ...contract.interactions.flatMap((interaction) => interaction.findings),
    ]),
  ];
  const places = all.flatMap(({ pact, spec }): (ReportLocation | undefined)[] => [pact, spec]);
  const names = new Set(places.flatMap((place) => (place ? [place.file] : [])));
  const sources = new Map<string, SourceFile>();
  for (const name of names) {
    try {
      sources.set(name, loadFile(name, { cwd: io.cwd }));
    } catch (error) {
      // A report may come from another machine: what is not here is shown without a frame.
      if (!(error instanceof InputError)) throw error;
    }
  }
  return sources;
}

/** Those of the inputs that are OpenAPI documents; others are pacts, or files that documents refer to. */
export const documentsIn = (sources: ReadonlyMap<string, SourceFile>): readonly string[] =>
  [...sources].flatMap(([name, { value }]) =>
    isObject(value) && (getKey(value, 'openapi') ?? getKey(value, 'swagger')) !== undefined ? [name] : [],
  );
