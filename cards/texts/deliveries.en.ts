import type { deliveries as danish } from './deliveries.da.ts';

export const deliveries: typeof danish = {
  missed: {
    summary: 'An answer from Nærvær may be missing.',
    text: (when) => `You may not have got my answer ${when}.`,
    shared: (when) => `My card ${when} may not have arrived here.`,
    clock: (clock) => `at ${clock}`,
    show: 'Show it',
  },
  undelivered: {
    summary: (number) => `A card about case ${number} did not arrive.`,
    heading: 'A card did not arrive',
    text: (number, to, why) => `The card about case ${number} could not reach ${to}: ${why}.`,
    team: 'the team',
    why: {
      not_installed: 'the app is not installed, or it is blocked',
      gone: 'the conversation no longer exists',
      too_large: 'it is too large for Teams',
      refused: 'Teams did not accept it',
    },
    next: {
      not_installed:
        'Ask the IT administrator to install Nærvær. If it is urgent, tell them yourself.',
      gone: 'The card is shown once Nærvær is used there again. If it is urgent, tell them yourself.',
      too_large: 'If it is urgent, tell them yourself.',
      refused: 'If it is urgent, tell them yourself.',
    },
  },
  unreached: {
    summary: 'A colleague gets no cards from Nærvær.',
    heading: 'A colleague gets no cards from Nærvær',
    text: (to, why) => `${to} gets no cards from Nærvær at the moment: ${why}.`,
    somebody: 'A colleague',
    next: {
      not_installed:
        'Ask the IT administrator to install Nærvær. The cards wait meanwhile; if something is urgent, tell them yourself.',
      gone: 'The cards wait until Nærvær is used again. If something is urgent, tell them yourself.',
    },
  },
  hidden: {
    summary: (number) => `Case ${number} was not shown in the team.`,
    heading: 'A case was not shown in the team',
    text: (number, people) =>
      `Case ${number} was not shown in the team, because its members include ${people}.`,
    next: 'Those in the team who may see it get the card in their own chat.',
    unreadable: (number) =>
      `Case ${number} was not shown in the team, because I could not see who its members are.`,
    unreadableNext: 'Those whom the case concerns get the card in their own chat.',
    people: {
      guest: (name) => `${name} (guest)`,
      unknown: (name) => `${name} (not among the school’s staff)`,
      no_right: (name) => `${name} (has no access to the case)`,
    },
    nameless: 'somebody unknown',
    pupils: (count) => (count === 1 ? 'a pupil' : `${count} pupils`),
    others: (count) => (count === 1 ? 'one other' : `${count} others`),
  },
  hiddenCase: {
    summary: 'A case is not shown here any more.',
    text: 'The case is not shown here any more. Those who may see it have it in their own chat with Nærvær.',
  },
};
