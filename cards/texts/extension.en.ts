import type { extension as da } from './extension.da.ts';

export const extension: typeof da = {
  search: {
    few: 'Write at least two letters of the pupil’s name.',
    none: 'There is no pupil by that name whom you may see.',
    title: (pupil, classTitle) => `${pupil}, ${classTitle}`,
    quarter: (days) => `absent this quarter: ${days}`,
    caseOpen: (number) => `case ${number}`,
  },
  placed: {
    summary: 'Nærvær: the status of a pupil.',
    heading: 'The status of a pupil',
    text: 'Nothing about the pupil is shown here, because others can read it too. Write “status” and the pupil’s name to Nærvær in your own chat.',
  },
  form: {
    title: 'Report absence',
    heading: 'Report absence from the message',
    check: 'This is how I read it. Nothing is noted until you press “Note absence”.',
    send: 'Note absence',
    pupil: (number) => `Pupil${number && ` ${number}`} (required)`,
    choosePupil: 'Choose a pupil, or “None of them”.',
    nobody: 'None of them: do not note this',
    category: (number) => `Absence${number && `, pupil ${number}`} (required)`,
    chooseCategory: 'Choose what it is.',
    from: (number) => `First day${number && `, pupil ${number}`} (required)`,
    to: (number) => `Last day${number && `, pupil ${number}`} (required)`,
    chooseDay: 'Choose a day.',
    leftOut: (count) =>
      `The message mentions ${count} more. Write to me about ${count === 1 ? 'it' : 'them'} in your own chat with me.`,
    nothing:
      'I found no absence in the message. Write it to me in your own chat, for instance “Sofie sick today”.',
    noted: 'Sent. The receipt, with an undo, comes in your own chat with me.',
    notNoted: 'It was not noted. The reason is in your own chat with me.',
    none: 'Nothing was noted: you chose no pupil.',
  },
};
