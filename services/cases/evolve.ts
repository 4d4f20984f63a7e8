import type { CaseEvent } from './caseEvent.ts';
import type { CaseRecord, CaseState } from './caseRecord.ts';
import { type CalledStep, type CaseStep, isOpen } from './caseStep.ts';
import { arranged, planAfter, rearranged, withReviewDay } from './evolvePlan.ts';
import { begunAfter, placeTaken, visitationAfter } from './offerEvents.ts';
import { withContact, withDraft, withHeld } from './workEvents.ts';

/**
 * A case after an event. The event was already decided; here it only takes effect, so replaying a log
 * always gives the same case. O(steps).
 * @param current undefined before the first event, which opens the case
 */
export function evolve(current: CaseState | undefined, event: CaseEvent): CaseState {
  if (event.do === 'open') return opened(event);
  if (!current) throw new TypeError('a case begins by being opened');
  const { closing, ...rest } = current;
  const still = closing === undefined || endsProposal(event) ? rest : current;
  const next = withState({ ...still, ...changed(current, event) }, event);
  return { ...withReviewDay(next), revision: current.revision + 1 };
}

/** The case of a log. @throws TypeError if the log does not begin with `open` */
export function replayed(log: readonly CaseEvent[]): CaseState {
  const [first, ...rest] = log;
  if (!first) throw new TypeError('a case begins by being opened');
  return rest.reduce<CaseState>(evolve, evolve(undefined, first));
}

/** The record with events added; the same object if there are none. */
export function withEvents(record: CaseRecord, events: readonly CaseEvent[]): CaseRecord {
  if (events.length === 0) return record;
  const { hits, next, log, ...state } = record;
  return {
    ...events.reduce<CaseState>(evolve, state),
    hits,
    ...(next === undefined ? {} : { next }),
    log: [...log, ...events],
  };
}

function opened({ id, pupilId, why, holder, at }: Extract<CaseEvent, { do: 'open' }>): CaseState {
  return {
    id,
    pupilId,
    state: 'proposed',
    why,
    openedOn: at.slice(0, 10),
    ...(holder === undefined ? {} : { holder }),
    revision: 1,
    round: 1,
    duties: [],
    steps: [],
    involved: [],
    comments: [],
    arrangements: [],
  };
}

const answersNothing: ReadonlySet<CaseEvent['do']> = new Set([
  'comment',
  'nudge',
  'release',
  'close',
  'explain',
  'explainEnd',
  'draft',
  'registerChecked',
]);

/**
 * Working on a case answers the proposal to close it; a comment, a reminder, a known reason, a draft, a look into
 * the register or ending somebody's part does not. A closed case keeps it as the reason it was closed.
 */
function endsProposal({ do: kind, by }: CaseEvent): boolean {
  if (kind === 'withdrawClose' || kind === 'reopen') return true;
  return by !== 'system' && !answersNothing.has(kind);
}

function changed(current: CaseState, event: CaseEvent): Partial<CaseState> {
  switch (event.do) {
    case 'open':
    case 'concern':
    case 'praise':
    case 'nudge':
    case 'withdrawClose':
    case 'explain':
    case 'explainEnd':
      return {};
    case 'proposeClose':
      return { closing: event.reason };
    case 'assess':
      return { level: event.level, duties: event.duties };
    case 'call':
      return { steps: [...current.steps, ...event.steps.map(asCalled)] };
    case 'hold':
      return { holder: event.holder };
    case 'involve':
      return {
        involved: [...endPart(current, event.involvement.staffId, event.at), event.involvement],
      };
    case 'release':
      return {
        involved: endPart(current, event.person, event.at),
        steps: current.steps.map((step) => withoutAssignee(step, event.person)),
      };
    case 'comment':
      return {
        comments: [...current.comments, { by: event.by, at: event.at, text: event.text }],
      };
    case 'meeting':
      return event.earlier ? {} : { meetingId: event.meetingId };
    case 'arrange':
      return arranged(current, event);
    case 'arrangeEnd':
      return {
        arrangements: current.arrangements.map((one) =>
          one.kind === event.arrangement && one.to === undefined ? { ...one, to: event.to } : one,
        ),
      };
    case 'arrangeUntil':
      return rearranged(current, event);
    case 'map':
      return { mapping: { ...event.answers, by: event.by, at: event.at } };
    case 'plan':
    case 'wayBack':
    case 'wayBackEnd':
      return { plan: planAfter(current, event) };
    case 'close':
      return {
        ...takenBack(current),
        outcome: event.outcome,
        closedOn: event.at.slice(0, 10),
        ...placeTaken(event),
        steps: current.steps.map(lapsed),
      };
    case 'visitation':
      return visitationAfter(current, event);
    case 'begun':
      return begunAfter(current, event);
    case 'left':
      return { left: { on: event.at.slice(0, 10) } };
    case 'returned':
      return {
        left: undefined,
        ...takenBack(current),
        // Nobody is to be told any longer.
        steps: current.steps.map((step) => (step.calledBy === 'left' ? lapsed(step) : step)),
      };
    case 'rosterWrong':
      return current.left ? { left: { ...current.left, wrongSince: event.at.slice(0, 10) } } : {};
    case 'handOver': {
      const { id, to, name, at } = event;
      return { handOver: { id, to, name, on: at.slice(0, 10), state: 'offered' } };
    }
    case 'handOverAnswer':
      return answered(current, event);
    case 'takeOver':
      return { takenOver: event.facts };
    case 'contact':
      return withContact(current, event);
    case 'held':
      return withHeld(current, event);
    case 'draft':
      return withDraft(current, event);
    case 'registerChecked':
      return { registerChecked: { by: event.by, at: event.at, round: current.round } };
    case 'reopen':
      return {
        ...{ round: current.round + 1, outcome: undefined, closedOn: undefined },
        handOver: undefined,
        offer: undefined,
      };
    default:
      return {
        steps: current.steps.map((step) =>
          step.id === event.step ? stepAfter(step, event) : step,
        ),
      };
  }
}

