import { getKey, isObject, type JsonObject } from '../json/value.js';
import type { Answer, DeployAnswer, DeployRow, Party } from './answer-model.js';
import type { Broker } from './client.js';
import { encodeName } from './hal.js';
import { countAt, flagAt, objectAt, objectsAt, textAt } from './json-read.js';
import { breaksOf } from './recorded-breaks.js';
import { explainUnknownVersion } from './unknown-version.js';
import { whyNoResult } from './why-no-result.js';

export interface DeployQuestion {
  readonly pacticipant: string;
  readonly version: string;
  readonly environment: string;
  /** Applications that do not count. */
  readonly ignore?: readonly string[] | undefined;
}

/** A question that is still open may be answered by a verification that is running. */
export interface Patience {
  readonly retries: number;
  readonly intervalMs: number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Called before each wait. */
  readonly onWait?: (remaining: number) => void;
}

/** The matrix may hold more rows than a broker sends by default (100). */
const MATRIX_ROWS = 10_000;

/**
 * Asks the broker's matrix whether a version fits everything in an environment; asks again while the answer is unknown.
 * The answer is the broker's; its reasons are looked up.
 *
 * @throws BrokerError when the broker cannot be asked, also for an unknown application or environment.
 */
export async function canIDeploy(
  broker: Broker,
  question: DeployQuestion,
  patience: Patience,
): Promise<DeployAnswer> {
  const url = matrixUrl(broker.baseUrl, question);
  for (let remaining = patience.retries; ; remaining--) {
    const { body } = await broker.get(url);
    const answer = brokerAnswer(body);
    if (answer !== 'unknown' || remaining <= 0) return explained(broker, question, body, answer);
    patience.onWait?.(remaining);
    await patience.sleep(patience.intervalMs);
  }
}

/** The index has no link to the matrix; all clients write its address themselves. */
function matrixUrl(
  baseUrl: string,
  { pacticipant, version, environment, ignore = [] }: DeployQuestion,
): string {
  const query = [
    `q[][pacticipant]=${encodeName(pacticipant)}`,
    `q[][version]=${encodeName(version)}`,
    'latestby=cvpv',
    `environment=${encodeName(environment)}`,
    `limit=${MATRIX_ROWS}`,
    ...ignore.map((name) => `ignore[][pacticipant]=${encodeName(name)}`),
  ];
  return new URL(`matrix?${query.join('&')}`, baseUrl).href;
}

/**
 * `deployable` is true, false, or null for "results are missing". Null also hides failures behind what is missing: a
 * failure is a no whatever else is still to come.
 */
function brokerAnswer(body: JsonObject): Answer {
  const summary = objectAt(body, 'summary');
  if (countAt(summary, 'failed') > 0) return 'no';
  const deployable = flagAt(summary, 'deployable');
  if (deployable === true) return 'yes';
  // A version nobody recorded is "false" to a broker, but nothing is known about it.
  const isUnheardOf = deployable === false && objectsAt(body, 'matrix').length === 0;
  return deployable === undefined || isUnheardOf ? 'unknown' : 'no';
}

async function explained(
  broker: Broker,
  question: DeployQuestion,
  body: JsonObject,
  answer: Answer,
): Promise<DeployAnswer> {
  const { pacticipant, version, environment } = question;
  const matrix = objectsAt(body, 'matrix');
  const rows: DeployRow[] = [];
  for (const row of matrix) rows.push(await explainRow(broker, row, question));
  const said = objectsAt(body, 'notices').flatMap((notice) => textAt(notice, 'text')?.trim() || []);
  const unheardOf = answer === 'unknown' && matrix.length === 0;
  const reasons = unheardOf ? [...said, await explainUnknownVersion(broker, pacticipant, version)] : said;
  return { answer, pacticipant, version, environment, reasons, rows };
}

async function explainRow(broker: Broker, row: JsonObject, question: DeployQuestion): Promise<DeployRow> {
  const consumer = partyOf(objectAt(row, 'consumer'));
  const provider = partyOf(objectAt(row, 'provider'));
  const verification = objectAt(row, 'verificationResult');
  const success = flagAt(verification, 'success');
  const result: Answer = success === undefined ? 'unknown' : success ? 'yes' : 'no';
  const parties = { consumer, provider };
  return {
    ...parties,
    result,
    ignored: isObject(row) && getKey(row, 'ignored') === true,
    reasons: result === 'unknown' ? await whyNoResult(broker, row, parties, question) : [],
    breaks: result === 'no' ? await breaksOf(broker, verification) : [],
  };
}

const partyOf = (party: JsonObject | undefined): Party => ({
  name: textAt(party, 'name') ?? '',
  version: textAt(objectAt(party, 'version'), 'number'),
});
