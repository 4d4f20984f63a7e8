import type { Focus } from './reading.ts';
import { type Token, textOf } from './tokens.ts';

/** Questions and orders start with one of these; notes about a pupil do not. */
const asking =
  /^(hvem|hvad|hvilke|hvilken|hvor|vis|se|find|status|sager|sagerne|oversigt|overblik|liste|elever|who|what|which|where|show|list|cases|pupils|students|overview)\b/;

const words: readonly (readonly [Focus, RegExp])[] = [
  [
    'without_plan',
    /\b(mangler|uden|ingen|ikke( har)?|savner|without|no|lacks?|missing|needs?)( der)?( en| nogen| an?)? (handle|action )?plan(er)?\b/,
  ],
  ['overdue', /\b(over (fristen|frist|tiden)|overskredet|forsinket|forsinkede|overdue|past due)\b/],
  [
    'not_improving',
    /\b(ikke( \w+){0,2} (bedre|bedring)|uden (bedring|fremgang)|ingen (bedring|fremgang)|not( \w+){0,2} (improving|better)|(isn't|aren't)( \w+)? (improving|better))\b/,
  ],
];

/** Which open cases a question is about: "hvem mangler en plan"; undefined for other messages. O(length). */
export function focusOf(tokens: readonly Token[]): Focus | undefined {
  const text = textOf(tokens);
  if (!asking.test(text)) return undefined;
  return words.find(([, said]) => said.test(text))?.[0];
}

/** Whether a question covers more than one school: "status kommunen", "status alle skoler". */
export function asksOfMunicipality(tokens: readonly Token[]): boolean {
  const text = textOf(tokens);
  return /\b(kommunen|municipality|alle (kommunens )?skoler(ne)?|all (the )?schools)\b/.test(text);
}
