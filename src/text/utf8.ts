const encoder = new TextEncoder();

/** Decoders are made when they are first needed: making one takes longer than most texts. */
function decoding(options: {
  readonly fatal?: boolean;
  readonly ignoreBOM?: boolean;
}): (bytes: Uint8Array | undefined) => string {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  return (bytes) => {
    decoder ??= new TextDecoder('utf-8', options);
    return decoder.decode(bytes);
  };
}

/** A text in UTF-8; half of a surrogate pair becomes U+FFFD. */
export const utf8Bytes = (text: string): Uint8Array => encoder.encode(text);

/** Bytes read as UTF-8, without a byte order mark; what is none becomes U+FFFD, as in the Encoding Standard. */
export const utf8Text = decoding({});

/** The same with the byte order mark. */
export const utf8TextWithMark = decoding({ ignoreBOM: true });

const strict = decoding({ fatal: true });
const strictWithMark = decoding({ fatal: true, ignoreBOM: true });

/** Bytes as UTF-8 text without a byte order mark; undefined when they are none. */
export const utf8TextOnly = (bytes: Uint8Array): string | undefined => ifWellFormed(strict, bytes);

/** The same with the byte order mark. */
export const utf8TextOnlyWithMark = (bytes: Uint8Array): string | undefined =>
  ifWellFormed(strictWithMark, bytes);

function ifWellFormed(decode: typeof strict, bytes: Uint8Array): string | undefined {
  try {
    return decode(bytes);
  } catch {
    return undefined;
  }
}
