import type { Text } from '../rules/ruleset.ts';
import type { CaseRecord } from './caseRecord.ts';
import { isOpen, worded } from './caseStep.ts';
import { nextDate } from './nextDate.ts';
import type { Progress } from './progress.ts';
import type { CaseView } from './views.ts';

/** What a meeting about a case goes through; parts that the viewer may not read are empty. */
export type AgendaView = {
  kind: 'agenda';
  meetingId: string;
  version: number;
  number: string;
  /** Whether parents and pupil are wanted, and who asks them. */
  home: { asks: string } | undefined;
  /** Whether the viewer sees the case at all. */
  isSeen: boolean;
  progress: Progress | undefined;
  pupilSays: string | undefined;
  parentsSay: string | undefined;
  works: readonly string[];
  worksNot: readonly string[];
  agreements: readonly { text: Text; who: string | undefined; due: string; isDone: boolean }[];
  /** ISO date. */
  nextOn: string | undefined;
};

const mostLines = 2;

/** What an agenda has of a case, as far as its view shows it: words only to somebody who sees all of it. */
export function agendaOf(
  subject: CaseRecord,
  view: CaseView,
): Omit<AgendaView, 'kind' | 'meetingId' | 'version' | 'number' | 'home' | 'isSeen'> {
  const isFull = view.scope === 'full';
  const went = (isFull ? (subject.plan?.wayBack ?? []) : []).flatMap(({ text, went: how }) =>
    how ? [{ text, how: how.how }] : [],
  );
  const agreements = subject.steps
    .filter((step) => step.calledBy === 'meeting' && (isOpen(step) || step.state === 'done'))
    .slice(-mostLines);
  return {
    progress: view.progress,
    pupilSays: isFull ? subject.mapping?.pupilSays : undefined,
    parentsSay: isFull ? subject.mapping?.parentsSay : undefined,
    works: went.flatMap(({ text, how }) => (how === 'well' ? [text] : [])).slice(-mostLines),
    worksNot: went.flatMap(({ text, how }) => (how === 'well' ? [] : [text])).slice(-mostLines),
    agreements: agreements.map((step) => ({
      text: isFull ? worded(step) : step.text,
      who: view.steps.find(({ id }) => id === step.id)?.assignee,
      due: step.due,
      isDone: step.state === 'done',
    })),
    nextOn: view.scope === 'own_steps' ? undefined : nextDate(subject)?.on,
  };
}

/** For somebody called to a meeting who does not see its case. */
export const unseenAgenda: ReturnType<typeof agendaOf> = {
  ...{ progress: undefined, pupilSays: undefined, parentsSay: undefined, nextOn: undefined },
  ...{ works: [], worksNot: [], agreements: [] },
};
