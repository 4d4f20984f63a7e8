import type { Action, Element } from './adaptiveCard.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { execute, heading, line } from './elements.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { plainText } from './wording/plainText.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

const mostButtons = 6;
const mostSchools = 120;
/** A longer button would be cut on a phone. */
const longestButton = 36;

/** The schools a team can belong to, or the one it belongs to now. */
export type TeamLinkView = {
  kind: 'teamLink';
  schools: readonly { id: string; name: string }[];
  linked: string | undefined;
};

/** Asks which school a team belongs to: `team.link {school}`; the team is where the press came from. */
export function teamLinkCard(view: TeamLinkView, locale: Locale): CardMessage {
  const wording = wordingOf(locale);
  const { teamLink } = wording.texts;
  if (view.linked !== undefined) {
    return cardMessage({
      locale,
      summary: teamLink.linkedSummary,
      body: [line(teamLink.linked(escapeMarkdown(view.linked, 80)))],
    });
  }
  if (view.schools.length === 0) {
    return cardMessage({ locale, summary: teamLink.summary, body: [line(teamLink.none)] });
  }
  const asButtons =
    view.schools.length <= mostButtons &&
    view.schools.every(({ name }) => name.length <= longestButton);
  return cardMessage({
    locale,
    summary: teamLink.summary,
    body: [
      heading(teamLink.heading),
      line(teamLink.text, { spacing: 'Small' }),
      ...(asButtons ? [] : [list(view, wording)]),
    ],
    actions: asButtons
      ? view.schools.map(({ id, name }): Action => execute(name, 'team.link', { school: id }))
      : [execute(teamLink.choose, 'team.link', {})],
  });
}

function list(view: TeamLinkView, { texts }: Wording): Element {
  return {
    type: 'Input.ChoiceSet',
    id: 'school',
    label: texts.teamLink.label,
    style: 'compact',
    placeholder: texts.teamLink.placeholder,
    isRequired: true,
    errorMessage: texts.teamLink.missing,
    choices: view.schools.slice(0, mostSchools).map(({ id, name }, _index, all) => {
      const shared = all.some((one) => one.id !== id && one.name === name);
      return { title: plainText(shared ? `${name} (${id})` : name, 60), value: id };
    }),
  };
}
