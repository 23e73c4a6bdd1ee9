import type { CheckedInteraction } from '../../../src/check/model.js';
import { DEFAULT_OPTIONS } from '../../../src/check/options.js';
import { sitesOf } from '../../../src/check/response/sites.js';
import { runCheck } from '../../../src/check/run.js';
import { readingOf } from '../../../src/check/schema-violations.js';
import { pointerTokens } from '../../../src/json/pointer.js';
import { printJson } from '../../../src/json/print.js';
import { isObject, type JsonObject, type JsonValue } from '../../../src/json/value.js';
import { selectResponse } from '../../../src/openapi/media.js';
import type { MediaTypeContent, Operation } from '../../../src/openapi/model.js';
import type { Contract, HttpInteraction } from '../../../src/pact/model.js';
import type { PathRule } from '../../../src/pact/rules.js';
import { applicableAt } from '../../../src/schema/applicable.js';
import type { Direction, Schema } from '../../../src/schema/model.js';
import { descriptionOfValue } from '../../property/in-memory.js';
import { loadPair } from '../evidence/load-pair.js';
import type { RealPair } from '../evidence/real-pairs.js';
import {
  additions,
  type Change,
  operationChanges,
  propertyChanges,
  schemaChanges,
  type Tokens,
} from './changes.js';

/** An interaction that its document honours, alone in its contract, and everything one may change about what it touches. */
export interface Subject {
  readonly where: string;
  readonly document: JsonValue;
  readonly contract: Contract;
  readonly interaction: HttpInteraction;
  readonly result: CheckedInteraction;
  /** The pact file with only this interaction, for other tools. */
  readonly pact: JsonObject;
  readonly changes: readonly Change[];
}

const AGREEING = new Set(['satisfied', 'at-risk']);

/** The agreeing interactions of a pair whose document is one file. */
export async function subjectsOf({ id, spec, pacts }: RealPair): Promise<Subject[]> {
  const loaded = await loadPair({ spec, pacts });
  const source = loaded.description?.source;
  if (!source || /"\$ref":"[^#"]/.test(printJson(source.value))) return [];
  const document: JsonValue = JSON.parse(printJson(source.value));
  const description = descriptionOfValue(document);
  const { contracts } = runCheck({
    descriptions: [description],
    contracts: loaded.contracts,
    options: DEFAULT_OPTIONS,
  });
  return contracts.flatMap(({ contract, interactions }) =>
    interactions.flatMap((result) => {
      const { interaction, operation } = result;
      if (interaction.kind !== 'http' || !operation || !AGREEING.has(result.verdict)) return [];
      return [
        {
          where: `${id} #${interaction.index}`,
          document,
          contract: { ...contract, interactions: [interaction] },
          interaction,
          result,
          pact: alone(contract, interaction),
          changes: changesFor(document, description.version, interaction, operation, result),
        },
      ];
    }),
  );
}

function alone(contract: Contract, interaction: HttpInteraction): JsonObject {
  const whole = JSON.parse(printJson(contract.source.value)) as JsonObject;
  const list = Array.isArray(whole.interactions) ? whole.interactions : [];
  return { ...whole, interactions: list.filter((_, index) => index === interaction.index) };
}

function changesFor(
  document: JsonValue,
  version: string,
  { request, response }: HttpInteraction,
  operation: Operation,
  result: CheckedInteraction,
): Change[] {
  const described = selectResponse(operation.responses, response.status);
  const tokens = pointerTokens(operation.location.pointer);
  const witness = result.witness?.response?.body;
  return [
    ...operationChanges(document, tokens, version, described?.status ?? ''),
    ...(response.body.state === 'present' && response.body.json !== undefined && witness !== undefined
      ? bodyChanges(
          document,
          version,
          jsonSchema(described?.content),
          response.body.json,
          witness,
          response.rules.body,
          'response',
        )
      : []),
    ...(request.body.state === 'present' && request.body.json !== undefined
      ? bodyChanges(
          document,
          version,
          jsonSchema(operation.requestBody?.content),
          request.body.json,
          request.body.json,
          request.rules.body,
          'request',
        )
      : []),
  ];
}

const jsonSchema = (content: readonly MediaTypeContent[] | undefined): Schema | undefined =>
  content?.find(({ mediaType }) => mediaType.includes('json'))?.schema;

/** Changes at every place the example mentions, and a few at places it does not. */
function bodyChanges(
  document: JsonValue,
  version: string,
  schema: Schema | undefined,
  example: JsonValue,
  witness: JsonValue,
  rules: readonly PathRule[],
  direction: Direction,
): Change[] {
  if (!schema) return [];
  const found = new Map<string, Change>();
  const add = (changes: readonly Change[]) => {
    for (const change of changes)
      if (!found.has(change.words))
        found.set(change.words, { ...change, kind: `${direction} ${change.kind}` });
  };
  const reading = readingOf(direction);
  for (const site of sitesOf(example, witness, rules)) {
    const here = applicableAt(schema, witness, site.tokens, reading).map(tokensOf);
    for (const place of here) add(schemaChanges(document, place, version));
    if (!isObject(site.example)) continue;
    const names = new Set([...Object.keys(site.example), ...unread(here, document, site.example)]);
    for (const place of here) {
      for (const name of names) add(propertyChanges(document, place, name));
      if (at(document, place).properties !== undefined) add(additions(place));
    }
  }
  return [...found.values()];
}

/** Two properties that the example does not mention: changing them breaks nobody. */
const unread = (places: readonly Tokens[], document: JsonValue, example: JsonObject): string[] =>
  places
    .flatMap((place) => Object.keys((at(document, place).properties as JsonObject | undefined) ?? {}))
    .filter((name) => !Object.hasOwn(example, name))
    .slice(0, 2);

const at = (document: JsonValue, tokens: Tokens): JsonObject => {
  let value: JsonValue | undefined = document;
  for (const token of tokens)
    value = isObject(value) || Array.isArray(value) ? (value as JsonObject)[token] : undefined;
  return isObject(value) ? value : {};
};

const tokensOf = ({ location }: Schema): Tokens => pointerTokens(location.pointer);
