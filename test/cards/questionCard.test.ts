import assert from 'node:assert/strict';
import { questionCard } from '../../cards/questionCard.ts';
import type { QuestionView } from '../../services/notes/views.ts';
import { aConfirm, aLine, aQuestion } from './sampleViews.ts';
import { markdownOf, walkCard } from './walkCard.ts';

const partsOf = (view: QuestionView) => walkCard(questionCard(view, 'da').card);
const choices = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ value: `p-${index}`, label: `Elev ${index}` }));

describe('the question card', () => {
  it('gives a button for each of a few choices, and one to drop the question', () => {
    const { actions } = partsOf(aQuestion({ choices: choices(5) }));
    assert.equal(actions.length, 6);
    assert.equal(actions[5]?.title, 'Glem det');
    assert.deepEqual(actions[4]?.type === 'Action.Execute' && actions[4].data, {
      question: 'question-1',
      v: 2,
      choice: 'p-4',
    });
  });

  it('names the year of days to choose that are not of this school year', () => {
    const [first] = partsOf(
      aQuestion({
        field: 'date',
        choices: [{ value: '2026-06-25', label: undefined }],
        withYear: true,
      }),
    ).actions;
    assert.equal(first?.title, 'Torsdag d. 25. jun. 2026');
  });

  it('says how to drop the question where six choices leave no room for a button', () => {
    const card = questionCard(aQuestion({ choices: choices(6) }), 'da');
    assert.equal(walkCard(card.card).actions.length, 6);
    assert.match(markdownOf(card.card).join('\n'), /skriv »glem det«/);
  });

  it('reads a long list back in pages, so that nobody says yes to a name unseen', () => {
    const lines = Array.from({ length: 30 }, (_, index) =>
      aLine({ pupil: `Elev ${index}`, dates: [`2026-11-${String(index + 1).padStart(2, '0')}`] }),
    );
    const view = aConfirm({ readBack: { intent: 'note', lines, leftOut: [] } });
    const pages = Array.from({ length: 6 }, (_, page) => questionCard(view, 'da', page));
    const names = pages.flatMap(({ card }) =>
      markdownOf(card).flatMap((text) => text.match(/Elev \d+/g) ?? []),
    );
    assert.deepEqual(new Set(names).size, 30);
    assert.deepEqual(
      walkCard(pages[1]?.card ?? assert.fail())
        .actions.slice(-2)
        .map(({ title }) => title),
      ['Forrige', 'Næste'],
    );
  });

  it('does not tell as done what it asks whether to take back', () => {
    const readBack = {
      ...{ intent: 'withdraw' as const, leftOut: [] },
      lines: [aLine({ category: undefined })],
    };
    const text = markdownOf(questionCard(aConfirm({ readBack }), 'da').card).join('\n');
    assert.match(text, /Fraværet slettes · /);
    assert.doesNotMatch(text, /slettet/);
  });

  it('speaks of one pupil where it is about one', () => {
    const textOf = (pupils: string[], state: QuestionView['state']) => {
      const view = aConfirm({ readBack: { intent: 'all_present', pupils }, state });
      return markdownOf(questionCard(view, 'da').card).join('\n');
    };
    assert.doesNotMatch(textOf(['Aksel Juhl'], 'open'), /kun nogle/);
    assert.match(textOf(['Aksel Juhl', 'Ida Holm'], 'open'), /kun nogle/);
    assert.match(textOf(['Aksel Juhl'], 'dropped'), /Eleven står stadig noteret/);
    assert.match(textOf(['Aksel Juhl', 'Ida Holm'], 'dropped'), /De står stadig noteret/);
  });

  it('gives a list for more, answered under the same name', () => {
    const { actions, elements } = partsOf(aQuestion({ choices: choices(7) }));
    assert.deepEqual(
      actions.map(({ title }) => title),
      ['Vælg', 'Glem det'],
    );
    const [, forget] = actions;
    assert.equal(forget?.type === 'Action.Execute' && forget.associatedInputs, 'none');
    const list = elements.find((one) => one.type === 'Input.ChoiceSet');
    assert.equal(list?.id, 'choice');
    assert.equal(list?.choices.length, 7);
  });

  it('gives a list for names that a phone would cut', () => {
    const label = 'Alexandrina-Wilhelmine Frederiksdatter, 7.b';
    const { elements } = partsOf(aQuestion({ choices: [{ value: 'p-1', label }] }));
    assert.ok(elements.some((one) => one.type === 'Input.ChoiceSet'));
  });

  it('words dates and categories itself', () => {
    const dates = partsOf(
      aQuestion({ field: 'date', choices: [{ value: '2026-11-16', label: undefined }] }),
    );
    assert.equal(dates.actions[0]?.title, 'Mandag d. 16. nov.');
    const categories = partsOf(
      aQuestion({ field: 'category', choices: [{ value: 'leave', label: undefined }] }),
    );
    assert.equal(categories.actions[0]?.title, 'Ekstraordinær frihed');
  });

  it('tells that the answer can be typed, and what is clear already', () => {
    const text = markdownOf(questionCard(aQuestion(), 'da').card).join('\n');
    assert.match(text, /skriv svaret/);
    assert.match(text, /Forstået indtil nu: syg · mandag d\. 16\. nov\./);
  });

  it('offers nothing once it is answered or closed', () => {
    assert.deepEqual(partsOf(aQuestion({ state: 'answered' })).actions, []);
    assert.deepEqual(partsOf(aQuestion({ state: 'dropped' })).actions, []);
    assert.deepEqual(partsOf(aQuestion({ state: 'lapsed' })).actions, []);
  });
});
