import assert from 'node:assert/strict';
import {
  asksAway,
  awayAheadExamples,
  awayExamples,
  awayInClassExamples,
  awayYesterdayExamples,
} from '../../../services/talk/asksAway.ts';
import {
  asksNoted,
  notedBothExamples,
  notedExamples,
  notedOnDayExamples,
  notedYesterdayExamples,
} from '../../../services/talk/asksNoted.ts';
import { asksReview, reviewExamples } from '../../../services/talk/asksReview.ts';
import { asksUnreported, unreportedExamples } from '../../../services/talk/asksUnreported.ts';
import {
  deedExamples,
  deedIn,
  inVainExamples,
  namelessExamples,
} from '../../../services/talk/deed.ts';
import { denialExamples, deniesIn } from '../../../services/talk/denies.ts';
import { topicExamples, topicIn } from '../../../services/talk/explain.ts';
import { forgetPupilExamples, forgetsPupil } from '../../../services/talk/forgetsPupil.ts';
import {
  alsoDaysExamples,
  alsoThemExamples,
  moreIn,
  notGrantedExamples,
  notThemExamples,
  onlyDaysExamples,
  onlyThemExamples,
  otherDaysExamples,
} from '../../../services/talk/more.ts';
import { ofLastNoteExamples, ofLastNoteIn } from '../../../services/talk/ofLastNote.ts';
import { smallTalkExamples, smallTalkIn } from '../../../services/talk/smallTalk.ts';
import { undoExamples, undoesIn } from '../../../services/talk/undoes.ts';
import { rollCallExamples, wantsRollCall } from '../../../services/talk/wantsRollCall.ts';
import { aCalendar } from '../../builders/calendar.ts';
import { invented } from '../../builders/invented.ts';

const [roster] = invented;
if (!roster) throw new Error('no school');
const context = {
  roster,
  calendar: aCalendar(),
  now: Temporal.PlainDateTime.from('2026-11-25T08:10'),
  scope: ['7b'],
};
const nameOf = (who: ReturnType<typeof forgetsPupil>) =>
  who && 'pupil' in who ? who.pupil.givenName : who;

/** Real notes, questions and answers: none of them may be taken for talk. */
const notes = [
  'Loke syg i dag',
  'hej, Loke er syg i dag',
  'mor ringede, Loke er syg',
  'har talt med Loke, han kommer ikke i dag',
  'ringede til Lokes mor, han har feber',
  'ringede til Lokes mor, han er sjuk',
  'har talt med Loke og Sofie',
  'talte med Lokes mor, hun holder ham hjemme',
  'talte med mor, hun holder ham hjemme',
  'ringede til mor, han er syg',
  'talte i telefon med Lokes mor, han er syg',
  'alle er mødt i 7.b',
  'mine børn er alle her',
  'hvem mangler en plan',
  'jeg er bekymret for Loke',
  'tak, Loke er tilbage',
  'syg',
  'er hun syg?',
  'er alle syge?',
  'ja',
  'nej',
  '7.b',
  'Loke',
  '',
  '?',
  '12',
];

describe('what is said of the last note', () => {
  for (const [said, texts] of ofLastNoteExamples)
    for (const text of texts)
      it(`»${text}« is that`, () => assert.deepEqual(ofLastNoteIn(text, context), said));
  for (const text of notes)
    it(`»${text}« is none`, () => assert.equal(ofLastNoteIn(text, context), undefined));
});

describe('an order to undo', () => {
  for (const [much, texts] of undoExamples)
    for (const text of texts)
      it(`»${text}« is of ${much}`, () => assert.equal(undoesIn(text), much));
  for (const text of [...notes, 'slet Loke', 'slet alle i 7.b', 'tag den med ro', 'annuller mødet'])
    it(`»${text}« is none`, () => assert.equal(undoesIn(text), undefined));
});

describe('small talk', () => {
  for (const [kind, examples] of smallTalkExamples) {
    for (const text of examples) {
      it(`»${text}« is ${kind}`, () => assert.equal(smallTalkIn(text), kind));
    }
  }

  it('is the weightiest of what a message says', () => {
    assert.equal(smallTalkIn('Hej! Jeg er så træt. Tak'), 'tired');
    assert.equal(smallTalkIn('tak, god weekend'), 'thanks');
  });

  it('is told from a colleague’s own illness with a greeting before it', () => {
    assert.equal(smallTalkIn('Godmorgen, jeg er syg i dag'), 'ownAbsence');
  });
});

