import assert from 'node:assert/strict';
import { rosterSourceOf } from '../../../bot/cli/rosterSourceOf.ts';
import { readConfig } from '../../../bot/config.ts';

describe('the source of rosters that is configured', () => {
  const sourceBy = (env: Record<string, string>) =>
    rosterSourceOf(readConfig({ SANDBOX: '1', ...env }), undefined);

  it('is the one that is named, or none', () => {
    assert.equal(sourceBy({}), undefined);
    const graph = { ROSTER_FROM: 'graph', GRAPH_BASE_URL: 'http://127.0.0.1:9/v1.0' };
    const skoledata = { ROSTER_URL: 'https://skoledata.example', ROSTER_TOKEN: 'key' };
    assert.deepEqual(
      [
        sourceBy(graph),
        sourceBy({ ROSTER_FROM: 'os2skoledata', ...skoledata }),
        sourceBy({ ROSTER_FROM: 'folder', ROSTER_FOLDER: 'in' }),
      ].map((one) => one?.origin),
      ['graph', 'os2skoledata', 'folder'],
    );
  });

  it('is refused where there is no Graph to ask', () => {
    assert.throws(() => sourceBy({ ROSTER_FROM: 'graph' }), /ROSTER_FROM: expected GRAPH_BASE_URL/);
  });
});
