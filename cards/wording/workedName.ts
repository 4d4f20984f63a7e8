import { functions } from '../../services/cases/mapping.ts';
import type { Worked } from '../../services/status/whatWorked.ts';
import { escapeMarkdown } from './escapeMarkdown.ts';
import { ruleText } from './measuredLine.ts';
import type { Wording } from './wording.ts';

/** A step in the words of the playbook, or the function of absence that a plan was made for. */
export function workedName({ text, id }: Worked, wording: Wording): string {
  if (text) return ruleText(text, wording, 80);
  const name = functions.find((one) => one === id);
  return name ? wording.texts.whatWorked.functions[name] : escapeMarkdown(id, 60);
}

/** Whole per cent: more would say more than so few pupils can. */
export function percentOf(share: number): number {
  return Math.round(share * 100);
}
