import { isPrivateAddress } from '#src/lib/ip.ts';
import { type Answer, type Finding, finding, unknown } from './finding.ts';

/** The name said in EHLO and where MX points: it must be a name that others can look up. */
export function nameFinding(mailName: string, addresses: Answer<string[]>): Finding {
  const data = { name: mailName };
  if (!mailName.includes('.')) return finding('name', 'wrong', 'nameLocal', { data });
  if (!addresses.ok) return unknown('name', addresses.error);
  const found = addresses.value;
  if (found.length === 0) return finding('name', 'missing', 'nameMissing', { data });
  if (found.every(isPrivateAddress)) return finding('name', 'warn', 'namePrivate', { data, found });
  return finding('name', 'ok', 'nameOk', { data, found });
}

/** Whether an address of ours points back to our name (RFC 8601 calls it iprev): many servers refuse mail without. */
export function ptrFinding(address: string, names: Answer<string[]>, mailName: string, isRelayed: boolean): Finding {
  const wanted = [{ type: 'PTR' as const, name: address, value: mailName }];
  const rest = { id: `ptr:${address}`, wanted, data: { address, name: mailName } };
  if (isPrivateAddress(address)) return finding('ptr', 'optional', 'ptrPrivate', { ...rest, wanted: [] });
  if (!names.ok) return unknown('ptr', names.error, rest);
  const found = names.value.map((name) => name.toLowerCase().replace(/\.$/, ''));
  if (found.includes(mailName.toLowerCase())) return finding('ptr', 'ok', 'ptrOk', { ...rest, found });
  if (isRelayed) return finding('ptr', 'optional', 'ptrRelayed', { ...rest, found });
  if (found.length === 0) return finding('ptr', 'missing', 'ptrMissing', rest);
  return finding('ptr', 'wrong', 'ptrOther', { ...rest, found });
}
