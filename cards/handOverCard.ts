import type { HandOverView, Namesake } from '../services/cases/handOverView.ts';
import type { Action, Element } from './adaptiveCard.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { box, execute, heading, line, meta, section } from './elements.ts';
import { doneThere, planThere, wentThere } from './handedOverLines.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { ruleText } from './wording/measuredLine.ts';
import { capitalised, classWords, levelName, pupilInClass } from './wording/names.ts';
import { plainText } from './wording/plainText.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

type Offer = NonNullable<HandOverView['offer']>;

/** What a screen has room for; the newest of what was done. */
const mostDone = 3;
const mostDuties = 3;

/** A case that another school offers: what is settled about it, whom to ask, and whether to take it on. */
export function handOverCard(view: HandOverView, locale: Locale): CardMessage {
  const wording = wordingOf(locale);
  const { handOver } = wording.texts.leaving;
  const { offer, state } = view;
  if (state !== 'offered' || !offer) {
    return cardMessage({
      locale,
      summary: handOver.summary,
      body: [heading(handOver.title), line(handOver.ended[state], { spacing: 'Small' })],
      actions: view.caseId === undefined ? [] : [openCase(view.caseId, wording)],
    });
  }
  const { pupil, facts } = offer;
  const who = pupilInClass({ pupil: pupil.name, classTitle: pupil.classTitle }, 32);
  return cardMessage({
    locale,
    summary: handOver.summary,
    body: [
      heading(handOver.heading(who)),
      meta(
        handOver.from(
          escapeMarkdown(facts.from.name, 40),
          wording.date(view.on),
          wording.date(view.due),
        ),
      ),
      ...standing(offer, wording),
      ...duties(offer, wording),
      ...done(offer, wording),
      ...contact(offer, wording),
      line(whetherHere(offer, wording), {
        ...{ spacing: 'Medium', weight: 'Bolder' },
      }),
    ],
    actions: [
      ...(offer.isHere
        ? [
            execute(
              handOver.accept,
              'handOver.accept',
              { handOver: view.id },
              { style: 'positive' },
            ),
          ]
        : offer.namesakes.map((one) =>
            execute(handOver.isThis(whichOf(one, plainText)), 'handOver.accept', {
              handOver: view.id,
              pupil: one.id,
            }),
          )),
      execute(handOver.refuse, 'handOver.refuse', { handOver: view.id }),
    ],
  });
}

/** Namesakes are told apart by their classes, whose titles are whole here and on the buttons. */
function whetherHere({ isHere, namesakes }: Offer, { texts: { leaving }, list }: Wording): string {
  if (isHere) return leaving.handOver.isHere;
  if (namesakes.length === 0) return leaving.handOver.notHereYet;
  const classes = namesakes.map((one) => whichOf(one, escapeMarkdown));
  return leaving.handOver.namesakes(list(classes), namesakes.length);
}

/** The class, and the birthday or the like of two in one class. */
function whichOf({ classTitle, hint }: Namesake, write: (text: string) => string): string {
  const words = classWords(classTitle, write);
  return hint === undefined ? words : `${words} (${write(hint)})`;
}

function openCase(caseId: string, { texts }: Wording): Action {
  return execute(texts.digest.open, 'case.show', { case: caseId });
}

function standing({ facts }: Offer, wording: Wording): readonly Element[] {
  const { handOver } = wording.texts.leaving;
  const level = facts.level === undefined ? handOver.noLevel : levelName(facts.level, wording);
  const plan = planThere(facts, wording);
  const since = handOver.since(wording.dateWithYear(facts.openedOn));
  return [
    line(`**${capitalised(level)}** · ${since} · ${plan}`, { spacing: 'Small' }),
    ...wentThere(facts, wording),
  ];
}

function duties({ duties: all }: Offer, wording: Wording): readonly Element[] {
  if (all.length === 0) return [];
  const { leaving, more } = wording.texts;
  const shown = all
    .slice(0, mostDuties)
    .map(({ text, due }) =>
      line(`– ${ruleText(text, wording, 90)}, ${wording.texts.digest.due(wording.date(due))}`),
    );
  const left = all.length - shown.length;
  const rest = left > 0 ? [line(more(left), { spacing: 'None' })] : [];
  return [box([line(leaving.duties, { weight: 'Bolder' }), ...shown, ...rest], 'warning')];
}

function done({ facts }: Offer, wording: Wording): readonly Element[] {
  const all = doneThere(facts, mostDone, wording);
  return facts.done.length === 0 ? all : [section(wording.texts.leaving.handOver.done), ...all];
}

function contact({ facts }: Offer, wording: Wording): readonly Element[] {
  if (!facts.contact) return [];
  const { leaving, roles } = wording.texts;
  const { name, role, email } = facts.contact;
  const words = leaving.handOver.contact(
    escapeMarkdown(name, 60),
    roles[role],
    escapeMarkdown(email, 80),
  );
  return [line(words, { spacing: 'Small' })];
}
