import { stripTypeScriptTypes } from 'node:module';
import { parse } from 'acorn';
import { z } from 'zod';
import type { SourceFile } from './imports.ts';

/** A regular expression as it stands in the source. */
export type Pattern = { source: string; flags: string };

const literal = z.object({ pattern: z.string(), flags: z.string() });

/** The regular expressions that a file holds, and whether it makes others out of strings. */
export function patternsIn({ text }: SourceFile): { literals: Pattern[]; makesOthers: boolean } {
  const literals: Pattern[] = [];
  let makesOthers = false;
  let before = '';
  parse(stripTypeScriptTypes(text), {
    ecmaVersion: 'latest',
    sourceType: 'module',
    allowHashBang: true,
    onToken: (token) => {
      const { type } = token;
      // Acorn's tokens have one, though its types say nothing of it.
      const value: unknown = 'value' in token ? token.value : undefined;
      const found = type.label === 'regexp' ? literal.safeParse(value).data : undefined;
      if (found) literals.push({ source: found.pattern, flags: found.flags });
      if (before === 'RegExp' && type.label === '(') makesOthers = true;
      before = typeof value === 'string' ? value : '';
    },
  });
  return { literals, makesOthers };
}

/** Whether some part of a pattern may repeat without end; one without such a part takes bounded time at a place. */
export function repeats({ source }: Pattern): boolean {
  const outside = source.replace(/\\.|\[(?:\\.|[^\]\\])*\]/g, 'x');
  return /[*+]|\{\d+,\}/.test(outside);
}
