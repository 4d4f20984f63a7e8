/** What people are told after the store was restored from a backup. */
export const restored = {
  title: 'Nærvær er gendannet fra en sikkerhedskopi',
  next: (since: string | undefined) =>
    `Noget af det, der er noteret ${since === undefined ? 'for nylig' : `siden ${since}`}, kan mangle. Har du skrevet til mig ${since === undefined ? 'for nylig' : 'siden da'}, så skriv det igen; intet bliver noteret to gange. Skriv »mine opgaver« eller »status« for at se, hvordan det står nu.`,
};
