import assert from 'node:assert/strict';
import fc from 'fast-check';
import { peopleInput } from '../../../cards/caseParts.ts';
import { questionCard } from '../../../cards/questionCard.ts';
import { wordingOf } from '../../../cards/wording/wording.ts';
import type { OpenQuestion } from '../../../services/notes/openQuestion.ts';
import { questionView } from '../../../services/notes/questionView.ts';
import { type Pupil, type Roster, roster } from '../../../services/roster/roster.ts';
import { hintsApart, nameKey, pupilName, withHint } from '../../../services/roster/tellApart.ts';
import { choicesOf } from '../../doubles/cardReading.ts';

type Part = Partial<Pupil>;

const aSchool = (pupils: readonly Part[]): Roster =>
  roster({
    school: { id: 'linde', name: 'Lindeskolen' },
    municipality: '',
    // Two classes that people call the same, as after a school was merged.
    classes: ['7a', '7b', '7b-2'].map((id) => ({
      id,
      code: id.slice(0, 2),
      title: `7.${id[1]}`,
      grade: 7,
    })),
    pupils: pupils.map((one, index) => ({
      id: `p${index}`,
      givenName: 'Ida',
      familyName: 'Holm',
      classId: '7b',
      classCode: '7b',
      grade: 7,
      ...one,
    })),
    staff: [],
  });
const namesIn = (school: Roster) => school.pupils.map((one) => pupilName(one, school));

describe('pupils of one name in one class', () => {
  it('are told apart by a middle name, else by day and month, else by the end of the id', () => {
    const middle = [{ middleName: 'Marie', birthday: '1/2' }, { birthday: '3/4' }];
    assert.deepEqual(namesIn(aSchool(middle)), ['Ida Holm (Marie)', 'Ida Holm']);
    const days = [{ birthday: '12/3' }, { birthday: '3/12' }, { birthday: '1/1' }];
    assert.deepEqual(namesIn(aSchool(days)), [
      'Ida Holm (12/3)',
      'Ida Holm (3/12)',
      'Ida Holm (1/1)',
    ]);
    const ids = [
      { id: 'linde-p0315' },
      { id: 'linde-p0415', birthday: '1/1' },
      { id: 'linde-p0316' },
    ];
    assert.deepEqual(namesIn(aSchool(ids)), [
      'Ida Holm (…315)',
      'Ida Holm (…415)',
      'Ida Holm (…316)',
    ]);
  });

  it('have nothing added where the class tells, or where nobody shares the name', () => {
    const others = [{ birthday: '1/2' }, { classId: '7a', classCode: '7a' }, { givenName: 'Bo' }];
    assert.deepEqual(namesIn(aSchool(others)), ['Ida Holm', 'Ida Holm', 'Bo Holm']);
  });

  it('are told apart where only capitals or signs differ, or what a card would cut off', () => {
    const long = 'Ida Anna Sofie Augusta Wilhelmine Katrine Frederikke';
    for (const names of [
      [{ familyName: 'Holm' }, { familyName: 'HOLM ' }],
      [{ familyName: 'Holm-Bach' }, { familyName: 'Holm Bach' }],
      [{ givenName: long }, { givenName: `${long} Bodil` }],
    ]) {
      const [one, other] = namesIn(aSchool(names));
      assert.notEqual(one?.slice(0, 50), other?.slice(0, 50));
      assert.match(one ?? '', /\(…\w+\)$/);
    }
  });

  it('show nothing of an id that could be a CPR number', () => {
    const names = namesIn(aSchool([{ id: '120314-1234' }, { id: '1203145678' }]));
    assert.deepEqual(names, ['Ida Holm (1)', 'Ida Holm (2)']);
  });

  it('always differ in a question, whatever the roster, as buttons and as a list', () => {
    const name = fc.constantFrom(
      'Ida',
      'IDA',
      ' Ida',
      'Ida-Marie',
      'Ida Marie',
      'I',
      '\u200bIda',
      '–',
    );
    const family = fc.constantFrom('Holm', 'Holm\u00a0', 'Holm.', 'H', 'Holm '.repeat(20));
    const optional = (values: readonly string[]) =>
      fc.option(fc.constantFrom(...values), { nil: undefined });
    const pupil = fc.record({
      id: fc.oneof(
        fc.uuid(),
        fc.stringMatching(/^[a-zA-Z0-9_-]{1,40}$/),
        fc.stringMatching(/^\d{10}$/),
      ),
      givenName: name,
      familyName: family,
      classId: fc.constantFrom('7a', '7b', '7b-2'),
      middleName: optional(['M', 'm.', 'Marie', 'Marie Kirstine Bodil Augusta']),
      birthday: optional(['1/1', '12/3', '3/12']),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(pupil, { selector: ({ id }) => id, minLength: 2, maxLength: 12 }),
        (pupils) => {
          const school = aSchool(
            pupils.map((one) => ({ ...one, classCode: one.classId.slice(0, 2) })),
          );
          const titles = titlesOf(school);
          assert.equal(new Set(titles).size, pupils.length, titles.join('\n'));
        },
      ),
      { numRuns: 1000 },
    );
  });
});

/** What the choices of a question about all pupils of a school are called. */
function titlesOf(school: Roster): string[] {
  const asked: OpenQuestion = {
    id: 'q',
    by: 's1',
    askedAt: '2026-11-25T08:10:00+01:00',
    askedOn: '2026-11-25',
    state: 'open',
    question: {
      field: 'pupil',
      heard: 'Ida',
      choices: school.pupils.map(({ id }) => id),
      draft: { intent: 'note', category: 'illness', extent: 'day' },
    },
  };
  const { card } = questionCard(questionView(asked, school), 'da');
  const list = card.body.flatMap((one) => (one.type === 'Input.ChoiceSet' ? one.choices : []));
  return list.length > 0
    ? list.map(({ title }) => title)
    : choicesOf(card).map(({ title }) => title);
}

describe('staff of one name and role', () => {
  const { choices } = peopleInput(
    'assignee',
    '',
    [
      ...hintsApart([
        { id: 's1', name: 'Lone Holm', hints: ['lone.holm'] },
        { id: 's2', name: 'Lone Holm', hints: ['lone.holm2'] },
        { id: 's3', name: 'Lone Bach', hints: ['lone.bach'] },
      ]),
    ].map(([id, hint]) => ({ id, name: withHint('Lone Holm', hint), role: 'teacher' as const })),
    wordingOf('da'),
  );

  it('are told apart by what stands before the @ in their addresses', () => {
    assert.deepEqual(
      choices.map(({ title }) => title),
      ['Lone Holm (lone.holm) (lærer)', 'Lone Holm (lone.holm2) (lærer)'],
    );
  });
});

describe('what a name is read as', () => {
  it('is the same with a sign behind it, however plain the name', () => {
    const letters = fc.constantFrom(...'abcæøåÆØÅéX  -'.split(''), ' ', 'İ', 'ﬁ');
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 60 }), (name) => {
        assert.equal(nameKey(name), nameKey(`${name}!`));
      }),
      { numRuns: 2000 },
    );
  });
});
