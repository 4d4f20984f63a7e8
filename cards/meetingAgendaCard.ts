import type { AgendaView } from '../services/cases/agendaView.ts';
import type { Element } from './adaptiveCard.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { execute, heading, line, meta, section } from './elements.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { ruleText } from './wording/measuredLine.ts';
import { capitalised } from './wording/names.ts';
import { plainText } from './wording/plainText.ts';
import { progressLine } from './wording/progressLine.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

/** What a meeting goes through, from its case: no pupil is named. */
export function meetingAgendaCard(view: AgendaView, locale: Locale): CardMessage {
  const wording = wordingOf(locale);
  const { agenda, meeting } = wording.texts;
  const number = escapeMarkdown(view.number, 30);
  return cardMessage({
    locale,
    summary: agenda.summary(plainText(view.number, 30)),
    body: [
      heading(agenda.heading(number)),
      ...(view.home ? [meta(agenda.home(escapeMarkdown(view.home.asks, 40)))] : []),
      ...(view.isSeen ? [] : [line(agenda.unseen, { spacing: 'Small' })]),
      ...part(
        agenda.parts.attendance,
        view.progress && [progressLine(view.progress, wording)],
        agenda.askAttendance,
      ),
      ...part(agenda.parts.pupilSays, said(view, wording), agenda.askPupil),
      ...part(agenda.parts.works, view.works.map(quote(wording)), agenda.askWorks),
      ...part(agenda.parts.worksNot, view.worksNot.map(quote(wording)), agenda.askWorksNot),
      ...part(agenda.parts.agreements, agreements(view, wording), agenda.askAgreements),
      ...part(
        agenda.parts.next,
        view.nextOn === undefined ? [] : [capitalised(wording.date(view.nextOn))],
        agenda.nextRequired,
      ),
    ],
    actions: [execute(meeting.back, 'meeting.show', { meeting: view.meetingId, v: view.version })],
  });
}

/** A heading always, so that the team goes through all of them; what is known of it below. */
function part(title: string, lines: readonly string[] = [], otherwise?: string): Element[] {
  const told = lines.length === 0 && otherwise !== undefined ? [otherwise] : lines;
  return [section(title), ...told.map((one) => line(one, { spacing: 'None', size: 'Small' }))];
}

function quote({ texts }: Wording) {
  return (words: string) => texts.quote(escapeMarkdown(words, 90));
}

function said({ pupilSays, parentsSay }: AgendaView, wording: Wording): readonly string[] {
  const { agenda } = wording.texts;
  return [
    ...(pupilSays === undefined ? [] : [agenda.pupil(quote(wording)(pupilSays))]),
    ...(parentsSay === undefined ? [] : [agenda.parents(quote(wording)(parentsSay))]),
  ];
}

function agreements({ agreements: all }: AgendaView, wording: Wording): readonly string[] {
  const { agenda } = wording.texts;
  return all.map(({ text, who, due, isDone }) =>
    agenda.agreement(
      ruleText(text, wording, 80),
      who === undefined ? '' : escapeMarkdown(who, 40),
      isDone ? agenda.done : wording.date(due),
    ),
  );
}
