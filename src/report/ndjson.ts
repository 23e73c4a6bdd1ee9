import { joinPointer, pointerTokens, valueAt } from '../json/pointer.js';
import { printJson } from '../json/print.js';
import type { JsonObject, JsonValue } from '../json/value.js';
import type { Format, ReportContext } from './context.js';
import type { ReportContract, ReportFinding, ReportInteraction, ReportLocation } from './model.js';

/** Rules that openapi-pact-comparator reports under another code; the others have the same one or none there. */
const CODES: Readonly<Record<string, string>> = {
  'request.path.incompatible': 'request.path-or-method.unknown',
  'request.cookie.incompatible': 'request.header.incompatible',
  'request.cookie.unknown': 'request.header.unknown',
  'request.body.missing': 'request.body.incompatible',
  'response.body.undeclared': 'response.body.incompatible',
  'response.body.write-only': 'response.body.incompatible',
};

/**
 * What openapi-pact-comparator prints: one line per pact, a list of results. Findings it does not know keep their rule
 * as code.
 */
export const printNdjson: Format = (report, context) =>
  report.contracts.map((contract) => `${printJson(resultsOf(contract, context))}\n`).join('');

const resultsOf = (contract: ReportContract, context: ReportContext): JsonValue => [
  ...contract.findings.map((finding) => result(finding, undefined, context)),
  ...contract.interactions.flatMap((interaction) =>
    interaction.findings.map((finding) => result(finding, interaction, context)),
  ),
];

function result(
  finding: ReportFinding,
  interaction: ReportInteraction | undefined,
  context: ReportContext,
): JsonObject {
  const { rule, message, severity, pact, spec } = finding;
  const states = interaction?.providerStates.join(' and ') || '[none]';
  return {
    code: CODES[rule] ?? rule,
    message,
    ...(pact && {
      mockDetails: {
        ...(interaction && { interactionDescription: interaction.description, interactionState: states }),
        ...place(pact, context),
      },
    }),
    ...(spec && {
      specDetails: {
        ...place(spec, context),
        pathMethod: interaction?.operation?.method.toLowerCase() ?? null,
        pathName: interaction?.operation?.path ?? null,
      },
    }),
    type: severity,
  };
}

/** `/interactions/0/request` as `[root].interactions[0].request`, with the value that stands there. */
function place({ file, pointer }: ReportLocation, { sources }: ReportContext): JsonObject {
  const root = sources.get(file)?.value;
  const tokens = pointerTokens(pointer);
  const steps = tokens.map((token, depth) => {
    const parent = root === undefined ? undefined : valueAt(root, joinPointer('', ...tokens.slice(0, depth)));
    return Array.isArray(parent) ? `[${token}]` : `.${token}`;
  });
  return {
    location: `[root]${steps.join('')}`,
    value: (root === undefined ? undefined : valueAt(root, pointer)) ?? null,
  };
}
