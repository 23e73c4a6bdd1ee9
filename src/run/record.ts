import type { ContractResult, Finding, InteractionResult } from '../check/model.js';
import { parseJson } from '../json/parse.js';
import { jsonText } from '../json/print.js';
import type { DescriptionFault } from '../openapi/model.js';
import type { Location, Range, SourceFile } from '../source/model.js';
import type { DocumentFaults } from './provider.js';
import { slimmed } from './slim.js';

/**
 * Results as JSON text: what threads hand to each other and the cache keeps. Files go by short names, since the objects
 * behind them belong to one thread of one run; every place comes with its lines and columns, which are costly to find.
 */
export interface SourceNames {
  readonly nameOf: (source: SourceFile) => string;
  /** @throws Error for a name that means nothing here. */
  readonly sourceOf: (name: string) => SourceFile;
}

/** Finds the lines and columns of what stands at a location, for a finding of a rule. */
export type Locate = (location: Location, rule: Finding['rule']) => Range;

/** Faults of each document, by document. */
export type FaultsByDocument = readonly (readonly DescriptionFault[])[];

/** Results of some interactions, and the faults of those parts of the documents that they are about. */
export interface PartResult {
  readonly interactions: readonly InteractionResult[];
  readonly faults: FaultsByDocument;
}

/** The result of a whole contract, with the faults of those parts of the documents that it is about. */
export interface PactResult {
  readonly result: ContractResult;
  readonly faults: FaultsByDocument;
  /** What else is wrong with each document; for readers that do not look at the documents themselves. */
  readonly documents?: readonly DocumentFaults[] | undefined;
}

type LocationRecord = readonly [source: string, pointer: string, ...Range4];
type Range4 = [line: number, column: number, endLine: number, endColumn: number];
type Unlocated<T> = Omit<T, 'pact' | 'spec' | 'location'>;
type FindingRecord = Unlocated<Finding> & { readonly pact?: LocationRecord; readonly spec?: LocationRecord };
type FaultRecord = Unlocated<DescriptionFault> & { readonly location: LocationRecord };

interface PartRecord {
  readonly interactions: readonly (Omit<InteractionResult, 'findings'> & {
    readonly findings: readonly FindingRecord[];
  })[];
  readonly faults: readonly (readonly FaultRecord[])[];
}

interface PactRecord extends PartRecord {
  readonly source: string;
  readonly consumer?: string;
  readonly provider?: string;
  readonly findings: readonly FindingRecord[];
  readonly documents?: readonly {
    readonly whole: readonly FaultRecord[];
    readonly initial: readonly FaultRecord[];
  }[];
}

/** Writes results of one thread as text. */
export interface Recorder {
  readonly part: (part: PartResult) => string;
  readonly pact: (pact: PactResult) => string;
}

/** The rule of a finding about a document decides nothing about what is shown of its place. */
const ANY_SPEC_RULE = 'spec.invalid';

export function createRecorder({ nameOf }: SourceNames, locate: Locate): Recorder {
  const locationRecord = (location: Location, rule: Finding['rule']): LocationRecord => {
    const { line, column, endLine, endColumn } = locate(location, rule);
    return [nameOf(location.source), location.pointer, line, column, endLine, endColumn];
  };
  const findingRecord = ({ pact, spec, ...finding }: Finding): FindingRecord => ({
    ...finding,
    ...(pact && { pact: locationRecord(pact, finding.rule) }),
    ...(spec && { spec: locationRecord(spec, finding.rule) }),
  });
  const faultRecords = (faults: readonly DescriptionFault[]): readonly FaultRecord[] =>
    faults.map(({ location, ...fault }) => ({ ...fault, location: locationRecord(location, ANY_SPEC_RULE) }));
  const partRecord = ({ interactions, faults }: PartResult): PartRecord => ({
    interactions: interactions.map((result) => ({
      ...slimmed(result),
      findings: result.findings.map(findingRecord),
    })),
    faults: faults.map(faultRecords),
  });
  return {
    part: (part) => jsonText(partRecord(part)),
    pact: ({ result: { contract, findings, interactions }, faults, documents }) =>
      jsonText({
        ...partRecord({ interactions, faults }),
        source: nameOf(contract.source),
        consumer: contract.consumer,
        provider: contract.provider,
        findings: findings.map(findingRecord),
        documents: documents?.map(({ whole, initial }) => ({
          whole: faultRecords(whole),
          initial: faultRecords(initial),
        })),
      } satisfies { [K in keyof PactRecord]-?: PactRecord[K] | undefined }),
  };
}

/** Reads results that another thread or an earlier run wrote. */
export interface RecordReader {
  readonly part: (text: string) => PartResult;
  readonly pact: (text: string) => PactResult;
}

/** @param learn Is told the lines and columns of every location. */
export function createRecordReader(
  { sourceOf }: SourceNames,
  learn: (location: Location, range: Range) => void,
): RecordReader {
  const locationOf = ([name, pointer, line, column, endLine, endColumn]: LocationRecord): Location => {
    const location = { source: sourceOf(name), pointer };
    learn(location, { line, column, endLine, endColumn });
    return location;
  };
  // JSON leaves out what is undefined.
  const findingOf = ({ pact, spec, ...finding }: FindingRecord): Finding => ({
    ...finding,
    help: finding.help,
    expected: finding.expected,
    actual: finding.actual,
    counterexample: finding.counterexample,
    pact: pact && locationOf(pact),
    spec: spec && locationOf(spec),
  });
  const faultsOf = (records: readonly FaultRecord[]): readonly DescriptionFault[] =>
    records.map((fault) => ({ ...fault, location: locationOf(fault.location) }));
  const partOf = ({ interactions, faults }: PartRecord): PartResult => ({
    interactions: interactions.map((one) => ({
      ...one,
      operation: one.operation,
      certainty: one.certainty,
      witness: one.witness,
      findings: one.findings.map(findingOf),
    })),
    faults: faults.map(faultsOf),
  });
  return {
    part: (text) => partOf(recordIn<PartRecord>(text)),
    pact(text) {
      const record = recordIn<PactRecord>(text);
      const { interactions, faults } = partOf(record);
      const contract = {
        source: sourceOf(record.source),
        consumer: record.consumer,
        provider: record.provider,
      };
      return {
        result: { contract, findings: record.findings.map(findingOf), interactions },
        faults,
        documents: record.documents?.map(({ whole, initial }) => ({
          whole: faultsOf(whole),
          initial: faultsOf(initial),
        })),
      };
    },
  };
}

/** Only what a recorder of this very version wrote is read. */
const recordIn = <T>(text: string): T => parseJson(text).value as unknown as T;
