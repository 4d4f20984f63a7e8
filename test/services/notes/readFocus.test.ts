import assert from 'node:assert/strict';
import type { Focus } from '../../../services/notes/reading.ts';
import { readNote } from '../../../services/notes/readNote.ts';
import { aCalendar } from '../../builders/calendar.ts';
import { aRoster } from '../../builders/people.ts';

const read = (text: string) =>
  readNote(text, {
    roster: aRoster(),
    calendar: aCalendar(),
    now: Temporal.PlainDateTime.from('2026-11-25T08:10'),
    scope: ['7b'],
  });

const asked: readonly (readonly [string, Focus])[] = [
  ['hvem mangler en plan', 'without_plan'],
  ['Hvem mangler en handleplan?', 'without_plan'],
  ['hvem har ingen plan', 'without_plan'],
  ['hvem har ikke en plan', 'without_plan'],
  ['sager uden plan', 'without_plan'],
  ['hvor mangler der en plan', 'without_plan'],
  ['who has no plan?', 'without_plan'],
  ['cases without a plan', 'without_plan'],
  ['hvad er over fristen', 'overdue'],
  ['vis sager over fristen', 'overdue'],
  ['what is overdue', 'overdue'],
  ['hvem bliver det ikke bedre for', 'not_improving'],
  ['hvem går det ikke bedre med?', 'not_improving'],
  ['who is not improving', 'not_improving'],
];

describe('a question about the open cases', () => {
  for (const [text, focus] of asked) {
    it(`is understood: ${text}`, () => {
      assert.deepEqual(read(text), { intent: 'status', target: undefined, focus, questions: [] });
    });
  }

  it('can be of a class or of the school', () => {
    const target = { classCode: '5a' };
    const questions: [] = [];
    assert.deepEqual(read('hvem mangler en plan i 5a'), {
      intent: 'status',
      target,
      focus: 'without_plan',
      questions,
    });
    assert.deepEqual(read('hvad er over fristen på skolen'), {
      intent: 'status',
      target: 'school',
      focus: 'overdue',
      questions,
    });
  });

  it('can be of the municipality, and a class that is named is that class', () => {
    for (const text of ['status kommunen', 'status municipality', 'overblik for alle skoler']) {
      assert.deepEqual(read(text), { intent: 'status', target: 'municipality', questions: [] });
    }
    assert.deepEqual(read('status 7b til kommunen'), {
      intent: 'status',
      target: { classCode: '7b' },
      questions: [],
    });
  });

  it('is no note about a pupil', () => {
    for (const text of [
      'Loke syg, det bliver ikke bedre',
      'Loke mangler uden besked, ikke bedre',
    ]) {
      assert.equal(read(text).intent, 'note', text);
    }
    for (const text of ['status Loke', 'Lokes sag', 'vis sagen om Loke', 'Loke’s case']) {
      const asked = { intent: 'status', target: { pupilId: 'p-loke' }, questions: [] };
      assert.deepEqual(read(text), asked, text);
    }
  });
});

describe('how much somebody was away', () => {
  for (const text of [
    'hvor mange dage har Loke været syg',
    'Hej, hvor mange dage har Loke været syg',
    'Jeg vil gerne vide hvor mange dage Loke har været syg',
    'Vil du sige mig hvor tit Loke mangler',
  ]) {
    it(`is asked inside a sentence too: »${text}«`, () => {
      const asked = { intent: 'status', target: { pupilId: 'p-loke' }, questions: [] };
      assert.deepEqual(read(text), asked);
    });
  }

  for (const text of [
    'Loke er syg, hvor mange dage er uvist',
    'Loke var i byen, hvor mange blev syge',
    'Aner ikke hvor mange dage Loke er syg',
  ]) {
    it(`is not asked where something is told: »${text}«`, () => {
      assert.equal(read(text).intent, 'note');
    });
  }
});
