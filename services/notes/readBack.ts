import type { Draft, Question, Reading } from './reading.ts';

type Storing = Extract<Reading, { questions: unknown; entries: unknown }>;

/** The same reading, read back for one tap before anything of it is stored. */
export function readBack(reading: Reading): Reading {
  if (!('entries' in reading) || reading.entries.length === 0) return reading;
  return { ...reading, entries: [], questions: [confirming(reading), ...reading.questions] };
}

function confirming(reading: Storing): Question {
  const { intent } = reading;
  const pupils = new Set(reading.entries.map(({ pupilId }) => pupilId));
  const [pupilId] = pupils;
  const draft: Draft = {
    intent,
    pupilId: pupils.size === 1 ? pupilId : undefined,
    dates: undefined,
    category: undefined,
    extent: 'day',
  };
  const whole =
    reading.intent === 'withdraw'
      ? { intent: reading.intent, entries: reading.entries }
      : {
          intent: reading.intent,
          entries: reading.entries,
          leftOut: reading.leftOut,
          ...(reading.instead ? { instead: reading.instead } : {}),
          ...(reading.clock ? { clock: reading.clock } : {}),
        };
  return { field: 'confirm', heard: '', choices: ['yes', 'no'], draft, reading: whole };
}

/** That all of some classes were at school on a day, to be confirmed before it is their report. */
export function allWereHere(classCodes: readonly string[], date: string): Question {
  return {
    field: 'confirm',
    heard: '',
    choices: ['yes', 'no'],
    draft: {
      intent: 'note',
      pupilId: undefined,
      dates: undefined,
      category: undefined,
      extent: 'day',
    },
    reading: { intent: 'all_here', classCodes, date },
  };
}

/** A worry about a pupil, to be confirmed before a case opens. */
export function worryAbout(pupilId: string): Question {
  return {
    field: 'confirm',
    heard: '',
    choices: ['yes', 'no'],
    draft: {
      intent: 'concern',
      pupilId,
      dates: undefined,
      category: undefined,
      extent: 'day',
    },
    reading: { intent: 'concern', target: { pupilId } },
  };
}
