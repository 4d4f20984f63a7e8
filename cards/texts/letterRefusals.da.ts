/** Refusals about letters and other documents of a case. */
export const letterRefusals = {
  register_unchecked: () => ({
    title: 'Registret er ikke tjekket endnu',
    next: 'En underretning om fravær skal bygge på skolens fraværsregister. Tjek tallet dér, og markér trinnet »Tjek fraværet i det officielle fraværsregister« som udført, eller indlæs registret. Er I bekymrede for barnet nu, så brug »Underretning (bekymring)«.',
  }),
  letter_unsuited: () => ({
    title: 'Dokumentet passer ikke til sagen lige nu',
    next: 'Åbn »Breve« igen for at se dem, der passer.',
  }),
  letter_language: () => ({
    title: 'Dokumentet findes ikke på det sprog',
    next: 'Vælg et andet sprog. Dansk og engelsk findes altid.',
  }),
  letter_failed: () => ({
    title: 'Udkastet kom ikke frem',
    next: 'Hverken Teams eller OneDrive tog imod filen. Prøv igen om lidt, helst i Teams på en computer: åbn sagen, »Plan og hjælp«, »Breve«.',
  }),
};
