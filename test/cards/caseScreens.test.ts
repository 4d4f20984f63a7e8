import assert from 'node:assert/strict';
import type { CardMessage } from '../../cards/cardMessage.ts';
import { caseFormCard, type RefusedForm } from '../../cards/caseFormCard.ts';
import { caseStepsCard } from '../../cards/caseStepsCard.ts';
import { caseToolsCard } from '../../cards/caseToolsCard.ts';
import { type CaseForm, caseForms } from '../../services/cases/caseForms.ts';
import { readPlaybook } from '../../services/cases/playbook.ts';
import type { StepView } from '../../services/cases/views.ts';
import { refusalCodes } from '../../services/errors/codes.ts';
import { aCase, aHelp, aHit, anArrangement, aPercentHit, aPlan, aStep } from './sampleViews.ts';
import { markdownOf, walkCard } from './walkCard.ts';

const textOf = ({ card }: CardMessage) => markdownOf(card).join('\n').replaceAll('\u00a0', ' ');
const titlesOf = ({ card }: CardMessage) => walkCard(card).actions.map(({ title }) => title);
const inputsOf = ({ card }: CardMessage) =>
  walkCard(card).elements.filter((one) => one.type.startsWith('Input.'));
const inputOf = (message: CardMessage, id: string) =>
  inputsOf(message).find((one) => 'id' in one && one.id === id);
const labelOf = (message: CardMessage, id: string) => {
  const input = inputOf(message, id);
  return input && 'label' in input ? input.label : undefined;
};

describe('all steps of a case', () => {
  it('come overdue first, then the law’s, then by day, and at last what is settled, with how it went', () => {
    const steps = [
      aStep({ id: 'a', due: '2026-11-25' }),
      aStep({ id: 'b', due: '2026-12-20', legal: true }),
      aStep({ id: 'c', due: '2026-11-18', overdue: true }),
      aStep({ id: 'd', due: '2026-11-24' }),
      aStep({
        ...{ id: 'e', state: 'done', decidedBy: 'Bo Lind', decidedOn: '2026-11-19' },
        outcome: 'Vi ringer hver mandag.',
      }),
    ];
    const text = textOf(caseStepsCard(aCase({ steps }), 0, 'da'));
    const order = [...text.matchAll(/Trin (\d):/g)].map(([, number]) => number);
    assert.deepEqual(order, ['3', '2', '4', '1', '5']);
    assert.match(
      text,
      /Afsluttede trin\nTrin 5: .*\nUdført af Bo Lind .*\nVi ringer hver mandag\./,
    );
  });

  it('are whole, however much the law asks in one of them', async () => {
    const { levels, duties } = await readPlaybook('data/playbooks/aalborg.json');
    const texts = [...Object.values(levels), ...Object.values(duties)].flatMap(({ steps }) =>
      steps.map(({ text }) => text),
    );
    assert.ok(texts.some(({ da }) => da.length > 200));
    for (const locale of ['da', 'en'] as const) {
      const cut = texts.filter((text) =>
        /: .*…$/m.test(textOf(caseStepsCard(aCase({ steps: [aStep({ text })] }), 0, locale))),
      );
      assert.deepEqual(cut, []);
    }
  });

  it('are in pages when they are many, and every one is on one of them', () => {
    const steps = Array.from({ length: 30 }, (_, index) => aStep({ id: `s-${index}` }));
    const pages = Array.from({ length: 12 }, (_, page) =>
      textOf(caseStepsCard(aCase({ steps }), page, 'da')),
    );
    const found = new Set(pages.flatMap((text) => text.match(/Trin \d+:/g) ?? []));
    assert.equal(found.size, 30);
    assert.equal(pages.at(-1), pages.at(-2), 'there is no page after the last');
    assert.ok(titlesOf(caseStepsCard(aCase({ steps }), 0, 'da')).includes('Flere trin'));
  });

  it('offer only the forms that the viewer can use on some step', () => {
    const titles = (actions: StepView['actions']) =>
      titlesOf(caseStepsCard(aCase({ steps: [aStep({ actions })] }), 0, 'da'));
    assert.deepEqual(titles([]), ['Tilbage']);
    assert.deepEqual(titles(['done', 'postpone']), ['Markér udført …', 'Udskyd …', 'Tilbage']);
    assert.deepEqual(titles(['approve', 'reject', 'assign']), [
      'Tildel …',
      'Godkend trin (1)',
      'Afvis …',
      'Tilbage',
    ]);
  });

  it('can be approved on the first page of several, and what that leaves no room for is on the next', () => {
    const steps = Array.from({ length: 30 }, (_, index) =>
      aStep({
        id: `s-${index}`,
        actions: index === 0 ? ['done', 'postpone'] : ['approve', 'reject', 'assign', 'postpone'],
      }),
    );
    const titles = (page: number) => titlesOf(caseStepsCard(aCase({ steps }), page, 'da'));
    assert.deepEqual(titles(0).slice(0, 4), [
      'Markér udført …',
      'Tildel …',
      'Godkend alle (29)',
      'Udskyd …',
    ]);
    assert.deepEqual(titles(1).slice(0, 2), ['Godkend alle (29)', 'Afvis …']);
    assert.ok(titles(0).length <= 6 && titles(1).length <= 6);
  });
});

