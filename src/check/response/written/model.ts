import type { RuleState } from '../../../matching/rule-selection.js';
import type { MediaTypeContent } from '../../../openapi/model.js';
import type { PathRule } from '../../../pact/rules.js';
import type { Schema } from '../../../schema/model.js';

/** A text in a written body, such as that of an XML element or a form field. */
export interface WrittenText {
  readonly text: string;
  readonly rules: RuleState;
  readonly with: (text: string) => Uint8Array;
}

/** One place of a body that is no JSON, and what the body would be with a change there. */
export interface WrittenPlace {
  /** The body without it; undefined where it cannot be left out. */
  readonly without: (() => Uint8Array) | undefined;
  /** The body with null there, where the media type can write that. */
  readonly withNull: (() => Uint8Array) | undefined;
  readonly text: WrittenText | undefined;
}

/** A body as it is written, and the schema that speaks of it. */
export interface WrittenBody {
  readonly body: Uint8Array;
  readonly mediaType: string;
  readonly content: MediaTypeContent;
  readonly schema: Schema;
  readonly rules: readonly PathRule[];
}
