import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { municipalitySheet, yearSheet } from '../../../bot/files/countSheets.ts';
import { letterDocx } from '../../../bot/files/letterDocx.ts';
import { letterPhrases } from '../../../bot/files/letterPhrases.ts';
import { makeFile } from '../../../bot/files/makeFile.ts';
import { statusSheet } from '../../../bot/files/statusSheet.ts';
import { wordingOf } from '../../../cards/wording/wording.ts';
import { fillLetter } from '../../../services/documents/fillLetter.ts';
import { dutyOf } from '../../../services/documents/lettersOf.ts';
import { aFilling, aFullFilling, factsOf, shippedLetters } from '../../builders/documents.ts';
import { aCaseLine, aMunicipality, aStatus, aYearReport } from '../../cards/sampleViews.ts';

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

/** A document by the name of its file, and on how many sheets of paper it may be. */
type Paper = { name: string; bytes: Uint8Array; most: number };

/** Every letter in each of its languages, with everything known and with next to nothing; and the lists. */
async function everyDocument(): Promise<readonly Paper[]> {
  const papers: Paper[] = [];
  for (const letter of shippedLetters) {
    for (const [language, version] of letter.versions) {
      for (const [known, filling] of Object.entries({ all: aFullFilling(), none: aFilling() })) {
        const facts = factsOf(filling, dutyOf(letter)).known;
        const filled = fillLetter(version, language, facts, letterPhrases);
        const bytes = await letterDocx(filled, { text: 'Udkast', language: 'da' });
        const most = letter.id.startsWith('notification') ? 2 : 1;
        papers.push({ name: `${letter.id}.${language}.${known}`, bytes, most });
      }
    }
  }
  const wording = wordingOf('da');
  const cases = Array.from({ length: 40 }, () => aCaseLine());
  const sheets = [
    statusSheet(aStatus({ cases }), wording),
    municipalitySheet(aMunicipality(), wording),
    yearSheet(aYearReport(), wording),
  ];
  for (const [at, sheet] of sheets.entries()) {
    const { bytes } = await makeFile(sheet, 'docx', 'da');
    papers.push({ name: `list-${at}`, bytes, most: 6 });
  }
  return papers;
}

const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;

describe('documents on paper (skipped where LibreOffice, soffice, is not installed)', () => {
  it('are all opened and drawn, each letter on one page and a notification on two', async function () {
    this.timeout(300_000);
    const program = await office();
    if (program === undefined) {
      assert.notEqual(process.env.REQUIRE_OFFICE, '1', 'soffice is not installed');
      return this.skip();
    }
    const papers = await everyDocument();
    const folder = await mkdtemp(join(tmpdir(), 'naervaer-paper-'));
    try {
      const files: string[] = [];
      for (const { name, bytes } of papers) {
        const file = join(folder, `${name}.docx`);
        await writeFile(file, bytes);
        files.push(file);
      }
      const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
      const pdf = ['--headless', '--convert-to', 'pdf', '--outdir', folder];
      await run(program, [profile, ...pdf, ...files]);
      for (const { name, most } of papers) {
        const pages = pagesOf(await readFile(join(folder, `${name}.pdf`)));
        assert.ok(pages >= 1 && pages <= most, `${name} is drawn on ${pages} pages`);
      }
      await keep(folder, papers);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

/** For somebody to look at: `DOCUMENTS` names the folder they go into. */
async function keep(folder: string, papers: readonly Paper[]): Promise<void> {
  const kept = process.env.DOCUMENTS;
  if (!kept) return;
  await mkdir(kept, { recursive: true });
  for (const { name } of papers) await cp(join(folder, `${name}.pdf`), join(kept, `${name}.pdf`));
}
