import type { DeferralOptions } from '../json/deferred.js';
import { decodeText } from './decode.js';
import { parseFile, type RawFile } from './load.js';
import type { SourceFile } from './model.js';

/**
 * A source that is read when somebody looks into it: of files that another thread or an earlier run has read, mostly the
 * name is needed, seldom the text, hardly ever the value.
 */
export class UnreadSource implements SourceFile {
  readonly uri: string;
  readonly display: string;
  #text: string | undefined;
  #parsed: SourceFile | undefined;

  constructor(
    private readonly file: RawFile,
    private readonly large?: DeferralOptions,
  ) {
    this.uri = file.uri;
    this.display = file.display;
  }

  get text(): string {
    this.#text ??= this.#parsed?.text ?? decodeText(this.file.bytes, this.display).text;
    return this.#text;
  }

  /** @throws InputError when it cannot be read after all. */
  get parsed(): SourceFile {
    this.#parsed ??= parseFile(this.file, this.large);
    return this.#parsed;
  }

  get format(): SourceFile['format'] {
    return this.parsed.format;
  }

  get value(): SourceFile['value'] {
    return this.parsed.value;
  }

  get faults(): SourceFile['faults'] {
    return this.parsed.faults;
  }

  get members(): SourceFile['members'] {
    return this.parsed.members;
  }

  get repeated(): SourceFile['repeated'] {
    return this.parsed.repeated;
  }

  get layout(): SourceFile['layout'] {
    return this.parsed.layout;
  }
}
