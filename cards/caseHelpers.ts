import type { CaseView, Helper } from '../services/cases/views.ts';
import type { Element } from './adaptiveCard.ts';
import { line, meta, section } from './elements.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import { capped, shownOf } from './wording/names.ts';
import type { Wording } from './wording/wording.ts';

const mostHelpers = 3;

/** What a consent covers and until when; nothing on other grounds. */
function consentTerms({ covers, until }: Helper, wording: Wording): string {
  const { consent } = wording.texts;
  if (covers === undefined) return '';
  return consent.holds(consent.covers[covers], until && wording.dateWithYear(until));
}

/** Those brought in from outside the school, each with the ground. */
export function together(view: CaseView, wording: Wording): readonly Element[] {
  const { texts } = wording;
  if (view.helpers.length === 0) return [];
  const { shown, left } = capped(view.helpers, shownOf(view.helpers.length, mostHelpers));
  return [
    section(texts.involve.heading),
    ...shown.map((helper) =>
      line(
        texts.involve.helper(
          escapeMarkdown(helper.name, 60),
          texts.roles[helper.role],
          texts.involve.bases[helper.basis],
          wording.date(helper.since),
        ) + consentTerms(helper, wording),
        { spacing: 'Small' },
      ),
    ),
    ...(left > 0 ? [meta(texts.more(left))] : []),
  ];
}
