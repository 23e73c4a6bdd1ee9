import { percentDecoded } from '../text/percent.js';

/** Characters that every file system takes as they are. */
const PLAIN = /^[A-Za-z0-9 _@+~-]$/;

/**
 * A name of an application, version or environment as the name of a file. Everything a file system or a path could
 * misread is percent-encoded; a dot only where it would hide the file or stand alone.
 */
export function fileName(name: string): string {
  return [...name]
    .map((character, index) => {
      if (PLAIN.test(character) || (character === '.' && index > 0)) return character;
      return Buffer.from(character, 'utf8').reduce(
        (text, byte) => `${text}%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
        '',
      );
    })
    .join('');
}

/** The name behind a file name; the file name itself when it is not one of ours. */
export const nameOfFile = (file: string): string => percentDecoded(file);
