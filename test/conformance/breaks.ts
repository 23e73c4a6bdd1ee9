import type { WireResponse } from '../../src/check/wire.js';
import { bytesOf, isEmpty } from '../../src/json/payload.js';
import { valueAt } from '../../src/json/pointer.js';
import { printJson } from '../../src/json/print.js';
import type { JsonObject, JsonValue } from '../../src/json/value.js';
import { matchResponse, VERIFIER_POLICY } from '../../src/matching/index.js';
import { isMatch } from '../../src/matching/result.js';
import { choicesOf } from '../property/generated/random.js';
import { descriptionOfValue } from '../property/in-memory.js';
import type { Change } from './breaks/changes.js';
import { comparatorSays } from './breaks/comparator.js';
import { countsOf, resultOf, saysMore } from './breaks/ours.js';
import { type Subject, subjectsOf } from './breaks/subjects.js';
import { Table } from './breaks/table.js';
import { requestBreaks, responseBreaks, type Sampled, sampleResponses } from './breaks/truth.js';
import { corpusPairs, examplePairs } from './evidence/real-pairs.js';
import type { ConformanceCheck } from './model.js';
import { pactBinary } from './oracle/binary.js';
import type { Case } from './oracle/model.js';
import { askVerifier } from './oracle/verifier.js';

const CHANGES = 1_500;
const QUICK_CHANGES = 60;
/** No document may decide the result alone. */
const CHANGES_PER_SUBJECT = 40;
/** Sampled responses on which the real verifier is asked whether our matching engine says the same. */
const VALIDATED = 200;
/** The aim: at most this share of missed breaks among breaks, and of false alarms among the other changes. */
const LIMIT = 0.01;

/**
 * The break benchmark: real documents and pacts that agree, one change to the document at a time. Does a new error or warning appear
 * exactly when the change lets a conforming provider break the consumer? What is true is sampled: conforming responses of the
 * changed document before the matching engine (which the real verifier confirms on a part of them), the pact's requests before
 * the judge of the changed document.
 */
