import assert from 'node:assert/strict';
import { helpSamples } from './helpSamples.ts';
import { samples } from './samples.ts';
import { walkCard } from './walkCard.ts';

const progressSamples = [...samples, ...helpSamples].filter(({ card }) => card === 'progress');

/** Titles of the buttons of a sample by its state. */
function titles(state: string): string[] {
  const found = progressSamples.find((one) => one.state === state) ?? assert.fail(state);
  return walkCard(found.make('da').card).actions.map(({ title }) => title);
}

describe('the card of what somebody did', () => {
  it('says on each button what it does: the contact with its step, or the step alone', () => {
    const [both, alone] = titles('home, read back');
    assert.equal(both, 'Notér kontakten og trin 1 …');
    assert.equal(alone, 'Markér kun trin 1 udført');
  });

  it('says before anything is filled in that the message is not kept', () => {
    for (const { state, make } of progressSamples) {
      const { elements } = walkCard(make('da').card);
      const field = elements.findIndex(({ type }) => type === 'Input.Text');
      const said = elements.findIndex(
        (one) => one.type === 'TextBlock' && one.text.startsWith('Din besked i chatten er ikke'),
      );
      assert.ok(said >= 0 && (field < 0 || said < field), state);
    }
  });
});