describe('a pupil to forget', () => {
  for (const text of forgetPupilExamples) {
    it(`is »${text}«`, () => assert.equal(nameOf(forgetsPupil(text, context)), 'Loke'));
  }
  for (const text of [
    'glem ikke Loke',
    'glem det',
    'Loke glemte sin taske',
    'glem mødet med Loke',
  ]) {
    it(`is not »${text}«`, () => assert.equal(forgetsPupil(text, context), undefined));
  }
});

describe('what adds to the note before', () => {
  for (const [adds, examples] of [
    ['pupils', alsoThemExamples],
    ['days', alsoDaysExamples],
    ['noDays', onlyDaysExamples],
    ['nobody', onlyThemExamples],
    ['exception', notThemExamples],
    ['otherDays', otherDaysExamples],
    ['notGranted', notGrantedExamples],
  ] as const) {
    for (const text of examples) {
      it(`»${text}« adds ${adds}`, () => assert.equal(moreIn(text, context)?.adds, adds));
    }
  }
  for (const text of [
    ...notes,
    'Loke og Sofie',
    'i morgen',
    'og Loke er syg',
    'også syg i morgen',
    'kun syg i dag',
    'kun Loke kom',
  ]) {
    it(`»${text}« adds nothing`, () => assert.equal(moreIn(text, context), undefined));
  }
});

describe('a question to the bot', () => {
  for (const [topic, examples] of topicExamples) {
    for (const text of examples) {
      it(`»${text}« asks about ${topic}`, () => assert.equal(topicIn(text), topic));
    }
  }

  for (const [on, examples] of rollCallExamples) {
    for (const text of examples) {
      it(`»${text}« turns the roll-call ${on ? 'on' : 'off'}`, () => {
        assert.equal(wantsRollCall(text), on);
      });
    }
  }

  for (const text of awayExamples) {
    it(`»${text}« asks who is away`, () => {
      assert.deepEqual(asksAway(text, context), { target: undefined });
    });
  }

  for (const text of awayYesterdayExamples) {
    it(`»${text}« asks who was away the day before`, () =>
      assert.deepEqual(asksAway(text, context), { target: undefined, days: ['2026-11-24'] }));
  }
  for (const text of awayAheadExamples) {
    it(`»${text}« asks who will be away the day after`, () =>
      assert.deepEqual(asksAway(text, context), { target: undefined, days: ['2026-11-26'] }));
  }
  it('is not asked who comes, where no day is named', () =>
    assert.equal(asksAway('hvem kommer', context), undefined));
  it('looks where the words look', () => {
    assert.deepEqual(asksAway('hvem manglede i mandags', context)?.days, ['2026-11-23']);
    assert.deepEqual(asksAway('hvem er væk på fredag', context)?.days, ['2026-11-27']);
    assert.deepEqual(asksAway('hvem var væk i 7.b i går', context), {
      target: { classCode: '7b' },
      days: ['2026-11-24'],
    });
  });
  for (const text of unreportedExamples) {
    it(`»${text}« asks who told nothing`, () => assert.equal(asksUnreported(text), true));
  }
  for (const text of reviewExamples) {
    it(`»${text}« asks for the month’s overview`, () => assert.equal(asksReview(text), true));
  }
  for (const text of awayInClassExamples) {
    it(`»${text}« asks who is away in a class`, () => {
      assert.deepEqual(asksAway(text, context), { target: { classCode: '7b' } });
    });
  }
});

describe('a denial with nothing of what is right', () => {
  for (const text of denialExamples) {
    it(`is »${text}«`, () => assert.equal(deniesIn(text), true));
  }

  for (const text of ['nej tak', 'nej, Loke er syg', 'forkert, det var Loke', 'fejl i skemaet']) {
    it(`is not »${text}«`, () => assert.equal(deniesIn(text), false));
  }
});

describe('what was done about a pupil', () => {
  for (const [deed, examples] of deedExamples) {
    for (const text of examples) {
      it(`»${text}« is ${deed}`, () => {
        const found = deedIn(text, context);
        assert.equal(found?.deed, deed);
        assert.equal(nameOf(found?.who), 'Loke');
      });
    }
  }
});

describe('a contact that came to nothing', () => {
  for (const text of [
    'fik ikke fat i Lokes mor',
    'har prøvet at ringe til Lokes mor, ingen svar',
    'ringede til Lokes mor, tog ikke telefonen',
    'ringede til Lokes far i dag, han svarede ikke',
    'tried calling Loke’s mother, no answer',
  ]) {
    it(`is »${text}«`, () => {
      const found = deedIn(text, context);
      assert.deepEqual([found?.deed, found?.isInVain], ['home', true]);
    });
  }
});

