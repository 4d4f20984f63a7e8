import assert from 'node:assert/strict';
import { MadeCards } from '../../../bot/show/madeCards.ts';
import { type CardMessage, cardMessage } from '../../../cards/cardMessage.ts';

const monday = '2026-11-23';
const aCard = (summary: string): CardMessage => cardMessage({ locale: 'da', summary, body: [] });

/** A place to ask at, and how often a card was made. */
function asking() {
  const cards = new MadeCards();
  let made = 0;
  const ask = (place: string, day: string, ...of: readonly unknown[]) =>
    cards.get(place, { day, of }, () => {
      made += 1;
      return aCard(`${made}`);
    });
  return { ask, made: () => made };
}

describe('a card that was made before', () => {
  const subject = { id: 'LI-2026-0001' };

  it('is given again while all it was made of is the very same', () => {
    const { ask, made } = asking();
    const first = ask('case', monday, subject, 'da', undefined);
    assert.equal(ask('case', monday, subject, 'da', undefined), first);
    assert.equal(made(), 1);
  });

  it('is made anew where anything is another, even if it looks alike, and then kept as that', () => {
    const { ask, made } = asking();
    const first = ask('case', monday, subject, 'da');
    const others = [
      ask('case', monday, { ...subject }, 'da'),
      ask('case', monday, { ...subject }, 'en'),
      ask('case', monday, subject, 'da', undefined),
    ];
    assert.equal(others.includes(first), false);
    assert.equal(made(), 4);
    assert.equal(ask('case', monday, subject, 'da', undefined), others[2]);
  });

  it('is another for each place', () => {
    const { ask } = asking();
    assert.notEqual(ask('of one', monday, subject), ask('of another', monday, subject));
  });

  it('is kept no longer than its day', () => {
    const { ask, made } = asking();
    ask('case', monday, subject);
    ask('case', '2026-11-24', subject);
    ask('case', monday, subject);
    assert.equal(made(), 3);
  });

  it('gives way once hundreds of others were asked for after it', () => {
    const { ask, made } = asking();
    ask('often', monday, subject);
    ask('once', monday, subject);
    for (let other = 0; other < 299; other += 1) {
      ask('often', monday, subject);
      ask(`other ${other}`, monday, subject);
    }
    const before = made();
    ask('often', monday, subject);
    assert.equal(made(), before);
    ask('once', monday, subject);
    assert.equal(made(), before + 1);
  });

  it('is not kept where it could not be made', () => {
    const cards = new MadeCards();
    const refused = () => {
      throw new Error('not allowed');
    };
    const asked = { day: monday, of: [subject] };
    assert.throws(() => cards.get('case', asked, refused), /not allowed/);
    assert.equal(cards.get('case', asked, () => aCard('made')).summary, 'made');
  });
});