/** An offer that nobody has answered is taken back. */
function takenBack({ handOver }: CaseState): Partial<CaseState> {
  return handOver?.state === 'offered' ? { handOver: { ...handOver, state: 'withdrawn' } } : {};
}

function answered(
  { handOver }: CaseState,
  { id, accepted, number, at }: Extract<CaseEvent, { do: 'handOverAnswer' }>,
): Partial<CaseState> {
  if (handOver?.id !== id) return {};
  return {
    handOver: {
      ...handOver,
      on: at.slice(0, 10),
      state: accepted ? 'accepted' : 'refused',
      ...(number === undefined ? {} : { number }),
    },
  };
}

type StepEvent = Exclude<Extract<CaseEvent, { step: string }>, { do: 'nudge' }>;

function stepAfter(step: CaseStep, event: StepEvent): CaseStep {
  const decision = { by: event.by, at: event.at };
  switch (event.do) {
    case 'approve':
      return { ...step, state: 'approved', approved: decision };
    case 'reject':
      return { ...step, state: 'rejected', rejected: { ...decision, reason: event.reason } };
    case 'assign': {
      const { standIn: _, ...rest } = step;
      return { ...rest, assignee: event.assignee };
    }
    case 'done':
      return {
        ...step,
        state: 'done',
        done: {
          ...decision,
          ...(event.on === undefined ? {} : { on: event.on }),
          ...(event.outcome === undefined ? {} : { outcome: event.outcome }),
        },
      };
    case 'judge':
      return {
        ...step,
        state: 'done',
        done: {
          ...decision,
          judgement: event.judgement,
          ...(event.outcome === undefined ? {} : { outcome: event.outcome }),
        },
      };
    case 'postpone': {
      const postponed = { ...decision, from: step.due, to: event.to, reason: event.reason };
      return { ...onTime(step), due: event.to, postponed: [...step.postponed, postponed] };
    }
    case 'due':
      return { ...onTime(step), due: event.due };
    case 'standIn': {
      const { standIn: _, ...rest } = step;
      return event.person === undefined ? rest : { ...rest, standIn: event.person };
    }
    case 'remind':
      return { ...step, reminders: event.number };
    case 'escalate':
      return { ...step, escalatedTo: event.to };
  }
}

/** A new due day resets the reminders of the old one. */
function onTime(step: CaseStep): CaseStep {
  const { escalatedTo: _, ...rest } = step;
  return { ...rest, reminders: 0 };
}

function asCalled(step: CalledStep): CaseStep {
  const state = step.approver === null ? 'approved' : 'proposed';
  return { ...step, state, postponed: [], reminders: 0 };
}

/** Otherwise steps left open at closing would appear beside those of the next round. */
function lapsed(step: CaseStep): CaseStep {
  return isOpen(step) ? { ...step, state: 'lapsed' } : step;
}

function endPart({ involved }: CaseState, staffId: string, at: string): CaseState['involved'] {
  return involved.map((one) =>
    one.staffId === staffId && one.endedAt === undefined ? { ...one, endedAt: at } : one,
  );
}

function withoutAssignee(step: CaseStep, person: string): CaseStep {
  if (!isOpen(step)) return step;
  const { assignee, standIn, ...rest } = step;
  return {
    ...rest,
    ...(assignee === undefined || assignee === person ? {} : { assignee }),
    ...(standIn === undefined || standIn === person ? {} : { standIn }),
  };
}

/** What people do without acting on a case. */
const startsNothing: ReadonlySet<CaseEvent['do']> = new Set([
  'nudge',
  'explain',
  'explainEnd',
  'draft',
  'registerChecked',
]);

function withState(current: CaseState, event: CaseEvent): CaseState {
  if (event.do === 'close') return { ...current, state: 'closed' };
  if (current.state === 'closed' && event.do !== 'reopen') return current;
  // Rules and time leave it proposed: it starts with a person's first action.
  if (current.state === 'proposed' && (event.by === 'system' || startsNothing.has(event.do)))
    return current;
  const tasks = current.steps.some((step) => step.kind === 'task' && isOpen(step));
  return { ...current, state: tasks || event.do === 'reopen' ? 'open' : 'monitoring' };
}
