import { reviewInput } from '../../bot/casework/monthReview.ts';
import { storedRecords } from '../../bot/core/recordReader.ts';
import { type ReviewLine, reviewLines } from '../../services/status/monthReview.ts';
import type { World } from './world.ts';

/** Whom a school's leader said of that the absence has a known reason, and until when. */
type Explained = { pupilId: string; until: string };

/** When that is said, and how long it holds; days. */
export const explainedOn = '2026-11-11';
const holdsDays = 28;

/** Looks once a week whether everybody at attention without a case stands in the month's review. */
export class AttentionWatch {
  readonly faults: string[] = [];
  /** Pupils at attention without a case, at their first. */
  readonly pupils = new Set<string>();
  /** By school. */
  readonly explained = new Map<string, Explained>();
  readonly #world: World;
  /** Schools of which nobody had the review when it was last looked at. */
  readonly #missing = new Set<string>();

  constructor(world: World) {
    this.#world = world;
  }

  /** Whether somebody has said why a pupil is away. */
  isExplained(pupilId: string): boolean {
    const today = this.#world.today();
    return [...this.explained.values()].some(
      (one) => one.pupilId === pupilId && today <= one.until,
    );
  }

  /** @param levelOf what the rules say of the absence that was written */
  async endOfDay(levelOf: (pupilId: string, grade: number) => string | undefined): Promise<void> {
    const today = Temporal.PlainDate.from(this.#world.today());
    for (const school of this.#world.rosters.keys()) {
      if (today.toString() === explainedOn) await this.#explain(school);
      if (today.dayOfWeek === 5) await this.#look(school, levelOf);
    }
  }

  async #look(
    school: string,
    levelOf: (pupilId: string, grade: number) => string | undefined,
  ): Promise<void> {
    const { app } = this.#world.school.bot;
    const today = this.#world.today();
    const lines = await this.#linesOf(school);
    const listed = new Map(lines.map((one) => [one.pupilId, one]));
    const records = storedRecords(app, school);
    for (const { id, grade } of this.#world.rosters.get(school)?.pupils ?? []) {
      const open = (await records.load('pupil', id))?.openCaseId;
      if (open !== undefined || levelOf(id, grade) !== 'attention') continue;
      this.pupils.add(id);
      if (!listed.has(id)) this.faults.push(`${today} ${school} ${id} is on no review`);
    }
    const keys = (await records.list('digest')).flatMap(({ value }) => value.keys);
    const isTold = keys.some((key) => key.startsWith('review/'));
    const isMissing = lines.length > 0 && !isTold;
    // A list holds what stood in the morning: what the day brought is told of in the next one.
    if (isMissing && this.#missing.has(school)) {
      this.faults.push(`${today} ${school}: nobody has the review`);
    }
    if (isMissing) this.#missing.add(school);
    else this.#missing.delete(school);
    const explained = this.explained.get(school);
    if (!explained || today <= explained.until) return;
    if (listed.get(explained.pupilId)?.known) {
      this.faults.push(`${today} ${school} ${explained.pupilId} is still explained`);
    }
  }

  async #linesOf(school: string): Promise<readonly ReviewLine[]> {
    const { app } = this.#world.school.bot;
    const roster = app.schools.roster(school);
    const member = roster?.staff.find(({ role }) => role === 'leader');
    if (!roster || !member) return [];
    const actor = { member, roster };
    return reviewLines(await reviewInput(app, actor, storedRecords(app, school)));
  }

  /** The leader gives a reason for the first on the list, who stands there with it afterwards. */
  async #explain(school: string): Promise<void> {
    const [line] = await this.#linesOf(school);
    const leader = this.#world.staffOf(school).find(({ member }) => member.role === 'leader');
    if (!line || !leader) return;
    const until = Temporal.PlainDate.from(explainedOn).add({ days: holdsDays }).toString();
    const filledIn = { known: 'operation', to: until };
    const data = { id: line.pupilId, v: 0, from: 'status' };
    await this.#world.pressSealed(leader, 'known.save', { ...data, ...filledIn });
    const { pupilId } = line;
    const after = (await this.#linesOf(school)).find((one) => one.pupilId === pupilId);
    if (after?.known) this.explained.set(school, { pupilId, until });
    else this.faults.push(`${explainedOn} ${school} ${pupilId} could not be explained`);
  }
}
