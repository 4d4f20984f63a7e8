import assert from 'node:assert/strict';
import { twoOrdersExamples, twoOrdersIn } from '../../../services/talk/twoOrders.ts';

describe('two orders in one message', () => {
  for (const text of twoOrdersExamples) {
    it(`are »${text}«`, () => assert.ok(twoOrdersIn(text)));
  }
  for (const text of [
    'slet Loke og Aksel',
    'slet Loke syg i dag og Aksel forsinket i dag',
    'notér Aksel syg og Loke forsinket',
    'Loke syg, Aksel forsinket',
  ]) {
    it(`are not »${text}«`, () => assert.equal(twoOrdersIn(text), undefined));
  }
});
