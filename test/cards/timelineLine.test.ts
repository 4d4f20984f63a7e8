import assert from 'node:assert/strict';
import { timelineLine } from '../../cards/timelineLine.ts';
import { wordingOf } from '../../cards/wording/wording.ts';
import type { Happening } from '../../services/cases/timeline.ts';
import { anEntry } from './sampleViews.ts';

const told = (what: Happening) =>
  timelineLine(anEntry({ by: { name: 'Karen Skov' }, what }), wordingOf('da'));

describe('a line of the timeline', () => {
  it('tells whom a step was given to apart from who gave it', () => {
    const step = { da: 'Ring til forældrene, og hør hvordan det går', en: 'Phone the parents' };
    assert.equal(
      told({ do: 'assign', step, person: { name: 'Jonas Berg' } }),
      '**Tildelt**: Ring til forældrene, og hør hvordan det går · til Jonas Berg (af Karen Skov)',
    );
  });

  it('tells a level with the one before, and the duties that went with it', () => {
    const line = told({
      ...{ do: 'assess', level: undefined, before: 'dropout_risk' },
      ...{ begun: [], over: ['support_plan'] },
    });
    assert.match(
      line,
      /ingen grænse er nået længere \(før: drop-out-truet\) · bortfaldet: iværksæt en støtteplan/,
    );
  });
});
