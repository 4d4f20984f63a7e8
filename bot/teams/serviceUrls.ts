import { isLoopback } from '../core/loopback.ts';

/**
 * Hosts of Teams' connectors. Anybody can get a name under `trafficmanager.net` or `azurewebsites.net`, so
 * only Teams' own name is listed there.
 */
export const teamsServiceUrls: readonly string[] = [
  'smba.trafficmanager.net',
  '*.botframework.com',
  '*.teams.microsoft.com',
];

/** A host, `*.` and a domain, or a loopback origin for tests. */
export const serviceUrlRule =
  /^(?:(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+|http:\/\/127\.0\.0\.1:\d{1,5})$/;

/** Whether the bot may send to an address: whoever gets our request gets our token. */
export type ServiceUrlGate = (url: unknown) => boolean;

/** @param rules as in `SERVICE_URLS`; undefined for a sandbox, which allows only loopback */
export function serviceUrlGate(rules: readonly string[] | undefined): ServiceUrlGate {
  return (url) => {
    if (typeof url !== 'string' || !URL.canParse(url)) return false;
    const { protocol, hostname, port, username, password, origin } = new URL(url);
    if (username !== '' || password !== '') return false;
    if (rules === undefined) return protocol === 'http:' && isLoopback(hostname);
    if (rules.includes(origin)) return true;
    return protocol === 'https:' && port === '' && rules.some((rule) => covers(rule, hostname));
  };
}

function covers(rule: string, hostname: string): boolean {
  return rule.startsWith('*.') ? hostname.endsWith(rule.slice(1)) : hostname === rule;
}
