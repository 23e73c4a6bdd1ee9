import { sniffMediaType } from '../media-type/sniff.js';

interface Signature {
  readonly mediaType: string;
  /** Bytes in Latin-1 at `offset`; `?` stands for any byte. */
  readonly bytes: string;
  readonly offset?: number;
}

/** First bytes of common formats under the names the verifier gives them (those of the shared MIME-info database). */
const SIGNATURES: readonly Signature[] = [
  { mediaType: 'text/xml', bytes: '<?xml' },
  { mediaType: 'text/html', bytes: '<!DOCTYPE html' },
  { mediaType: 'text/html', bytes: '<html' },
  { mediaType: 'text/x-shellscript', bytes: '#!/' },
  { mediaType: 'image/vnd.microsoft.icon', bytes: '\0\0\x01\0' },
  { mediaType: 'application/x-java', bytes: '\xca\xfe\xba\xbe' },
  { mediaType: 'image/jpeg', bytes: '\xff\xd8\xff' },
  { mediaType: 'image/png', bytes: '\x89PNG\r\n\x1a\n' },
  { mediaType: 'image/gif', bytes: 'GIF8' },
  { mediaType: 'image/webp', bytes: 'RIFF????WEBP' },
  { mediaType: 'image/bmp', bytes: 'BM' },
  { mediaType: 'image/tiff', bytes: 'II*\0' },
  { mediaType: 'image/tiff', bytes: 'MM\0*' },
  { mediaType: 'image/vnd.adobe.photoshop', bytes: '8BPS' },
  { mediaType: 'application/pdf', bytes: '%PDF-' },
  { mediaType: 'application/zip', bytes: 'PK\x03\x04' },
  { mediaType: 'application/zip', bytes: 'PK\x05\x06' },
  { mediaType: 'application/gzip', bytes: '\x1f\x8b' },
  { mediaType: 'application/x-bzip2', bytes: 'BZh' },
  { mediaType: 'application/x-xz', bytes: '\xfd7zXZ\0' },
  { mediaType: 'application/zstd', bytes: '\x28\xb5\x2f\xfd' },
  { mediaType: 'application/x-7z-compressed', bytes: "7z\xbc\xaf'\x1c" },
  { mediaType: 'application/vnd.rar', bytes: 'Rar!\x1a\x07' },
  { mediaType: 'application/x-tar', bytes: 'ustar', offset: 257 },
  { mediaType: 'application/vnd.sqlite3', bytes: 'SQLite format 3\0' },
  { mediaType: 'application/wasm', bytes: '\0asm' },
  { mediaType: 'application/postscript', bytes: '%!PS' },
  { mediaType: 'application/rtf', bytes: '{\\rtf' },
  { mediaType: 'application/x-executable', bytes: '\x7fELF' },
  { mediaType: 'audio/mpeg', bytes: 'ID3' },
  { mediaType: 'audio/mpeg', bytes: '\xff\xfb' },
  { mediaType: 'audio/x-flac', bytes: 'fLaC' },
  { mediaType: 'audio/x-wav', bytes: 'RIFF????WAVE' },
  { mediaType: 'audio/midi', bytes: 'MThd' },
  { mediaType: 'audio/ogg', bytes: 'OggS' },
  { mediaType: 'video/x-msvideo', bytes: 'RIFF????AVI ' },
  { mediaType: 'video/mp4', bytes: 'ftyp', offset: 4 },
  { mediaType: 'video/mpeg', bytes: '\0\0\x01\xba' },
  { mediaType: 'application/font-woff', bytes: 'wOFF' },
  { mediaType: 'application/font-woff', bytes: 'wOF2' },
  { mediaType: 'application/font-sfnt', bytes: 'OTTO' },
  { mediaType: 'application/font-sfnt', bytes: '\0\x01\0\0' },
];

const hasSignature = (body: Uint8Array, { bytes, offset = 0 }: Signature): boolean =>
  body.length >= offset + bytes.length &&
  [...bytes].every((char, i) => char === '?' || body[offset + i] === char.charCodeAt(0));

/** How far the verifier looks for a zero byte, which text does not have. */
const WINDOW = 512;

const isPlainText = (body: Uint8Array): boolean => !body.subarray(0, WINDOW).includes(0);

/** The media type of a body by its first bytes; what is plain text is looked at as in docs/pact.md section 4. */
export function detectMediaType(body: Uint8Array): string {
  const signature = SIGNATURES.find((one) => hasSignature(body, one));
  if (signature) return signature.mediaType;
  return isPlainText(body) ? sniffMediaType(body) : 'application/octet-stream';
}

/**
 * Whether the bytes are what a content type says, as far as first bytes tell. As in the verifier the name has to be the
 * exact one, without parameters; any text without a signature of its own is also `text/plain`.
 */
export const looksLike = (body: Uint8Array, mediaType: string): boolean =>
  mediaType === detectMediaType(body) ||
  (mediaType === 'text/plain' && isPlainText(body) && !SIGNATURES.some((one) => hasSignature(body, one)));
