import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DataFileError } from '../errors/errors.ts';
import { pathFault } from '../files/pathFault.ts';
import { readJsonFile } from '../files/readJsonFile.ts';
import { type Letter, type LetterVersion, letter, translationOf } from './letter.ts';

/**
 * All letters of some folders: a file a letter, and beside it one for each further language
 * (`warning.json`, `warning.ar.json`). A later folder's letter stands instead of an earlier one's of the
 * same id; its own translations belong to it alone, as another text is another translation.
 * @throws DataFileError naming file and line: a fact that there is not, a letter without its base file
 */
export async function readLetters(folders: readonly string[]): Promise<readonly Letter[]> {
  const all = new Map<string, Letter>();
  for (const folder of folders) {
    for (const one of await readFolder(folder)) all.set(one.id, one);
  }
  return [...all.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function readFolder(folder: string): Promise<Letter[]> {
  const names = (await namesOf(folder)).filter((name) => name.endsWith('.json')).sort();
  const bases = names.filter((name) => /^[^.]+\.json$/.test(name));
  const known = new Set(bases.map((name) => name.replace(/\.json$/, '')));
  const stray = names.find((name) => !known.has(name.split('.', 1)[0] ?? ''));
  if (stray !== undefined) {
    const base = `${stray.split('.', 1)[0]}.json`;
    throw new DataFileError(
      join(folder, stray),
      `expected the letter it is of, ${base}, beside it`,
    );
  }
  return Promise.all(bases.map((name) => readOne(folder, name, names)));
}

async function namesOf(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    throw new DataFileError(folder, pathFault(error, folder, 'use') ?? 'cannot be read');
  }
}

async function readOne(folder: string, name: string, names: readonly string[]): Promise<Letter> {
  const file = join(folder, name);
  const { $schema: _, texts, ...rest } = await readJsonFile(file, letter);
  const stem = name.replace(/\.json$/, '');
  mustBe(file, rest.id, stem);
  const versions = new Map<string, LetterVersion>([
    ['da', { text: texts.da, unreviewed: undefined }],
    ['en', { text: texts.en, unreviewed: undefined }],
  ]);
  for (const other of names.filter((one) => one !== name && one.startsWith(`${stem}.`))) {
    const at = join(folder, other);
    const read = await readJsonFile(at, translationOf(rest.kind));
    mustBe(at, read.id, stem);
    mustBe(at, read.language, other.slice(stem.length + 1, -'.json'.length));
    const unreviewed = read.reviewed ? undefined : read.unreviewed;
    versions.set(read.language, { text: read.text, unreviewed });
  }
  return { ...rest, versions };
}

/** A file's name and what it says of itself must agree, as one is looked for by the other. */
function mustBe(file: string, said: string, named: string): void {
  if (said === named) return;
  throw new DataFileError(file, `expected "${named}", as the file is named, not "${said}"`);
}
