/** How something is; `not_checked` always says why. */
export const states = ['ok', 'warning', 'failed', 'not_checked'] as const;

export type State = (typeof states)[number];
