/** What is wrong with how the app is to prove who it is. */
export type IdentityFault =
  | 'tenant_unsuited'
  | 'no_proof'
  | 'several_proofs'
  | 'secret_beside_managed_identity'
  | 'certificate_beside_managed_identity'
  | 'other_managed_identity'
  | 'identity_is_app'
  | 'password_without_certificate'
  | 'certificate_unreadable'
  | 'certificate_missing'
  | 'key_missing'
  | 'key_locked'
  | 'key_unsuited'
  | 'key_of_another'
  | 'certificate_over'
  | 'token_file_unreadable';

/** The operator has set something that cannot work: the message names the variable and what to do. */
export class IdentityError extends Error {
  override readonly name = 'IdentityError' as const;
  readonly code: IdentityFault;
  /** The variable to change. */
  readonly variable: string;

  constructor(code: IdentityFault, variable: string, advice: string) {
    super(`${variable}: ${advice}`);
    this.code = code;
    this.variable = variable;
  }
}
