import type { PrintedRequest, PrintedResponse } from '../../check/model.js';
import { printJson } from '../../json/print.js';
import { type JsonObject, type JsonValue, setKey } from '../../json/value.js';
import { RULE_IDS, type RuleId } from '../../rules/table.js';
import { type Entry, statementOf } from '../entries.js';
import type { ReportLocation } from '../model.js';
import { fileUri } from '../paths.js';
import { printable } from '../words.js';
import { SARIF_LEVELS } from './rule.js';

/**
 * A finding as a result (SARIF 2.1.0 section 3.27): the document first, for those who change it, the pact as related
 * location. Undefined when no file can be named.
 */
export function sarifResult(entry: Entry, prefix: string): JsonObject | undefined {
  const { finding, contract, interaction } = entry;
  const [primary, ...related] = [
    finding.spec && location(finding.spec, prefix, 'the document'),
    finding.pact && location(finding.pact, prefix, 'the pact'),
    !finding.spec && !finding.pact && contract && wholeFile(contract.file, prefix),
  ].filter((each) => typeof each === 'object');
  if (!primary) return undefined;
  const { request, response } = finding.counterexample ?? {};
  return {
    ...base(entry),
    ruleIndex: RULE_IDS.indexOf(finding.rule as RuleId),
    kind: 'fail',
    locations: [primary],
    ...(related.length > 0 && {
      relatedLocations: related.map((each, index) => ({ ...each, id: index + 1 })),
    }),
    // The first is the name GitHub reads.
    partialFingerprints: {
      primaryLocationLineHash: `${finding.fingerprint}:1`,
      'concordatFingerprint/v1': finding.fingerprint,
    },
    ...(finding.new !== undefined && { baselineState: finding.new ? 'new' : 'unchanged' }),
    ...(request && { webRequest: webRequest(request) }),
    ...(response && { webResponse: webResponse(response) }),
    properties: {
      certainty: finding.certainty,
      ...(contract && { consumer: contract.consumer, provider: contract.provider }),
      ...(interaction && {
        interaction: interaction.description,
        providerStates: [...interaction.providerStates],
        verdict: interaction.verdict,
      }),
      ...(interaction?.operation && {
        operation: `${interaction.operation.method} ${interaction.operation.path}`,
      }),
    },
  };
}

/** A finding without file as a notification (section 3.58). */
export const sarifNotification = (entry: Entry): JsonObject => {
  const { level, message, ruleId } = base(entry);
  return { level: level ?? null, message: message ?? null, associatedRule: { id: ruleId ?? null } };
};

function base(entry: Entry): JsonObject {
  const { rule, severity, help } = entry.finding;
  return {
    ruleId: rule,
    level: SARIF_LEVELS[severity],
    message: { text: `${statementOf(entry)}${help ? `. Help: ${printable(help)}` : ''}` },
  };
}

function location(place: ReportLocation, prefix: string, name: string): JsonObject | undefined {
  const artifact = artifactLocation(place.file, prefix);
  if (!artifact) return undefined;
  return {
    physicalLocation: {
      artifactLocation: artifact,
      region: {
        startLine: place.line,
        startColumn: place.column,
        endLine: place.endLine,
        endColumn: place.endColumn,
      },
    },
    logicalLocations: [{ fullyQualifiedName: place.pointer }],
    message: { text: name },
  };
}

const wholeFile = (file: string, prefix: string): JsonObject | undefined => {
  const artifact = artifactLocation(file, prefix);
  return artifact && { physicalLocation: { artifactLocation: artifact, region: { startLine: 1 } } };
};

function artifactLocation(file: string, prefix: string): JsonObject | undefined {
  const uri = fileUri(file, prefix);
  if (uri === undefined) return undefined;
  return /^[a-z]+:/i.test(uri) ? { uri } : { uri, uriBaseId: '%SRCROOT%' };
}

const webRequest = ({ method, path, headers, body, base64 }: PrintedRequest): JsonObject => ({
  method,
  target: path,
  headers: textMap(headers),
  ...content(body, base64),
});

const webResponse = ({ status, headers, body, base64 }: PrintedResponse): JsonObject => ({
  statusCode: status,
  headers: textMap(headers),
  ...content(body, base64),
});

const content = (body: JsonValue | undefined, base64: boolean | undefined): JsonObject => {
  if (body === undefined) return {};
  const text = typeof body === 'string' ? body : printJson(body);
  return { body: base64 ? { binary: text } : { text } };
};

function textMap(headers: Readonly<Record<string, string>>): JsonObject {
  const map: JsonObject = {};
  for (const [name, value] of Object.entries(headers)) setKey(map, name, value);
  return map;
}
