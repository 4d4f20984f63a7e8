/** What a meeting goes through. */
export const agenda = {
  open: 'Dagsorden',
  summary: (number: string) => `Dagsorden til mødet om sag ${number}.`,
  heading: (number: string) => `Dagsorden, sag ${number}`,
  home: (name: string) => `Forældre og elev inviteres; ${name} skriver selv til dem i Aula.`,
  unseen: 'Du kan se dagsordenen, men ikke sagen.',
  parts: {
    attendance: '1. Fremmøde',
    pupilSays: '2. Elevens ord',
    works: '3. Hvad virker',
    worksNot: '4. Hvad virker ikke',
    agreements: '5. Aftaler (højst tre)',
    next: '6. Næste dato',
  },
  askAttendance: 'Hvordan har fremmødet været siden sidst?',
  askPupil: 'Spørg eleven inden mødet, hvad der er svært, og hvad der hjælper.',
  askWorks: 'Hvad skal I gøre mere af?',
  askWorksNot: 'Hvad skal I gøre anderledes?',
  askAgreements: 'Skriv, hvem der gør det, og hvornår.',
  nextRequired: 'Aftal, hvornår I ses igen.',
  pupil: (words: string) => `Eleven: ${words}`,
  parents: (words: string) => `Forældrene: ${words}`,
  agreement: (text: string, who: string, due: string) =>
    [text, who, due].filter(Boolean).join(' · '),
  done: 'udført',
};

/** Ways out of a search that found no time for all, and of a meeting that somebody declined. */
export const meetingWays = {
  none: 'Der er ingen tid inden fristen, hvor alle, der skal deltage, er ledige.',
  which: 'Vælg en anden løsning:',
  open: 'Andre løsninger …',
  without: (name: string, when: string) => `Uden ${name}: ${when}`,
  shorter: (minutes: number, when: string) => `Kortere: ${minutes} min. ${when}`,
  later: (when: string) => `Senere: ${when}`,
  deputy: (name: string, deputy: string) => `${deputy} i stedet for ${name}`,
  choose: (number: number) => `Vælg ${number}`,
  moving: (names: string) =>
    `${names} kan ikke komme. Der ledes efter en ny tid; det hidtidige møde gælder, indtil en ny er booket.`,
  declined: (names: string) =>
    `${names} kan ikke komme. Aftal det direkte, eller aflys mødet og foreslå nye tider.`,
  instead: 'Det hidtidige møde står i kalenderen, indtil en ny tid er booket.',
  home: 'Forældre/elev inviteres – jeg skriver selv til dem i Aula',
  homeSet: { on: 'Forældre/elev skal ikke deltage', off: 'Forældre/elev skal deltage' },
  homeWanted: (name: string) => `${name} inviterer forældre og elev i Aula.`,
};

/** A chat with a case's own people. */
export const chat = {
  open: 'Chat om sagen …',
  heading: (who: string) => `Chat om sagen: ${who}`,
  start: 'Åbn chatten i Teams',
  about: (count: number) =>
    `Chatten åbnes med dig og ${count} ${count === 1 ? 'kollega' : 'kolleger'} fra skolen, som ser hele sagen. Den får sagens nummer som navn, og intet sendes, før du skriver.`,
  careful:
    'Nærvær er ikke med i chatten og gemmer intet fra den. Skriv ikke navne eller helbredsoplysninger; aftaler hører til i sagen.',
  nobody: 'Ingen andre kolleger fra skolen er med i sagen endnu.',
};
