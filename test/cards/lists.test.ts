import assert from 'node:assert/strict';
import type { Action } from '../../cards/adaptiveCard.ts';
import { awayCard } from '../../cards/awayCard.ts';
import type { CardMessage } from '../../cards/cardMessage.ts';
import { dryRunCard } from '../../cards/dryRunCard.ts';
import { municipalityStatusCard } from '../../cards/municipalityStatusCard.ts';
import { statusCard } from '../../cards/statusCard.ts';
import type { AwayView } from '../../services/status/awayView.ts';
import { samples } from './samples.ts';
import { aCaseLine, aMunicipality, aStatus, aWaiting } from './sampleViews.ts';
import { markdownOf, walkCard } from './walkCard.ts';

const lists = ['away', 'status', 'pupil status', 'municipality status', 'yearly report', 'dryRun'];

/** The buttons that stand there before anything is unfolded. */
function visible({ card }: CardMessage): readonly Action[] {
  const folded = walkCard(card).actions.flatMap((action) =>
    action.type === 'Action.ShowCard' ? walkCard(action.card).actions : [],
  );
  return walkCard(card).actions.filter((action) => !folded.includes(action));
}

const textOf = ({ card }: CardMessage) => markdownOf(card).join('\n').replaceAll('\\', '');
const shows = (message: CardMessage) =>
  walkCard(message.card).actions.flatMap((action) =>
    action.type === 'Action.Execute' && action.verb === 'status.show'
      ? [{ title: action.title, data: action.data }]
      : [],
  );

const away: AwayView = {
  kind: 'away',
  id: 'c-7b',
  title: '7.b',
  on: '2026-11-16',
  when: 'today',
  isSchoolDay: true,
  count: { away: 3, part: 0, late: 1 },
  reasons: [{ category: 'illness', count: 3 }],
  named: (['Aksel', 'Luna', 'Loke'] as const).map((givenName, at) => ({
    pupilId: givenName,
    givenName,
    category: at === 2 ? 'unexplained' : 'illness',
  })),
  lines: [],
  page: 0,
  pages: 1,
};

describe('a list', () => {
  it('has at most six buttons on a screen, in every state and language', () => {
    const many = samples
      .filter(({ card }) => lists.includes(card))
      .flatMap(({ card, state, make }) =>
        (['da', 'en'] as const).flatMap((locale) =>
          visible(make(locale)).length > 6 ? [`${card}: ${state}`] : [],
        ),
      );
    assert.deepEqual(many, []);
  });

  it('never ends with "and so many more"', () => {
    const cut = samples
      .filter(({ card }) => lists.includes(card))
      .filter(({ make }) => /… og \d|… and \d/.test(textOf(make('da')) + textOf(make('en'))))
      .map(({ card, state }) => `${card}: ${state}`);
    assert.deepEqual(cut, []);
  });
});

describe('who is away', () => {
  it('is answered in one sentence, those without word marked, late ones apart', () => {
    const text = textOf(awayCard(away, 'da'));
    assert.match(text, /^3 er væk i dag: Aksel, Luna og Loke \(årsag ikke oplyst\)\.$/m);
    assert.match(text, /^1 kom for sent\.$/m);
    const past = textOf(awayCard({ ...away, when: 'past' }, 'da'));
    assert.match(past, /^3 var væk: Aksel/m);
  });

  it('is answered by reason where they are many', () => {
    const count = { away: 14, part: 0, late: 0 };
    const reasons = [
      { category: 'illness', count: 1 },
      { category: 'unexplained', count: 13 },
    ] as const;
    const text = textOf(awayCard({ ...away, count, reasons, named: [] }, 'da'));
    assert.match(text, /14 er væk i dag: 1 syg og 13 uden oplyst årsag\./);
  });

  it('is turned page by page, of the day that was asked for', () => {
    const card = awayCard({ ...away, when: 'past', page: 1, pages: 3 }, 'da');
    const data = { scope: 'away', id: 'c-7b', on: '2026-11-16' };
    assert.deepEqual(shows(card), [
      { title: 'Forrige', data: { ...data, page: 0 } },
      { title: 'Næste', data: { ...data, page: 2 } },
    ]);
    assert.match(textOf(card), /Side 2 af 3/);
  });
});

