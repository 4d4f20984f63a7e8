/** Why a person's request cannot be done. Each has a text in every language. */
export const refusalCodes = [
  'agreement_unsuited',
  'already_arranged',
  'already_holds',
  'already_involved',
  'already_told',
  'arrangement_day',
  'arrangement_reason_required',
  'assignee_unknown',
  'basis_required',
  'basis_unsuited',
  'calendar_not_planned',
  'case_closed',
  'choice_required',
  'closing_reason_required',
  'comment_required',
  'consent_until',
  'cpr',
  'date_unsuited',
  'duty_open',
  'forged',
  'goal_incomplete',
  'goal_metric_required',
  'goal_target_unsuited',
  'gone',
  'hand_over_answered',
  'hand_over_waits',
  'letter_language',
  'letter_unsuited',
  'meeting_already_booked',
  'meeting_answered',
  'meeting_not_organiser',
  'meeting_over',
  'meeting_time_passed',
  'next_date_unsuited',
  'no_access_pupil',
  'no_school_days',
  'not_allowed',
  'not_arranged',
  'not_left',
  'not_on_roster',
  'not_whole_municipality',
  'not_your_note',
  'offer_required',
  'other_case_open',
  'outcome_required',
  'plan_full',
  'plan_needs_goal',
  'question_lapsed',
  'reason_required',
  'register_unchecked',
  'nothing_ticked',
  'reminded_today',
  'review_day',
  'set_back',
  'stale',
  'step_already_decided',
  'step_waits',
  'too_long',
  'too_many_chosen',
  'undo_too_late',
  'unknown_pupil',
  'unknown_ruleset',
  'unknown_school',
  'unknown_year',
  'upload_refused',
  'way_back_day',
  'way_back_text',
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

/** Why an external system failed: its HTTP status, or what happened to the connection or the answer. */
export type OutsideCode =
  | `graph_${number | 'duplicate' | 'garbage' | 'unreachable'}`
  | `teams_${number | 'silent' | 'token' | 'unreachable' | 'unreadable'}`
  | `upload_${number | 'refused' | 'unreachable'}`
  | `register_${number | 'garbage' | 'unreachable'}`
  | `roster_${number | 'garbage' | 'unreachable'}`
  | `entra_${'garbage' | 'no_proof' | 'refused' | 'unreachable'}`
  | 'conversation_gone'
  | 'message_gone'
  | 'cut_off'
  | 'foreign_service_url'
  | 'member_unreadable'
  | 'organiser_gone';