describe('a form of a case', () => {
  const view = aCase({
    steps: [
      aStep({ id: 'a', actions: ['done', 'reject'] }),
      aStep({ id: 'b', overdue: true, actions: ['done'], asks: ['outcome'] }),
      aStep({ id: 'c', actions: [] }),
    ],
    actions: ['comment', 'close'],
  });
  const refused = (more: Partial<RefusedForm>): RefusedForm => ({
    ...{ verb: 'step.done', code: 'outcome_required', details: {} },
    ...{ filledIn: { step: 'a', on: '2026-11-16', outcome: 'Talt med mor' }, changes: [] },
    ...more,
  });

  it('goes back to the screen that it was opened from', () => {
    const backOf = (form: CaseForm) => {
      const last = walkCard(caseFormCard(view, { form }, 'da').card).actions.at(-1);
      return last?.type === 'Action.Execute' ? last.data.side : undefined;
    };
    assert.equal(backOf('contact'), 'work');
    assert.equal(backOf('visitation'), 'offers');
    assert.equal(backOf('arrange'), 'plan');
    assert.equal(backOf('done'), 'case');
  });

  describe('with a list of colleagues', () => {
    const colleagues = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        ...{ id: `6f1c0a52-77aa-4b6e-9d57-${`${index}`.padStart(12, '0')}` },
        ...{ name: `Kollega Nummer${index}`, role: 'other' as const },
      }));
    const assigning = (count: number) =>
      aCase({ steps: [aStep({ actions: ['assign'] })], assignable: colleagues(count) });
    const listOf = (message: CardMessage) => {
      const input = inputOf(message, 'assignee');
      assert.ok(input?.type === 'Input.ChoiceSet');
      return input;
    };

    it('has all the colleagues of a large school, to be searched', () => {
      const list = listOf(caseFormCard(assigning(90), { form: 'assign' }, 'da'));
      assert.equal(list.choices.length, 90);
      assert.equal(list.style, 'filtered');
      assert.equal(listOf(caseFormCard(assigning(12), { form: 'assign' }, 'da')).style, 'compact');
    });

    it('leaves a list plain where somebody is chosen, as phones show the id otherwise', () => {
      const view = assigning(90);
      const filledIn = { assignee: view.assignable[80]?.id ?? '' };
      const again = refused({ verb: 'step.assign', code: 'stale', filledIn });
      const list = listOf(caseFormCard(view, { form: 'assign' }, 'da', again));
      assert.equal(list.style, 'compact');
      assert.equal(list.value, filledIn.assignee);
    });

    it('turns to the others where not all fit in a message, until everybody was there', () => {
      const view = assigning(500);
      const found = new Set<string>();
      let start: number | undefined = 0;
      for (let turns = 0; turns < 12 && start !== undefined; turns++) {
        const message: CardMessage = caseFormCard(view, { form: 'assign', start }, 'da');
        assert.ok(JSON.stringify(message.card).length <= 17_500);
        const list = listOf(message);
        assert.equal(list.isRequired, undefined, 'it would hold back the button');
        for (const { value } of list.choices) found.add(value);
        const more = walkCard(message.card).actions.find(({ title }) => title === 'Andre kolleger');
        assert.ok(more?.type === 'Action.Execute');
        start = more.data.start === 0 ? undefined : Number(more.data.start);
      }
      assert.equal(found.size, 500);
    });
  });

  it('begins with the first colleagues again where there are no longer so many', () => {
    const view = aCase({
      ...{ steps: [aStep({ actions: ['assign'] })] },
      assignable: [{ id: 'p-1', name: 'Bo Lind', role: 'leader' }],
    });
    const list = inputOf(caseFormCard(view, { form: 'assign', start: 130 }, 'da'), 'assignee');
    assert.ok(list?.type === 'Input.ChoiceSet');
    assert.deepEqual(list.choices, [{ title: 'Bo Lind (skoleleder)', value: 'p-1' }]);
  });

  it('lists the steps that it may be used on, the most urgent or the given one chosen', () => {
    const step = inputOf(caseFormCard(view, { form: 'done' }, 'da'), 'step');
    assert.ok(step?.type === 'Input.ChoiceSet');
    assert.deepEqual(
      step.choices.map(({ value }) => value),
      ['b', 'a'],
    );
    assert.equal(step.value, 'b');
    const given = inputOf(caseFormCard(view, { form: 'done', step: 'a' }, 'da'), 'step');
    assert.ok(given?.type === 'Input.ChoiceSet');
    assert.equal(given.value, 'a');
  });

  it('has one primary button and a way back, and no refresh that would empty it', () => {
    const message = caseFormCard(view, { form: 'reject' }, 'da');
    assert.deepEqual(titlesOf(message), ['Afvis', 'Tilbage']);
    assert.equal(message.card.refresh, undefined);
  });

  it('keeps everything that was filled in, with the reason right under its field', () => {
    const message = caseFormCard(view, { form: 'done' }, 'da', refused({}));
    const shown = message.card.body.map((one) =>
      'id' in one ? `${one.id}=${one.value}` : one.type === 'TextBlock' ? one.text : one.type,
    );
    const at = shown.indexOf('outcome=Talt med mor');
    assert.match(shown[at + 1] ?? '', /mangler et par ord/);
    assert.ok(shown.includes('step=a') && shown.includes('on=2026-11-16'));
  });

  it('says above the button what is about no field, and what others did meanwhile', () => {
    const message = caseFormCard(
      view,
      { form: 'comment' },
      'da',
      refused({
        code: 'stale',
        filledIn: { comment: 'Vi ses ved porten' },
        changes: [{ do: 'done', by: 'Bo Lind', step: { da: 'Ring hjem', en: 'Phone home' } }],
      }),
    );
    assert.match(
      textOf(message),
      /Sagen er blevet ændret imens[\s\S]*Udført: Ring hjem \(Bo Lind\)/,
    );
    const comment = inputOf(message, 'comment');
    assert.ok(comment && 'value' in comment && comment.value === 'Vi ses ved porten');
  });

  it('asks for no names where a CPR number was refused, as no names belong in it', () => {
    const again = refused({ code: 'cpr', unsaid: 'outcome' });
    const text = textOf(caseFormCard(view, { form: 'done' }, 'da', again));
    assert.match(text, /Skriv det uden cpr-nummer, og tryk igen/);
    assert.doesNotMatch(text, /navn og klasse/);
  });

  it('says which step comes first, and speaks of the register only where it is that one', () => {
    const waits = (details: RefusedForm['details']) =>
      textOf(caseFormCard(view, { form: 'done' }, 'da', refused({ code: 'step_waits', details })));
    assert.match(waits({ step: 2 }), /Trin 2 skal gøres først/);
    assert.doesNotMatch(waits({ step: 2 }), /registret/);
    assert.match(waits({ step: 2, register: 1 }), /når registret er tjekket/);
    assert.match(waits({}), /Tryk »Alle trin«/);
  });

  it('keeps bringing in and letting go apart, and requires neither of the other', () => {
    const helper = { id: 'h-1', name: 'Karen Skov', role: 'ppr_psychologist' as const };
    const both = aCase({
      ...{ involvable: [helper], canRelease: true },
      helpers: [{ ...helper, basis: 'consent', since: '2026-11-02' }],
    });
    const message = caseFormCard(both, { form: 'involve' }, 'da');
    assert.match(textOf(message), /Afslut en inddragelse/);
    assert.equal(labelOf(message, 'person'), 'Hvem?');
    const released = inputOf(message, 'released');
    assert.ok(released?.type === 'Input.ChoiceSet');
    assert.equal(released.placeholder, 'Vælg, hvem der skal ud af sagen');
    const bringing = caseFormCard(aCase({ involvable: [helper] }), { form: 'involve' }, 'da');
    assert.equal(labelOf(bringing, 'person'), 'Hvem? (påkrævet)');
  });

  it('keeps the words where it can no longer be sent, so that they can be copied', () => {
    const over = aCase({ steps: [aStep({ state: 'done' })] });
    const message = caseFormCard(over, { form: 'done' }, 'da', refused({ code: 'stale' }));
    assert.deepEqual(titlesOf(message), ['Tilbage']);
    const outcome = inputOf(message, 'outcome');
    assert.ok(outcome && 'value' in outcome && outcome.value === 'Talt med mor');
    assert.equal(labelOf(message, 'outcome'), 'Det, du skrev');
    assert.ok(!('isRequired' in outcome));
    assert.match(textOf(message), /det står|står her stadig/);
  });

  it('chooses no person who is no longer there', () => {
    const one = aCase({ steps: [aStep({ actions: ['assign'] })] });
    const message = caseFormCard(
      one,
      { form: 'assign' },
      'da',
      refused({ code: 'assignee_unknown', filledIn: { assignee: 'gone' } }),
    );
    const assignee = inputOf(message, 'assignee');
    assert.ok(assignee && !('value' in assignee));
  });

  describe('for a goal, at a school with more colleagues than a list holds', () => {
    const largeWith = (who: string) => {
      const goal = {
        ...{ goal: 'Møder hver dag', measure: 'Mødes ved porten', who, name: undefined },
        ...{ metric: undefined, standing: undefined },
      };
      return aCase({
        canPlan: true,
        help: aHelp({ plan: aPlan({ goals: [goal] }) }),
        assignable: Array.from({ length: 60 }, (_, index) => ({
          ...{ id: `s-${index}`, name: `Kollega ${index}`, role: 'class_teacher' as const },
        })),
      });
    };
    const whoOf = (message: CardMessage) => {
      const input = inputOf(message, 'who');
      assert.ok(input?.type === 'Input.ChoiceSet');
      return { value: input.value, choices: input.choices.map(({ value }) => value) };
    };
    const goalOf = (who: string) =>
      whoOf(caseFormCard(largeWith(who), { form: 'goal', step: '1' }, 'da'));

    it('offers pupil and parents too, and keeps them chosen', () => {
      const { value, choices } = goalOf('parents');
      assert.ok(choices.includes('pupil') && choices.includes('parents'));
      assert.equal(value, 'parents');
    });

    it('keeps a colleague chosen and in the list, however far back', () => {
      for (const who of ['s-5', 's-39', 's-59']) {
        const { value, choices } = goalOf(who);
        assert.equal(value, who);
        assert.ok(choices.includes(who), who);
      }
    });

    it('keeps the colleague who was chosen before a press that was refused', () => {
      const refused = {
        ...({ verb: 'case.plan', code: 'unclear', details: {}, changes: [] } as const),
        filledIn: { who: 's-59' },
      };
      const form = { form: 'goal', step: '1' } as const;
      const { value, choices } = whoOf(caseFormCard(largeWith('pupil'), form, 'da', refused));
      assert.equal(value, 's-59');
      assert.ok(choices.includes('s-59'));
    });
  });
});

