import assert from 'node:assert/strict';
import { caseCard } from '../../cards/caseCard.ts';
import type { CaseView, StepView } from '../../services/cases/views.ts';
import { aCase, aHit, aPercentHit, aStep } from './sampleViews.ts';
import { markdownOf, walkCard } from './walkCard.ts';

const verbsOn = (view: CaseView) =>
  walkCard(caseCard(view, 'da').card).actions.flatMap((action) =>
    action.type === 'Action.Execute' ? [[action.verb, action.data] as const] : [],
  );
const textOf = (view: CaseView) =>
  markdownOf(caseCard(view, 'da').card).join('\n').replaceAll('\u00a0', ' ');

describe('the case card', () => {
  it('says each rule with its numbers, and what comes next', () => {
    const text = textOf(aCase({ hits: [aHit(), aPercentHit()] }));
    assert.match(text, /7,5 dage i perioden 20\. okt\.–16\. nov\. 2026\. Grænsen er 7 dage\./);
    assert.match(
      text,
      /10,9 % \(6 af 55 skoledage, 1\. okt\.–31\. dec\. 2026\)\. Grænsen er 10 %\./,
    );
    assert.match(text, /2 dage til den næste grænse: 10 % ulovligt fravær/);
  });

  it('names no limit for a rule that any absence meets', () => {
    const hit = aHit({ comparison: 'moreThan', limit: 0, value: 1 });
    assert.match(
      textOf(aCase({ hits: [hit] })),
      /– 1 dag i perioden 20\. okt\.–16\. nov\. 2026\.\n/,
    );
  });

  const always = [
    ['case.timeline', { case: 'case-7' }],
    ['case.more', { case: 'case-7' }],
  ];

  it('offers a reader nothing but to read on', () => {
    assert.deepEqual(verbsOn(aCase()), always);
  });

  it('offers each step only what the view allows, with case, version and step', () => {
    const view = aCase({
      steps: [
        aStep({ actions: ['approve', 'reject'] }),
        aStep({ id: 'step-2', actions: ['done', 'assign'] }),
      ],
    });
    const data = (step: string) => ({ case: 'case-7', v: 4, step });
    assert.deepEqual(verbsOn(view), [
      ['step.approve', data('step-1')],
      ['step.done', data('step-2')],
      ['step.assign', data('step-2')],
      ['step.reject', data('step-1')],
      ...always,
    ]);
  });

  it('asks for a reason and a person under the names of the contract, once each', () => {
    const actions: StepView['actions'] = ['reject', 'assign'];
    const view = aCase({ steps: [aStep({ actions }), aStep({ id: 'step-2', actions })] });
    const forms = walkCard(caseCard(view, 'da').card).actions.flatMap((action) =>
      action.type === 'Action.ShowCard' ? [walkCard(action.card)] : [],
    );
    assert.deepEqual(
      forms.map(({ elements }) => elements.flatMap((one) => ('id' in one ? [one.id] : []))),
      [['assignee'], ['reason']],
    );
    assert.deepEqual(
      forms.map(({ actions: buttons }) => buttons.length),
      [2, 2],
    );
  });

  it('says in words that a step is late', () => {
    assert.match(
      textOf(aCase({ steps: [aStep({ overdue: true })] })),
      /Over fristen: fredag d\. 20\. nov\./,
    );
  });

  it('keeps open steps in sight when there are too many, with the numbers they had', () => {
    const done = Array.from({ length: 9 }, (_, index) =>
      aStep({ id: `done-${index}`, state: 'done' }),
    );
    const text = textOf(aCase({ steps: [...done, aStep({ id: 'open', actions: ['approve'] })] }));
    assert.match(text, /Trin 10: /);
    assert.match(text, /… og 4 mere/);
    assert.doesNotMatch(text, /Trin 1: /);
  });

  it('shows all open steps that fit, and of too many those due soonest', () => {
    const open = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        aStep({ id: `open-${index}`, due: `2026-12-${30 - index}`, actions: ['approve'] }),
      );
    assert.match(textOf(aCase({ steps: open(8) })), /Trin 1: .*Trin 8: /s);
    const many = textOf(aCase({ steps: open(14) }));
    assert.match(many, /Trin 14: .*… og 4 mere/s);
    assert.doesNotMatch(many, /Trin 1: /);
  });

  it('says why it is silent, and does not ask for numbers where somebody was worried', () => {
    assert.match(
      textOf(aCase({ state: 'monitoring', quietUntil: '2026-12-16' })),
      /Der er en plan, og den følges op onsdag d\. 16\. dec\. – ingen påmindelser før da\./,
    );
    assert.match(
      textOf(aCase({ state: 'monitoring', quietUntil: '2026-12-16', hasPlan: false })),
      /ingen plan endnu\. Sagen følges op onsdag d\. 16\. dec\. – ingen påmindelser før da\./,
    );
    const worry = textOf(aCase({ why: 'concern', hits: [], next: undefined }));
    assert.match(worry, /åbnet på en bekymring/);
    assert.doesNotMatch(worry, /Hvorfor/);
  });

  it('reminds of the official register only where a notification is near', () => {
    assert.match(textOf(aCase({ checkRegister: true })), /officielle fraværsregister/);
    assert.doesNotMatch(textOf(aCase()), /officielle fraværsregister/);
  });

  it('asks for a fresh view whenever it is shown', () => {
    assert.deepEqual(caseCard(aCase(), 'da').card.refresh?.action.data, { case: 'case-7' });
  });
});
