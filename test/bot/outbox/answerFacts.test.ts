import assert from 'node:assert/strict';
import { answerFacts } from '../../../bot/outbox/answerFacts.ts';

const id = 'f0e1d2c3-b4a5-4697-8899-aabbccddeeff';

describe('what an answer of Teams may say in the log', () => {
  const answers: readonly (readonly [string, Record<string, string>, string, object])[] = [
    ['its number', { 'x-ms-request-id': id }, '', { requestId: id }],
    ['its vector', { 'ms-cv': 'ZHl0S3Vxa2VhcUtR.1.2' }, '', { requestId: 'ZHl0S3Vxa2VhcUtR.1.2' }],
    [
      'a documented word',
      {},
      '{"error":{"code":"BotNotInConversationRoster","message":"Loke"}}',
      { reason: 'BotNotInConversationRoster' },
    ],
    [
      'the finer of two words',
      {},
      '{"error":{"code":"Forbidden"},"subCode":"MessageWritesBlocked"}',
      { reason: 'MessageWritesBlocked' },
    ],
    ['nothing of a name in place of a number', { 'x-ms-request-id': 'Loke Christensen' }, '', {}],
    ['nothing of a word nobody documents', {}, '{"error":{"code":"Loke Christensen"}}', {}],
    ['nothing of a page', {}, '<html>Loke</html>', {}],
    ['nothing of half a text', {}, '{"error":{"code":"Forb', {}],
    ['nothing of a number', {}, '7', {}],
  ];
  for (const [what, headers, body, facts] of answers) {
    it(`is ${what}`, () => {
      assert.deepEqual(answerFacts(headers, body), facts);
    });
  }
});
