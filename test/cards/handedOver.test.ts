import assert from 'node:assert/strict';
import { doneThere } from '../../cards/handedOverLines.ts';
import { handOverCard } from '../../cards/handOverCard.ts';
import { wordingOf } from '../../cards/wording/wording.ts';
import type { HandOverFacts } from '../../services/cases/handOverFacts.ts';
import { markdownOf, walkCard } from './walkCard.ts';

type Done = HandOverFacts['done'][number];

const done = (on: string, judgement?: Done['judgement']): Done => ({
  ...{ text: { da: 'Følg op', en: 'Follow up' }, on },
  ...(judgement === undefined ? {} : { judgement }),
});
const facts = (all: readonly Done[]): HandOverFacts => ({
  from: { school: 'linde', name: 'Lindeskolen', number: 'LI-2026-0007' },
  ...{ why: 'rules', openedOn: '2026-09-01', duties: [], done: [...all] },
});
const told = (all: readonly Done[]) =>
  doneThere(facts(all), 3, wordingOf('da')).map((one) => ('text' in one ? one.text : ''));

describe('a case that is offered', () => {
  it('tells namesakes here apart by their classes, whose titles are whole', () => {
    const named = (id: string, classTitle: string) => ({ id, classTitle });
    const { card } = handOverCard(
      {
        ...{ kind: 'handOver', id: 'h-1', state: 'offered', on: '2026-11-26', caseId: undefined },
        due: '2026-12-03',
        offer: {
          ...{ pupil: { name: 'Sofie Haddad', classTitle: '7.b', grade: 7 }, facts: facts([]) },
          ...{ duties: [], isHere: false },
          namesakes: [named('p-8', 'Modtagelsesklasse 2'), named('p-9', '7.a')],
        },
      },
      'da',
    );
    assert.match(
      markdownOf(card).join('\n'),
      /elever med samme navn i Modtagelsesklasse 2 og 7\.a/,
    );
    assert.deepEqual(
      walkCard(card).actions.map(({ title }) => title),
      ['Overtag: Modtagelsesklasse 2', 'Overtag: 7.a', 'Ikke her'],
    );
  });
});

describe('namesakes of one class', () => {
  it('are told apart by the birthday', () => {
    const named = (id: string, hint: string) => ({
      id,
      classTitle: '7.a',
      hint,
    });
    const { card } = handOverCard(
      {
        ...{ kind: 'handOver', id: 'h-1', state: 'offered', on: '2026-11-26', caseId: undefined },
        due: '2026-12-03',
        offer: {
          ...{ pupil: { name: 'Sofie Haddad', classTitle: '7.b', grade: 7 }, facts: facts([]) },
          ...{ duties: [], isHere: false },
          namesakes: [named('p-8', '12/3'), named('p-9', '4/11')],
        },
      },
      'da',
    );
    assert.deepEqual(
      walkCard(card).actions.map(({ title }) => title),
      ['Overtag: 7.a (12/3)', 'Overtag: 7.a (4/11)', 'Ikke her'],
    );
    assert.match(markdownOf(card).join('\n'), /7\.a \(12\/3\) og 7\.a \(4\/11\)/);
  });
});

describe('what was done before a hand-over', () => {
  const later = ['2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23'].map((on) => done(on));

  it('tells the newest, and always the newest that helped', () => {
    const [first, second, third, left] = told([
      done('2026-09-20', 'better'),
      done('2026-10-05', 'better'),
      ...later,
    ]);
    assert.match(first ?? '', /23\. nov/);
    assert.match(second ?? '', /16\. nov/);
    assert.match(third ?? '', /5\. okt.*det går bedre/);
    assert.match(left ?? '', /3/);
  });

  it('tells the newest alone where nothing helped, or that is among them', () => {
    assert.match(told(later)[2] ?? '', /9\. nov/);
    assert.match(told([...later, done('2026-11-30', 'better')])[2] ?? '', /16\. nov/);
  });
});
