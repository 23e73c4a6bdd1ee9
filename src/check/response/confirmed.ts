import { matchResponse } from '../../matching/index.js';
import type { MatchResult, Mismatch } from '../../matching/model.js';
import { finding } from '../finding.js';
import type { Finding } from '../model.js';
import { pactLocation } from '../pact-location.js';
import { verdictOf } from '../verdict.js';
import { headerValues, type WireResponse } from '../wire.js';
import type { AnswerContext } from './model.js';

/**
 * A witness only if both judges say so: nothing the document objects to, nothing the pact does not accept. What the pact does
 * not accept of a response that nothing else is said against is a finding: no verdict that needs a witness goes without.
 */
export function confirmed(
  { contract: { source }, interaction: { response: expected }, shown }: AnswerContext,
  witness: WireResponse | undefined,
  findings: readonly Finding[],
): { readonly witness: WireResponse | undefined; readonly doubts: readonly Finding[] } {
  const isRefused = findings.length > 0 && verdictOf(findings) === 'unsatisfied';
  if (!witness || isRefused) return { witness: undefined, doubts: [] };
  if (witness === shown.response && shown.accepted) return { witness, doubts: [] };
  const { mismatches, undecided } = matchResponse(expected, witness);
  const isOpen = findings.length > 0 && verdictOf(findings) === 'undecided';
  if (mismatches.length)
    return { witness: undefined, doubts: isOpen ? [] : mismatches.slice(0, 1).map(doubt) };
  return {
    witness: undecided.length ? undefined : witness,
    doubts: isOpen ? [] : undecided.slice(0, 1).map(openQuestion),
  };

  function openQuestion({ path, reason }: MatchResult['undecided'][number]): Finding {
    return finding({
      rule: 'interaction.undecided',
      message: `cannot be checked: ${path ? `${path} ` : ''}${reason}`,
      pact: { source, pointer: expected.pointer },
      identity: [path, reason],
    });
  }

  function doubt({ kind, path, message }: Mismatch): Finding {
    const at =
      kind === 'header'
        ? ({ part: 'header', name: path } as const)
        : ({ part: kind === 'status' ? 'status' : 'body' } as const);
    const [header] = headerValues(expected.headers, 'content-type') ?? [];
    const { body } = expected;
    if (kind === 'body-type' && body.state === 'present' && header !== undefined)
      return finding({
        rule: 'response.content-type.incompatible',
        message: `no response satisfies the consumer: the verifier does not compare a body of type ${header}, as the header says, with one of type ${body.mediaType}, as the body says`,
        help: 'write the same media type at the body and in the Content-Type header',
        pact: pactLocation(source, expected, { part: 'header', name: 'Content-Type' }),
        expected: body.mediaType,
        actual: header,
      });
    return finding({
      rule: 'interaction.undecided',
      message: `cannot be checked: no response was found that the document permits and the consumer accepts (${path ? `${path}: ` : ''}${message})`,
      help: 'correct the example, or the rule that rejects it',
      pact: pactLocation(source, expected, at),
      identity: ['no witness'],
    });
  }
}
