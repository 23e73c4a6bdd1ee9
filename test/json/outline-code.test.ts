import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import wabt from 'wabt';

const FILE = new URL('../../src/json/outline.wat', import.meta.url);

/** `npx vitest run test/json/outline-code.test.ts -u` writes it anew. */
it('the code of the outline is what its text says', async () => {
  const { parseWat } = await wabt();
  const { buffer } = parseWat('outline.wat', readFileSync(FILE)).toBinary({});
  const words = Buffer.from(buffer).toString('base64');
  await expect(
    `/** What outline.wat says, as WebAssembly; made by test/json/outline-code.test.ts. */\nexport const OUTLINE_CODE =\n  '${words}';\n`,
  ).toMatchFileSnapshot('../../src/json/outline-code.ts');
});
