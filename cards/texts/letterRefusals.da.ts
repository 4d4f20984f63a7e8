/** Refusals about letters and other documents of a case. */
export const letterRefusals = {
  register_unchecked: () => ({
    title: 'Registret er ikke tjekket endnu',
    next: 'Slå fraværet op i skolens register. Passer det, så tryk »Registret er tjekket i dag« under »Breve«, og bed om udkastet igen. Din pligt til at underrette venter ikke: Er du bekymret nu, så underret nu, på kommunens egen blanket eller pr. telefon, uden udkast.',
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
