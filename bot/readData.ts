import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readCalendar } from '../services/calendar/readCalendar.ts';
import { readOffers } from '../services/cases/offers.ts';
import { readPlaybook } from '../services/cases/playbook.ts';
import { readLetters } from '../services/documents/readLetters.ts';
import { readLessons } from '../services/meetings/lessons.ts';
import { readModel } from '../services/notes/trained/readModel.ts';
import { readRetention } from '../services/retention/readRetention.ts';
import { readRuleset } from '../services/rules/readRuleset.ts';
import { readSchoolKinds } from '../services/rules/readSchoolKinds.ts';
import type { Ruleset } from '../services/rules/ruleset.ts';
import type { Config } from './config.ts';
import type { App } from './core/app.ts';

/** What a bot reads from files when it starts; nothing changes it afterwards. */
export type BotData = Pick<
  App,
  | 'calendar'
  | 'playbook'
  | 'offers'
  | 'lessons'
  | 'letters'
  | 'retention'
  | 'trained'
  | 'rulesets'
  | 'trialRulesets'
  | 'kinds'
  | 'reportFigure'
>;

/**
 * @throws DataFileError for a bad rules, kinds of school, playbook, offers, letters, retention, calendar or model file
 */
export async function readData(config: Config): Promise<BotData> {
  const [
    calendar,
    playbook,
    retention,
    trained,
    rulesets,
    kinds,
    reportFigure,
    lessons,
    trialRulesets,
    offers,
    letters,
  ] = await Promise.all([
    readCalendar(config.calendar),
    readPlaybook(config.playbook),
    readRetention(config.retention),
    readModel(config.reader),
    Promise.all(config.rules.map((file) => readRuleset(file))),
    readSchoolKinds(config.dutiesByKind, config.schoolKinds),
    readRuleset(config.reportFigure),
    config.lessons === undefined ? undefined : readLessons(config.lessons),
    readTrials(config.trialRules),
    config.offers === undefined ? undefined : readOffers(config.offers),
    readLetters(config.letters),
  ]);
  return {
    ...{ calendar, playbook, lessons, offers, letters, retention, trained },
    ...{ rulesets, trialRulesets, kinds, reportFigure },
  };
}

/** Rulesets to try; none if the municipality has none. */
async function readTrials(folder: string): Promise<Ruleset[]> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith('.json')).sort();
  return Promise.all(files.map((name) => readRuleset(join(folder, name))));
}
