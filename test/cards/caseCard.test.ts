import assert from 'node:assert/strict';
import { caseCard } from '../../cards/caseCard.ts';
import type { CaseView, StepView } from '../../services/cases/views.ts';
import { afterAMeeting } from './meetingSamples.ts';
import {
  aCase,
  aChangeHit,
  aHelp,
  aHit,
  aJoinedHit,
  aPercentHit,
  aPlan,
  aStep,
  weeks,
} from './sampleViews.ts';
import { markdownOf, walkCard } from './walkCard.ts';

const actionsOn = (view: CaseView) => walkCard(caseCard(view, 'da').card).actions;
const verbsOn = (view: CaseView) =>
  actionsOn(view).flatMap((action) =>
    action.type === 'Action.Execute' ? [[action.verb, action.data] as const] : [],
  );
const titlesOn = (view: CaseView) => actionsOn(view).map(({ title }) => title);
const textOf = (view: CaseView) =>
  markdownOf(caseCard(view, 'da').card).join('\n').replaceAll('\u00a0', ' ');
const mine = (difference: Partial<StepView> = {}) =>
  aStep({ state: 'approved', approver: undefined, mine: true, actions: ['done'], ...difference });

describe('the card of a closed case', () => {
  const closed = (difference: Partial<CaseView>) =>
    aCase({
      state: 'closed',
      ended: { outcome: 'back_in_school', on: '2026-12-03', reopens: true },
      ...difference,
    });

  it('says that it opens again at a limit only where it does', () => {
    const readOnly = /Den kan læses, men ikke ændres\./;
    const itself = textOf(closed({}));
    assert.match(itself, readOnly);
    assert.match(itself, /Hvis fraværet igen når en grænse, genåbnes den\./);
    const moved = textOf(closed({ ended: { outcome: 'moved', on: '2026-12-03' } }));
    assert.match(moved, readOnly);
    assert.doesNotMatch(moved, /grænse, genåbnes/);
    assert.match(textOf(closed({ actions: ['reopen'] })), /eller hvis du gør det under »Mere …«/);
    const ended = { outcome: 'handed_over', on: '2026-12-03' } as const;
    assert.match(textOf(closed({ ended })), /Sagen er afsluttet her\./);
  });

  it('says where it stood in a quiet line, and of nothing that it is missing yet', () => {
    const view = closed({ level: 'worrying', contact: undefined });
    assert.match(textOf(view), /Da den blev afsluttet: bekymrende fravær/);
    assert.match(textOf(view), /Ingen kontakt noteret$/m);
    const styles = caseCard(view, 'da').card.body.flatMap((one) =>
      one.type === 'Container' ? [one.style] : [],
    );
    assert.ok(!styles.includes('warning'));
  });

  it('asks where the pupil is again before it offers to take the case up', () => {
    const place = {
      name: { da: 'Stationen', en: 'Stationen' },
      ...{ from: '2026-10-20', asks: true },
      begun: { answer: 'no' as const, on: '2026-11-20' },
    };
    const titles = (asks: boolean) =>
      titlesOn(closed({ place: { ...place, asks }, actions: ['reopen'] })).slice(0, 4);
    assert.deepEqual(titles(true), ['Ja', 'Nej', 'Ved ikke', 'Genåbn sagen']);
    assert.equal(titles(false)[0], 'Genåbn sagen');
    assert.match(
      textOf(closed({ place: { ...place, asks: false }, actions: ['reopen'] })),
      /Eleven er ikke begyndt på Stationen\. Skal skolen tage sagen op igen\?/,
    );
  });
});

