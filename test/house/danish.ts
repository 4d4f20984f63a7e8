import MarkdownIt from 'markdown-it';
import type { Command } from './commands.ts';

const reader = new MarkdownIt();

/** A block of code: the word after the language, as in "```sh restore", and its lines. */
export type Block = { language: string; name: string; code: string };

/** The blocks of code of a page, also those within lists. */
export function blocksIn(text: string): readonly Block[] {
  return reader
    .parse(text, {})
    .filter(({ type }) => type === 'fence')
    .map(({ info, content }) => {
      const [language = '', name = ''] = info.split(' ');
      return { language, name, code: content };
    });
}

/** The pieces of code that stand between words, as shown. */
export function codeIn(text: string): readonly string[] {
  return reader
    .parse(text, {})
    .flatMap(({ children }) => children ?? [])
    .filter(({ type }) => type === 'code_inline')
    .map(({ content }) => content);
}

/** What a page says as one line, wherever its lines end. */
export const inOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');

/** The lines of code of a page: of its blocks, and each piece between words. */
function linesIn(text: string): readonly string[] {
  return [...blocksIn(text).flatMap(({ code }) => code.split('\n')), ...codeIn(text)];
}

/** What is wrong with the calls of `naervaer` and of npm's scripts on a page, a sentence each. */
export function wrongCalls(
  text: string,
  known: readonly Command[],
  scripts: readonly string[],
): readonly string[] {
  const lines = linesIn(text);
  const calls = lines.flatMap((line) => {
    const call = /(?:^\s*naervaer |npm run -s naervaer -- |bot\/cli\/naervaer\.ts )([^|"]+)/.exec(
      line,
    )?.[1];
    return call === undefined ? [] : wrongCall(call.trim(), known);
  });
  const run = lines.flatMap((line) =>
    [...line.matchAll(/npm run (?:-s )?([a-z:]+)/g)].flatMap(([, script = '']) =>
      scripts.includes(script) ? [] : [`npm has no script ${script}`],
    ),
  );
  return [...calls, ...run];
}

function wrongCall(call: string, known: readonly Command[]): readonly string[] {
  const command = known.find(({ name }) => call === name || call.startsWith(`${name} `));
  if (command === undefined) return [`there is no naervaer ${call}`];
  return [...call.matchAll(/(?<= )--[a-z]+/g)]
    .filter(([option]) => !command.options.includes(option))
    .map(([option]) => `naervaer ${command.name} has no ${option}`);
}

/** Names of variables in the code of a page: with an underscore, as the Bot Framework writes them, or given a value in a block. */
export function settingsIn(text: string): readonly string[] {
  const written = linesIn(text).flatMap((line) =>
    [...line.matchAll(/\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b|\bMicrosoftApp\w+/g)].map(
      ([name]) => name,
    ),
  );
  const given = blocksIn(text).flatMap(({ code }) =>
    [...code.matchAll(/^([A-Z]\w+)=/gm)].map(([, name = '']) => name),
  );
  return [...new Set([...written, ...given])];
}

/** What a page says of an alert: each part by its name, in their order, and all of it as one line. */
export type Entry = { parts: readonly string[]; text: string };

/** The entries of a page about alerts, by the alert's name. */
export function entriesIn(text: string): ReadonlyMap<string, Entry> {
  const sections = text.split(/^## (?=Naervaer)/m).slice(1);
  return new Map(
    sections.map((section) => {
      const [name = '', ...lines] = section.split('\n');
      const parts = [...section.matchAll(/^- \*\*([^*]+)\*\*/gm)].map(([, part = '']) => part);
      return [name, { parts, text: inOneLine(lines.join('\n')) }];
    }),
  );
}

/** The words for schools in an entry, outermost quotes alone. */
export function quotesIn(text: string): readonly string[] {
  return [...text.matchAll(/»(?:[^»«]|»[^«]*«)+«/g)].map(([quote]) => quote);
}
