import assert from 'node:assert/strict';
import { personOf, type RunningSchool } from '../../doubles/runningSchool.ts';
import type { Cast } from './scene.ts';

/** Who the tries are about, by id, of the first invented school. */
export function castOf({ roster }: RunningSchool): Cast {
  const loke = roster.pupils.find(
    ({ givenName, classCode }) => givenName === 'Loke' && classCode === '7b',
  );
  assert.ok(loke);
  return {
    lokeId: loke.id,
    teacher: personOf(roster, 'class_teacher', '7b').member.id,
    otherTeacher: personOf(roster, 'class_teacher', '5a').member.id,
    leader: personOf(roster, 'leader').member.id,
    nurse: personOf(roster, 'health_nurse').member.id,
    nurse2: personOf(roster, 'absence_consultant').member.id,
  };
}

/** The data of a press with the ids of the cast in their places. */
export function filledIn(
  data: Readonly<Record<string, string | number>>,
  cast: Cast,
): Record<string, string | number> {
  const places: Readonly<Record<string, string>> = {
    LOKE: cast.lokeId,
    NURSE: cast.nurse,
    NURSE2: cast.nurse2,
    LEADER: cast.leader,
    CLASS_TEACHER: cast.teacher,
  };
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, places[String(value)] ?? value]),
  );
}
