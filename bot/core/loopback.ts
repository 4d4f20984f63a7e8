/** Whether an address or host name is loopback; IPv6 with or without brackets. */
export function isLoopback(address: string): boolean {
  const plain = address.toLowerCase().replace(/^\[(.*)\]$/, '$1');
  const ipv4 = plain.replace(/^::ffff:/, '');
  return plain === 'localhost' || plain === '::1' || /^127(?:\.\d{1,3}){3}$/.test(ipv4);
}