describe('the siblings on a case card', () => {
  const sibling = (absent: boolean) => ({
    ...{ pupilId: 'p-2', pupil: 'Ida Holm', classTitle: '3.b', absent },
  });
  const told = (...absent: boolean[]) =>
    textOf(aCase({ siblings: { here: absent.map(sibling), elsewhere: false } }));

  it('are counted where they are many, with how many have much absence', () => {
    assert.match(told(true), /Søskende på skolen: Ida Holm, 3\.b \(også meget fravær\)/);
    assert.match(told(true, true, true), /3 søskende på skolen, alle også med meget fravær/);
    assert.match(told(true, false, true), /3 søskende på skolen, 2 af dem også med meget fravær/);
    assert.match(told(false, false, false), /3 søskende på skolen$/m);
  });
});

describe('the case card', () => {
  const always = [
    ['case.steps', { case: 'case-7' }],
    ['case.more', { case: 'case-7' }],
  ];

  it('says the weightiest ground with its numbers, the law’s first, and how many more there are', () => {
    const text = textOf(aCase({ hits: [aHit(), aPercentHit(), aHit()] }));
    assert.match(
      text,
      /10,9 % \(6 af 55 skoledage, 1\. okt\.–31\. dec\. 2026\)\. Og 2 andre grunde\./,
    );
    assert.doesNotMatch(text, /7,5 dage/);
  });

  it('says from which figure a change is looked at, where that is no limit', () => {
    const text = textOf(aCase({ hits: [aChangeHit()] }));
    assert.match(text, /Det tæller fra \d+ dage?\./);
    assert.doesNotMatch(text, /Grænsen er/);
  });

  it('tells both figures of a ground that joins two, without the limits that its own words hold', () => {
    const text = textOf(aCase({ hits: [aJoinedHit()] }));
    assert.match(text, /af de seneste 200 skoledage – 44 dage og 22 % af 200 skoledage\.\n/);
  });

  it('tells a change beside what the pupil usually has', () => {
    const text = textOf(aCase({ hits: [aChangeHit()] }));
    assert.match(
      text,
      /sædvanlige – 5 dage i perioden .*\. Før har eleven haft 1,2 dage på så lang tid\./,
    );
  });

  it('names no limit for a rule that any absence meets', () => {
    const hit = aHit({ comparison: 'moreThan', limit: 0, value: 1 });
    assert.match(
      textOf(aCase({ hits: [hit] })),
      /– 1 dag i perioden 20\. okt\.–16\. nov\. 2026\.\n/,
    );
  });

  it('says the level in a word and a colour, and what the law asks for', () => {
    const card = caseCard(aCase({ level: 'dropout_risk', duties: ['notify_municipality'] }), 'da');
    const box = walkCard(card.card).elements.find((one) => one.type === 'Container');
    assert.equal(box?.style, 'attention');
    assert.match(
      markdownOf(card.card).join('\n'),
      /Drop-out-truet\nLovpligtigt: underret kommunen/,
    );
  });

  it('draws the last weeks as bars over figures with the language’s own decimal sign', () => {
    for (const [locale, figure] of [
      ['da', '2,5'],
      ['en', '2.5'],
    ] as const) {
      const table = walkCard(caseCard(aCase({ weeks }), locale).card).elements.find(
        (one) => one.type === 'Table',
      );
      const [header, days] = table?.rows ?? [];
      assert.equal(header?.cells.length, 9);
      const said = JSON.stringify(days?.cells[1]?.items);
      assert.ok(said.includes('▄') && said.includes(`"${figure}"`), said);
    }
  });

  it('says who leads the case, the last contact with the home, the meeting, and how far it is', () => {
    const text = textOf(
      aCase({
        contact: { on: '2026-11-17', by: 'Bo Lind', outcome: 'Vi ringer hver mandag.' },
        meeting: { state: 'proposed', start: undefined, joinUrl: undefined },
        steps: [
          aStep({ state: 'done' }),
          aStep({ id: 'b' }),
          aStep({ id: 'c', state: 'rejected' }),
        ],
      }),
    );
    assert.match(text, /Tovholder\nMette Holm \(klasselærer\)/);
    assert.match(text, /tirsdag d\. 17\. nov\.: »Vi ringer hver mandag\.« \(noteret af Bo Lind\)/);
    assert.match(text, /Tider er foreslået/);
    assert.match(text, /1 af 2 udført/);
    assert.match(textOf(aCase()), /Ingen kontakt noteret endnu/);
    const left = { state: 'closed' as const, steps: [aStep({ state: 'lapsed' })] };
    assert.doesNotMatch(textOf(aCase(left)), /udført/, 'closed without a step done');
  });

  it('offers a reader nothing but to read on', () => {
    assert.deepEqual(verbsOn(aCase()), always);
  });

  it('shows the viewer’s own step before a more urgent one of somebody else', () => {
    const others = aStep({ id: 'others', overdue: true, legal: true, actions: ['assign'] });
    const view = aCase({ steps: [others, mine({ id: 'own' })] });
    assert.match(textOf(view), /Dit næste trin\nTrin 2: /);
    assert.deepEqual(verbsOn(view)[0], ['step.done', { case: 'case-7', v: 4, step: 'own' }]);
  });

  it('shows of several own steps the overdue first, then the law’s, then what is due soonest', () => {
    const late = mine({ id: 'late', overdue: true, due: '2026-11-20' });
    const law = mine({ id: 'law', legal: true, due: '2026-12-20' });
    const soon = mine({ id: 'soon', due: '2026-11-25' });
    const first = (...steps: StepView[]) => verbsOn(aCase({ steps }))[0]?.[1].step;
    assert.equal(first(soon, law, late), 'late');
    assert.equal(first(soon, law), 'law');
    assert.equal(first(mine(), soon), 'step-1');
  });

  it('says in words and colour that a step is late, and whose it is when it is not one’s own', () => {
    const text = textOf(aCase({ steps: [aStep({ overdue: true })] }));
    assert.match(text, /Over fristen: fredag d\. 20\. nov\.\nAnsvarlig: Mette Holm/);
  });

  it('opens the form where the playbook asks when it was and how it went', () => {
    const [first] = verbsOn(aCase({ steps: [mine({ asks: ['date', 'outcome'] })] }));
    const data = { case: 'case-7', v: 4, form: 'done', step: 'step-1' };
    assert.deepEqual(first, ['case.form', data]);
  });

  it('offers to approve all where at least two steps wait for the viewer, and nobody’s in a channel', () => {
    const steps = [1, 2, 3].map((n) => aStep({ id: `s${n}`, mine: true, actions: ['approve'] }));
    assert.ok(titlesOn(aCase({ steps })).includes('Godkend alle (3)'));
    assert.ok(!titlesOn(aCase({ steps: steps.slice(0, 1) })).some((one) => /alle \(/.test(one)));
    assert.ok(!titlesOn(aCase({ steps, channel: true })).some((one) => /alle \(/.test(one)));
  });

  it('always asks what came of a meeting, however much else there is to answer', () => {
    const step = aStep({ id: 's1', mine: true, actions: ['approve'] });
    const view = aCase({
      ...{ steps: [step], canProposeMeeting: true, actions: ['comment'], canPlan: true },
      ...{ help: aHelp({ plan: aPlan({ asks: { ask: 'answer', step: 'back-1' } }) }) },
      followUp: {
        ...{ step: 'follow-up.1', before: { absentDays: 3, schoolDays: 20 } },
        ...{ after: { absentDays: 1, schoolDays: 20 }, canJudge: true },
      },
      afterMeeting: afterAMeeting('Mette Holm'),
    });
    const titles = actionsOn(view).map(({ title }) => title);
    assert.ok(titles.includes('Efter mødet …'), titles.join(', '));
    assert.ok(titles.length <= 6);
  });

  it('never has more than six buttons, one of them primary at most', () => {
    const steps = [1, 2, 3].map((n) => aStep({ id: `s${n}`, mine: true, actions: ['approve'] }));
    const full = { steps, canProposeMeeting: true, actions: ['comment', 'close'] } as const;
    const asking = {
      ...{ step: 'follow-up.1', before: { absentDays: 3, schoolDays: 20 } },
      ...{ after: { absentDays: 1, schoolDays: 20 }, canJudge: true },
    };
    for (const view of [
      aCase(full),
      aCase({ ...full, followUp: asking }),
      aCase({ ...full, closing: 'ground_taken_back' }),
    ]) {
      const shown = actionsOn(view);
      assert.equal(shown.length, 6);
      assert.ok(shown.filter(({ style }) => style === 'positive').length <= 1);
      assert.deepEqual(verbsOn(view).slice(-2), always);
    }
  });

  it('asks how it goes in place of the next step when that day has come', () => {
    const view = aCase({
      steps: [mine()],
      followUp: {
        ...{ step: 'follow-up.1', before: { absentDays: 8, schoolDays: 20 } },
        ...{ after: { absentDays: 1, schoolDays: 20 }, canJudge: true },
      },
    });
    assert.match(textOf(view), /Hvordan går det, som du ser det\?/);
    assert.doesNotMatch(textOf(view), /næste trin/i);
    assert.equal(verbsOn(view).filter(([verb]) => verb === 'step.judge').length, 3);
  });

  it('asks for what the law wanted by now of the viewer before it asks how it goes', () => {
    const asking = {
      ...{ step: 'follow-up.1', before: { absentDays: 8, schoolDays: 20 } },
      ...{ after: { absentDays: 1, schoolDays: 20 }, canJudge: true },
    };
    const late = { ...mine(), legal: true, overdue: true };
    assert.doesNotMatch(textOf(aCase({ steps: [late], followUp: asking })), /Hvordan går det/);
    const others = { ...late, mine: false };
    assert.match(textOf(aCase({ steps: [others], followUp: asking })), /Hvordan går det/);
  });

  it('asks instead whether to close a case whose ground was taken back', () => {
    const view = aCase({ steps: [mine()], closing: 'ground_taken_back', actions: ['close'] });
    assert.match(textOf(view), /Sagen kan afsluttes; det bestemmer I/);
    assert.deepEqual(verbsOn(view)[0], ['case.form', { case: 'case-7', v: 4, form: 'close' }]);
    assert.doesNotMatch(textOf(view), /næste trin/i);
  });

  it('says why it is silent, and does not ask for numbers where somebody was worried', () => {
    assert.match(
      textOf(aCase({ state: 'monitoring', quietUntil: '2026-12-16' })),
      /Der er en plan, og der følges op onsdag d\. 16\. dec\. – ingen påmindelser før da\./,
    );
    assert.match(
      textOf(aCase({ state: 'monitoring', quietUntil: '2026-12-16', hasPlan: false })),
      /ingen plan endnu\. Der følges op på sagen onsdag d\. 16\. dec\. – ingen påmindelser før da\./,
    );
    const worry = textOf(aCase({ why: 'concern', hits: [], next: undefined }));
    assert.match(worry, /på grund af en bekymring\. Fraværet behøver ikke/);
    assert.doesNotMatch(worry, /Ingen grænse er nået/);
  });

  it('reminds of the official register at the steps of the law only where a notification is near', () => {
    const law = mine({ legal: true });
    assert.match(
      textOf(aCase({ steps: [law], checkRegister: true })),
      /officielle fraværsregister/,
    );
    assert.doesNotMatch(textOf(aCase({ steps: [law] })), /officielle fraværsregister/);
    assert.doesNotMatch(
      textOf(aCase({ steps: [mine()], checkRegister: true })),
      /officielle fraværsregister/,
    );
  });

  it('asks for a fresh view whenever it is shown', () => {
    assert.deepEqual(caseCard(aCase(), 'da').card.refresh?.action.data, { case: 'case-7' });
  });
});
