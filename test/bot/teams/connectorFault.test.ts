import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import {
  connectorAnswers,
  faultOfAnswer,
  faultOfSilence,
} from '../../../bot/teams/connectorFault.ts';
import type { OutsideError } from '../../../services/errors/errors.ts';

const unasked = { retryAfter: undefined, date: undefined };

/** What a status means for a new message, for an update, and for a question. */
const table: readonly (readonly [number, string, string, string])[] = [
  // status  POST              PUT             GET
  [300, 'again', 'again', 'again'],
  [301, 'again', 'again', 'again'],
  [302, 'again', 'again', 'again'],
  [307, 'again', 'again', 'again'],
  [308, 'again', 'again', 'again'],
  [400, 'never', 'never', 'never'],
  [401, 'again', 'again', 'again'],
  [402, 'never', 'never', 'never'],
  [403, 'never', 'never', 'never'],
  [404, 'conversation gone', 'message gone', 'conversation gone'],
  [408, 'again', 'again', 'again'],
  [405, 'never', 'never', 'never'],
  [409, 'never', 'never', 'never'],
  [410, 'conversation gone', 'message gone', 'conversation gone'],
  [412, 'again', 'again', 'again'],
  [413, 'never', 'never', 'never'],
  [422, 'never', 'never', 'never'],
  [423, 'again', 'again', 'again'],
  [425, 'again', 'again', 'again'],
  [429, 'again', 'again', 'again'],
  [500, 'maybe', 'again', 'again'],
  [502, 'maybe', 'again', 'again'],
  [503, 'maybe', 'again', 'again'],
  [504, 'maybe', 'again', 'again'],
  [507, 'maybe', 'again', 'again'],
  [599, 'maybe', 'again', 'again'],
  [0, 'never', 'never', 'never'],
  [999, 'never', 'never', 'never'],
];

function told({ code, retry, maybe }: OutsideError): string {
  if (code.endsWith('_gone')) return code.replace('_', ' ');
  if (maybe) return retry ? 'both' : 'maybe';
  return retry ? 'again' : 'never';
}

describe('what an answer of the connector means', () => {
  for (const [status, ...meanings] of table) {
    it(`${status}: POST ${meanings[0]}, PUT ${meanings[1]}, GET ${meanings[2]}`, () => {
      const found = ['POST', 'PUT', 'GET'].map((method) =>
        told(faultOfAnswer(method, status, unasked)),
      );
      assert.deepEqual(found, meanings);
    });
  }

  it('is never to send anew what may have been taken, whatever the status', () => {
    for (let status = 300; status < 600; status += 1) {
      const { retry, maybe } = faultOfAnswer('POST', status, unasked);
      assert.ok(!(retry && maybe), String(status));
      assert.equal(maybe, status >= 500, String(status));
      assert.ok(!faultOfAnswer('PUT', status, unasked).maybe);
    }
  });

  it('stands in the page for operators as in the code', async () => {
    const page = await readFile(new URL('../../../docs/deployment.md', import.meta.url), 'utf8');
    for (const { from, to, send, ask } of connectorAnswers) {
      const status = from === to ? `${from}` : `${from}–${to}`;
      assert.match(page, new RegExp(`\\| ${status}[^|]*\\| \\w[^|]*\\| \\w`), status);
      assert.ok(send.length > 0 && ask.length > 0);
    }
  });

  it('knows that nothing was sent where no connection stood', () => {
    for (const method of ['POST', 'PUT', 'GET']) {
      assert.equal(told(faultOfSilence(method, false, new Error('refused'))), 'again');
    }
  });

  it('asks about a new message after silence, and updates again', () => {
    assert.equal(told(faultOfSilence('POST', true, new Error('reset'))), 'maybe');
    assert.equal(told(faultOfSilence('PUT', true, new Error('reset'))), 'again');
  });
});
