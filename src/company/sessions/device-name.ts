// In this order: each browser also names those it wants to be taken for.
const BROWSERS: [RegExp, string][] = [
  [/\bEdgA?\/|\bEdgiOS\//, 'Edge'],
  [/\bOPR\/|\bOPiOS\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bVivaldi\//, 'Vivaldi'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bChrom(e|ium)\/|\bCriOS\/|\bHeadlessChrome\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
  [/^curl\//, 'curl'],
];

const SYSTEMS: [RegExp, string][] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

const named = (text: string, names: [RegExp, string][]) => names.find(([sign]) => sign.test(text))?.[1] ?? null;

const PHONES = new Set<string | null>(['iPhone', 'iPad', 'Android']);

export type Device = { browser: string | null; system: string | null; isPhone: boolean };

/** What a User-Agent says of itself, as its owner knows it; names are null for what nobody would recognise. */
export function deviceName(userAgent: string): Device {
  const system = named(userAgent, SYSTEMS);
  return { browser: named(userAgent, BROWSERS), system, isPhone: PHONES.has(system) };
}
