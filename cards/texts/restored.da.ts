/** What people are told after the store was restored from a backup. */
export const restored = {
  title: 'Nærvær er gendannet fra en sikkerhedskopi',
  next: (since: string | undefined) =>
    `Det, der er noteret ${since === undefined ? 'for nylig' : `siden ${since}`}, er måske ikke med. Har du skrevet noget siden, så skriv det igen; det, der er med, bliver ikke noteret to gange. Tryk på kort fra før viser, hvordan det står nu.`,
};
