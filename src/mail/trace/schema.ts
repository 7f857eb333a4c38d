/** Sessions refused on one day (days since 1970, UTC) from an IPv4 address or an IPv6 /64, for one reason. */
export type Refusal = { day: number; ip: string; reason: string; n: number; lastAt: number };

/** `at` is the mail's own, `address` in look-up form, or `@domain`. */
export type TraceTables = { rawAddress: { rawId: number; address: string; at: number }; refusal: Refusal };
