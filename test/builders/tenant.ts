import type { EducationTenant, TenantClass, TenantUser } from '../doubles/educationTenant.ts';

/** Somebody at Lindeskolen, with the one difference the test is about. */
export function aTenantUser(id: string, difference: Partial<TenantUser> = {}): TenantUser {
  return {
    id,
    primaryRole: 'student',
    givenName: `Given-${id}`,
    surname: `Family-${id}`,
    userPrincipalName: `${id}@skole.example`,
    mail: `${id}@skole.example`,
    externalId: `x-${id}`,
    schools: ['s-linde'],
    ...difference,
  };
}

export function aTenantClass(id: string, difference: Partial<TenantClass> = {}): TenantClass {
  return {
    id,
    displayName: '7.b',
    externalId: `x-${id}`,
    school: 's-linde',
    members: [],
    ...difference,
  };
}

/** Two schools: Lindeskolen with a class of eleven pupils and their teacher, Havnskolen with one of four. */
export function fillTenant(tenant: EducationTenant): void {
  tenant.schools.set('s-linde', { displayName: 'Lindeskolen', externalId: 'linde' });
  tenant.schools.set('s-havn', { displayName: 'Havnskolen', externalId: 'havn' });
  const pupils = Array.from({ length: 11 }, (_, index) => `p${index}`);
  const others = Array.from({ length: 4 }, (_, index) => `h${index}`);
  for (const id of pupils) tenant.putUser(aTenantUser(id));
  for (const id of others) tenant.putUser(aTenantUser(id, { schools: ['s-havn'] }));
  tenant.putUser(aTenantUser('t1', { primaryRole: 'teacher' }));
  tenant.putUser(aTenantUser('t2', { primaryRole: 'teacher', schools: ['s-havn'] }));
  tenant.putClass(aTenantClass('c7b', { members: [...pupils, 't1'] }));
  tenant.putClass(
    aTenantClass('c3a', { displayName: '3.a', school: 's-havn', members: [...others, 't2'] }),
  );
}
