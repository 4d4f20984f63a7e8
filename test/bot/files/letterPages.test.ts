import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { letterDocx } from '../../../bot/files/letterDocx.ts';
import { letterPhrases } from '../../../bot/files/letterPhrases.ts';
import { fillLetter } from '../../../services/documents/fillLetter.ts';
import { dutyOf } from '../../../services/documents/lettersOf.ts';
import { aFullFilling, factsOf, shippedLetters } from '../../builders/documents.ts';

const run = promisify(execFile);

/** LibreOffice's name here; undefined where there is none. */
async function office(): Promise<string | undefined> {
  for (const name of ['soffice', 'libreoffice']) {
    const found = await run(name, ['--version']).then(
      () => true,
      () => false,
    );
    if (found) return name;
  }
  return undefined;
}

describe('letters on paper (skipped where LibreOffice, soffice, is not installed)', () => {
  it('are opened by LibreOffice and drawn, in each direction of writing', async function () {
    const program = await office();
    if (program === undefined) return this.skip();
    this.timeout(120_000);
    const folder = await mkdtemp(join(tmpdir(), 'naervaer-paper-'));
    try {
      for (const language of ['da', 'ar']) {
        const letter = shippedLetters.find(({ id }) => id === 'warning');
        const version = letter?.versions.get(language);
        assert.ok(letter && version);
        const { known } = factsOf(aFullFilling(), dutyOf(letter));
        const filled = fillLetter(version, language, known, letterPhrases);
        const file = join(folder, `${language}.docx`);
        await writeFile(file, await letterDocx(filled, { text: 'Udkast', language: 'da' }));
        await run(program, ['--headless', '--convert-to', 'pdf', '--outdir', folder, file]);
        const pdf = await readFile(join(folder, `${language}.pdf`));
        assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
