import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readOffers } from '../../../services/cases/offers.ts';
import { readPlaybook } from '../../../services/cases/playbook.ts';
import { readLetters } from '../../../services/documents/readLetters.ts';
import { readLessons } from '../../../services/meetings/lessons.ts';
import { readModel } from '../../../services/notes/trained/readModel.ts';
import { readAbsenceMap } from '../../../services/register/readAbsenceMap.ts';
import { readRetention } from '../../../services/retention/readRetention.ts';
import { readTitles } from '../../../services/roster/readTitles.ts';
import { contradictions } from '../../../services/rules/contradictions.ts';
import { readRuleset } from '../../../services/rules/readRuleset.ts';
import type { CheckName } from '../checkNames.ts';
import type { Check } from '../examine.ts';
import { type Finding, notChecked, ok, warning } from '../finding.ts';
import type { Setup } from '../readSetup.ts';
import { read } from './read.ts';

/** Every data file that the configuration names, by itself, so that the wrong one is told. */
export function dataFileChecks({ config }: Setup): readonly Check[] {
  const map = (config.absenceFolder ?? config.absencePull)?.map;
  return [
    file('rules', 'RULES', () => rulesFinding(config.rules)),
    file('trialRules', 'TRIAL_RULES', async () => {
      const names = await readdir(config.trialRules).catch(() => []);
      const files = names.filter((name) => name.endsWith('.json'));
      await Promise.all(files.map((name) => readRuleset(join(config.trialRules, name))));
      return ok('files_ok', { count: files.length });
    }),
    one('reportFigure', 'REPORT_FIGURE', config.reportFigure, readRuleset),
    one('playbook', 'PLAYBOOK', config.playbook, readPlaybook),
    one('retention', 'RETENTION', config.retention, readRetention),
    one('titles', 'TITLES', config.titles, readTitles),
    file('letters', 'LETTERS', async () =>
      ok('files_ok', { count: (await readLetters(config.letters)).length }),
    ),
    one('reader', 'READER', config.reader, readModel),
    one('lessons', 'LESSONS', config.lessons, readLessons),
    one('offers', 'OFFERS', config.offers, readOffers),
    one('absenceMap', 'ABSENCE_MAP', map, readAbsenceMap),
  ];
}

function file(name: CheckName, variable: string, look: () => Promise<Finding>): Check {
  return { name, reads: [variable], look: () => read(variable, look) };
}

/** One that may not be configured at all. */
function one(
  name: CheckName,
  variable: string,
  path: string | undefined,
  reader: (path: string) => Promise<unknown>,
): Check {
  return file(name, variable, async () => {
    if (path === undefined) return notChecked('file_unset', { variable });
    await reader(path);
    return ok('file_ok');
  });
}

async function rulesFinding(files: readonly string[]): Promise<Finding> {
  const rulesets = await Promise.all(files.map((path) => readRuleset(path)));
  const found = rulesets.flatMap(contradictions);
  const detail = found.map(
    ({ ruleset, criteria, reason }) => `${ruleset} ${criteria.join(', ')} (${reason})`,
  );
  return found.length === 0
    ? ok('files_ok', { count: rulesets.length })
    : warning('rules_contradict', { count: found.length }, { detail: detail.join('; ') });
}
