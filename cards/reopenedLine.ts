import type { CaseView } from '../services/cases/views.ts';
import type { Element } from './adaptiveCard.ts';
import { line } from './elements.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import { levelName } from './wording/names.ts';
import type { Wording } from './wording/wording.ts';

/** That a case was closed and is open again, and why. */
export function reopenedLine({ reopened }: CaseView, wording: Wording): readonly Element[] {
  if (!reopened) return [];
  const { reopened: texts, case: whole } = wording.texts;
  const on = wording.date(reopened.on);
  const { why, by, level } = reopened;
  const words =
    why === 'person'
      ? texts.person(on, escapeMarkdown(by ?? whole.someone.toLocaleLowerCase(), 60))
      : level === undefined
        ? texts.relapseDuty(on)
        : texts.relapse(on, levelName(level, wording));
  return [line(words, { spacing: 'Small' })];
}
