import { parse } from 'yaml';
import { z } from 'zod';

/** As Prometheus reads a file of rules: nothing besides. */
const ruleFile = z.strictObject({
  groups: z.array(
    z.strictObject({
      name: z.string(),
      interval: z.string().optional(),
      rules: z.array(
        z.strictObject({
          alert: z.string().regex(/^Naervaer[A-Z]\w+$/),
          expr: z.string(),
          for: z
            .string()
            .regex(/^\d+[smh]$/)
            .optional(),
          labels: z.strictObject({ severity: z.enum(['critical', 'warning']) }),
          annotations: z.strictObject({
            summary: z.string().min(10),
            runbook: z.string(),
            runbook_da: z.string(),
          }),
        }),
      ),
    }),
  ),
});

export type RuleFile = z.output<typeof ruleFile>;
export type Rule = RuleFile['groups'][number]['rules'][number];

/** The groups of `infra/observability/alerts.yaml`. @throws ZodError, YAMLParseError */
export function readRules(text: string): RuleFile['groups'] {
  return ruleFile.parse(parse(text)).groups;
}
