import assert from 'node:assert/strict';
import { readItems } from '../../../services/notes/readItems.ts';
import { tokenise } from '../../../services/notes/tokens.ts';
import { contactTold } from '../../../services/talk/contactTold.ts';
import { aCalendar } from '../../builders/calendar.ts';
import { aRoster } from '../../builders/people.ts';

describe('with whom and when somebody talked', () => {
  // A Wednesday.
  const now = Temporal.PlainDateTime.from('2026-11-25T08:10');
  const context = { roster: aRoster(), calendar: aCalendar(), now, scope: ['7b'] };
  for (const [words, who, on] of [
    ['ringede til mor til @', 'mother', undefined],
    ['talte med @ far i dag vi aftalte moede tirsdag', 'father', '2026-11-25'],
    ['har snakket med hjemmet om @', undefined, undefined],
    ['talte med foraeldrene til @ i gaar', 'both_parents', '2026-11-24'],
    ['ringede til @ mor i mandags', 'mother', '2026-11-23'],
    ['ringede til @ mor i onsdags', 'mother', '2026-11-18'],
    ['called @ mother yesterday we meet on monday', 'mother', '2026-11-24'],
    ['talte med @ far vi aftalte moede i morgen', 'father', undefined],
    ['ringede til @ mor og far tager over', 'both_parents', undefined],
    ['talte med @ far i forgaars', 'father', '2026-11-23'],
    ['talte med @ far i loerdags', 'father', '2026-11-21'],
    ['talte med @ far i mandags morges', 'father', '2026-11-23'],
    ['talte med @ far mandag', 'father', '2026-11-23'],
    ['vi talte med @ far d. 20/11', 'father', '2026-11-20'],
    ['called @ mother on monday', 'mother', '2026-11-23'],
    ['called @ mother two days ago', 'mother', '2026-11-23'],
    ['called @ mother last night', 'mother', '2026-11-24'],
    ['talte med @ far i gaar aftes', 'father', '2026-11-24'],
    ['talte lige med @ far i mandags', 'father', '2026-11-23'],
    ['har lige talt med @ far om i mandags', 'father', '2026-11-25'],
    ['talte med @ far vi aftalte moede onsdag', 'father', undefined],
    ['talte med @ far om moede tirsdag', 'father', undefined],
    ['talte med @ far, tirsdag kommer han', 'father', undefined],
    ['called @ mother we meet on monday', 'mother', undefined],
    ['ringede til @ mor i sidste uge', 'mother', undefined],
  ] as const) {
    it(`is read from »${words}«`, () => {
      const tokens = tokenise(words);
      const said = { tokens, items: readItems(tokens, context) };
      assert.deepEqual(contactTold(words, said, now.toPlainDate()), {
        ...(who === undefined ? {} : { with: who }),
        ...(on === undefined ? {} : { on }),
      });
    });
  }
});