export const run: ConformanceCheck = async ({ shared, quick, seed }) => {
  const wanted = quick ? QUICK_CHANGES : CHANGES;
  const pairs = [...examplePairs(), ...corpusPairs(shared)].filter((_, index) => !quick || index % 8 === 0);
  const subjects: Subject[] = [];
  for (const pair of pairs) subjects.push(...(await subjectsOf(pair)));
  const table = new Table();
  const failures: string[] = [];
  const validation = new Validation();
  for (const [subject, changes] of chosen(subjects, wanted, seed)) {
    const before = await baselineOf(subject);
    for (const change of changes) {
      const line = await judgeChange(subject, before, change, table, validation);
      if (line) failures.push(line);
    }
  }
  const { changes, breaks, missed, alarms } = table.total;
  const good = missed <= breaks * LIMIT && alarms <= (changes - breaks) * LIMIT;
  const disagreements = await validation.disagreements();
  const share = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(2)} %`;
  return {
    name: 'breaks',
    total: changes,
    agreed: changes - missed - alarms,
    failures: [...(good ? [] : failures), ...disagreements],
    notes: [
      `${changes} changes to ${new Set(subjects.map(({ where }) => where)).size} interactions: missed ${missed} of ${breaks} breaks (${share(missed, breaks)}), ${alarms} false alarms in ${changes - breaks} harmless changes (${share(alarms, changes - breaks)})`,
      validation.summary,
      ...table.lines(),
      ...(good ? failures : []),
    ],
  };
};

/** A seeded choice of changes, spread evenly over kinds and subjects. */
function chosen(subjects: readonly Subject[], wanted: number, seed: number): Map<Subject, Change[]> {
  const choose = choicesOf(seed);
  const byKind = new Map<string, { subject: Subject; change: Change }[]>();
  for (const subject of subjects)
    for (const change of subject.changes)
      byKind.set(change.kind, [...(byKind.get(change.kind) ?? []), { subject, change }]);
  const picked = new Map<Subject, Change[]>();
  let count = 0;
  const kinds = [...byKind.values()];
  while (count < wanted && kinds.some((all) => all.length > 0))
    for (const all of kinds) {
      const [one] = all.splice(choose.below(all.length), 1);
      if (!one || count >= wanted) continue;
      const changes = picked.get(one.subject) ?? [];
      if (changes.length >= CHANGES_PER_SUBJECT) continue;
      picked.set(one.subject, [...changes, one.change]);
      count += 1;
    }
  return picked;
}

interface Baseline {
  readonly description: ReturnType<typeof descriptionOfValue>;
  readonly sampled: Sampled;
  readonly ours: ReadonlyMap<string, number>;
  readonly peer: ReadonlyMap<string, number>;
}

async function baselineOf({ document, contract, interaction, pact, result }: Subject): Promise<Baseline> {
  const description = descriptionOfValue(document);
  return {
    description,
    sampled: sampleResponses([description], interaction),
    ours: countsOf(resultOf(description, contract)?.findings ?? result.findings),
    peer: (await comparatorSays(document, pact)) ?? new Map(),
  };
}

/** Counts one change; a line where we are wrong about it. */
async function judgeChange(
  subject: Subject,
  before: Baseline,
  change: Change,
  table: Table,
  validation: Validation,
): Promise<string | undefined> {
  const { interaction, contract, pact, where } = subject;
  const document = change.apply(subject.document);
  const description = descriptionOfValue(document);
  const after = sampleResponses([description], interaction);
  const broken =
    requestBreaks([before.description], [description], interaction) ??
    responseBreaks(before.sampled, after, interaction);
  const result = resultOf(description, contract);
  const ours = result !== undefined && saysMore(before.ours, countsOf(result.findings));
  const peerSays = await comparatorSays(document, pact);
  const peer = peerSays === undefined || saysMore(before.peer, peerSays);
  const truth = broken !== undefined;
  table.count(change.kind, truth, ours, peer);
  validation.add(subject, after);
  if (truth === ours) return undefined;
  const found = result?.findings
    .filter(({ severity }) => severity !== 'info')
    .map(({ rule, message }) => `${rule} ${message}`);
  const shown = broken === undefined ? '' : typeof broken === 'string' ? broken : bodyText(broken);
  return `${truth ? 'missed' : 'false alarm'}: ${where}, ${change.words}: ${shown.slice(0, 300)} [${found?.join('; ').slice(0, 400)}]`;
}

const bodyText = ({ status, headers, json, body }: WireResponse): string =>
  `${status} ${JSON.stringify(headers)} ${json === undefined ? Buffer.from(body ? bytesOf(body) : []).toString() : printJson(json)}`;

/** A part of the sampled responses, kept for the real verifier. */
class Validation {
  private readonly cases: { readonly one: Case; readonly match: boolean }[] = [];
  summary = 'the real verifier was not asked (devDependency @pact-foundation/pact-cli)';

  add({ interaction, contract, where }: Subject, { responses }: Sampled): void {
    if (this.cases.length >= VALIDATED || responses.length === 0) return;
    const raw = valueAt(contract.source.value, `${interaction.pointer}/response`) as JsonObject;
    const actual = responses[this.cases.length % responses.length] as WireResponse;
    if (actual.status < 200 || actual.status === 204 || actual.status === 304) return;
    this.cases.push({
      match: isMatch(matchResponse(interaction.response, actual, VERIFIER_POLICY)),
      one: {
        family: where,
        part: 'response',
        spec: contract.version === '1.1' ? '1' : contract.version,
        expected: raw,
        actual: actualOf(actual),
      },
    });
  }

  async disagreements(): Promise<string[]> {
    const binary = pactBinary();
    if (!binary) return [];
    const answers = await askVerifier(
      binary,
      this.cases.map(({ one }) => one),
    );
    const wrong = this.cases.filter(({ match }, index) => {
      const verdict = answers[index]?.verdict;
      return verdict !== 'refused' && verdict !== (match ? 'match' : 'mismatch');
    });
    this.summary = `the real verifier was asked about ${this.cases.length} of the sampled responses and disagrees with our engine on ${wrong.length}`;
    return wrong.map(
      ({ one, match }) =>
        `${one.family}: our engine says ${match}, the verifier does not: ${printJson(one.expected).slice(0, 200)} <= ${printJson(one.actual).slice(0, 200)}`,
    );
  }
}

const actualOf = ({ status, headers, body }: WireResponse): JsonObject => ({
  status,
  headers: Object.fromEntries(headers.map(({ name, values }): [string, JsonValue] => [name, [...values]])),
  ...(!isEmpty(body) && { body: { base64: Buffer.from(bytesOf(body)).toString('base64') } }),
});
