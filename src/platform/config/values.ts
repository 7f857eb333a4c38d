import { isIP } from 'node:net';
import { isNetwork } from '#src/lib/networks.ts';

/** Reads one value, or says in words what is allowed. */
export type Reader<T> = { allowed: string; parse(raw: string): T | undefined; isSecret?: boolean };

export const text: Reader<string> = { allowed: 'any text', parse: (raw) => raw };

export const secret: Reader<string> = {
  allowed: 'at least 8 characters',
  isSecret: true,
  parse: (raw) => (raw.length >= 8 ? raw : undefined),
};

export const path: Reader<string> = {
  allowed: 'a path',
  parse: (raw) => (raw.includes('\0') || raw === '' ? undefined : raw),
};

export const host: Reader<string> = {
  allowed: 'a host name or an IP address',
  parse: (raw) => (/^[A-Za-z0-9.:_-]{1,253}$/.test(raw) ? raw : undefined),
};

const isServer = (text: string): boolean => {
  const [, address, port] = /^\[?(.+?)\]?(?::(\d{1,5}))?$/.exec(text) ?? [];
  return isIP(text) > 0 || (port !== undefined && isIP(address!) > 0 && Number(port) < 65_536);
};

export const ipServers: Reader<string[]> = {
  allowed: 'IP addresses with commas between them, each with a colon and its port where that is not the usual one',
  parse(raw) {
    const servers = raw.split(',').map((each) => each.trim());
    return servers.every(isServer) ? servers : undefined;
  },
};

const listOf = (isOne: (text: string) => boolean, allowed: string): Reader<string[]> => ({
  allowed: `${allowed} with commas between them, or nothing`,
  parse(raw) {
    const listed = raw.split(',').map((each) => each.trim());
    return raw === '' ? [] : listed.every(isOne) ? listed : undefined;
  },
});

export const ipAddresses = listOf((text) => isIP(text) > 0, 'IP addresses');

export const networks = listOf(isNetwork, 'IP addresses or networks as 192.0.2.0/24');

export const hostname: Reader<string> = {
  allowed: 'a host name such as mail.example.com',
  parse: (raw) =>
    /^(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*$/.test(raw)
      ? raw
      : undefined,
};

export const bool: Reader<boolean> = {
  allowed: 'yes or no',
  parse: (raw) => (raw === 'yes' ? true : raw === 'no' ? false : undefined),
};

export const url: Reader<string> = {
  allowed: 'an address that starts with http:// or https:// and has no path',
  parse(raw) {
    const parsed = URL.parse(raw);
    const isPlain =
      parsed && /^https?:$/.test(parsed.protocol) && parsed.pathname === '/' && !parsed.search && !parsed.username;
    return isPlain ? parsed.origin : undefined;
  },
};

export const urlWithPath: Reader<string> = {
  allowed: 'an address that starts with http:// or https://',
  parse: (raw) => (/^https?:$/.test(URL.parse(raw)?.protocol ?? '') ? raw : undefined),
};

export const count = (least: number, most: number): Reader<number> => ({
  allowed: `a whole number from ${least} to ${most}`,
  parse(raw) {
    const value = /^\d{1,15}$/.test(raw) ? Number(raw) : Number.NaN;
    return value >= least && value <= most ? value : undefined;
  },
});

export const choice = <const T extends string>(values: readonly T[]): Reader<T> => ({
  allowed: values.join(', '),
  parse: (raw) => values.find((value) => value === raw),
});

/** An empty value means "not set". */
export const optional = <T>(reader: Reader<T>): Reader<T | null> => ({
  ...reader,
  allowed: `${reader.allowed}, or nothing`,
  parse: (raw) => (raw === '' ? null : reader.parse(raw)),
});
