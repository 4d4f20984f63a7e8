import { stripTypeScriptTypes } from 'node:module';
import { parse } from 'acorn';
import { z } from 'zod';
import type { SourceFile } from './imports.ts';

/** A regular expression in the source. */
export type Pattern = { source: string; flags: string };

const literal = z.object({ pattern: z.string(), flags: z.string() });

/** A file's regular expressions, and whether it builds others from strings. */
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
      // Acorn's tokens have one, though its types do not say so.
      const value: unknown = 'value' in token ? token.value : undefined;
      const found = type.label === 'regexp' ? literal.safeParse(value).data : undefined;
      if (found) literals.push({ source: found.pattern, flags: found.flags });
      if (before === 'RegExp' && type.label === '(') makesOthers = true;
      before = typeof value === 'string' ? value : '';
    },
  });
  return { literals, makesOthers };
}

/** Whether some part of a pattern may repeat without end; if none does, time at each place is bounded. */
export function repeats({ source }: Pattern): boolean {
  const outside = source.replace(/\\.|\[(?:\\.|[^\]\\])*\]/g, 'x');
  return /[*+]|\{\d+,\}/.test(outside);
}
