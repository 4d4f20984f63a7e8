/** The refusal’s numbers, for texts that use them. */
type RefusalDetails = Readonly<Record<string, string | number>>;

/** Refusals about the mapping, the plan, its way back and special arrangements. */
export const planRefusals = {
  too_many_chosen: ({ most = 2 }: RefusalDetails) => ({
    title: `Der er valgt for mange (højst ${most})`,
    next: 'Vælg det, der fylder mest, og tryk igen.',
  }),
  goal_incomplete: () => ({
    title: 'Målet er ikke skrevet færdigt',
    next: 'Skriv både målet og det, I gør for at nå det, og tryk igen.',
  }),
  goal_metric_required: () => ({
    title: 'Der er ikke valgt, hvad målet måles på',
    next: 'Vælg, hvad det måles på, så I kan se, om det er nået, og tryk igen.',
  }),
  goal_target_unsuited: ({ most = 100 }: RefusalDetails) => ({
    title: 'Det tal kan ikke bruges',
    next: `Skriv et helt tal fra 1 til ${most}, og tryk igen.`,
  }),
  plan_full: ({ most = 3 }: RefusalDetails) => ({
    title: `Planen er fuld (højst ${most})`,
    next: 'Ret eller fjern noget, der står der, i stedet for at tilføje mere.',
  }),
  plan_needs_goal: () => ({
    title: 'En handleplan skal have mindst ét mål',
    next: 'Tilføj et mål, eller ret det, der står der.',
  }),
  way_back_day: ({ most = 60 }: RefusalDetails) => ({
    title: 'Den dag kan ikke bruges',
    next: `Vælg en dag efter de skridt, der er svaret på, højst ${most} skoledage frem. To skridt kan ikke begynde samme dag.`,
  }),
  way_back_text: () => ({
    title: 'Der mangler et skridt',
    next: 'Skriv kort, hvad eleven skal prøve, og tryk igen.',
  }),
  review_day: ({ most = 40 }: RefusalDetails) => ({
    title: 'Den dag kan ikke bruges',
    next: `Vælg en dag efter i dag, højst ${most} skoledage frem.`,
  }),
  arrangement_day: () => ({
    title: 'Den slutdato kan ikke bruges',
    next: 'Vælg en dag efter i dag, højst et år frem. Skal ordningen slutte nu, så tryk »Afslut i dag«.',
  }),
  arrangement_reason_required: ({ weeks = 6 }: RefusalDetails) => ({
    title: `Ordningen varer mere end ${weeks} uger`,
    next: 'Skriv kort, hvorfor den skal vare længere, og tryk igen.',
  }),
};
