import assert from 'node:assert/strict';
import { graveExamples, graveIn } from '../../../services/talk/grave.ts';
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

describe('words of violence, abuse, suicide or death', () => {
  for (const [kind, examples] of graveExamples) {
    for (const text of examples) {
      it(`»${text}« is ${kind}`, () => assert.equal(graveIn(text, context)?.kind, kind));
    }
  }

  it('are told by the danger where a message says more', () => {
    assert.equal(graveIn('Lokes mor er død, og nu vil han dø', context)?.kind, 'suicide');
    assert.equal(graveIn('Sofie syg. Loke bliver slået derhjemme', context)?.kind, 'violence');
  });

  for (const text of [
    'Loke har slået hovedet i idræt og er gået hjem',
    'Loke slog sig i frikvarteret',
    'Sofie slog Loke, Loke gik hjem',
    'Loke blev slået af Sofie i frikvarteret og er gået hjem',
    'Lokes telefon er død',
    'Lokes hund er død, han er hjemme i dag',
    'Loke er dødtræt og hjemme',
    'Loke er ved at dø af varme',
    '7.b har tema om selvmord i dag, alle er her',
    'min mor er død',
    'Loke til begravelse i dag',
    'Loke har skåret sig i fingeren i madkundskab',
    'Loke hit his head at home and is away',
    'Loke was hit by a car, he is in hospital',
    'Loke cut himself in woodwork and went home',
    'Lokes mor er syg, han er hjemme',
    'Loke har hostet sig halvt ihjel',
    'Loke er på skadestuen',
    'Loke er faldt på cykel og har blå mærker, han er hjemme i dag',
    'Loke slog sig til håndbold i går, blå mærker overalt, syg i dag',
    'Loke fell off his bike, bruises everywhere, he is at home',
  ]) {
    it(`are not »${text}«`, () => assert.equal(graveIn(text, context), undefined));
  }
});
