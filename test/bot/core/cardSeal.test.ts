import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cardSeal } from '../../../bot/core/cardSeal.ts';
import { type ExecuteAction, inputIds } from '../../../cards/adaptiveCard.ts';
import { type CardMessage, cardMessage } from '../../../cards/cardMessage.ts';
import { caseCard } from '../../../cards/caseCard.ts';
import { caseFormCard } from '../../../cards/caseFormCard.ts';
import { execute } from '../../../cards/elements.ts';
import { aCase, aStep } from '../../cards/sampleViews.ts';
import { buttonsOf } from '../../doubles/cardReading.ts';

/** What people fill in may be anything; a prototype never gets as far as the data. */
const inputs: ReadonlySet<string> = new Set(inputIds);

const key = new Uint8Array(32).fill(7);
const seal = cardSeal(key, 'tenant');
const view = aCase({
  steps: [aStep({ actions: ['approve', 'reject', 'assign'] })],
  canProposeMeeting: true,
});
const buttons = [caseCard(view, 'da'), caseFormCard(view, { form: 'reject' }, 'da')].flatMap(
  (message) => buttonsOf(seal.seal(message).card),
);

/** A message of one button with such data. */
function noticeWith(data: ExecuteAction['data']): CardMessage {
  const actions = [execute('Åbn', 'case.show', data)];
  return cardMessage({ locale: 'da', summary: 'Sag', body: [], actions });
}

describe('the seal of a card', () => {
  it('opens every button of the card, with the data it was made with', () => {
    assert.ok(buttons.length >= 4);
    for (const { verb, data } of buttons) {
      const { seal: _, ...made } = data;
      assert.deepEqual(seal.open(verb, data), made);
    }
  });

  it('is the same each time, whatever was sealed in between', () => {
    const message = caseCard(view, 'da');
    const before = seal.seal(message).card;
    for (let revision = 0; revision < 6000; revision += 1)
      seal.seal(noticeWith({ case: 'LI-2026-0001', revision }));
    assert.deepEqual(seal.seal(message).card, before);
  });

  it('leaves the message it seals as it was', () => {
    const message = caseCard(view, 'da');
    const before = structuredClone(message.card);
    seal.seal(message);
    assert.deepEqual(message.card, before);
  });

  it('lets people fill in the inputs of the card', () => {
    const reject = buttons.find(({ verb }) => verb === 'step.reject');
    assert.ok(reject);
    const filled = { ...reject.data, reason: 'Det er gjort', assignee: '' };
    assert.equal(seal.open('step.reject', filled)?.reason, 'Det er gjort');
  });

  it('lets people choose a step in a form, but not change the one that a button holds', () => {
    const reject = buttons.find(({ verb }) => verb === 'step.reject');
    const approve = buttons.find(({ verb }) => verb === 'step.approve');
    assert.ok(reject && approve);
    assert.equal(seal.open('step.reject', { ...reject.data, step: 'step-1' })?.step, 'step-1');
    assert.equal(seal.open('step.approve', { ...approve.data, step: 'another' }), undefined);
    const { step: _, ...without } = approve.data;
    assert.equal(seal.open('step.approve', without), undefined);
  });

  it('opens for no other verb, key or tenant', () => {
    for (const { verb, data } of buttons) {
      assert.equal(seal.open(`${verb}x`, data), undefined);
      assert.equal(cardSeal(key, 'another').open(verb, data), undefined);
      assert.equal(cardSeal(new Uint8Array(32), 'tenant').open(verb, data), undefined);
    }
  });

  it('opens with an earlier key as what it is, for no other verb or tenant', () => {
    const renewed = cardSeal(new Uint8Array(32), 'tenant', [new Uint8Array(32).fill(7), key]);
    for (const { verb, data } of buttons) {
      assert.equal(renewed.open(verb, data), undefined);
      assert.deepEqual(renewed.openEarlier(verb, data), seal.open(verb, data));
      assert.equal(renewed.openEarlier(`${verb}x`, data), undefined);
      assert.equal(cardSeal(key, 'another', [key]).openEarlier(verb, data), undefined);
      assert.equal(seal.openEarlier(verb, data), undefined);
    }
  });

  it('does not open when any field is changed, added or taken away', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...buttons),
        fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.object()),
        fc.string({ minLength: 1 }),
        fc.nat(),
        ({ verb, data }, value, name, pick) => {
          const fields = Object.keys(data);
          const field = fields[pick % fields.length] ?? '';
          fc.pre(value !== data[field] && !inputs.has(name) && name !== '__proto__');
          assert.equal(seal.open(verb, { ...data, [field]: value }), undefined);
          const { [field]: _, ...less } = data;
          assert.equal(seal.open(verb, less), undefined);
          if (!Object.hasOwn(data, name)) {
            assert.equal(seal.open(verb, { ...data, [name]: value }), undefined);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('refuses what is no data of a button', () => {
    for (const data of [undefined, null, 'text', 4, [], {}, { seal: 4 }, { seal: '' }]) {
      assert.equal(seal.open('step.done', data), undefined);
    }
  });
});
