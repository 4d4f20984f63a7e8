import { readFile } from 'node:fs/promises';

const source = new URL('../../bot/cli/naervaer.ts', import.meta.url);

/** A command that the program declares, whole ("roster pending"), and the options that it takes ("--yes"). */
export type Command = { name: string; options: readonly string[] };

/** Every command of `naervaer`, as its source declares them. */
export async function commands(): Promise<readonly Command[]> {
  const text = await readFile(source, 'utf8');
  const groups = new Map(
    [...text.matchAll(/^const (\w+) = program\s*\.command\('([a-z-]+)'\)/gm)].map(
      ([, variable = '', name = '']) => [variable, name],
    ),
  );
  const below =
    /^(\w+)\s*\.command\('([a-z-]+)[^']*'\)(?:\s*\.description\('[^']*'\)\s*\.command\('([a-z-]+)')?/gm;
  const found = [...text.matchAll(below)];
  return found.map(({ 0: whole, 1: variable = '', 2: name = '', 3: inner, index }, at) => ({
    name: [groups.get(variable), name, inner].filter((word) => word !== undefined).join(' '),
    options: [
      ...text.slice(index + whole.length, found[at + 1]?.index).matchAll(/'(--[a-z]+)\b/g),
    ].map(([, option = '']) => option),
  }));
}
