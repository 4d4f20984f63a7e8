import { z } from 'zod';

const form = z.object({
  task: z.object({
    value: z.looseObject({
      card: z.looseObject({
        content: z.looseObject({
          body: z.array(z.looseObject({ id: z.string().optional(), value: z.string().optional() })),
          actions: z.tuple([z.looseObject({ data: z.record(z.string(), z.unknown()) })]),
        }),
      }),
    }),
  }),
});

/** What Teams sends of a form that somebody leaves as it is; undefined where the answer is no form. */
export function filledForm(answer: unknown): Record<string, unknown> | undefined {
  const shown = form.safeParse(answer).data;
  if (!shown) return undefined;
  const { body, actions } = shown.task.value.card.content;
  const filled = body.flatMap(({ id, value }) => (id === undefined ? [] : [[id, value] as const]));
  return { ...actions[0].data, ...Object.fromEntries(filled) };
}
