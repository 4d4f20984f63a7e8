import assert from 'node:assert/strict';
import { type DigestLook, digestCard } from '../../cards/digestCard.ts';
import type { DigestItem } from '../../services/cases/digestViews.ts';
import { buttonsOf } from '../doubles/cardReading.ts';
import { aDigest, anItem } from './sampleViews.ts';
import { markdownOf, walkCard } from './walkCard.ts';

const items = (count: number, difference: Partial<DigestItem> = {}) =>
  Array.from({ length: count }, (_, index) =>
    anItem({ caseId: `C-${index}`, stepId: `s-${index}`, oneStep: false, ...difference }),
  );
const cardOf = (some: readonly DigestItem[], look: DigestLook = {}) =>
  digestCard(aDigest({ items: some }), 'da', look).card;
const titlesOf = (card: ReturnType<typeof cardOf>) =>
  walkCard(card).rows.flatMap((row) => row.map(({ title }) => title));
const casesOf = (card: ReturnType<typeof cardOf>) => [
  ...new Set(
    buttonsOf(card)
      .filter(({ verb }) => verb === 'case.show')
      .map(({ data }) => data.case),
  ),
];

describe('the morning’s card', () => {
  it('shows three things, and the rest page by page with a way back', () => {
    const all = items(12);
    const seen = [cardOf(all)];
    assert.deepEqual(titlesOf(seen[0] ?? cardOf([])).slice(-2), [
      'Vis resten (9)',
      'Opdater listen',
    ]);
    for (const page of [1, 2, 3]) seen.push(cardOf(all, { page }));
    assert.deepEqual(
      seen.map((card) => casesOf(card).length),
      [3, 4, 4, 1],
    );
    assert.equal(new Set(seen.flatMap(casesOf)).size, 12, 'each thing once');
    const turns = seen.map((card) =>
      buttonsOf(card).flatMap(({ verb, data }) => (verb === 'digest.show' ? [data.page] : [])),
    );
    assert.deepEqual(turns, [[1, undefined], [0, 2], [1, 3], [2]]);
  });

  it('shows the last page when the list grew shorter, and the front when three are left', () => {
    assert.deepEqual(casesOf(cardOf(items(5), { page: 9 })), ['C-3', 'C-4']);
    assert.deepEqual(casesOf(cardOf(items(3), { page: 9 })).length, 3);
  });

  it('has one button to each thing, and opens its case by the name', () => {
    const card = cardOf([
      anItem({ stepId: 'a' }),
      anItem({ stepId: 'b', kind: 'help', over: 6, canRemind: 'Jonas', waitsFor: 'Jonas Berg' }),
      anItem({ stepId: 'c', kind: 'judge', oneStep: false }),
    ]);
    assert.deepEqual(titlesOf(card), [
      'Markér udført',
      'Mind Jonas om det',
      'Åbn sagen',
      'Opdater listen',
    ]);
    assert.equal(buttonsOf(card).filter(({ verb }) => verb === 'case.show').length, 4);
  });

  it('opens a case without a name by its button, as there is no name to write', () => {
    const nameless = anItem({ kind: 'do', oneStep: true, pupil: undefined, grade: 7 });
    assert.deepEqual(titlesOf(cardOf([nameless])), ['Åbn sagen', 'Opdater listen']);
  });

  it('approves all that waits with one press, named by case, version and step', () => {
    assert.ok(!titlesOf(cardOf(items(1, { kind: 'approve' }))).includes('Godkend alle (1)'));
    const [all] = buttonsOf(cardOf(items(5, { kind: 'approve', oneStep: true }))).filter(
      ({ verb }) => verb === 'digest.approveAll',
    );
    assert.equal(all?.title, 'Godkend alle (5)');
    assert.equal(String(all?.data.steps).split(',')[1], 'C-1/4/s-1');
  });

  it('approves the things of one school at a time, and says which', () => {
    const at = (id: string) => ({ kind: 'approve', school: { id, name: `Skolen ${id}` } }) as const;
    const [all] = buttonsOf(cardOf([...items(1, at('a')), ...items(2, at('b'))])).filter(
      ({ verb }) => verb === 'digest.approveAll',
    );
    assert.equal(all?.title, 'Godkend alle (2), Skolen b');
    assert.equal(all?.data.schoolId, 'b');
  });

  it('never shows more than six buttons', () => {
    for (const count of [1, 2, 3, 4, 7, 8, 30]) {
      for (const page of [0, 1, 2, 3]) {
        const card = cardOf(items(count, { kind: 'approve', oneStep: true }), { page });
        assert.ok(titlesOf(card).length <= 6, `${count}, page ${page}`);
      }
    }
  });

  it('says in one line that nothing waits, and shows no list', () => {
    assert.deepEqual(markdownOf(cardOf([])), ['Der er ikke noget, der venter på dig lige nu.']);
  });

  it('greets before the first list ever, and in none after it', () => {
    const [, , greeting = ''] = markdownOf(cardOf(items(1), { isFirst: true }));
    assert.match(greeting, /Hver skoledag samler jeg her/);
    assert.ok(!markdownOf(cardOf(items(1))).includes(greeting));
  });

  it('says that a name opens its case only where each of those named has one', () => {
    const hint = (some: readonly DigestItem[]) => markdownOf(cardOf(some)).join('\n');
    assert.match(hint(items(2)), /Tryk på et navn for at åbne sagen/);
    const pupil = anItem({ kind: 'talk', pupilId: 'p-loke', oneStep: false });
    assert.match(hint([...items(1), pupil]), /Tryk på et navn for at se mere/);
    assert.doesNotMatch(hint(items(1, { pupil: undefined })), /Tryk på et navn/);
  });

  it('shows the whole text of a step that its button approves', () => {
    const words =
      'Hold et møde med forældrene og eleven om, hvad der er svært, og hvad hver især gør i de næste fire uger';
    const text = { da: words, en: words };
    const shown = (kind: DigestItem['kind']) =>
      markdownOf(cardOf(items(1, { kind, text, oneStep: true }))).includes(words);
    assert.ok(shown('approve'));
    assert.ok(!shown('do'));
  });

  it('says that it is the case that has a duty, where no step of it is asked about', () => {
    const left = anItem({
      ...{ kind: 'left', stepId: undefined, text: undefined, legal: true, oneStep: false },
      leaving: { state: 'undecided', school: undefined },
    });
    assert.match(markdownOf(cardOf([left])).join('\n'), /sagen har en lovpligtig opgave/);
    assert.deepEqual(titlesOf(cardOf([left])), ['Tag stilling', 'Opdater listen']);
  });

  it('says at its top who has come for long, and how many could not be approved', () => {
    const praise = [{ caseId: 'C', pupil: 'Loke', classTitle: '7.b', days: 20 }];
    const { card, summary } = digestCard(aDigest({ items: [], praise }), 'da');
    assert.equal(markdownOf(card)[2], 'Loke fra 7.b har været i skole 20 skoledage i træk.');
    assert.equal(summary, 'Der er godt nyt om en elev.');
    const two = digestCard(aDigest({ items: [], praise: [...praise, ...praise] }), 'da');
    assert.equal(two.summary, 'Der er godt nyt om 2 elever.');
    const [, , told] = markdownOf(cardOf(items(2), { approved: 1, left: 2 }));
    assert.match(told ?? '', /^1 trin godkendt\. 2 kunne ikke godkendes/);
  });
});