describe('what is needed more seldom', () => {
  const titles = (view: ReturnType<typeof aCase>, side?: 'more' | 'work' | 'reasons' | 'people') =>
    titlesOf(caseToolsCard(view, { side }, 'da'));

  it('names one step that asks how it went, and several, as many as they are', () => {
    const asking = (count: number) =>
      aCase({
        steps: Array.from({ length: count }, (_, index) =>
          aStep({ id: `s-${index}`, actions: ['done'], asks: ['outcome'] }),
        ),
      });
    const label = (count: number) =>
      JSON.stringify(inputOf(caseFormCard(asking(count), { form: 'done' }, 'en'), 'outcome'));
    assert.match(label(1), /required for step 1\)/);
    assert.match(label(2), /required for steps 1 and 2\)/);
  });

  it('says that a case can be closed only where it can, else which step is in the way', () => {
    const ready = { actions: ['close'], readyToClose: true } as const;
    const text = (view: ReturnType<typeof aCase>) => textOf(caseToolsCard(view, {}, 'da'));
    assert.match(text(aCase({ ...ready, steps: [] })), /Sagen kan afsluttes/);
    const waits = text(aCase({ ...ready, steps: [aStep({ legal: true })] }));
    assert.match(
      waits,
      /kun afsluttes som »skiftet skole« eller »uden grundlag«\. De andre måder kræver, at det lovpligtige trin 1 er udført\. Se »Alle trin«\./,
    );
    assert.doesNotMatch(waits, /Sagen kan afsluttes/);
    assert.doesNotMatch(text(aCase({ actions: ['close'] })), /afsluttes/);
  });

  it('never asks to press again where a form can no longer be sent', () => {
    const over = aCase({ state: 'closed', actions: [], steps: [] });
    for (const form of caseForms) {
      for (const code of ['stale', ...refusalCodes]) {
        const refused = {
          verb: 'case.close',
          code,
          details: {},
          filledIn: { endingWhy: 'Flyttet.', outcome: 'Aftalt.' },
          changes: [],
        } as const;
        for (const locale of ['da', 'en'] as const) {
          const text = textOf(caseFormCard(over, { form }, locale, refused));
          assert.doesNotMatch(text, /tryk igen|press again/, `${form}, ${code}`);
          assert.match(text, /Gå tilbage|Go back/, `${form}, ${code}`);
        }
      }
    }
  });

  it('offers only the endings that are open while the law still wants something', () => {
    const endings = (view: ReturnType<typeof aCase>) =>
      JSON.stringify(inputOf(caseFormCard(view, { form: 'close' }, 'da'), 'ending'));
    const mayClose = { actions: ['close'] } as const;
    const owed = aCase({
      ...mayClose,
      steps: [aStep({ id: 's-1', legal: true }), aStep({ id: 's-2', legal: true })],
    });
    assert.doesNotMatch(endings(owed), /back_in_school|other_offer/);
    assert.match(endings(owed), /moved[\s\S]*no_ground/);
    const form = textOf(caseFormCard(owed, { form: 'close' }, 'en'));
    assert.match(form, /require steps 1 and 2, which the law demands, to be done\./);
    assert.doesNotMatch(form, /required for “no grounds” and/);
    assert.match(endings(aCase({ ...mayClose, steps: [aStep()] })), /back_in_school/);
  });

  it('shows every ground, and has the way back to the case', () => {
    const view = aCase({ hits: [aHit(), aPercentHit()] });
    const text = textOf(caseToolsCard(view, { side: 'reasons' }, 'da'));
    assert.match(text, /10,9 %[\s\S]*7,5 dage[\s\S]*2 dage til den næste grænse/);
    assert.deepEqual(titles(view), ['Forløb', 'Plan og hjælp', 'Personer', 'Tilbage']);
  });

  it('tells what is done for the pupil, or that nothing is yet', () => {
    const text = (view: ReturnType<typeof aCase>) =>
      textOf(caseToolsCard(view, { side: 'work' }, 'da'));
    assert.match(text(aCase()), /Ingen afdækning endnu[\s\S]*Ingen handleplan endnu/);
    assert.match(text(aCase({ help: undefined, scope: 'own_steps' })), /ikke sat noget i gang/);
    const over = anArrangement({ time: 'over' });
    assert.match(text(aCase({ arrangements: [over] })), /1 særlig ordning er udløbet/);
  });

  it('tells only whoever may add a goal to do so, and where there are no remarks', () => {
    const text = (view: ReturnType<typeof aCase>, side: 'work' | 'comments') =>
      textOf(caseToolsCard(view, { side }, 'da'));
    const may = aCase({ canPlan: true });
    assert.match(text(may, 'work'), /Ingen handleplan endnu\. Tilføj et mål/);
    assert.doesNotMatch(text(aCase(), 'work'), /Tilføj et mål/);
    assert.match(text(aCase({ comments: [] }), 'comments'), /ingen bemærkninger/);
  });

  it('calls what is missing by the name of its field', () => {
    const empty: RefusedForm = {
      ...{ verb: 'case.comment', code: 'comment_required', details: {}, filledIn: {}, changes: [] },
    };
    const remark = textOf(
      caseFormCard(aCase({ actions: ['comment'] }), { form: 'comment' }, 'da', empty),
    );
    assert.match(remark, /Bemærkningen er tom/);
    assert.doesNotMatch(remark, /begrundelse/i);
  });

  it('asks for nothing about an arrangement once the case is closed', () => {
    const view = aCase({ state: 'closed', arrangements: [anArrangement({ time: 'over' })] });
    const sides = (['work', 'more', 'plan'] as const).map((side) =>
      caseToolsCard(view, { side }, 'da'),
    );
    for (const { card } of sides) {
      assert.doesNotMatch(JSON.stringify(card), /udløbet|skulle være sluttet|Attention/);
    }
  });

  it('offers a meeting with the people too, since the case’s own card may be full', () => {
    assert.ok(titles(aCase({ canProposeMeeting: true }), 'people').includes('Foreslå møde'));
    assert.ok(!titles(aCase(), 'people').includes('Foreslå møde'));
  });

  it('lets whoever may change who leads the case, among the school’s own', () => {
    assert.ok(titles(aCase({ canHold: true }), 'people').includes('Skift tovholder …'));
    assert.ok(!titles(aCase(), 'people').includes('Skift tovholder …'));
  });
});
