/** What every team meeting goes through (Børns Vilkår, bornsvilkar.dk/skolefravaer/skole/skole-hjem). */
const points = {
  da: ['fremmøde', 'elevens ord', 'hvad virker', 'hvad virker ikke', 'aftaler', 'næste dato'],
  en: ['attendance', 'the pupil’s words', 'what works', 'what does not', 'agreements', 'next date'],
};

/** Subject and body of the event. A calendar is read over many shoulders: case number alone, no pupil, no cause. */
export function invitation(caseNumber: string): { subject: string; body: string } {
  const number = caseNumber.replaceAll(/[^\p{L}\p{N}-]/gu, '');
  return {
    subject: `Tværfagligt teammøde – sag ${number}`,
    body: [
      `<p>Teammøde om sag ${number}. Se sagens kort i Nærvær, før I mødes.</p>`,
      `<p>Dagsorden: ${points.da.join(' · ')}.</p>`,
      '<p>Skriv ikke navne eller årsager i kalenderen.</p>',
      `<p>Team meeting on case ${number}. See the case's card in Nærvær before you meet.</p>`,
      `<p>Agenda: ${points.en.join(' · ')}.</p>`,
    ].join('\n'),
  };
}
