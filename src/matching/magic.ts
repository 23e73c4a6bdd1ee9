import { sniffMediaType } from '../media-type/sniff.js';
import { utf8Of } from './matchers/bytes.js';

interface Signature {
  readonly mediaType: string;
  /** Bytes in Latin-1 at `offset`; `?` stands for any byte. */
  readonly bytes: string;
  readonly offset?: number;
}

/** First bytes of common binary formats (the shared MIME-info database, Wikipedia's list of file signatures). */
const SIGNATURES: readonly Signature[] = [
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
  { mediaType: 'audio/flac', bytes: 'fLaC' },
  { mediaType: 'audio/wav', bytes: 'RIFF????WAVE' },
  { mediaType: 'audio/midi', bytes: 'MThd' },
  { mediaType: 'application/ogg', bytes: 'OggS' },
  { mediaType: 'video/x-msvideo', bytes: 'RIFF????AVI ' },
  { mediaType: 'video/mp4', bytes: 'ftyp', offset: 4 },
  { mediaType: 'video/webm', bytes: '\x1aE\xdf\xa3' },
  { mediaType: 'video/mpeg', bytes: '\0\0\x01\xba' },
  { mediaType: 'font/woff', bytes: 'wOFF' },
  { mediaType: 'font/woff2', bytes: 'wOF2' },
  { mediaType: 'font/otf', bytes: 'OTTO' },
  { mediaType: 'font/ttf', bytes: '\0\x01\0\0' },
];

/** Other names of the same format. */
const ALIASES: Readonly<Record<string, string>> = {
  'image/jpg': 'image/jpeg',
  'image/x-ms-bmp': 'image/bmp',
  'application/x-pdf': 'application/pdf',
  'application/x-zip-compressed': 'application/zip',
  'application/x-gzip': 'application/gzip',
  'application/x-rar-compressed': 'application/vnd.rar',
  'application/x-sqlite3': 'application/vnd.sqlite3',
  'audio/mp3': 'audio/mpeg',
  'audio/x-wav': 'audio/wav',
  'audio/ogg': 'application/ogg',
  'video/ogg': 'application/ogg',
  'text/rtf': 'application/rtf',
  'text/xml': 'application/xml',
};

/** Formats that are zip archives inside. */
const ZIP_BASED =
  /^application\/(?:vnd\.openxmlformats-officedocument\..*|vnd\.oasis\.opendocument\..*|java-archive|epub\+zip)$/;

const canonical = (mediaType: string): string => {
  const name = (mediaType.split(';')[0] ?? '').trim().toLowerCase();
  return Object.hasOwn(ALIASES, name) ? (ALIASES[name] ?? name) : name;
};

const hasSignature = (body: Uint8Array, { bytes, offset = 0 }: Signature): boolean =>
  body.length >= offset + bytes.length &&
  [...bytes].every((char, i) => char === '?' || body[offset + i] === char.charCodeAt(0));

/** The media type of a body by its first bytes; text is looked at as in PACT.md section 4. */
export function detectMediaType(body: Uint8Array): string {
  const signature = SIGNATURES.find((one) => hasSignature(body, one));
  if (signature) return signature.mediaType;
  const text = utf8Of(body);
  return text === undefined || text.includes('\0') ? 'application/octet-stream' : sniffMediaType(text);
}

/** Whether the bytes are what a content type says, as far as first bytes tell. Any text is also `text/plain`. */
export function looksLike(body: Uint8Array, mediaType: string): boolean {
  const wanted = canonical(mediaType);
  const found = detectMediaType(body);
  if (wanted === found || wanted === 'application/octet-stream') return true;
  if (wanted === 'text/plain') return utf8Of(body) !== undefined && !found.startsWith('image/');
  return found === 'application/zip' && ZIP_BASED.test(wanted);
}
