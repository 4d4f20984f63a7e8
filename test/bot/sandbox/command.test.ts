import assert from 'node:assert/strict';
import { naervaer } from '../cli/naervaerProcess.ts';

describe('naervaer sandbox', () => {
  it('refuses a clock that is none', async () => {
    const { code, stderr } = await naervaer(['sandbox'], { env: { SANDBOX_NOW: 'tomorrow' } });
    assert.equal(code, 2);
    assert.match(stderr, /SANDBOX_NOW/);
  });
});
