import { getKey, isObject } from '../json/value.js';
import { createSchemaCompiler } from '../schema/compile.js';
import type { Location, SourceFile } from '../source/model.js';
import { offsetPosition } from '../source/position.js';
import type { ReferenceResolver } from '../source/references.js';
import { FAULTS, type FaultCode } from './faults.js';
import type { Description, DescriptionFault } from './model.js';
import type { ReadContext } from './read/context.js';
import { readPaths } from './read/paths.js';
import { readVersion } from './read/version.js';
import { VERSION_READERS } from './read/versions.js';

/** Collects faults; the same one at the same place is recorded once. */
function faultList(): { faults: DescriptionFault[]; report: ReadContext['report'] } {
  const faults: DescriptionFault[] = [];
  const seen = new Set<string>();
  return {
    faults,
    report(code: FaultCode, location: Location, message: string): void {
      const key = `${code} ${location.source.uri} ${location.pointer} ${message}`;
      if (seen.has(key)) return;
      seen.add(key);
      faults.push({ code, severity: FAULTS[code].severity, location, message });
    },
  };
}

/**
 * The description of a provider from its OpenAPI document (2.0, 3.0, 3.1, 3.2). Paths are listed at once, operations are
 * compiled when first asked for. What is broken inside becomes a fault; the rest stays usable.
 * @throws InputError when the document is no OpenAPI document of a known version.
 */
export function readDescription(source: SourceFile, resolver: ReferenceResolver): Description {
  const { version, root } = readVersion(source);
  const readers = VERSION_READERS[version];
  const { faults, report } = faultList();
  const schemas = createSchemaCompiler({ resolve: resolver.resolve, dialect: readers.dialect, root: source });
  const context: ReadContext = {
    source,
    root,
    version,
    resolver,
    schemaAt: (location) => schemas.compile(location),
    report,
  };
  for (const fault of source.faults) {
    const { line, column } = offsetPosition(source, fault.offset);
    report('syntax', { source, pointer: '' }, `line ${line}, column ${column}: ${fault.message}`);
  }
  const info = getKey(root, 'info');
  const title = isObject(info) ? getKey(info, 'title') : undefined;
  return {
    source,
    version,
    title: typeof title === 'string' ? title : undefined,
    paths: readPaths(context, readers),
    faults,
  };
}
