import type { JsonValue } from '../json/value.js';
import type { ExpectedMessage } from '../pact/model.js';
import { applyScalarRules } from './apply.js';
import { compareWithParameters } from './headers/parameters.js';
import { equalValues } from './matchers/equality.js';
import type { ActualMessage, MatchResult } from './model.js';
import type { Policy } from './policy.js';
import { mergeResults, mismatched, resultOf } from './result.js';
import { selectRules } from './rule-selection.js';
import type { Verdict } from './verdict.js';
import { quoted } from './words.js';

const isContentType = (key: string): boolean => /^content-?type$/i.test(key);

/** The content type a set of metadata names, whatever the spelling of its key. */
export function metadataContentType(metadata: Readonly<Record<string, JsonValue>>): string | undefined {
  const key = Object.keys(metadata).find(isContentType);
  const value = key === undefined ? undefined : metadata[key];
  return typeof value === 'string' ? value : undefined;
}

/** The verifier files the content type of a message under `contentType` unless its metadata have that key. */
function actualValue(key: string, { metadata, contentType }: ActualMessage): JsonValue | undefined {
  if (Object.hasOwn(metadata, key)) return metadata[key];
  return key === 'contentType' ? contentType : undefined;
}

/** Every expected key under its rules, else strictly equal; others are allowed (docs/pact.md section 7.10). */
export function matchMetadata(expected: ExpectedMessage, actual: ActualMessage, policy: Policy): MatchResult {
  return mergeResults(
    Object.entries(expected.metadata).map(([key, example]) => {
      const value = actualValue(key, actual);
      if (value === undefined)
        return mismatched(
          'metadata',
          key,
          `expected the metadata key ${quoted(key)} but it is missing`,
          example,
        );
      const selected = selectRules(expected.rules.metadata, [key]);
      let verdict: Verdict;
      if (selected) verdict = applyScalarRules(selected.rule, example, value, policy);
      else if (isContentType(key) && typeof example === 'string' && typeof value === 'string')
        verdict = compareWithParameters(example, value);
      else verdict = equalValues(example, value);
      return resultOf(verdict, 'metadata', key, example, value);
    }),
  );
}
