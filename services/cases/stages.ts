import { type Playbook, type PlaybookStep, stageOf, stagesOf } from './playbook.ts';

/**
 * A step that a ground calls for; `depth` is 0 for those of the lowest level it includes. An `included` one belongs
 * to a level below, and is wanted only if it was never done.
 */
export type Wanted = { step: PlaybookStep; depth: number; included: boolean };

/**
 * The steps a level, a duty or a concern calls for: first those of the levels it includes, the lowest first.
 * @param caller name of a level or duty, or `concern`
 */
export function wantedBy(playbook: Playbook, caller: string): readonly Wanted[] {
  return included(playbook, caller).flatMap((name, depth) =>
    (stageOf(playbook, name)?.steps ?? []).map((step) => ({
      ...{ step, depth, included: name !== caller },
    })),
  );
}

/** The names of all stages that hold while these grounds do, with the levels they include. */
export function stagesHolding(playbook: Playbook, callers: readonly string[]): ReadonlySet<string> {
  return new Set(callers.flatMap((caller) => included(playbook, caller)));
}

/** A step of the playbook and the stage it stands in, by its id there. */
export function placeOf(
  playbook: Playbook,
  stepId: string,
): { stage: string; step: PlaybookStep } | undefined {
  for (const [path, { steps }] of stagesOf(playbook)) {
    const step = steps.find(({ id }) => id === stepId);
    if (step) return { stage: path.at(-1) ?? '', step };
  }
  return undefined;
}

/** The levels that a level includes, lowest first, and itself; a playbook is checked to have no circles. */
function included(playbook: Playbook, caller: string): readonly string[] {
  const below = playbook.levels[caller]?.includes ?? [];
  return [...new Set([...below.flatMap((one) => included(playbook, one)), caller])];
}