describe('a talk that is no contact of the case', () => {
  for (const text of [
    'talte med Lokes lærer',
    'Loke har talt med far',
    'har ikke talt med Lokes mor endnu',
    'skal ringe til Lokes mor',
    'møde med Lokes forældre i morgen kl 14',
    'ringede til Lokes mor, han er syg',
    'Loke: ringede til mor, han er syg',
    'har aftalt med Lokes mor at han holder fri fredag',
    'ringede til Lokes mor, han bliver hjemme i morgen',
    'talte med Lokes far, Loke er fri fredag',
  ]) {
    it(`is »${text}«`, () => assert.equal(deedIn(text, context), undefined));
  }
});

describe('a note, an answer or another question', () => {
  for (const text of notes) {
    it(`is no talk: »${text}«`, () => {
      assert.deepEqual(
        [
          smallTalkIn(text),
          topicIn(text),
          asksNoted(text, context),
          asksAway(text, context),
          deedIn(text, context),
          asksReview(text),
        ],
        [undefined, undefined, undefined, undefined, undefined, false],
      );
    });
  }

  it('is left alone however long it is', () => {
    const long = 'hej '.repeat(20_000);
    assert.equal(smallTalkIn(long), undefined);
    assert.equal(deedIn(`har talt med Loke ${long}`, context), undefined);
  });
});

describe('a question whether somebody is noted', () => {
  for (const text of notedExamples) {
    it(`»${text}« asks whether Loke is noted`, () => {
      assert.equal(nameOf(asksNoted(text, context)?.who), 'Loke');
    });
  }

  for (const text of notedOnDayExamples) {
    it(`»${text}« asks of the day that it names`, () => {
      const asked = asksNoted(text, context);
      assert.equal(nameOf(asked?.who), 'Loke');
      assert.deepEqual(asked?.days, ['2026-11-26']);
    });
  }
  for (const text of notedYesterdayExamples) {
    it(`»${text}« asks of the day before`, () =>
      assert.deepEqual(asksNoted(text, context)?.days, ['2026-11-24']));
  }
  for (const text of notedBothExamples) {
    it(`»${text}« asks of both`, () => {
      const asked = asksNoted(text, context);
      assert.deepEqual([asked?.who, ...(asked?.others ?? [])].map(nameOf), ['Sofie', 'Loke']);
    });
  }
  for (const text of [
    'Er Sofie her? Loke er syg',
    'er på vej, Loke er syg',
    'har Loke fri fredag',
  ]) {
    it(`»${text}« does not`, () => assert.equal(asksNoted(text, context), undefined));
  }

  for (const [text, heard] of [
    ['er Lokke syg?', 'Loke'],
    ['Er Xyz noteret syg?', { heard: 'xyz', choices: [] }],
    ['Er Xyz Qvortrup 7b noteret syg?', { heard: 'xyz qvortrup', choices: [] }],
  ] as const) {
    it(`»${text}« asks about a name that nobody has`, () => {
      assert.deepEqual(nameOf(asksNoted(text, context)?.who), heard);
    });
  }
});

describe('a contact that the home makes, or does not answer', () => {
  for (const text of inVainExamples) {
    it(`»${text}« is one in vain`, () => {
      const told = deedIn(text, context);
      assert.equal(nameOf(told?.who), 'Loke');
      assert.equal(told?.isInVain, true);
    });
  }
  for (const text of namelessExamples) {
    it(`»${text}« is of nobody who is named`, () =>
      assert.deepEqual(deedIn(text, context)?.who, { heard: '', choices: [] }));
  }
  for (const text of [
    'Lokes mor ringede, han er syg',
    'Lokes mor skrev, at han ikke kommer i dag',
    'mor til Loke ringede, han har feber',
    'Loke mangler, og hans mor svarer ikke',
    'Loke’s mum called, he is ill',
    'Loke er syg i dag, sagen kan lukkes',
    'talte med Loke, jeg er bekymret for ham',
    'Loke, mor ringede 8.20, bekymret, ingen at lege med',
    'Loke’s mum called, she is worried',
    'book et møde om Loke, han er syg',
  ]) {
    it(`»${text}« is no such thing`, () => assert.equal(deedIn(text, context), undefined));
  }
});