describe('the status', () => {
  it('says how it stands, then what needs the reader, before anything else', () => {
    const [, , coverage, stands, today, needs] = markdownOf(statusCard(aStatus(), 'da').card);
    assert.match(
      coverage ?? '',
      /^18 af 20 klasser har meldt ind i dag\. 91\s% af klassernes skoledage i kvartalet er meldt ind\.$/,
    );
    assert.match(stands ?? '', /^6 åbne sager: 1 uden plan, 1 over fristen og 2 uden fremgang\.$/);
    assert.equal(today, 'I dag: 14 væk, 2 væk en del af dagen og 3 kom for sent.');
    assert.equal(needs, 'Det her kræver dig');
  });

  it('does not say that nobody is away where nobody reported', () => {
    const today = { away: 0, part: 0, late: 0 };
    const told = (reported: number) =>
      textOf(
        statusCard(
          aStatus({
            today,
            coverage: { today: { reported, classes: 20 }, quarter: 91, incomplete: undefined },
          }),
          'da',
        ),
      );
    assert.match(told(0), /Ingen er noteret væk i dag, så det vides ikke, om nogen er væk\./);
    assert.match(told(19), /Ingen er noteret væk i dag, men ikke alle klasser har meldt ind\./);
    assert.match(told(20), /Ingen er noteret væk i dag\.$/m);
  });

  it('tells no figures of a quarter in which nothing was reported', () => {
    const told = (reported: number) =>
      textOf(
        statusCard(
          aStatus({ coverage: { today: { reported, classes: 20 }, quarter: 0, incomplete: 0 } }),
          'da',
        ),
      );
    assert.match(told(0), /Der er ingen tal: intet er meldt ind i kvartalet\./);
    assert.match(told(1), /Tallene er ufuldstændige: før i dag er intet meldt ind i kvartalet\./);
  });

  it('names the weeks, marks the running one, and counts no days that nobody reported', () => {
    const [first, ...others] = aStatus({}).weeks;
    const weeks = [{ ...(first ?? assert.fail('a week')), reported: 0, absentDays: 0 }, ...others];
    const words = textOf(statusCard(aStatus({ weeks }), 'da'));
    assert.match(words, /Nye sager, uge 43–47: 1, 0, 2, 1 og 0\./);
    assert.match(words, /^47 \(til nu\)$/m);
    assert.match(words, /Fraværs\u00addage\n–\n/);
    assert.doesNotMatch(textOf(statusCard(aStatus({ on: '2026-11-22' }), 'da')), /til nu/);
  });

  it('says nothing of an effect that is too early to see where there is no plan yet', () => {
    const progress = { ...aCaseLine().progress, change: 'too_early' as const };
    const told = (planSince: string | undefined) =>
      textOf(
        statusCard(aStatus({ list: 'all', cases: [aCaseLine({ planSince, progress })] }), 'da'),
      );
    assert.match(told('2026-10-05'), /for tidligt at se en forskel/);
    assert.doesNotMatch(told(undefined), /for tidligt/);
  });

  it('says what a list is a list of, and whose, with every case to be opened', () => {
    const view = aStatus({ list: 'overdue', listed: { count: 1, pupils: ['Sofie Haddad'] } });
    assert.match(textOf(statusCard(view, 'da')), /1 sag er over fristen: Sofie Haddad\./);
  });

  it('marks what is late in words and in colour, and nothing else', () => {
    const late = aCaseLine({ waitsFor: aWaiting({ overdue: true }) });
    const coloured = walkCard(
      statusCard(aStatus({ list: 'all', cases: [late, aCaseLine()] }), 'da').card,
    ).elements.filter((one) => one.type === 'TextBlock' && one.color === 'Attention');
    assert.equal(coloured.length, 1);
    assert.match(JSON.stringify(coloured), /Over fristen siden/);
  });

  it('leads from list to list and page to page, and back', () => {
    const middle = statusCard(aStatus({ list: 'all', page: 1, pages: 3 }), 'da');
    const data = { scope: 'school', id: 'school' };
    assert.deepEqual(shows(middle), [
      { title: 'Forrige', data: { ...data, filter: 'all', page: 0 } },
      { title: 'Næste', data: { ...data, filter: 'all', page: 2 } },
      { title: 'Overblik', data },
    ]);
    const first = shows(statusCard(aStatus(), 'da'));
    assert.deepEqual(
      first.map(({ title }) => title),
      [
        'Hvem er væk',
        'Alle sager (6)',
        'Venter på dig (1)',
        'Uden plan (1)',
        'Over fristen (1)',
        'Uden fremgang (2)',
      ],
    );
  });

  it('draws the weeks as bars over their days, with a decimal comma; the most is a whole bar', () => {
    const text = textOf(statusCard(aStatus(), 'da'));
    assert.match(text, /^▇\n81,5$/m);
    assert.match(text, /^█\n102$/m);
    assert.match(text, /^▂\n18$/m);
  });

  it('draws how many classes reported and how many pupils are worrying beside them', () => {
    const text = textOf(statusCard(aStatus(), 'da'));
    assert.match(text, /Meldt ind, %\n█\n88\n█\n91\n█\n96\n█\n100\n▇\n85\n/);
    assert.match(text, /Bekym\u00adrende fravær\n▇\n9\n▇\n9\n█\n11\n█\n10\n▆\n8\n/);
  });

  it('says where a week’s worrying pupils are few, unknown or hidden, and nothing where all weeks’ are', () => {
    const week = { absentDays: 12, reported: 90, newCases: 0 };
    const drawn = (...worrying: readonly (number | 'hidden' | 'small' | undefined)[]) => {
      const weeks = worrying.map((one, at) => ({ ...week, week: 46 + at, worrying: one }));
      return textOf(statusCard(aStatus({ weeks }), 'en'));
    };
    assert.match(drawn(7, undefined, 'hidden'), /Worrying absence\n█\n7\n–\n–\n/);
    assert.match(drawn('small'), /Worrying absence\n<5\n/);
    assert.doesNotMatch(drawn('hidden', undefined), /Worrying/);
  });

  it('draws no bar for a week whose figure is hidden', () => {
    const weeks = [
      { week: 45, absentDays: 'small', reported: 90, newCases: 0, worrying: 7 },
      { week: 46, absentDays: 12, reported: 90, newCases: 0, worrying: 7 },
    ] as const;
    const text = textOf(statusCard(aStatus({ weeks }), 'da'));
    assert.match(text, /^<5\n█\n12$/m);
  });

  it('of the municipality tells of a school that nobody uses once', () => {
    const unused = [{ school: 'Havnskolen', schoolDays: 60 }];
    const told = textOf(municipalityStatusCard(aMunicipality({ unused }), 'da'));
    assert.match(told, /Havnskolen: ingen klasse har meldt ind i 60 skoledage/);
    assert.doesNotMatch(told, /slet ikke meldt ind/);
  });

  it('of the municipality says which schools are silent, and leads to all of them', () => {
    const view = aMunicipality({ schools: [], of: 12, pages: 2 });
    const card = municipalityStatusCard(view, 'da');
    assert.match(textOf(card), /Havnskolen har slet ikke meldt ind i dag\./);
    const data = { scope: 'municipality', id: 'overview-1', page: 0 };
    assert.deepEqual(shows(card), [{ title: 'Skole for skole (12)', data }]);
  });
});

describe('a dry run', () => {
  it('says first how often a class would be written to, to the hundredth', () => {
    const result = {
      ...{ schoolDays: 200, pupils: 405, classes: 20, levels: [], duties: [] },
      ...{ perWeek: 0.04, perWeekNow: 1.234, overBudget: false },
    };
    const title = { da: 'Fravær i træk', en: 'Absence in a row' };
    const view = { kind: 'dryRun', id: 'd', rulesetId: 'r', title, state: 'done', result } as const;
    const text = textOf(dryRunCard(view, 'da'));
    assert.match(text, /pr\. klasse og uge: 0,04 \(med de nuværende regler 1,23\)/);
  });
});
